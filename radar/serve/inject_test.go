package serve

import (
	"html"
	"strings"
	"testing"

	"techradar/radar"
)

func TestAllow(t *testing.T) {
	h, st := hashOf(reloadScript), hashOf(problemsStyle)
	for policy, want := range map[string]string{
		"default-src 'none'":                      "default-src 'none'; script-src " + h + "; style-src " + st + "; connect-src 'self'",
		"default-src 'none'; script-src 'none' ;": "default-src 'none'; script-src " + h + "; style-src " + st + "; connect-src 'self'",
		"DEFAULT-SRC 'none'; Script-Src 'sha256-x' 'NONE'; style-src 'sha256-y'; img-src data:": "DEFAULT-SRC 'none'; Script-Src 'sha256-x' " + h +
			"; style-src 'sha256-y' " + st + "; img-src data:; connect-src 'self'",
		"img-src data:":               "img-src data:",
		"default-src 'self' data:":    "default-src 'self' data:; script-src 'self' data: " + h + "; style-src 'self' data: " + st + "; connect-src 'self' data: 'self'",
		"connect-src https://a.b/":    "connect-src https://a.b/ 'self'",
		"trusted-types 'none'; ; ;  ": "trusted-types 'none'",
	} {
		if got := allow(policy); got != want {
			t.Errorf("%s:\n got %s\nwant %s", policy, got, want)
		}
	}
}

// TestInject puts the elements at the end of pages of several shapes, and changes nothing else.
func TestInject(t *testing.T) {
	const policy = `default-src 'none'; script-src 'sha256-a+b/c='`
	allowed := html.EscapeString(allow(policy))
	for page, want := range map[string]string{
		"<p>x":                               "<p>xE\n",
		"<body>x</body></html>\n":            "<body>xE\n</body></html>\n",
		"<BODY>x</BODY >":                    "<BODY>xE\n</BODY >",
		"<script>'</body>'</script>y</body>": "<script>'</body>'</script>yE\n</body>",
		`<meta http-equiv="Content-Security-Policy" content="` + policy + `"><meta name="a" content="b">x`:               `<meta http-equiv="Content-Security-Policy" content="` + allowed + `"><meta name="a" content="b">xE` + "\n",
		`<meta content="` + html.EscapeString(policy) + `"` + "\n" + `http-equiv=content-security-policy>x`:              `<meta content="` + allowed + `"` + "\n" + `http-equiv=content-security-policy>xE` + "\n",
		`<meta http-equiv="Content-Security-Policy" content="` + strings.ReplaceAll(policy, "+", "&#43;") + `">$1 ${1}x`: `<meta http-equiv="Content-Security-Policy" content="` + allowed + `">$1 ${1}xE` + "\n",
	} {
		if got := string(inject([]byte(page), "E")); got != want {
			t.Errorf("%s:\n got %s\nwant %s", page, got, want)
		}
	}
}

// TestPanelEscapes puts markup into every field of a problem and an edition.
func TestPanelEscapes(t *testing.T) {
	const evil = `</template></style></pre>"'><script>alert(1)</script><img src=x onerror=alert(1)>{{.}}`
	p := radar.Problem{File: evil, Pos: radar.Pos{Line: 1, Col: 7}, Severity: evil, Code: evil, Message: evil, Hint: evil, Source: evil, Caret: 6}
	for what, e := range map[string]*Edition{
		"problems": {Name: evil, Problems: []radar.Problem{p, p}},
		"failure":  {Name: evil, Failure: evil},
	} {
		s := NewServer(8080)
		s.Show(e)
		for _, target := range []string{"/", problemsPath} {
			page := body(t, request(s, "GET", target))
			for _, bad := range []string{"<script>alert", "<img", "onerror=alert(1)>"} {
				if strings.Contains(page, bad) {
					t.Errorf("%s: %s in %s", what, bad, target)
				}
			}
			if strings.Count(page, "<template") != 1 || strings.Count(page, "</template>") != 1 || !strings.Contains(page, "&lt;script&gt;alert(1)") {
				t.Errorf("%s: %s is %s", what, target, page)
			}
		}
	}
}

// TestPanelBounds checks what many problems, and none with a line, look like.
func TestPanelBounds(t *testing.T) {
	e := &Edition{Name: "radar\u202E.yaml"}
	for range radar.MaxProblemsReported + 7 {
		e.Problems = append(e.Problems, radar.Problem{File: "radar.yaml", Severity: radar.Error, Message: "too large"})
	}
	got := panel(e, true)
	if n := strings.Count(got, "<li>"); n != radar.MaxProblemsReported {
		t.Errorf("%d problems", n)
	}
	for _, want := range []string{"and 7 more", `radar\u202E.yaml has 57 errors`, "<b>radar.yaml</b>", ` data-alone>`} {
		if !strings.Contains(got, want) {
			t.Errorf("no %q in %.3000s", want, got[strings.Index(got, "<section"):])
		}
	}
	if strings.Contains(got, `class="source"`) {
		t.Error("a line of the file for a problem without one")
	}
	if got := panel(&Edition{Files: map[string][]byte{}}, false); got != "" {
		t.Error("a panel without problems:", got)
	}
}

func TestAtCell(t *testing.T) {
	for _, c := range []struct {
		line  string
		cells int
		left  string
	}{
		{"name: x", 6, "name: "}, {"이름: x", 6, "이름: "}, {"이름: x", 4, "이름"}, {"e\u0301x", 1, "e\u0301"}, {"x", 0, ""}, {"", 3, ""}, {"ab", 9, "ab"},
	} {
		left, right := atCell(c.line, c.cells)
		if left != c.left || left+right != c.line {
			t.Errorf("%q at %d: %q %q", c.line, c.cells, left, right)
		}
	}
}
