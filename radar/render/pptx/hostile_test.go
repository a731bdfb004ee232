package pptx

import (
	"encoding/json"
	"fmt"
	"os"
	"strings"
	"testing"

	"techradar/radar"
	"techradar/radar/layout"
)

// corpus is a list of attacks on web pages that lies beside the repository and not in it.
const corpus = "../../../../shared/corpus/xss-8391.json"

// mostHostile is how many of them one radar takes.
const mostHostile = 300

// attacks are the corpus, or nil where it is not.
func attacks(t *testing.T) []string {
	t.Helper()
	b, err := os.ReadFile(corpus)
	if err != nil {
		return nil
	}
	var list []string
	if err := json.Unmarshal(b, &list); err != nil {
		var items []map[string]any
		if err := json.Unmarshal(b, &items); err != nil {
			t.Fatal(err)
		}
		for _, it := range items {
			for _, v := range it {
				if s, ok := v.(string); ok {
					list = append(list, s)
				}
			}
		}
	}
	return list
}

// hostile is a radar whose texts and links are attacks, as far as the reader lets them through; nil where the corpus is
// not.
func hostile(t *testing.T) *radar.Radar {
	t.Helper()
	return hostileRadar(t, attacks(t))
}

func hostileRadar(t *testing.T, list []string) *radar.Radar {
	t.Helper()
	r := parse(t, "title: Hostile\nquadrants: [{id: a, name: A}, {id: b, name: B}]\nrings: [{id: a, name: A}, {id: b, name: B}]\nentries: []\n")
	for i, s := range list[:min(len(list), mostHostile)] {
		short := []rune(s)
		r.Entries = append(r.Entries, radar.Entry{
			ID: fmt.Sprint("e", i), Name: string(short[:min(len(short), radar.MaxNameLength)]), Quadrant: i % 2, Ring: i / 2 % 2,
			Summary: string(short[:min(len(short), radar.MaxLineLength)]), Description: s, Link: s, Links: []radar.Link{{Title: s, URL: s}},
			Tags: []string{s}, Sources: []radar.Source{{File: s, Quote: s}},
		})
	}
	if len(r.Entries) == 0 {
		return nil
	}
	r.Entries[0].Link = "https://example.org/" + list[0]
	r.Quadrants[0].Description, r.Rings[0].Description, r.Subtitle = r.Entries[0].Name, r.Entries[0].Name, r.Entries[0].Name
	return r
}

// TestHostile writes radars of attacks, past the reader, which would refuse many of them.
func TestHostile(t *testing.T) {
	list := attacks(t)
	if list == nil {
		t.Skip("NOT TESTED: hostile texts and links: the corpus is not beside this repository")
	}
	if len(list) < 8000 {
		t.Errorf("the corpus has only %d attacks", len(list))
	}
	step := len(list) / 3
	if os.Getenv("TECHRADAR_SLOW") != "" { // all of them
		step = mostHostile
	}
	for at := 0; at < len(list); at += step {
		r := hostileRadar(t, list[at:])
		for _, fault := range verify(write(t, build(t, r, layout.Options{}), options(t, "light"))) {
			t.Errorf("from attack %d on: %s", at, fault)
		}
	}
}

// TestAddress holds what may become a link, and how it is spelled.
func TestAddress(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"https://example.org/a?b=c&d#e", "https://example.org/a?b=c&d#e"},
		{"https://example.org/쿠버", "https://example.org/%EC%BF%A0%EB%B2%84"},
		{"https://한국.example:80/길", "https://xn--3e0b707e.example:80/%EA%B8%B8"},
		{`https://example.org/"<>{}|^`, "https://example.org/%22%3C%3E%7B%7D%7C%5E"},
		{"https://example.org/?share=100%&x=%41", "https://example.org/?share=100%25&x=%41"},
		{"https://example.org/100%", ""},
		{"https://example.org/a#b#c[1]", "https://example.org/a#b%23c%5B1%5D"},
		{"http://[2001:db8::1]:80/", "http://[2001:db8::1]:80/"},
		{"mailto:a@example.org", "mailto:a@example.org"},
		{"javascript:alert(1)", ""},
		{"file:///etc/passwd", ""},
		{"//example.org/", ""},
		{`\\host\share`, ""},
		{"https://user@example.org/", ""},
		{"https://example.org/" + strings.Repeat("x", 3000), ""},
	} {
		if got := address(c.in).url; got != c.want {
			t.Errorf("address(%q) = %q, want %q", c.in, got, c.want)
		}
	}
}
