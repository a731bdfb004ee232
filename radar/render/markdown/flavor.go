package markdown

import (
	"encoding/json"
	"path"
	"regexp"
	"strings"
)

// Flavor is what one wiki or site generator wants otherwise than the others. The zero Flavor is text without any raw
// HTML, without front matter, and with plain links between files.
type Flavor struct {
	Name  string // as written after --flavor
	About string // one line, no full stop

	HTML          bool     // raw HTML is kept: anchors, line breaks in cells, a picture with a dark variant
	Dark          bool     // with HTML: the dark variant's address works in raw HTML
	HeadingIDs    bool     // a heading takes its anchor in braces
	BlockIDs      bool     // a table takes its anchor after a caret, in a paragraph of its own
	Typographer   bool     // quotes would come out curly
	Titled        bool     // the page's title is shown from elsewhere, so the text begins without it
	Front         []string // what the front matter holds, of the keys in front.go; nil for none
	MarkdownTitle bool     // the title in the front matter is read as Markdown
	Comments      bool     // headers for the mark tool, as comments of HTML
	Page          string   // file name of the overview
	Entries       string   // what stands before the ID and ".md" in the file name of an entry
	PictureDir    string   // where the pictures lie, with a final slash
	PNG           bool     // a picture is a PNG

	// runs is what the engine replaces or runs even in code, before it reads the Markdown; nil when there is no such.
	runs *regexp.Regexp

	// link writes a link to a place on our own pages; nil makes a link of Markdown.
	link func(place) string
}

// place is where a link leads to, and what it shows.
type place struct {
	text, name string // the same text as Markdown and as it was typed
	file       string // relative; "" for the same page
	fragment   string // "" for the whole page
	cell       bool   // the link stands in a table
}

// Flavors lists the flavors in the order of help, the default first.
var Flavors = []Flavor{
	{
		Name: "gfm", About: "GitHub, GitLab, Gitea and whatever reads Markdown with tables and a little HTML",
		HTML: true, Dark: true, Page: "radar.md", Entries: "entries/",
	},
	{
		Name: "plain", About: "Markdown without any HTML, as Outline wants it",
		Page: "radar.md", Entries: "entries/",
	},
	{
		Name: "github-wiki", About: "a GitHub wiki, whose pages have no folders and whose pictures lie in images",
		HTML: true, Page: "radar.md", Entries: "radar-", PictureDir: "images/", link: wikiPage,
	},
	{
		Name: "mkdocs", About: "MkDocs and TechDocs, with a title for the navigation",
		HTML: true, Page: "radar.md", Entries: "entries/", Front: []string{"title"},
	},
	{
		Name: "docusaurus", About: "Docusaurus, which reads MDX, with front matter",
		HTML: true, Page: "radar.md", Entries: "entries/", Front: []string{"title", "description"},
	},
	{
		Name: "vitepress", About: "VitePress, with front matter and anchors on its headings",
		HTML: true, Dark: true, HeadingIDs: true, Page: "radar.md", Entries: "entries/", Front: []string{"title", "description"},
		MarkdownTitle: true, runs: regexp.MustCompile(`<!--\s*@include:`), // a file, in the place of the comment
	},
	{
		Name: "hugo", About: "Hugo, with front matter and without HTML, which it leaves out",
		HeadingIDs: true, Typographer: true, Titled: true, Page: "_index.md", Entries: "entries/",
		Front: []string{"title", "description", "tags"}, link: relref, runs: regexp.MustCompile(`\{\{[<%]`), // a shortcode
	},
	{
		Name: "obsidian", About: "Obsidian, with properties and wikilinks",
		BlockIDs: true, Page: "radar.md", Entries: "entries/", link: wikilink,
		Front: []string{"aliases", "tags", "edition", "quadrant", "ring", "movement", "owner", "review_by", "link"},
	},
	{
		Name: "confluence-mark", About: "Confluence through the mark tool, with its headers and the PNG",
		Titled: true, Comments: true, PNG: true, Page: "radar.md", Entries: "entries/",
	},
}

// FindFlavor returns the flavor of a name, or nil. "" is the name of the default.
func FindFlavor(name string) *Flavor {
	for i := range Flavors {
		if name == "" || Flavors[i].Name == name {
			return &Flavors[i]
		}
	}
	return nil
}

// file is the name of an entry's page.
func (f *Flavor) file(id string) string { return f.Entries + id + ".md" }

// to is a link from one of our files to a place on another, or on the same one.
func (f *Flavor) to(from, file string, p place) string {
	p.text = f.text(p.name)
	if file != from {
		p.file = file
		switch dir := path.Dir(from); {
		case dir == path.Dir(file):
			p.file = path.Base(file)
		case dir != ".":
			p.file = "../" + file
		}
	}
	if f.link == nil {
		return inline(p)
	}
	return f.link(p)
}

// inline is a link of Markdown.
func inline(p place) string {
	destination := address(p.file)
	if p.fragment != "" {
		destination += "#" + address(p.fragment)
	}
	return link(p.text, destination)
}

// relref asks Hugo for the address of a page, which it knows alone; it also fails when there is no such page.
func relref(p place) string {
	if p.file == "" {
		return inline(p)
	}
	if p.fragment != "" {
		p.file += "#" + p.fragment
	}
	return link(p.text, `{{< relref "`+p.file+`" >}}`)
}

// wikiPage names a page of a wiki that has no folders and no file names.
func wikiPage(p place) string {
	p.file = strings.TrimSuffix(p.file, ".md")
	return inline(p)
}

// wikilink is a link of Obsidian. It shows its text as it is typed, and its bar would end a cell, so a name with any
// sign that Markdown knows, or in a table, has a link of Markdown instead.
func wikilink(p place) string {
	fragment := ""
	if p.fragment != "" {
		fragment = "#^" + p.fragment
	}
	if p.cell || p.text != p.name {
		return link(p.text, address(p.file)+fragment)
	}
	return "[[" + strings.TrimSuffix(strings.TrimLeft(p.file, "./"), ".md") + fragment + "|" + p.name + "]]"
}

// quoted is a string as YAML reads it: every string of JSON is one of YAML, too.
func quoted(s any) string {
	b, err := json.Marshal(s)
	if err != nil {
		panic("markdown: " + err.Error()) // strings and lists of them can be written
	}
	return string(b)
}
