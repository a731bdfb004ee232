package pdf

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode/utf16"
)

// A reader of what this package writes, as strict as it can be: what it does not know is a mistake.

type (
	name string         // /Name
	ref  int            // 12 0 R
	dict map[string]any // << /Key value >>
)

// object is an object of a file, with its stream where it has one.
type object struct {
	value  any
	stream []byte // not decoded
}

// document is a file that was read.
type document struct {
	t       testing.TB
	objects map[int]object
	catalog dict
	info    dict
}

// read takes a file apart by its table of places.
func read(t testing.TB, file []byte) *document {
	t.Helper()
	if !bytes.HasPrefix(file, []byte("%PDF-1.4\n")) || !bytes.HasSuffix(file, []byte("%%EOF\n")) {
		t.Fatalf("begins with %.10q and ends in %.10q", file, file[max(0, len(file)-10):])
	}
	m := regexp.MustCompile(`\nstartxref\n(\d+)\n%%EOF\n$`).FindSubmatch(file)
	if m == nil {
		t.Fatal("no startxref at the end")
	}
	start, _ := strconv.Atoi(string(m[1]))
	table := regexp.MustCompile(`^xref\n0 (\d+)\n0000000000 65535 f \n((?:\d{10} 00000 n \n)+)trailer\n`).FindSubmatch(file[start:])
	if table == nil {
		t.Fatalf("no table of places at %d: %.30q", start, file[start:])
	}
	d := &document{t: t, objects: map[int]object{}}
	places := strings.Fields(strings.ReplaceAll(string(table[2]), " 00000 n", ""))
	if n, _ := strconv.Atoi(string(table[1])); n != len(places)+1 {
		t.Fatalf("%d places, %d announced", len(places), n-1)
	}
	for i, place := range places {
		at, _ := strconv.Atoi(place)
		d.objects[i+1] = d.object(file[at:], i+1)
	}
	p := &parser{t: t, b: file[start+len(table[0]):]}
	trailer := p.value().(dict)
	if trailer["Size"] != float64(len(places)+1) {
		t.Errorf("/Size is %v", trailer["Size"])
	}
	d.catalog, d.info = d.at(trailer["Root"]), d.at(trailer["Info"])
	if d.catalog["Type"] != name("Catalog") {
		t.Errorf("the catalogue is %v", d.catalog)
	}
	return d
}

// object reads one object, which has to begin where the table says.
func (d *document) object(b []byte, number int) object {
	d.t.Helper()
	head := fmt.Sprintf("%d 0 obj\n", number)
	if !bytes.HasPrefix(b, []byte(head)) {
		d.t.Fatalf("object %d does not begin in its place, but %.20q", number, b)
	}
	p := &parser{t: d.t, b: b, at: len(head)}
	o := object{value: p.value()}
	p.space()
	if bytes.HasPrefix(p.b[p.at:], []byte("stream\n")) {
		p.at += len("stream\n")
		length := int(o.value.(dict)["Length"].(float64))
		o.stream = p.b[p.at : p.at+length]
		p.at += length
		p.expect("\nendstream\n")
	}
	p.expect("endobj\n")
	return o
}

// at follows a reference to a dictionary.
func (d *document) at(v any) dict {
	if r, ok := v.(ref); ok {
		v = d.objects[int(r)].value
	}
	out, ok := v.(dict)
	if !ok {
		d.t.Fatalf("%v is no dictionary", v)
	}
	return out
}

// pages are the pages in order.
func (d *document) pages() []ref {
	var out []ref
	for _, kid := range d.at(d.catalog["Pages"])["Kids"].([]any) {
		out = append(out, kid.(ref))
	}
	return out
}

// mediaBox is the size of a page, its own or that of all.
func (d *document) mediaBox(page ref) []any {
	box, ok := d.at(page)["MediaBox"].([]any)
	if !ok {
		box = d.at(d.catalog["Pages"])["MediaBox"].([]any)
	}
	return box
}

// content is the decoded content of a page.
func (d *document) content(page ref) []byte {
	o := d.objects[int(d.at(page)["Contents"].(ref))]
	if o.value.(dict)["Filter"] == nil {
		return o.stream
	}
	z, err := zlib.NewReader(bytes.NewReader(o.stream))
	if err != nil {
		d.t.Fatal(err)
	}
	b, err := io.ReadAll(z)
	if err != nil {
		d.t.Fatal(err)
	}
	return b
}

// link is a part of a page that leads somewhere.
type link struct {
	rect [4]float64
	url  string
	page int // from 0, where url is ""
	y    float64
}

// links are those of a page.
func (d *document) links(page ref) []link {
	annots, _ := d.at(page)["Annots"].([]any)
	var out []link
	for _, a := range annots {
		a := a.(dict)
		if a["Type"] != name("Annot") || a["Subtype"] != name("Link") {
			d.t.Fatalf("an annotation %v", a)
		}
		var l link
		for i, v := range a["Rect"].([]any) {
			l.rect[i] = v.(float64)
		}
		if action, ok := a["A"].(dict); ok {
			if action["S"] != name("URI") {
				d.t.Fatalf("an action %v", action)
			}
			l.url = string(action["URI"].([]byte))
		} else {
			dest := a["Dest"].([]any)
			l.page, l.y = slices.Index(d.pages(), dest[0].(ref)), dest[3].(float64)
		}
		out = append(out, l)
	}
	return out
}

// text decodes a text string.
func text(v any) string {
	b, _ := v.([]byte)
	b, ok := bytes.CutPrefix(b, []byte{0xfe, 0xff})
	if !ok {
		return string(b)
	}
	return units(b)
}

// units decodes UTF-16, high bytes first.
func units(b []byte) string {
	var u []uint16
	for i := 0; i+1 < len(b); i += 2 {
		u = append(u, uint16(b[i])<<8|uint16(b[i+1]))
	}
	return string(utf16.Decode(u))
}

// parser reads values.
type parser struct {
	t  testing.TB
	b  []byte
	at int
}

func (p *parser) space() {
	for p.at < len(p.b) && strings.IndexByte(" \n\r\t", p.b[p.at]) >= 0 {
		p.at++
	}
}

func (p *parser) expect(s string) {
	p.t.Helper()
	if !bytes.HasPrefix(p.b[p.at:], []byte(s)) {
		p.t.Fatalf("%.30q where %q should be", p.b[p.at:], s)
	}
	p.at += len(s)
}

func (p *parser) word() string {
	start := p.at
	for p.at < len(p.b) && strings.IndexByte(" \n\r\t()<>[]/%", p.b[p.at]) < 0 {
		p.at++
	}
	return string(p.b[start:p.at])
}

var reference = regexp.MustCompile(`^(\d+) 0 R\b`)

// value reads a value, or an operator as a string.
func (p *parser) value() any {
	p.space()
	rest := p.b[p.at:]
	switch {
	case len(rest) == 0:
		return nil
	case bytes.HasPrefix(rest, []byte("<<")):
		return p.dict()
	case rest[0] == '<':
		end := bytes.IndexByte(rest, '>')
		var out []byte
		for i := 1; i < end; i += 2 {
			v, err := strconv.ParseUint(string(rest[i:i+2]), 16, 8)
			if err != nil {
				p.t.Fatal(err)
			}
			out = append(out, byte(v))
		}
		p.at += end + 1
		return out
	case rest[0] == '(':
		return p.literal()
	case rest[0] == '[':
		p.at++
		var out []any
		for p.space(); p.b[p.at] != ']'; p.space() {
			out = append(out, p.value())
		}
		p.at++
		return out
	case rest[0] == '/':
		p.at++
		return name(p.word())
	}
	if m := reference.FindSubmatch(rest); m != nil {
		p.at += len(m[0])
		n, _ := strconv.Atoi(string(m[1]))
		return ref(n)
	}
	w := p.word()
	if w == "" {
		p.t.Fatalf("a value begins with %.20q", rest)
	}
	if v, err := strconv.ParseFloat(w, 64); err == nil {
		return v
	}
	return w
}

func (p *parser) dict() dict {
	p.at += 2
	out := dict{}
	for p.space(); !bytes.HasPrefix(p.b[p.at:], []byte(">>")); p.space() {
		p.expect("/")
		key := p.word()
		if _, twice := out[key]; twice || key == "" {
			p.t.Fatalf("the key %q is there twice, or empty", key)
		}
		out[key] = p.value()
	}
	p.at += 2
	return out
}

// literal reads a string in parentheses, which fpdf writes with every one inside it escaped.
func (p *parser) literal() []byte {
	var out []byte
	for p.at++; p.b[p.at] != ')'; p.at++ {
		c := p.b[p.at]
		switch c {
		case '(':
			p.t.Fatal("a parenthesis is not escaped")
		case '\\':
			p.at++
			c = p.b[p.at]
			if c == 'r' {
				c = '\r'
			}
		}
		out = append(out, c)
	}
	p.at++
	return append([]byte{}, out...)
}
