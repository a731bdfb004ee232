package html_test

import (
	"testing"

	"github.com/chromedp/cdproto/animation"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

// TestPlaceOfPicture holds the first frame, in which the radar is not drawn yet, to the heights of the frames after.
func TestPlaceOfPicture(t *testing.T) {
	b := newTab(t)
	b.show(showcase, "")
	for _, size := range [][2]int64{{1440, 900}, {1600, 500}, {767, 900}, {320, 640}} {
		b.do(chromedp.EmulateViewport(size[0], size[1]))
		got := eval[string](b, `(p => { // as in a large radar
			document.body.classList.add('large');
			const heights = () => [p, document.body].map((e) => e.getBoundingClientRect().height.toFixed(1)).join(' and ');
			p.style.animation = 'none';
			const after = heights();
			p.style.animation = '';
			p.style.animationPlayState = 'paused';
			const first = heights();
			if (getComputedStyle(p).contentVisibility !== 'hidden') return 'the picture is in the first frame';
			p.style.animationPlayState = '';
			return first === after ? '' : first + ' px high first, ' + after + ' px later';
		})(document.querySelector('.radar .picture'))`)
		if got != "" {
			t.Errorf("%d by %d px: %s", size[0], size[1], got)
		}
	}
	b.quiet()
}

// TestOpenAtBlip opens a large page at a blip, which has to be there to take the focus, be it in the first frame.
func TestOpenAtBlip(t *testing.T) {
	b := newTab(t)
	if _, err := chromedp.Call(b.ctx, animation.SetPlaybackRate, animation.SetPlaybackRateParams{PlaybackRate: 0}); err != nil {
		t.Fatal(err)
	}
	d := many(t, 120)
	b.showDocument(d, "") // which goes no further than the first frame now
	b.wait("getComputedStyle(document.querySelector('.radar .picture')).contentVisibility === 'hidden'")
	b.showDocument(d, "#radar-entry-thing-77")
	b.wait("document.activeElement.closest('.entry')?.id === 'radar-entry-thing-77'")
	b.wait("(r => r.top >= 0 && r.top < innerHeight)(document.activeElement.getBoundingClientRect())")
	b.quiet()
}

// TestDrawnOnce prints a large page, which is no screen for a moment: the first frame must not come again after that.
func TestDrawnOnce(t *testing.T) {
	b := newTab(t)
	b.showDocument(many(t, 120), "")
	const visibility = "getComputedStyle(document.querySelector('.radar .picture')).contentVisibility"
	b.wait(visibility + " === 'visible'")
	if _, err := chromedp.Call(b.ctx, animation.SetPlaybackRate, animation.SetPlaybackRateParams{PlaybackRate: 0}); err != nil {
		t.Fatal(err)
	}
	if _, err := chromedp.Call(b.ctx, page.PrintToPDF, page.PrintToPDFParams{}); err != nil {
		t.Fatal(err)
	}
	if got := eval[string](b, visibility); got != "visible" {
		t.Errorf("after printing the picture is %s", got)
	}
	b.quiet()
}
