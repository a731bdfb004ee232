package embed

import (
	"encoding/json"
	"fmt"
	"regexp"
	"strings"
	"text/template"
	"unicode"
	"unicode/utf8"
)

// escapes are the functions of the templates: one for each language that a text can go into.
func escapes() template.FuncMap {
	return template.FuncMap{
		"attr": attribute, "md": markdown, "pandoc": pandoc, "wiki": wikitext, "doku": dokuwiki, "tex": latex, "yaml": yamlString, "url": address, "file": fileURL,
		"shell": shellWord,
	}
}

// entities returns s with each of the ASCII signs written as a character reference by its number, which HTML, XML,
// Markdown and wikitext all read. Named ones are not the same in all of them.
func entities(s, signs string) string {
	var b strings.Builder
	for _, r := range s {
		if strings.ContainsRune(signs, r) {
			fmt.Fprintf(&b, "&#%d;", r)
		} else {
			b.WriteRune(r)
		}
	}
	return b.String()
}

// attribute is a text in a quoted attribute of HTML, of the XML of Confluence and of MDX and Vue. The braces are
// nothing to HTML, but the templates of Hugo, Jinja, Jekyll and Vue look for them before it is HTML; the backslash is
// one in the attributes of Pandoc.
func attribute(s string) string { return entities(s, "&<>\"'`{}\\") }

// reference is the start of what Markdown reads as a character reference. Another ampersand is one of the text.
var reference = regexp.MustCompile(`&(#?[0-9A-Za-z]+;)`)

// markdown is a text in the brackets of an image: CommonMark, GFM and MDX. What needs no reference has none, because
// older versions of some programs show references in such a text as they are typed.
func markdown(s string) string {
	return entities(reference.ReplaceAllString(s, "&#38;$1"), "<>`{}[]\\*_|~$")
}

// pandoc is a text in a heading of Pandoc's Markdown, which also has citations, superscripts and closing signs.
func pandoc(s string) string { return entities(s, "&<>\"'`{}[]\\*_|~$^@#") }

// wikitext is a text in a parameter of a MediaWiki link. An address would become a link of its own.
func wikitext(s string) string {
	return strings.ReplaceAll(entities(s, "&<>\"'{}[]|~_"), "://", "&#58;//")
}

// dokuwiki is a text in a DokuWiki media link. It has no way to escape: references are shown as they are typed. So
// the brackets that would end the link become round ones.
func dokuwiki(s string) string {
	return strings.NewReplacer("{", "(", "}", ")", "[", "(", "]", ")", "|", "/").Replace(s)
}

// latex is a text in a paragraph or an argument of LaTeX.
func latex(s string) string {
	return strings.NewReplacer(
		`\`, `\textbackslash{}`, "{", `\{`, "}", `\}`, "$", `\$`, "&", `\&`, "#", `\#`, "_", `\_`, "%", `\%`,
		"~", `\textasciitilde{}`, "^", `\textasciicircum{}`, "<", `\textless{}`, ">", `\textgreater{}`, "|", `\textbar{}`, `"`, "''",
	).Replace(s)
}

// yamlString is a text as a value of YAML front matter: every string of JSON is one of YAML, too. The signs of HTML
// are written out, because some tools copy the value into a page.
func yamlString(s string) (string, error) {
	b, err := json.Marshal(s)
	return string(b), err
}

// address is a URL for any of the languages: what could end a link in one of them is percent-encoded.
func address(s string) string {
	return percent(s, func(r rune) bool { return letter(r) || strings.ContainsRune("-._~/:?#@!$&+,;=%", r) })
}

// fileURL is the path of a file as a relative URL. Letters of any script stay readable.
func fileURL(parts ...string) string {
	return percent(strings.Join(parts, ""), func(r rune) bool { return letter(r) || strings.ContainsRune("-._~/", r) })
}

func letter(r rune) bool { return unicode.In(r, unicode.L, unicode.M, unicode.Nd) }

func percent(s string, keep func(rune) bool) string {
	var b strings.Builder
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		if keep(r) && (r != utf8.RuneError || size > 1) {
			b.WriteString(s[i : i+size])
		} else {
			for _, c := range []byte(s[i : i+size]) {
				fmt.Fprintf(&b, "%%%02X", c)
			}
		}
		i += size
	}
	return b.String()
}

// shellWord is a text as one word of a Unix shell.
func shellWord(s string) string { return "'" + strings.ReplaceAll(s, "'", `'\''`) + "'" }
