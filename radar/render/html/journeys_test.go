package html_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// TestFindAndComeBack finds an entry by keys alone: search, its blip, its card, its row, a link of it, and back.
func TestFindAndComeBack(t *testing.T) {
	b := newTab(t)
	b.show(showcase, "")
	b.tabTo("e.id === 'search'")
	b.keys(strings.Split("argocd", "")...)
	b.wait("document.querySelector('.status').textContent === 'Matches: 1'")
	if got := b.shown(); got != "Argo CD" {
		t.Errorf("the search shows %s", got)
	}
	b.tabTo("e.closest('.entry')")
	b.wait("!document.querySelector('.card').hidden")
	card := eval[string](b, "document.querySelector('.card').innerText")
	for _, want := range []string{"Argo CD", "Adopt"} {
		if !strings.Contains(card, want) {
			t.Errorf("the card %q lacks %q", card, want)
		}
	}
	if got := eval[string](b, "document.activeElement.getAttribute('aria-describedby')"); got != "card" {
		t.Errorf("the blip is described by %q", got)
	}
	b.keys(kb.Enter)
	b.wait("location.hash === '#entry-argo-cd' && document.activeElement.closest('tr')?.id === 'entry-argo-cd'")
	b.wait("document.querySelector('#entry-argo-cd details').open && document.querySelector('.card').hidden")
	b.wait("(r => r.top >= 0 && r.top < innerHeight)(document.activeElement.getBoundingClientRect())")
	b.tabTo("e.closest('.links')")
	if got := eval[string](b, "document.activeElement.protocol"); got != "https:" {
		t.Errorf("the source leads to %s", got)
	}
	b.keys(kb.Escape)
	b.do(chromedp.NavigateBack())
	b.wait("location.hash === '' && document.activeElement.closest('.entry')")
	b.quiet()
}

func TestRowLeadsToBlip(t *testing.T) {
	b := newTab(t)
	b.show(showcase, "#entry-vitess")
	b.wait("document.activeElement.closest('tr')?.id === 'entry-vitess'")
	b.tabTo("e.classList.contains('back')")
	b.keys(kb.Enter)
	b.wait("document.activeElement.closest('.entry')?.id === 'radar-entry-vitess'")
	b.quiet()
}

// TestFilterAndClear chooses in two lists and clears them, by keys.
func TestFilterAndClear(t *testing.T) {
	b := newTab(t)
	b.show(showcase, "")
	all := b.shown()
	b.tabTo("e.closest('.filter')?.dataset.filter === 'ring'")
	b.keys(kb.Enter, kb.Tab, " ", kb.Tab, " ")
	b.wait("document.querySelector('.status').textContent === 'Matches: 9'")
	b.keys(kb.Escape)
	b.wait("!document.querySelector('.filter[open]') && document.activeElement.matches('.filter summary')")
	b.tabTo("e.closest('.filter')?.dataset.filter === 'quadrant'")
	b.keys(kb.Enter, kb.Tab, " ")
	b.wait("document.querySelector('.status').textContent === 'Matches: 1'")
	if got := b.shown(); got != "Crossplane" {
		t.Errorf("adopt or trial, in IaC: %s", got)
	}
	if n := eval[int](b, "document.querySelectorAll('.radar .entry:not(.dim)').length"); n != 1 {
		t.Errorf("%d blips are not dimmed, want 1", n)
	}
	// What is dimmed cannot be reached by keys.
	if eval[bool](b, "(a => { a.focus(); return document.activeElement === a })(document.querySelector('.radar .entry.dim a'))") {
		t.Error("a dimmed blip takes the focus")
	}
	b.wait("new URLSearchParams(location.search).getAll('ring').join() === 'adopt,trial'")
	b.do(chromedp.Reload())
	b.wait("document.querySelector('.status').textContent === 'Matches: 1'")
	b.tabTo("e.type === 'reset'")
	b.keys(kb.Enter)
	b.wait("document.querySelector('.status').textContent === '' && document.activeElement.id === 'search'")
	if got := b.shown(); got != all {
		t.Errorf("after clearing there is %s, want %s", got, all)
	}
	b.wait("location.search === ''")
	b.quiet()
}

// TestFilterLegend leaves out of the legend what does not match, like the names at the blips.
func TestFilterLegend(t *testing.T) {
	var yaml strings.Builder
	yaml.WriteString("title: Crowded\nquadrants: [{id: a, name: A}, {id: b, name: B}]\nrings: [{id: x, name: X}, {id: y, name: Y}]\nentries:\n")
	for i := range 50 {
		fmt.Fprintf(&yaml, "  - {name: The component called %d of a platform with a long name, id: e%[1]d, quadrant: a, ring: x, owner: team %d}\n", i, i%5)
	}
	d := parsed(t, yaml.String())
	b := newTab(t)
	b.showDocument(d, "?owner=team%202")
	b.wait("document.querySelector('.status').textContent === 'Matches: 10'")
	legend := eval[[]string](b, `[...document.querySelectorAll('.radar .legend text')].filter(t => getComputedStyle(t).visibility === 'visible').map(t => t.textContent)`)
	lines := strings.Join(legend, " ")
	for i, e := range d.Radar.Entries {
		if d.Numbers[i] == 0 {
			t.Fatalf("%s has no number", e.Name)
		}
		if strings.Contains(lines, e.Name) != (e.Owner == "team 2") {
			t.Errorf("%q of %s in the legend: %s", e.Name, e.Owner, lines)
		}
	}
	if strings.Count(lines, "long") != 10 || !strings.Contains(lines, "A X ") {
		t.Errorf("the second lines do not go with the first, or the headings are gone: %s", lines)
	}
	b.press("button[type=reset]")
	b.wait("document.querySelectorAll('.radar .dim').length === 0")
	b.quiet()
}

// TestZoomAndLeave enlarges a quadrant, goes through its blips alone, and leaves it, by keys.
func TestZoomAndLeave(t *testing.T) {
	b := newTab(t)
	b.emulate("prefers-reduced-motion", "reduce")
	b.show(showcase, "")
	before := eval[string](b, "document.querySelector('.radar svg').getAttribute('viewBox')")
	b.tabTo("e.value === 'multi-tenancy'")
	b.keys(kb.Enter)
	b.wait("document.querySelector('.radar svg').getAttribute('viewBox') !== '" + before + "'")
	if n := eval[int](b, "[...document.querySelectorAll('.radar .entry')].filter(e => e.getClientRects().length).length"); n != 7 {
		t.Errorf("%d blips, want the 7 of the quadrant", n)
	}
	outside := eval[int](b, `(s => [...s.querySelectorAll('.entry:not(.away)')].filter(e => {
		const r = e.getBoundingClientRect(), v = s.getBoundingClientRect();
		return r.left < v.left || r.right > v.right || r.top < v.top || r.bottom > v.bottom;
	}).length)(document.querySelector('.radar svg'))`)
	if outside > 0 {
		t.Errorf("%d blips are outside of the enlarged picture", outside)
	}
	b.tabTo("e.closest('.entry')")
	b.wait("!document.querySelector('.card').hidden")
	b.keys(kb.Escape)
	b.wait("document.querySelector('.card').hidden")
	b.wait("location.search === '?zoom=multi-tenancy'")
	b.keys(kb.Escape)
	b.wait("document.querySelector('.radar svg').getAttribute('viewBox') === '" + before + "' && document.activeElement.value === ''")
	b.wait("location.search === ''")
	b.quiet()
}

// TestZoomIntoCloseUp takes the close-up of a quadrant where the document has one.
func TestZoomIntoCloseUp(t *testing.T) {
	b := newTab(t)
	b.showDocument(closeUps(t, showcase), "?zoom=vm")
	b.wait("document.querySelectorAll('.radar .picture svg').length === 2")
	names := eval[string](b, "[...document.querySelectorAll('.radar .entry')].filter(e => e.getClientRects().length).length + ' ' + document.querySelector('.radar > .frame svg:not(.away)').id")
	if !strings.HasPrefix(names, "6 ") {
		t.Errorf("%s blips, want the 6 of VM", names)
	}
	b.keys(kb.Escape)
	b.wait("document.querySelectorAll('.radar .picture svg').length === 1 && document.querySelector('#quadrant-vm').closest('section').querySelector('.closeup svg')")
	b.quiet()
}

func TestSearch(t *testing.T) {
	b := newTab(t)
	for _, c := range []struct{ file, query, want string }{
		{showcase, "CLUSTERAPI", "Cluster API"},
		{showcase, "multi tenancy kyverno", "Kyverno"},
		{showcase, "argo cd", "Argo CD"},
		{showcase, "faas", "Knative"},
		{showcase, "ve-ctl", ""},
		{korean, "ㅋㅂㄴㅌㅅ", "Go 언어, 쿠버네티스"},
		{korean, "쿱", "Go 언어, 쿠버네티스"},                                    // as it is typed: 쿠버
		{korean, "\u110f\u116e\u1107\u1165\u1102\u1166", "Go 언어, 쿠버네티스"}, // NFD
		{korean, "ㅋㅌㄹ", "코틀린, Go 언어"},
		{korean, "GO", "Go 언어, 깃옵스 배포"},
	} {
		b.show(c.file, "?q="+c.query)
		b.wait("document.querySelector('.status').textContent !== ''")
		if got := b.shown(); got != c.want {
			t.Errorf("%q finds %s, want %s", c.query, got, c.want)
		}
	}
	b.quiet()
}

func TestSort(t *testing.T) {
	b := newTab(t)
	b.show(korean, "")
	column := func(cell string) string {
		return "[...document.querySelector('#entry-kotlin').parentElement.rows].map(r => r.querySelector('" + cell + "').textContent.trim()).join(', ')"
	}
	press := func(heading string) {
		b.do(chromedp.Click("//section[.//tr[@id='entry-kotlin']]//thead//button[contains(.,'" + heading + "')]"))
	}
	b.wait("document.querySelector('thead button')")
	press("이름")
	// Collators differ in whether Hangul comes before or after Latin letters.
	b.wait("['가상 스레드, 스프링 웹플럭스, 코틀린, Go 언어', 'Go 언어, 가상 스레드, 스프링 웹플럭스, 코틀린'].includes(" + column(".name") + ")")
	press("링")
	b.wait("/^기본.*멈춤$/.test(" + column(".ring") + ")")
	press("링")
	b.wait("/^멈춤.*기본$/.test(" + column(".ring") + ")")
	if got := eval[string](b, "[...document.querySelectorAll('[aria-sort]')].map(e => e.ariaSort).join()"); got != "descending" {
		t.Errorf("aria-sort is %s", got)
	}
	b.quiet()
}

// TestDeepLinks opens what an address points to, out of a filter that hides it.
func TestDeepLinks(t *testing.T) {
	b := newTab(t)
	b.show(showcase, "?q=vitess#entry-crossplane")
	b.wait("document.activeElement.closest('tr')?.id === 'entry-crossplane' && document.querySelector('#entry-crossplane details').open")
	b.wait("document.querySelector('#search').value === ''")
	b.show(showcase, "#quadrant-ci-cd")
	b.wait("document.activeElement.id === 'quadrant-ci-cd'")
	b.show(showcase, "?zoom=db#radar-entry-crossplane")
	b.wait("document.activeElement.closest('.entry')?.id === 'radar-entry-crossplane' && !document.querySelector('.zoomed')")
	b.show(korean, "#edition-2026-Q2") // as the feed links to it
	b.wait("(d => d?.id === 'edition-2026-Q2' && d.open && (r => r.top >= 0 && r.top < innerHeight)(d.getBoundingClientRect()))(document.activeElement)")
	b.show(showcase, "?zoom=%22%3E%3Cscript%3E&ring=no#%E0%A4%A")
	b.wait("document.querySelector('.tools').checkVisibility()")
	b.quiet()
}

// TestDeepLinksInLargeRadar arrives where the parts of the page in between have not been arranged yet.
func TestDeepLinksInLargeRadar(t *testing.T) {
	b := newTab(t)
	d := many(t, 160)
	b.showDocument(d, "#entry-thing-119")
	in := func(id string) string {
		return "document.activeElement.closest('tr')?.id === '" + id + "' && (r => r.top >= 0 && r.bottom <= innerHeight)(document.activeElement.getBoundingClientRect())"
	}
	b.wait(in("entry-thing-119"))
	for _, id := range []string{"entry-thing-0", "entry-thing-158", "entry-thing-37"} {
		eval[string](b, "location.hash = '"+id+"'")
		b.wait(in(id))
	}
	b.quiet()
}

// TestWithoutScript has every name, table and link, and no control that would do nothing.
func TestWithoutScript(t *testing.T) {
	b := newTab(t)
	if _, err := chromedp.Call(b.ctx, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true}); err != nil {
		t.Fatal(err)
	}
	d := document(t, korean)
	b.showDocument(d, "")
	text, err := chromedp.Run(b.ctx, chromedp.Text("body"))
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range d.Radar.Entries {
		if strings.Count(text, e.Name) < 2 {
			t.Errorf("%s is not there", e.Name)
		}
	}
	if strings.Contains(text, "전체 레이더") || strings.Contains(text, "↕") {
		t.Error("there are controls that need the script")
	}
	nodes, err := chromedp.Run(b.ctx, chromedp.Nodes("//table | //*[local-name()='a' and starts-with(@href, '#entry-')]"))
	if err != nil || len(nodes) < 2*len(d.Radar.Entries) {
		t.Errorf("%d tables and links to entries, %v", len(nodes), err)
	}
	b.quiet()
}

// TestNarrow has no part of the page but the pictures wider than a phone, and nothing to press smaller than 24 px.
func TestNarrow(t *testing.T) {
	b := newTab(t)
	for _, file := range []string{showcase, korean} {
		b.do(chromedp.EmulateViewport(320, 700))
		b.show(file, "")
		b.wait("document.querySelector('.tools').checkVisibility()")
		if w := eval[int](b, "document.documentElement.scrollWidth"); w > 320 {
			t.Errorf("%s: the page is %d px wide", file, w)
		}
		small := eval[[]string](b, `[...document.querySelectorAll('button, summary, input, .tags a, nav a, th a, .links a')].filter(e => {
			const r = (e.closest('label') || e).getBoundingClientRect();
			return e.checkVisibility() && r.width && (r.width < 24 || r.height < 24);
		}).map(e => e.outerHTML.slice(0, 90))`)
		if len(small) > 0 {
			t.Errorf("%s: smaller than 24 px: %q", file, small)
		}
	}
	b.quiet()
}
