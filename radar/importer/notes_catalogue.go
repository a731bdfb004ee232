package importer

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"sync"

	"go.yaml.in/yaml/v4"

	"techradar/assets"
	"techradar/radar"
)

// catalogueFile is what assets/catalogue.yaml holds.
type catalogueFile struct {
	Quadrants []knownQuadrant `yaml:"quadrants"`
	Tools     []*tool         `yaml:"tools"`
	Companies []string        `yaml:"companies"`
}

// knownQuadrant is a quadrant that a radar which is begun from notes may get.
type knownQuadrant struct {
	ID          string   `yaml:"id"`
	Name        string   `yaml:"name"`
	Description string   `yaml:"description"`
	Words       []string `yaml:"words"`
}

// tool is a technology that notes are searched for.
type tool struct {
	Name       string   `yaml:"name"`
	Aliases    []string `yaml:"aliases"`
	Quadrant   string   `yaml:"quadrant"`   // a word that means its usual quadrant, "" for none
	Everyday   bool     `yaml:"everyday"`   // counts in running text only as it is spelled
	Background bool     `yaml:"background"` // counts only where it is introduced
}

// is reports whether a key is that of the name or of an alias.
func (t *tool) is(key string) bool {
	return keyOf(t.Name) == key || slices.ContainsFunc(t.Aliases, func(a string) bool { return keyOf(a) == key })
}

// has reports whether the name or an alias has the token.
func (t *tool) has(key string) bool {
	for _, name := range append([]string{t.Name}, t.Aliases...) {
		if slices.ContainsFunc(tokensOf(name), func(x token) bool { return x.key == key }) {
			return true
		}
	}
	return false
}

// embedded is assets/catalogue.yaml, read when it is first wanted and never changed.
var embedded = sync.OnceValues(func() (catalogueFile, error) {
	var file catalogueFile
	src, err := assets.FS.ReadFile("catalogue.yaml")
	if err != nil {
		return file, err
	}
	if err := yaml.Load(src, &file, yaml.WithKnownFields()); err != nil {
		return file, fmt.Errorf("catalogue.yaml: %w", err)
	}
	return file, nil
})

// readCatalogue returns the catalogue with tools of its own, since notes can bring one forward.
func readCatalogue() (*catalogueFile, error) {
	file, err := embedded()
	if err != nil {
		return nil, err
	}
	file.Tools = slices.Clone(file.Tools)
	for i, t := range file.Tools {
		own := *t
		file.Tools[i] = &own
	}
	return &file, nil
}

// catalogue finds tools by their names.
type catalogue struct {
	byKey   map[string]*tool
	longest int // tokens of the longest name
}

// newCatalogue adds the tools of a radar to those that are built in, and puts them first. into may be nil.
func newCatalogue(file *catalogueFile, into *radar.Radar) *catalogue {
	c := &catalogue{byKey: map[string]*tool{}}
	if into != nil {
		for _, own := range into.Import.Catalogue {
			c.addOwn(file, into, own)
		}
	}
	for _, t := range file.Tools {
		c.add(t)
	}
	return c
}

// addOwn adds a tool of the radar. One without a quadrant keeps that of the tool of the same name that is built in.
func (c *catalogue) addOwn(file *catalogueFile, into *radar.Radar, own radar.Tool) {
	t := &tool{Name: own.Name, Aliases: own.Aliases}
	if own.Quadrant >= 0 {
		t.Quadrant = into.Quadrants[own.Quadrant].ID
	}
	for _, known := range file.Tools {
		if known.is(keyOf(own.Name)) {
			t.Aliases = slices.Concat(own.Aliases, known.Aliases, []string{known.Name})
			if t.Quadrant == "" {
				t.Quadrant = known.Quadrant
			}
		}
	}
	c.add(t)
}

// add lets the names mean the tool, where they have no meaning yet.
func (c *catalogue) add(t *tool) {
	for _, name := range append([]string{t.Name}, t.Aliases...) {
		parts := tokensOf(name)
		key := keyOf(name)
		if key == "" || c.byKey[key] != nil {
			continue
		}
		c.byKey[key] = t
		c.longest = max(c.longest, len(parts)+1) // notes may write a space more, as in "Metal 3"
	}
}

// versionEnd matches a version behind a name: "Helm 2", "Cilium v1.15".
var versionEnd = regexp.MustCompile(`(?i)[\s@]+v?\d{1,4}(?:\.[\dx]{1,4}){0,3}\+?$`)

// lookUp returns the tool of a name, or nil. Korean particles and a version at its end do not count.
func (c *catalogue) lookUp(name string) *tool {
	if len(name) > maxWordBytes {
		return nil
	}
	if t := c.lookUpWhole(name); t != nil {
		return t
	}
	if at := versionEnd.FindStringIndex(name); at != nil {
		return c.lookUpWhole(name[:at[0]])
	}
	return nil
}

func (c *catalogue) lookUpWhole(name string) *tool {
	key := keyOf(name)
	if t := c.byKey[key]; t != nil {
		return t
	}
	list := tokensOf(name)
	if len(list) == 0 || !list[len(list)-1].hangul {
		return nil
	}
	for _, stem := range withoutParticle(key) {
		if t := c.byKey[stem]; t != nil {
			return t
		}
	}
	return nil
}

// match is a tool that a text names.
type match struct {
	begin, end int // bytes of the text
	tool       *tool
}

// find returns the tools that a text names, in order and apart from each other, the longest name at each place. Tokens
// within the spans are left out.
func (c *catalogue) find(text string, without []span) []match {
	var found []match
	list := tokensOf(text)
	for i := 0; i < len(list); i++ {
		if slices.ContainsFunc(without, func(s span) bool { return list[i].begin >= s.begin && list[i].begin < s.end }) {
			continue
		}
		if m, count := c.at(text, list[i:]); count > 0 {
			found = append(found, m)
			i += count - 1
		}
	}
	return found
}

// at returns the longest name that the tokens begin with, and how many of them it takes.
func (c *catalogue) at(text string, list []token) (match, int) {
	most := 1
	for most < min(len(list), c.longest) && joined(text[list[most-1].end:list[most].begin]) {
		most++
	}
	for n := most; n > 0; n-- {
		key := ""
		for _, t := range list[:n] {
			key += t.key
		}
		begin, end := list[0].begin, list[n-1].end
		if t := c.byKey[key]; t != nil && t.spelledSo(text[begin:end]) {
			return match{begin, end, t}, n
		}
		if !list[n-1].hangul {
			continue
		}
		for _, stem := range withoutParticle(list[n-1].key) {
			short := end - len(list[n-1].key) + len(stem)
			whole := strings.TrimSuffix(key, list[n-1].key) + stem
			if t := c.byKey[whole]; t != nil && short > begin && short <= len(text) && t.spelledSo(text[begin:short]) {
				return match{begin, short, t}, n
			}
		}
	}
	return match{}, 0
}

// spelledSo reports whether a spelling in running text can mean the tool.
func (t *tool) spelledSo(text string) bool {
	if !t.Everyday {
		return true
	}
	return slices.ContainsFunc(append([]string{t.Name}, t.Aliases...), func(name string) bool { return unspaced(name) == unspaced(text) })
}

// unspaced is a spelling without what may stand between the parts of a name.
func unspaced(s string) string { return strings.NewReplacer(" ", "", "-", "", ".", "").Replace(s) }
