package serve

import (
	_ "embed" // of the texts below
	"fmt"
	"html"
	"html/template"
	"strings"

	"github.com/rivo/uniseg"

	"techradar/radar"
)

var (
	//go:embed problems.html
	problemsTemplate string
	//go:embed problems.css
	problemsStyle string
	//go:embed reload.js
	reloadScript string
)

// panelID is the element that holds the panel with the problems. Its content is in a shadow tree, so that neither the
// page nor the panel changes the looks of the other.
const panelID = "techradar-problems"

// notice is what the panel says.
type notice struct {
	Heading, Kept, Failure, More string
	Problems                     []shownProblem
}

// shownProblem is a problem with the line of its file parted at the column.
type shownProblem struct {
	Place, Severity, Code, Message, Hint string
	Line                                 int
	Left, Right                          string
}

// panel returns the element with the problems of an edition, or "" when there are none. Alone, it is all that the page
// has. What stands in it of the file is escaped.
func panel(e *Edition, alone bool) string {
	if e.good() {
		return ""
	}
	var b strings.Builder
	b.WriteString(`<div id="` + panelID + `" lang="en"`)
	if alone {
		b.WriteString(` data-alone`)
	}
	b.WriteString(`><template shadowrootmode="open"><style>` + problemsStyle + `</style>`)
	t := template.Must(template.New("problems").Parse(problemsTemplate)) // our own text, and a Builder never fails
	if err := t.Execute(&b, newNotice(e, alone)); err != nil {
		panic(err)
	}
	b.WriteString(`</template></div>`)
	return b.String()
}

func newNotice(e *Edition, alone bool) notice {
	name := radar.Visible(e.Name)
	n := notice{Heading: name + " could not be drawn", Kept: "The page shows the last version that was good.", Failure: strings.TrimRight(e.Failure, "\n")}
	switch len(e.Problems) {
	case 0:
	case 1:
		n.Heading = name + " has 1 error"
	default:
		n.Heading = fmt.Sprintf("%s has %d errors", name, len(e.Problems))
	}
	if alone {
		n.Kept = "The radar appears here as soon as there are none."
		if len(e.Problems) == 0 {
			n.Kept = "The radar appears here as soon as it can be."
		}
	}
	for i, p := range e.Problems {
		if i == radar.MaxProblemsReported {
			n.More = fmt.Sprintf("and %d more", len(e.Problems)-i)
			break
		}
		n.Problems = append(n.Problems, show(p))
	}
	return n
}

func show(p radar.Problem) shownProblem {
	s := shownProblem{
		Place: radar.Visible(p.File), Severity: string(p.Severity), Code: p.Code, Message: p.Message, Hint: p.Hint, Line: p.Pos.Line,
	}
	if p.Pos != (radar.Pos{}) {
		s.Place = fmt.Sprintf("%s:%d:%d", s.Place, p.Pos.Line, p.Pos.Col)
	}
	s.Left, s.Right = atCell(p.Source, p.Caret)
	return s
}

// atCell parts a line before the given terminal cell. A browser draws Korean letters not quite as wide as two cells, so
// that spaces would not lead to the place.
func atCell(line string, cells int) (left, right string) {
	right = line
	for right != "" && cells > 0 {
		_, rest, width, _ := uniseg.FirstGraphemeClusterInString(right, -1)
		cells -= width
		right = rest
	}
	return line[:len(line)-len(right)], right
}

// bareProblems is the panel for the script of a page, which cannot bring a style of its own along.
func bareProblems(st *state) []byte {
	return []byte("<!DOCTYPE html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n<title>Problems</title>\n" + st.panel + "\n</html>\n")
}

// problemsPage is the page of an edition that has nothing else to show.
func problemsPage(st *state) []byte {
	title := html.EscapeString(radar.Visible(st.name))
	body := st.panel
	if body == "" {
		body = `<p>Drawing the radar ...</p>`
	} else {
		title = "Problems in " + title
	}
	return []byte(`<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="dark">
<title>` + title + `</title>
<link rel="icon" href="data:,">
<style>` + pageStyle + `</style>
</head>
<body>
<main>
` + body + `
</main>
` + script("", st.problems) + `
</body>
</html>
`)
}

// pageStyle is the style of problemsPage around the panel.
const pageStyle = `html{background:#1b1f24;color:#f0f3f6;font:16px/1.5 system-ui,sans-serif}body{margin:0}p{padding:16px}`
