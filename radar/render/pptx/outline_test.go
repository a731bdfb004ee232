package pptx

import (
	"fmt"
	"strings"
	"testing"

	"techradar/radar/internal/golden"
	"techradar/radar/layout"
)

// TestOutline compares what the slides of the small radar hold.
func TestOutline(t *testing.T) {
	f := openDeck(write(t, build(t, parse(t, small), layout.Options{}), options(t, "light")))
	f.readRelations()
	var b strings.Builder
	for n := 1; f.parts[slideName(n)] != nil; n++ {
		fmt.Fprintf(&b, "slide %d\n", n)
		tree := f.parts[slideName(n)].all("spTree")[0]
		for _, k := range tree.Kids {
			outline(&b, f, slideName(n), k, "  ")
		}
		b.WriteString("  notes\n")
		for _, p := range f.parts[fmt.Sprintf("ppt/notesSlides/notesSlide%d.xml", n)].all("p") {
			b.WriteString("    " + texts(p) + "\n")
		}
	}
	golden.Check(t, "testdata/small.txt", []byte(b.String()))
}

func slideName(n int) string { return fmt.Sprintf("ppt/slides/slide%d.xml", n) }

// outline writes a line for a shape, in px of the page, and below it its kids, cells or texts.
func outline(b *strings.Builder, f *file, part string, e *element, indent string) {
	name := e.all("cNvPr")
	if len(name) == 0 || e.XMLName.Local == "nvGrpSpPr" {
		return
	}
	fmt.Fprintf(b, "%s%q", indent, name[0].attr("name"))
	if about := name[0].attr("descr"); about != "" {
		fmt.Fprintf(b, " %q", about)
	}
	if x := e.all("xfrm"); len(x) > 0 {
		off, ext := x[0].kid("off"), x[0].kid("ext")
		for _, v := range []int{number(off, "x"), number(off, "y"), number(ext, "cx"), number(ext, "cy")} {
			fmt.Fprintf(b, " %.1f", float64(v)/emus)
		}
	}
	if l := name[0].kid("hlinkClick"); l != nil {
		for _, r := range f.rels[part] {
			if r.id == l.relAttr() {
				b.WriteString(" -> " + r.target)
			}
		}
	}
	if len(name[0].all("decorative")) > 0 {
		b.WriteString(" decorative")
	}
	switch e.XMLName.Local {
	case "grpSp":
		b.WriteString("\n")
		for _, k := range e.Kids {
			outline(b, f, part, k, indent+"  ")
		}
		return
	case "graphicFrame":
		for _, row := range e.all("tr") {
			var cells []string
			for _, c := range row.all("tc") {
				cells = append(cells, texts(c))
			}
			b.WriteString("\n" + indent + "  " + strings.Join(cells, " | "))
		}
	default:
		if s := texts(e); s != "" {
			fmt.Fprintf(b, ": %s", s)
		}
	}
	b.WriteString("\n")
}

func texts(e *element) string {
	var b strings.Builder
	e.walk(func(x *element) {
		switch x.XMLName.Local {
		case "t":
			b.WriteString(x.Text)
		case "br":
			b.WriteString(" / ")
		}
	})
	return b.String()
}
