package html_test

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// The versions of the npm packages that check the page.
const (
	axePackage        = "axe-core@4.14.1"
	validatorPackage  = "vnu-jar@26.9.27"
	lighthousePackage = "lighthouse@12.8.2"
)

// slow skips a test outside of the slow suite.
func slow(t *testing.T) {
	t.Helper()
	if os.Getenv("TECHRADAR_SLOW") == "" {
		t.Skip("the checkers are slow to install and to run: make test-slow runs this")
	}
}

// missing says what is not there to test with: a failure in CI, a skipped test elsewhere.
func missing(t *testing.T, what string) {
	t.Helper()
	if os.Getenv("CI") != "" {
		t.Fatal(what)
	}
	t.Skip("NOT TESTED: " + what)
}

func program(t *testing.T, name string) string {
	t.Helper()
	path, err := exec.LookPath(name)
	if err != nil {
		missing(t, name+" is not installed; scripts/need says how to install it")
	}
	return path
}

// install puts an npm package into a new folder, without the scripts of its authors, and returns the folder.
func install(t *testing.T, pkg string) string {
	t.Helper()
	dir := t.TempDir()
	c := exec.Command(program(t, "npm"), "install", "--ignore-scripts", "--no-audit", "--no-fund", "--no-save", pkg)
	c.Dir, c.Env = dir, append(os.Environ(), "PUPPETEER_SKIP_DOWNLOAD=1")
	if out, err := c.CombinedOutput(); err != nil {
		missing(t, fmt.Sprintf("npm cannot install %s: %v\n%s", pkg, err, out))
	}
	return filepath.Join(dir, "node_modules")
}

// TestAxe finds nothing that axe-core complains of, in any state of the page.
func TestAxe(t *testing.T) {
	slow(t)
	source, err := os.ReadFile(filepath.Join(install(t, axePackage), "axe-core", "axe.min.js"))
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name, file, at string
		width          int64
		media          []string
		do             string
	}{
		{"light, English", showcase, "", 1440, nil, "0"},
		{"dark, Korean", korean, "", 1440, []string{"prefers-color-scheme", "dark"}, "0"},
		{"320 px", showcase, "", 320, nil, "0"},
		{"320 px, Korean, dark", korean, "", 320, []string{"prefers-color-scheme", "dark"}, "0"},
		{"forced colours", korean, "", 1440, []string{"forced-colors", "active"}, "0"},
		{"zoomed", showcase, "?zoom=multi-tenancy", 1440, nil, "0"},
		{"filtered", korean, "?q=k&ring=adopt", 1440, nil, "0"},
		{"nothing matches", korean, "?q=zzzz", 1440, nil, "0"},
		{"a list of filters", korean, "", 1440, nil, "document.querySelector('.filter').open = true"},
		{"a card", korean, "", 1440, nil, "document.querySelector('.radar .entry').dispatchEvent(new PointerEvent('pointerover', {bubbles: true}))"},
		{"all details", korean, "", 1440, nil, "document.querySelectorAll('main details:not(.filter)').forEach(d => d.open = true)"},
		{"sorted", korean, "", 1440, nil, "document.querySelector('thead button').click()"},
		{"dark, English", showcase, "", 1440, []string{"prefers-color-scheme", "dark"}, "0"},
		{"zoomed, Korean, dark", korean, "?zoom=platform", 1440, []string{"prefers-color-scheme", "dark"}, "0"},
		{"filtered, English, 320 px", showcase, "?ring=trial", 320, nil, "0"},
		{"zoomed, forced colours", showcase, "?zoom=vm", 1440, []string{"forced-colors", "active"}, "0"},
		{"120 entries", "", "", 1440, nil, "0"},
		{"120 entries, filtered, dark, 320 px", "", "?owner=team%202", 320, []string{"prefers-color-scheme", "dark"}, "0"},
	} {
		t.Run(c.name, func(t *testing.T) {
			b := newTab(t)
			b.do(chromedp.EmulateViewport(c.width, 900))
			b.emulate(c.media...)
			if c.file == "" {
				b.showDocument(many(t, 120), c.at)
			} else {
				b.show(c.file, c.at)
			}
			b.wait("document.querySelector('.tools').checkVisibility()")
			eval[any](b, "("+c.do+", 0)")
			eval[any](b, string(source)+"; 0")
			found, err := chromedp.Run(b.ctx, chromedp.Evaluate[string](
				"axe.run().then(r => r.violations.map(v => v.id + ' (' + v.impact + '): ' + v.nodes.map(n => n.html.slice(0, 150)).slice(0, 3).join(' | ')).join('\\n'))",
				chromedp.EvalAwaitPromise))
			if err != nil || found != "" {
				t.Errorf("axe-core says %v\n%s", err, found)
			}
		})
	}
}

// TestValid has the validator of the W3C read the page.
func TestValid(t *testing.T) {
	slow(t)
	java := program(t, "java")
	jar := filepath.Join(install(t, validatorPackage), "vnu-jar", "build", "dist", "vnu.jar")
	for _, file := range []string{showcase, korean} {
		b := newTab(t)
		b.show(file, "")
		// The validator does not know this property of css-scroll-snap-2 yet; browsers without it skip it.
		out, err := exec.Command(java, "-jar", jar, "--format", "gnu", "--filterpattern", ".*scroll-initial-target.*",
			strings.TrimPrefix(b.URL, "file://")).CombinedOutput()
		if err != nil || len(out) > 0 {
			t.Errorf("%s: %v\n%s", file, err, out)
		}
	}
}

// TestLighthouse has full marks for accessibility.
func TestLighthouse(t *testing.T) {
	slow(t)
	node, chromium := program(t, "node"), program(t, "chromium")
	cli := filepath.Join(install(t, lighthousePackage), "lighthouse", "cli", "index.js")
	b := newTab(t)
	b.show(korean, "")
	server := httptest.NewServer(http.FileServer(http.Dir(filepath.Dir(strings.TrimPrefix(b.URL, "file://")))))
	defer server.Close()
	c := exec.Command(node, cli, server.URL+"/", "--only-categories=accessibility", "--output=json", "--quiet",
		"--chrome-flags=--headless=new --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync --user-data-dir="+t.TempDir())
	c.Env = append(os.Environ(), "CHROME_PATH="+chromium)
	out, err := c.Output()
	if err != nil {
		t.Fatal(err)
	}
	var report struct {
		Categories struct{ Accessibility struct{ Score float64 } }
	}
	if err := json.Unmarshal(out, &report); err != nil || report.Categories.Accessibility.Score != 1 {
		t.Errorf("accessibility scores %v, %v", report.Categories.Accessibility.Score, err)
	}
}
