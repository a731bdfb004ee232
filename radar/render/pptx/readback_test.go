package pptx

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"strconv"
)

// element is a part's XML as a tree.
type element struct {
	XMLName xml.Name
	Attrs   []xml.Attr `xml:",any,attr"`
	Kids    []*element `xml:",any"`
	Text    string     `xml:",chardata"`
}

func (e *element) attr(name string) string {
	for _, a := range e.Attrs {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// relAttr is the r:id of an element.
func (e *element) relAttr() string {
	for _, a := range e.Attrs {
		if a.Name.Space == nsRelation {
			return a.Value
		}
	}
	return ""
}

func (e *element) walk(visit func(*element)) {
	visit(e)
	for _, k := range e.Kids {
		k.walk(visit)
	}
}

func (e *element) all(name string) []*element {
	var out []*element
	e.walk(func(x *element) {
		if x.XMLName.Local == name {
			out = append(out, x)
		}
	})
	return out
}

func (e *element) kid(name string) *element {
	for _, k := range e.Kids {
		if k.XMLName.Local == name {
			return k
		}
	}
	return nil
}

// file is a deck that was read back.
type file struct {
	names  []string
	parts  map[string]*element
	raw    map[string][]byte
	rels   map[string][]relation // by the part that has them, "" for the package
	faults []string
}

func (f *file) fault(format string, args ...any) {
	f.faults = append(f.faults, fmt.Sprintf(format, args...))
}

// openDeck reads a deck.
func openDeck(deck []byte) *file {
	f := &file{parts: map[string]*element{}, raw: map[string][]byte{}, rels: map[string][]relation{}}
	z, err := zip.NewReader(bytes.NewReader(deck), int64(len(deck)))
	if err != nil {
		f.fault("no zip: %v", err)
		return f
	}
	for _, entry := range z.File {
		r, err := entry.Open()
		if err != nil {
			f.fault("%s: %v", entry.Name, err)
			continue
		}
		b, err := io.ReadAll(r)
		if err != nil {
			f.fault("%s: %v", entry.Name, err)
		}
		if _, twice := f.raw[entry.Name]; twice {
			f.fault("%s: twice in the package", entry.Name)
		}
		f.names, f.raw[entry.Name] = append(f.names, entry.Name), b
		var root element
		if err := xml.Unmarshal(b, &root); err != nil {
			f.fault("%s: %v", entry.Name, err)
			continue
		}
		f.parts[entry.Name] = &root
	}
	return f
}

func number(e *element, attr string) int {
	n, _ := strconv.Atoi(e.attr(attr)) // checked as an extent
	return n
}
