package html_test

import (
	"bytes"
	"compress/gzip"
	"testing"

	"techradar/radar/layout"
	"techradar/radar/render/html"
)

// TestWeight keeps a page light enough for a mail: that of the showcase, and that of a radar of 118 entries, as many as
// the best known one has, each with all that an entry can have.
func TestWeight(t *testing.T) {
	for _, c := range []struct {
		name         string
		d            *layout.Document
		most, zipped int
	}{
		{"the showcase", document(t, showcase), 150_000, 60_000},
		{"the Korean example", document(t, korean), 150_000, 60_000},
		{"118 entries", many(t, 118), 400_000, 100_000},
	} {
		var page, zipped bytes.Buffer
		if err := html.Write(&page, c.d, html.Options{}); err != nil {
			t.Fatal(err)
		}
		z := gzip.NewWriter(&zipped)
		if _, err := z.Write(page.Bytes()); err != nil || z.Close() != nil {
			t.Fatal(err)
		}
		if page.Len() > c.most || zipped.Len() > c.zipped {
			t.Errorf("%s: %d bytes, %d zipped; at most %d and %d", c.name, page.Len(), zipped.Len(), c.most, c.zipped)
		}
		t.Logf("%s: %d bytes, %d zipped", c.name, page.Len(), zipped.Len())
	}
}
