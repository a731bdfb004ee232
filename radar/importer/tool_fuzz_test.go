package importer

import (
	"bytes"
	"strings"
	"testing"

	"techradar/radar"
)

// fuzzTool imports whatever comes, by itself and into a radar that is there: it may be refused, and what is not must be
// a radar that Parse reads as the same.
func fuzzTool(f *testing.F, i Importer, files func(data []byte) []File, join func(files []File) []byte) {
	f.Helper()
	for _, name := range samples(f) {
		if toolOf(f, name).Name == i.Name {
			f.Add(join(sample(f, name)))
		}
	}
	into := standing(f)
	f.Fuzz(func(t *testing.T, data []byte) {
		in := files(data)
		i.Recognise(in)
		for _, o := range []Options{{}, {Into: into, Ring: "Trial"}} {
			result, problems := i.Read(in, o)
			checked(t, result, problems)
		}
	})
}

// standing is a radar to import into.
func standing(t testing.TB) *radar.Radar {
	t.Helper()
	r, problems := radar.Parse([]byte(`
title: Standing
edition: 2026-08
quadrants: [{name: Tools, aliases: [infra, 도구]}, {name: Languages & Frameworks}]
rings: [{name: Adopt}, {name: Trial}, {name: Hold}]
entries:
- {name: Make, quadrant: Tools, ring: Hold, history: [{edition: 2025-11, ring: Trial}]}
`), "radar.yaml")
	if r == nil {
		t.Fatal(problems)
	}
	return r
}

// oneFile and its counterpart make the input of a fuzz target a file of a name.
func oneFile(name string) (func([]byte) []File, func([]File) []byte) {
	return func(data []byte) []File { return []File{{name, data}} }, func(files []File) []byte { return files[0].Data }
}

// fileMark begins each file in the input of a fuzz target that takes several; its name is the rest of the line.
const fileMark = "\n===== "

// severalFiles and its counterpart make the input of a fuzz target files.
func severalFiles(data []byte) []File {
	var files []File
	for part := range strings.SplitSeq("\n"+string(data), fileMark) {
		if name, text, ok := strings.Cut(part, "\n"); ok {
			files = append(files, File{name, []byte(text)})
		}
	}
	return files
}

func joinFiles(files []File) []byte {
	var b strings.Builder
	for _, f := range files {
		b.WriteString(fileMark + f.Name + "\n" + string(f.Data))
	}
	return []byte(b.String())
}

func FuzzByor(f *testing.F) {
	files, join := oneFile("radar.csv")
	fuzzTool(f, byor, files, join)
}

func FuzzBackstage(f *testing.F) {
	files, join := oneFile("radar.json")
	fuzzTool(f, backstage, files, join)
}

func FuzzColumns(f *testing.F) {
	files, join := oneFile("radar.csv")
	fuzzTool(f, columnsCSV, files, join)
}

func FuzzAOE(f *testing.F) { fuzzTool(f, aoe, severalFiles, joinFiles) }

func FuzzZalando(f *testing.F) { fuzzTool(f, zalando, severalFiles, joinFiles) }

func FuzzQiwi(f *testing.F) { fuzzTool(f, qiwi, severalFiles, joinFiles) }

// FuzzHTML turns HTML into Markdown: whatever it is, it is bounded, and what Markdown shows has no element in it that
// runs anything.
func FuzzHTML(f *testing.F) {
	for _, src := range []string{
		"<p>a <b>b</b> &amp; <i> c </i></p>", "<ul><li>a<ol><li>b</ol></ul>", "<pre>`a`</pre>", "<table><tr><td>a|b</table>",
		"<script>alert(1)</script><a href='javascript:x'>y</a>", strings.Repeat("<div>", 600), "<b><p>x</b>", "a<br><br># b",
	} {
		f.Add(src)
	}
	f.Fuzz(func(t *testing.T, src string) {
		to := newReports([]File{{Name: "a"}})
		out := to.text(to.descriptionOf(src, "x", place{}), "the description", place{})
		shown := rendered(t, out)
		for _, bad := range []string{"<script", "<img", "<iframe", `href="javascript:`} {
			if bytes.Contains(bytes.ToLower([]byte(shown)), []byte(bad)) {
				t.Errorf("%q becomes %q, shown as %q", src, out, shown)
			}
		}
	})
}
