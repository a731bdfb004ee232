package embed_test

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"regexp"
	"strings"
	"testing"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	"go.yaml.in/yaml/v4"
	"golang.org/x/net/html"

	"techradar/radar/embed"
	"techradar/radar/layout"
)

// hostile are titles that want out of where they are put.
var hostile = []string{
	`"><script>alert(1)</script>`, `' onerror='alert(1)`, `]](x)`, `]](javascript:alert(1)) ![a](b)`, `}}`, `{{`, `{{ 7*7 }} {% raw %}`, `{{< x >}}`, `${x}`,
	`100 % off`, `%}`, `\`, `\" \} \end{frame} \input{x}`, `a|b|link=x`, `[[File:x]] ~~~~ __TOC__ ''b''`, `$x$ ^a^ #tag @cite`, "`code`",
	`--> <!-- x`, `--- # x: y`, `key: value`, `fit left w:10 blur`, `https://evil.example.com/`, `우리 팀의 "기술" 레이더`, `</section></object>`, `&#34;&quot;`, `R&D & &amp_; &#x27;`, `C# *b* _i_ ~~s~~ !`,
}

// titled is a radar of a title, which also names its first quadrant.
func titled(t *testing.T, title string, quadrants bool) *layout.Document {
	t.Helper()
	quoted, err := json.Marshal(title)
	if err != nil {
		t.Fatal(err)
	}
	return build(t, parse(t, fmt.Appendf(nil, `
title: %s
edition: 2026-11
quadrants: [{id: first, name: %s}, {name: B}]
rings: [{name: X}, {name: Y}]
entries: [{name: Wok, quadrant: first, ring: X}]
`, quoted, quoted), "radar.yaml"), quadrants)
}

// TestHostileTitles has each snippet be of the same form whatever the title is: what is left when the texts are read as
// the language reads them is that of a harmless title.
func TestHostileTitles(t *testing.T) {
	for _, title := range hostile {
		for _, quadrants := range []bool{false, true} {
			d, harmless := titled(t, title, quadrants), titled(t, "Harmless", quadrants)
			for i := range embed.Targets {
				target := &embed.Targets[i]
				for _, base := range []string{"", "https://radar.example.org/"} {
					got, want := guide(t, target, d, where(base)).Snippet, guide(t, target, harmless, where(base)).Snippet
					read := readers[target.Name]
					if read == nil {
						if target.Pastes() {
							t.Fatalf("no reader for %s", target.Name)
						}
						continue
					}
					gotForm, gotTexts := read(t, got)
					wantForm, wantTexts := read(t, want)
					if gotForm != wantForm {
						t.Errorf("%s: %q breaks out:\n%s", target.Name, title, got)
					}
					for j := range wantTexts {
						expect := strings.ReplaceAll(wantTexts[j], "Harmless", shown(target.Name, title))
						if j >= len(gotTexts) || unended(gotTexts[j]) != unended(expect) {
							t.Errorf("%s: the text is %q, want %q", target.Name, gotTexts, expect)
							break
						}
					}
				}
			}
		}
	}
}

// unended is a text without full stops: a title that ends with a mark of its own gets none.
func unended(s string) string { return strings.ReplaceAll(s, ".", "") }

// shown is how a target can show a title. DokuWiki has no escapes, LaTeX no straight quotes.
func shown(target, title string) string {
	switch target {
	case "dokuwiki":
		return strings.NewReplacer("{", "(", "}", ")", "[", "(", "]", ")", "|", "/").Replace(title)
	case "beamer":
		return strings.ReplaceAll(title, `"`, "''")
	}
	return title
}

// readers take a snippet apart as its language does: into its form, with X for each text, and the texts.
var readers = map[string]func(*testing.T, string) (form string, texts []string){
	"github": element, "gitea": element, "mkdocs": element, "techdocs": element, "vitepress": element,
	"reveal": element, "html": element, "iframe": element, "confluence": element,
	"gitlab": imageText, "hugo": imageText, "github-wiki": imageText, "wikijs": imageText, "outline": imageText, "docusaurus": imageText, "forgejo": imageText,
	"marp": frontMatter, "slidev": frontMatter, "quarto": quarto, "beamer": latex, "mediawiki": wikitext, "dokuwiki": dokuwiki,
	"obsidian": func(_ *testing.T, s string) (string, []string) { return s, nil },
}

// element reads a snippet as XML, which is what MDX and Vue want, and as HTML, and holds the two to each other.
func element(t *testing.T, s string) (form string, texts []string) {
	t.Helper()
	if i := strings.IndexAny(s, "{}`"); i >= 0 {
		t.Errorf("%q means something to a template: %s", s[i], s)
	}
	if strings.Contains(strings.ReplaceAll(s, "\n\n<picture>", ""), "\n\n<img") {
		t.Errorf("Markdown ends the element at the empty line: %s", s)
	}
	d := xml.NewDecoder(strings.NewReader(`<x xmlns:ac="ac" xmlns:ri="ri">` + s + "</x>"))
	for {
		tok, err := d.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Errorf("%v: %s", err, s)
			return "", nil
		}
		switch e := tok.(type) {
		case xml.StartElement:
			form += "<" + e.Name.Local
			for _, a := range e.Attr {
				switch a.Name.Local {
				case "alt", "title", "aria-label":
					form, texts = form+" "+a.Name.Local+"=X", append(texts, a.Value)
				default:
					form += " " + a.Name.Local + "=" + a.Value
				}
			}
			form += ">"
		case xml.EndElement:
			form += "</" + e.Name.Local + ">"
		case xml.CharData:
			form += string(e)
		default:
			t.Errorf("%T: %s", tok, s)
		}
	}
	var inHTML []string
	for z := html.NewTokenizer(strings.NewReader(s)); z.Next() != html.ErrorToken; {
		for _, a := range z.Token().Attr {
			if k := a.Key; k == "alt" || k == "title" || k == "aria-label" || k == "ac:alt" {
				inHTML = append(inHTML, a.Val)
			}
		}
	}
	if strings.Join(inHTML, "\n") != strings.Join(texts, "\n") {
		t.Errorf("XML reads %q, HTML %q", texts, inHTML)
	}
	return form, texts
}

// signs are those of ASCII that mean something in a line of Pandoc's Markdown.
const signs = "&<>\"'`{}[]\\*_|~$^@#"

// texts replaces what the pattern's group matches by X and returns it decoded.
func texts(t *testing.T, s, pattern, forbidden string, decode func(string) string) (form string, out []string) {
	t.Helper()
	re := regexp.MustCompile(pattern)
	for _, m := range re.FindAllStringSubmatch(s, -1) {
		if raw := regexp.MustCompile(`&#\d+;`).ReplaceAllString(m[1], ""); strings.ContainsAny(raw, forbidden) {
			t.Errorf("%q means something in %q", forbidden, m[1])
		}
		out = append(out, decode(m[1]))
	}
	return re.ReplaceAllStringFunc(s, func(m string) string { return strings.Replace(m, re.FindStringSubmatch(m)[1], "X", 1) }), out
}

// imageText reads a snippet as CommonMark with the extensions of GitHub.
func imageText(t *testing.T, s string) (form string, out []string) {
	t.Helper()
	if i := strings.IndexAny(s, "{}<"); i >= 0 {
		t.Errorf("%q means something to a template: %s", s[i], s)
	}
	var page bytes.Buffer
	if err := goldmark.New(goldmark.WithExtensions(extension.GFM)).Convert([]byte(s), &page); err != nil {
		t.Fatal(err)
	}
	for z := html.NewTokenizer(&page); z.Next() != html.ErrorToken; {
		token := z.Token()
		for i, a := range token.Attr {
			if a.Key == "alt" {
				token.Attr[i].Val, out = "X", append(out, a.Val)
			}
		}
		form += token.String()
	}
	return form, out
}

func quarto(t *testing.T, s string) (form string, out []string) {
	t.Helper()
	form, headings := texts(t, s, `(?m)^## (.*)$`, signs, html.UnescapeString)
	form, alts := texts(t, form, `fig-alt="([^"]*)"`, "<>\"{}`\\", html.UnescapeString)
	return form, append(headings, alts...)
}

func wikitext(t *testing.T, s string) (form string, out []string) {
	t.Helper()
	form, out = texts(t, s, `\|alt=([^\]]*)\]\]`, "[]{}|<>'\"~_", html.UnescapeString)
	if strings.Contains(strings.Join(out, ""), "://") && regexp.MustCompile(`alt=[^\]]*://`).MatchString(s) {
		t.Errorf("an address would become a link: %s", s)
	}
	return form, out
}

func dokuwiki(t *testing.T, s string) (form string, out []string) {
	t.Helper()
	return texts(t, s, `\?980\|([^}]*)\}\}`, "{}[]|", func(s string) string { return s })
}

// latex knows the escapes that may be there; every other sign of LaTeX is a fault.
func latex(t *testing.T, s string) (form string, out []string) {
	t.Helper()
	const special = `\{}$&#_%~^<>|`
	names := map[rune]string{'\\': "textbackslash", '~': "textasciitilde", '^': "textasciicircum", '<': "textless", '>': "textgreater", '|': "textbar"}
	decode := func(s string) string {
		aside := func(c rune) string { return string(0xE000 + c) } // for private use, so that what is left is what was not escaped
		for _, c := range special {
			written := `\` + string(c)
			if name := names[c]; name != "" {
				written = `\` + name + "{}"
			}
			s = strings.ReplaceAll(s, written, aside(c))
		}
		if strings.ContainsAny(s, special) {
			t.Errorf("LaTeX reads a sign in %q", s)
		}
		for _, c := range special {
			s = strings.ReplaceAll(s, aside(c), string(c))
		}
		return s
	}
	return texts(t, s, `(?m)^\\begin\{frame\}\{(.*)\}$`, "\"", decode)
}

// frontMatter reads the lines between --- as YAML.
func frontMatter(t *testing.T, s string) (form string, out []string) {
	t.Helper()
	_, rest, _ := strings.Cut(s, "---\n")
	matter, body, ok := strings.Cut(rest, "---\n")
	if !ok {
		t.Fatalf("no front matter: %s", s)
	}
	var keys map[string]any
	if err := yaml.Unmarshal([]byte(matter), &keys); err != nil {
		t.Errorf("%v: %s", err, matter)
	}
	for _, key := range []string{"title", "description"} {
		if text, ok := keys[key].(string); ok {
			keys[key], out = "X", append(out, text)
		}
	}
	return fmt.Sprint(keys) + body, out
}

// TestAddresses has a base URL stay in its link.
func TestAddresses(t *testing.T) {
	d := document(t, "../../docs/examples/three-entries.yaml", false)
	const bad, good = `https://radar.example.org/a)b]c}d{e|f'g[h<i>j"k*/`, `https://radar.example.org/a%29b%5Dc%7Dd%7Be%7Cf%27g%5Bh%3Ci%3Ej%22k%2A/`
	for i := range embed.Targets {
		got := guide(t, &embed.Targets[i], d, where(bad)).Snippet
		if strings.Contains(got, "example.org") && !strings.Contains(got, good) {
			t.Errorf("%s: %s", embed.Targets[i].Name, got)
		}
	}
}
