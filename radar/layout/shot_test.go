package layout

import (
	"bytes"
	"fmt"
	"os"
	"testing"
	"time"

	"techradar/radar/render/svg"
	"techradar/radar/theme"
)

// TestShots is a developer's tool: SHOTS=folder writes pictures to look at.
func TestShots(t *testing.T) {
	dir := os.Getenv("SHOTS")
	if dir == "" {
		t.Skip("SHOTS is not set")
	}
	th, _ := theme.Load("light")
	for _, size := range Sizes {
		for _, c := range []struct{ n, q, k int }{{0, 6, 4}, {60, 6, 4}, {114, 4, 4}, {150, 4, 4}, {200, 4, 4}, {300, 4, 4}, {1000, 4, 4}, {40, 8, 8}, {12, 2, 2}, {90, 3, 3}} {
			r := showcase()
			if c.n > 0 {
				r = randomRadar(c.n, c.q, c.k, 1)
			}
			start := time.Now()
			d, err := Build(r, Options{Size: size})
			took := time.Since(start)
			if err != nil {
				t.Errorf("%d %s: %v", c.n, size.Name, err)
				continue
			}
			fmt.Printf("%-6s n=%d %dx%d %s font %g named %d of %d pages %d in %v\n", size.Name, c.n, c.q, c.k, d.Report.Mode, d.Report.Font, d.Report.Named, d.Report.Entries, len(d.Pages), took)
			for i, p := range d.Pages {
				if i > 1 {
					break
				}
				var b bytes.Buffer
				if err := svg.Write(&b, p.Scene, svg.Options{Color: th.For(c.k).Color}); err != nil {
					t.Fatal(err)
				}
				name := fmt.Sprintf("%s/%gx%g-%d-%dx%d-%s.svg", dir, size.W, size.H, c.n, c.q, c.k, p.Name)
				if err := os.WriteFile(name, b.Bytes(), 0o600); err != nil {
					t.Fatal(err)
				}
			}
		}
	}
}
