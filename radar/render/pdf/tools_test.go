package pdf

import (
	"encoding/xml"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"techradar/radar/layout"
	"techradar/radar/scene"
)

// run calls a program and returns what it prints. In CI a missing one fails the test; elsewhere it is skipped, with a
// word of what is missing.
func run(t *testing.T, program string, args ...string) string {
	t.Helper()
	path, err := exec.LookPath(program)
	if err != nil {
		if os.Getenv("CI") != "" {
			t.Fatalf("%s is not installed; scripts/need installs it", program)
		}
		t.Skipf("NOT TESTED: %s is not installed; scripts/need says how to install it", program)
	}
	out, err := exec.Command(path, args...).CombinedOutput()
	if err != nil {
		t.Fatalf("%s: %v\n%s", program, err, out)
	}
	return string(out)
}

// saved writes the file of a radar into a folder of the test.
func saved(t *testing.T, file string) (path string, d *layout.Document) {
	t.Helper()
	if testing.Short() {
		t.Skip("other programs are not run with -short")
	}
	d = build(t, file, layout.Options{})
	path = filepath.Join(t.TempDir(), "radar.pdf")
	if err := os.WriteFile(path, write(t, d, Options{BaseURL: "https://wiki.example.org/radar/"}), 0o600); err != nil {
		t.Fatal(err)
	}
	return path, d
}

// TestTools reads the file with other programs: its names, fonts, links and faults.
func TestTools(t *testing.T) {
	for _, file := range []string{showcase, korean} {
		path, d := saved(t, file)
		base := filepath.Base(file)
		t.Run("pdftotext "+base, func(t *testing.T) {
			got := strings.Join(strings.Fields(run(t, "pdftotext", "-raw", path, "-")), " ")
			for _, e := range d.Radar.Entries {
				if !strings.Contains(got, e.Name) {
					t.Errorf("%s is not found", e.Name)
				}
			}
			first := strings.Join(strings.Fields(run(t, "pdftotext", "-raw", "-l", "1", path, "-")), " ")
			for _, q := range d.Radar.Quadrants {
				if !strings.Contains(first, q.Name) {
					t.Errorf("%s is not found on the picture", q.Name)
				}
			}
		})
		t.Run("pdffonts "+base, func(t *testing.T) {
			rows := strings.Split(strings.TrimSpace(run(t, "pdffonts", path)), "\n")[2:]
			for _, row := range rows {
				if !regexp.MustCompile(`^[A-Z]{6}\+Pretendard-(Regular|Bold) .* yes yes yes `).MatchString(row) {
					t.Errorf("a font is not embedded as a part, with its characters: %s", row)
				}
			}
			if len(rows) != 2 {
				t.Errorf("%d fonts", len(rows))
			}
		})
		t.Run("pdfinfo "+base, func(t *testing.T) {
			got := run(t, "pdfinfo", "-url", path)
			for _, e := range d.Radar.Entries {
				if e.Link != "" && !strings.Contains(got, e.Link) {
					t.Errorf("%s is no link", e.Link)
				}
				for _, l := range e.Links {
					if !strings.Contains(got, l.URL) {
						t.Errorf("%s is no link", l.URL)
					}
				}
			}
			if !strings.Contains(run(t, "pdfinfo", path), "JavaScript:      no") {
				t.Error("pdfinfo finds a script")
			}
		})
		t.Run("qpdf "+base, func(t *testing.T) {
			if os.Getenv("TECHRADAR_SLOW") == "" {
				t.Skip("qpdf is run when TECHRADAR_SLOW is set")
			}
			if got := run(t, "qpdf", "--check", path); !strings.Contains(got, "No syntax or stream encoding errors") {
				t.Error(got)
			}
		})
	}
}

// words is what pdftotext -bbox prints: the words of each page with their boxes, pt.
type words struct {
	Pages []struct {
		Words []struct {
			X0   float64 `xml:"xMin,attr"`
			Y0   float64 `xml:"yMin,attr"`
			X1   float64 `xml:"xMax,attr"`
			Y1   float64 `xml:"yMax,attr"`
			Text string  `xml:",chardata"`
		} `xml:"word"`
	} `xml:"body>doc>page"`
}

// TestPlacesInTools finds every word of every label within a px of where the scene has it, with a program that reads
// the widths of the file.
func TestPlacesInTools(t *testing.T) {
	for _, file := range []string{showcase, korean} {
		path, d := saved(t, file)
		var got words
		if err := xml.Unmarshal([]byte(run(t, "pdftotext", "-bbox", path, "-")), &got); err != nil {
			t.Fatal(err)
		}
		checked := 0
		for i, p := range d.Pages {
			for _, l := range labels(p.Scene.Items, false) {
				x, rest := l.X, strings.TrimRight(l.S, " ")
				for _, word := range strings.SplitAfter(rest, " ") {
					bare := strings.TrimRight(word, " ")
					x0, x1 := x*pt, (x+d.Fonts.Width(bare, l.Size, l.Bold))*pt
					found := false
					for _, w := range got.Pages[i].Words {
						mid := (l.Y - scene.CapHeight/2*l.Size) * pt
						found = found || w.Text == bare && near(w.X0, x0, pt) && near(w.X1, x1, pt) && w.Y0 < mid && w.Y1 > mid && near((w.Y0+w.Y1)/2, mid, 1.5)
					}
					if !found {
						t.Errorf("%s: %q of %q is not at %.2f to %.2f, %.2f", p.Name, bare, l.S, x0, x1, l.Y*pt)
					}
					x += d.Fonts.Width(word, l.Size, l.Bold)
					checked++
				}
			}
		}
		if checked < 30 {
			t.Errorf("only %d words", checked)
		}
	}
}

// labels are the lines of the names on a picture.
func labels(items []scene.Item, inside bool) []scene.Text {
	var out []scene.Text
	for _, it := range items {
		switch it := it.(type) {
		case scene.Group:
			out = append(out, labels(it.Items, inside || it.Class == "label")...)
		case scene.Text:
			if inside {
				out = append(out, it)
			}
		}
	}
	return out
}
