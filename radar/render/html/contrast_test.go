package html_test

import (
	"testing"

	"github.com/chromedp/chromedp"
)

// contrasts returns the texts of the pictures that can be seen: how many there are, and those with less than 4.5:1
// against the topmost shape behind their middle. Tools for web pages do not look at text of SVG.
const contrasts = `(() => {
	document.documentElement.style.scrollBehavior = 'auto';
	const parse = (color) => (color.match(/[\d.]+/g) || []).map(Number);
	const light = ([r, g, b]) => [r, g, b].map((c) => c / 255).map((c) => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)
		.reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
	const page = parse(getComputedStyle(document.documentElement).backgroundColor);
	const low = [];
	let seen = 0;
	for (const text of document.querySelectorAll('svg text')) {
		if (getComputedStyle(text).visibility !== 'visible' || !text.getClientRects().length) continue;
		text.scrollIntoView({ block: 'center', inline: 'center' });
		const r = text.getBoundingClientRect();
		const x = r.left + r.width / 2, y = r.top + r.height / 2;
		if (x < 0 || x >= innerWidth) continue;
		let behind = page;
		for (const e of document.elementsFromPoint(x, y)) {
			const s = getComputedStyle(e);
			if (e.matches('svg path, svg circle') && s.fill !== 'none' && s.fillOpacity > 0.5) { behind = parse(s.fill); break; }
		}
		const [a, b] = [light(parse(getComputedStyle(text).fill)), light(behind)].sort((p, q) => q - p);
		const ratio = (a + 0.05) / (b + 0.05);
		seen++;
		if (ratio < 4.5) low.push(text.textContent + ' ' + ratio.toFixed(2));
	}
	return { Seen: seen, Low: low };
})()`

func TestContrast(t *testing.T) {
	for _, c := range []struct{ name, file, at, scheme string }{
		{"light", showcase, "", "light"},
		{"dark", showcase, "", "dark"},
		{"Korean", korean, "", "light"},
		{"Korean, dark", korean, "", "dark"},
		{"zoomed", korean, "?zoom=platform", "dark"},
		{"filtered", korean, "?ring=trial&ring=hold", "light"},
		{"filtered, English, dark", showcase, "?ring=assess", "dark"},
		{"zoomed, English", showcase, "?zoom=multi-tenancy", "light"},
		{"120 entries", "", "", "light"},
		{"120 entries, dark, filtered", "", "?owner=team%202", "dark"},
	} {
		b := newTab(t)
		b.emulate("prefers-color-scheme", c.scheme, "prefers-reduced-motion", "reduce")
		if c.file == "" {
			b.showDocument(many(t, 120), c.at)
		} else {
			b.show(c.file, c.at)
		}
		b.wait("document.querySelector('.tools').checkVisibility() && document.readyState === 'complete'")
		got := eval[struct {
			Seen int
			Low  []string
		}](b, contrasts)
		if got.Seen < 20 || len(got.Low) > 0 {
			t.Errorf("%s: of %d texts less than 4.5:1 have %q", c.name, got.Seen, got.Low)
		}
	}
}

// TestContrastSees is the control: text that is too light must be found.
func TestContrastSees(t *testing.T) {
	b := newTab(t)
	b.show(showcase, "")
	b.do(chromedp.Query(".radar .entry"))
	eval[bool](b, "document.querySelector('.radar .label text').setAttribute('fill', '#ccd') === undefined")
	if got := eval[int](b, contrasts+".Low.length"); got != 1 {
		t.Errorf("%d texts are found, want the one", got)
	}
}
