package radar

import (
	"fmt"
	"path"
	"path/filepath"
	"strconv"
	"strings"
)

// The shapes of values that more than one key takes.
var (
	shapeName = shape{
		about: fmt.Sprintf("text on one line, up to %d characters", MaxNameLength),
		text:  &textShape{max: MaxNameLength},
	}
	shapeReference = shape{ // a name that must be found among others
		about: shapeName.about,
		text:  &textShape{max: MaxNameLength},
	}
	shapeLine = shape{
		about: fmt.Sprintf("text on one line, up to %d characters", MaxLineLength),
		text:  &textShape{max: MaxLineLength},
	}
	shapeText = shape{
		about: fmt.Sprintf("text, up to %d characters", MaxTextLength),
		text:  &textShape{lines: true, max: MaxTextLength},
	}
	shapeID = shape{
		about: fmt.Sprintf("lower-case letters and digits of any script with single hyphens between them, up to %d bytes", maxSlugBytes),
		text:  &textShape{parse: parseID, schema: schemaID},
	}
	shapeEdition = shape{
		about: "`YYYY`, `YYYY-MM`, `YYYY-MM-DD` or `YYYY-Qn`; it counts from the first day of the period",
		text:  &textShape{parse: parseEdition, schema: schemaEdition},
	}
	shapeLang = shape{
		about: "`en` or `ko`",
		text:  &textShape{choices: []string{"en", "ko"}},
	}
	shapeYes = shape{
		about: "`true`",
		text:  &textShape{choices: []string{"true"}},
	}
	shapeLevel = shape{
		about: "`off`, `warn` or `error`",
		text:  &textShape{choices: []string{LevelOff, LevelWarn, LevelError}},
	}
	shapeRule = shape{
		about:  "`off`, `warn` or `error`, or a mapping with a level and numbers",
		text:   shapeLevel.text,
		object: formatRule,
	}
	shapeCount = shape{
		about: "a whole number from 1 to 999",
		text:  &textShape{parse: parseCount, schema: schemaCount},
	}
	shapeNumber = shape{
		about: "a whole number from 1",
		text:  &textShape{parse: parseNumber, schema: schemaNumber},
	}
	shapeAddress = shape{
		about: fmt.Sprintf("an absolute http, https or mailto URL, up to %d bytes", MaxURLLength),
		text:  &textShape{parse: parseURL, schema: schemaURL},
	}
	shapeBase = shape{
		about: "an absolute http or https URL",
		text:  &textShape{parse: parseBaseURL, schema: schemaBaseURL},
	}
	shapeFolder = shape{
		about: "a path below the folder of the file, with `/` between its parts",
		text:  &textShape{max: MaxLineLength, parse: parsePath, schema: schemaPath},
	}
	shapeFile = shape{
		about: "a path below the folder of the file, with `/` between its parts",
		text:  &textShape{max: MaxLineLength, parse: parseFontPath, schema: schemaPath},
	}
	shapeFormats = shape{
		about: fmt.Sprintf("a list of up to %d names, or one text with commas", MaxListLength),
		list:  &listShape{of: &shapeReference, what: "formats", min: 1, max: MaxListLength, commas: true},
	}
)

// listOf returns the shape of a list.
func listOf(of shape, what string, least, most int) shape {
	about := fmt.Sprintf("a list of up to %d", most)
	if least > 0 {
		about = fmt.Sprintf("a list of %d to %d", least, most)
	}
	if of.object != nil {
		about += " mappings"
	} else {
		about += "; each is " + of.about
	}
	return shape{about: about, list: &listShape{of: &of, what: what, min: least, max: most}}
}

// mapOf returns the shape of a mapping with keys of the radar's own.
func mapOf(of shape, key string, most int) shape {
	about := fmt.Sprintf("a mapping with a %s for each key; each value is %s", key, of.about)
	return shape{about: about, keyed: &keyedShape{of: &of, key: key, max: most}}
}

// mapping returns the shape of a mapping.
func mapping(o *objectShape) shape { return shape{about: "a mapping", object: o} }

func parseID(s string) (string, *fault) {
	slug := Slug(s)
	if slug == s {
		return s, nil
	}
	if deviceName(s) {
		return "", faultf(codeID, "%s cannot be an id: Windows can have no file of that name", quoted(s)).withHint("write %s", slug)
	}
	f := faultf(codeID, "%s is not an id: it is made of lower-case letters and digits with single hyphens between them", quoted(s))
	if slug == "" {
		return "", f
	}
	return "", f.withHint("write %s", slug)
}

func parseEdition(s string) (string, *fault) {
	if _, err := ParseEdition(s); err != nil {
		return "", wrongEdition(s)
	}
	return s, nil
}

func parseNumber(s string) (string, *fault) {
	const most = 9 // digits: fits an int everywhere
	if n, err := strconv.ParseUint(s, 10, 31); err != nil || n < 1 || len(s) > most {
		return "", faultf(codeNumber, "%s is not a line number: write a whole number from 1", quoted(s))
	}
	return s, nil
}

func parseCount(s string) (string, *fault) {
	if n, err := strconv.ParseUint(s, 10, 31); err != nil || n < 1 || len(s) > 3 {
		return "", faultf(codeNumber, "%s is not a whole number from 1 to 999", quoted(s))
	}
	return s, nil
}

// parsePath accepts a path that stays below the folder of the file on every system, so that a file is not right
// on one machine and wrong on another.
func parsePath(s string) (string, *fault) {
	bad := func(format string, args ...any) (string, *fault) {
		return "", faultf(codePath, "%s %s", quoted(s), fmt.Sprintf(format, args...)).
			withHint("write a path below the folder of this file, such as public")
	}
	switch {
	case strings.Contains(s, `\`):
		return bad(`has a backslash: write "/" between the parts of a path`)
	case strings.HasPrefix(s, "/") || len(s) > 1 && s[1] == ':':
		return bad("is an absolute path: only a flag or a variable may leave the folder of this file")
	case strings.HasPrefix(s, "~"):
		return bad("begins with ~, which is not the home folder here")
	}
	for part := range strings.SplitSeq(s, "/") {
		base, _, _ := strings.Cut(strings.ToLower(part), ".")
		switch {
		case part == "..":
			return bad(`has a "..": only a flag or a variable may leave the folder of this file`)
		case part == ".":
		case strings.ContainsAny(part, `<>:"|?*`):
			return bad(`has one of < > : " | ? *, which not every system has in file names`)
		case strings.HasSuffix(part, ".") || strings.HasSuffix(part, " ") || deviceName(strings.TrimSpace(base)):
			return bad("has a part that Windows cannot name a file by: %s", quoted(part))
		}
	}
	clean := path.Clean(s)
	if clean == "." || !filepath.IsLocal(clean) {
		return bad("is the folder of this file itself: the output needs one of its own")
	}
	return clean, nil
}

func parseFontPath(s string) (string, *fault) {
	clean, f := parsePath(s)
	if f != nil {
		f = f.withHint("write a path below the folder of this file, such as fonts/Team.ttf")
	}
	return clean, f
}
