package pdf

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
)

// line is a line of text on a page, in the order drawn.
type line struct {
	font  name
	size  float64
	x, y  float64 // pt, from the lower left corner, before any turn
	s     string
	extra float64 // pt between letters
}

// contents takes the content of a page apart: its lines of text, and how often each operator that draws is there. Text
// that stands for others takes their place.
func (d *document) contents(page ref) (lines []line, drawn map[string]int) {
	d.t.Helper()
	p := &parser{t: d.t, b: d.content(page)}
	drawn = map[string]int{}
	var stack []any
	var now line
	var saved []line // by q
	span := ""       // that the lines inside stand for
	number := func(fromEnd int) float64 { return stack[len(stack)-fromEnd].(float64) }
	for {
		v := p.value()
		if v == nil {
			return lines, drawn
		}
		op, ok := v.(string)
		if !ok {
			stack = append(stack, v)
			continue
		}
		switch op {
		case "q":
			saved = append(saved, now)
		case "Q":
			now, saved = saved[len(saved)-1], saved[:len(saved)-1]
		case "Tf":
			now.font, now.size = stack[0].(name), number(1)
		case "Tc":
			now.extra = number(1)
		case "Td":
			now.x, now.y = number(2), number(1)
		case "Tj":
			now.s = units(stack[0].([]byte))
			if span != "" {
				now.s, span = span, "\x00"
			}
			if now.s != "\x00" {
				lines = append(lines, now)
			}
		case "BDC":
			span = text(stack[1].(dict)["ActualText"])
		case "EMC":
			span = ""
		case "f", "S", "B":
			drawn[op]++
		case "m", "l", "c", "h", "w", "J", "j", "g", "G", "rg", "RG", "BT", "ET", "Tr", "cm":
		default:
			d.t.Fatalf("the operator %q", op)
		}
		stack = stack[:0]
	}
}

// forbidden are the keys and names of what a PDF can do on its own.
var forbidden = []string{
	"JS", "JavaScript", "Launch", "EmbeddedFile", "EmbeddedFiles", "Names", "AA", "OpenAction", "SubmitForm", "ImportData",
	"GoToR", "GoToE", "RichMedia", "XFA", "AcroForm", "Movie", "Sound", "Rendition", "Trans", "Encrypt",
}

// census holds a file to the promise that nothing in it runs or fetches, and returns it.
func census(t testing.TB, file []byte) *document {
	t.Helper()
	d := read(t, file)
	var walk func(v any)
	walk = func(v any) {
		switch v := v.(type) {
		case dict:
			for key, v := range v {
				if slices.Contains(forbidden, key) {
					t.Errorf("the key /%s", key)
				}
				walk(v)
			}
		case []any:
			for _, v := range v {
				walk(v)
			}
		case name:
			if slices.Contains(forbidden, string(v)) {
				t.Errorf("the name /%s", v)
			}
		}
	}
	for _, o := range d.objects {
		walk(o.value)
	}
	for i, page := range d.pages() {
		d.contents(page)
		for _, l := range d.links(page) {
			scheme, _, _ := strings.Cut(strings.ToLower(l.url), ":")
			if l.url != "" && !slices.Contains([]string{"http", "https", "mailto"}, scheme) {
				t.Errorf("page %d leads to %q", i+1, l.url)
			}
			if strings.ContainsFunc(l.url, func(c rune) bool { return c <= ' ' || c > '~' }) {
				t.Errorf("page %d leads to %q, not an address", i+1, l.url)
			}
			if l.url == "" && (l.page < 0 || l.y < 0) {
				t.Errorf("page %d leads to page %d, %g", i+1, l.page, l.y)
			}
		}
	}
	return d
}

// outline lists the outline, indented.
func (d *document) outline() []string {
	var out []string
	var walk func(v any, indent string)
	walk = func(v any, indent string) {
		for v != nil {
			item := d.at(v)
			dest := item["Dest"].([]any)
			out = append(out, fmt.Sprintf("%s%s -> %d", indent, text(item["Title"]), slices.Index(d.pages(), dest[0].(ref))+1))
			walk(item["First"], indent+"  ")
			v = item["Next"]
		}
	}
	walk(d.at(d.catalog["Outlines"])["First"], "")
	return out
}

// dump tells what a file holds, for a person and for comparison.
func (d *document) dump() string {
	var b strings.Builder
	for _, key := range slices.Sorted(maps.Keys(d.info)) {
		fmt.Fprintf(&b, "%s: %s\n", key, text(d.info[key]))
	}
	fmt.Fprintf(&b, "Lang: %s\n", d.catalog["Lang"])
	fonts := d.at(d.at(d.at(d.pages()[0])["Resources"])["Font"])
	names := map[name]string{}
	for key, v := range fonts {
		_, font, _ := strings.Cut(string(d.at(v)["BaseFont"].(name)), "-")
		names[name(key)] = font
	}
	b.WriteString("\n" + strings.Join(d.outline(), "\n") + "\n")
	for i, page := range d.pages() {
		lines, drawn := d.contents(page)
		fmt.Fprintf(&b, "\npage %d %v, %d filled, %d stroked\n", i+1, d.mediaBox(page), drawn["f"], drawn["S"])
		for _, l := range lines {
			fmt.Fprintf(&b, "  %.2f %.2f %s %g %q\n", l.x, l.y, names[l.font], l.size, l.s)
		}
		for _, l := range d.links(page) {
			to := l.url
			if to == "" {
				to = fmt.Sprintf("page %d, %.2f", l.page+1, l.y)
			}
			fmt.Fprintf(&b, "  link %.2f -> %s\n", l.rect, to)
		}
	}
	return b.String()
}
