package html_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"

	"techradar/radar"
	"techradar/radar/layout"
)

// TestBrowserHears is the control of quiet: what a page must not do is heard.
func TestBrowserHears(t *testing.T) {
	for _, bad := range []string{
		"<script>console.log('x')</script>", "<script>x()</script>", "<img src=x.png>",
		"<meta http-equiv=Content-Security-Policy content=\"script-src 'none'\"><script>x()</script>",
	} {
		b := newTab(t)
		path := filepath.Join(t.TempDir(), "index.html")
		if err := os.WriteFile(path, []byte("<!DOCTYPE html><title>x</title>"+bad), 0o600); err != nil {
			t.Fatal(err)
		}
		b.URL = "file://" + path
		b.do(chromedp.Navigate(b.URL), chromedp.Query("title", chromedp.NodeReady))
		heard := func() bool {
			b.mu.Lock()
			defer b.mu.Unlock()
			return len(b.complains)+len(b.requests) > 0
		}
		for range 100 {
			if heard() {
				break
			}
			time.Sleep(20 * time.Millisecond)
		}
		if !heard() {
			t.Errorf("%s is not heard", bad)
		}
	}
}

// TestPolicyHolds tries what the policy of the page must not let through.
func TestPolicyHolds(t *testing.T) {
	b := newTab(t)
	b.show(showcase, "")
	for _, c := range []struct{ name, do string }{
		{"markup from text", "(() => { try { document.body.innerHTML = '<b>x</b>'; return false } catch { return true } })()"},
		{"a script element", "(() => { const s = document.createElement('script'); try { s.text = 'window.ran = 1' } catch { return true } document.body.append(s); return !window.ran })()"},
		{"a handler", "(() => { document.body.setAttribute('id', 'x'); try { document.body.setAttribute('onclick', 'window.ran = 1') } catch { return true } document.body.click(); return !window.ran })()"},
	} {
		if !eval[bool](b, c.do) {
			t.Errorf("the policy lets %s through", c.name)
		}
	}
}

// TestHostileTextStaysText goes with the script over texts that would be markup, a selector or an address elsewhere.
func TestHostileTextStaysText(t *testing.T) {
	const yaml = `title: "<img src=x onerror=alert(1)>"
quadrants: [{id: a, name: "<b>A</b>", aliases: ["<i>"]}, {id: b, name: "\"]'[data-x"}]
rings: [{id: x, name: "<svg onload=alert(1)>"}, {id: y, name: "y"}]
entries:
  - {id: e1, name: "<script>alert(1)</script>", quadrant: a, ring: x, owner: "<img src=x onerror=alert(1)>", tags: ["\"><script>alert(1)</script>", "a&b=c"], summary: "${alert(1)} {{1}} <img src=x onerror=alert(1)>"}
  - {id: e2, name: "javascript:alert(1)", quadrant: b, ring: y, owner: "#%E0%A4%A", tags: ["__proto__", "constructor"], summary: "(.*)+$ \\"}
`
	r, problems := radar.Parse([]byte(yaml), "radar.yaml")
	if r == nil {
		t.Fatal(problems)
	}
	d, err := layout.Build(r, layout.Options{})
	if err != nil {
		t.Fatal(err)
	}
	b := newTab(t)
	b.showDocument(d, "")
	b.wait("document.querySelector('.tools').checkVisibility()")
	for i, want := range []string{"<script>alert(1)</script>", "javascript:alert(1)"} {
		hover := "document.querySelectorAll('.radar .entry')[" + string(rune('0'+i)) + "].dispatchEvent(new PointerEvent('pointerover', {bubbles: true}))"
		eval[bool](b, hover)
		if got := eval[string](b, "document.querySelector('.card-name').textContent"); got != want {
			t.Errorf("the card says %q, want %q", got, want)
		}
	}
	before := eval[int](b, "document.querySelectorAll('script, img, iframe').length")
	for _, tag := range []string{`"><script>alert(1)</script>`, "a&b=c", "__proto__", "constructor"} {
		eval[bool](b, "(box => { box.click(); return true })([...document.querySelectorAll('.filter input')].find(i => i.value === "+quote(tag)+"))")
		b.wait("document.querySelector('.status').textContent.endsWith(' 1') && new URLSearchParams(location.search).get('tag') === " + quote(tag))
		b.do(chromedp.Reload())
		b.wait("document.querySelector('.status').textContent.endsWith(' 1')")
		eval[bool](b, "(document.querySelector('button[type=reset]').click(), true)")
		b.wait("location.search === ''")
	}
	if after := eval[int](b, "document.querySelectorAll('script, img, iframe').length"); after != before || before != 1 {
		t.Errorf("%d scripts, images and frames, then %d, want the one script", before, after)
	}
	b.quiet()
}

func quote(s string) string { return "'" + strings.ReplaceAll(s, "'", "\\'") + "'" }
