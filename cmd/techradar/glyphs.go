package main

import (
	"fmt"
	"slices"
	"strings"

	"techradar/radar"
	"techradar/radar/layout"
	"techradar/radar/render"
)

// warnMissing warns of characters that the font of the pictures lacks, where a format draws with that font: a box
// stands for each. Elsewhere the reader's machine finds another font.
func (g *generation) warnMissing(doc *layout.Document, v *values) error {
	var drawn []string
	for _, f := range render.Formats {
		if slices.Contains(v.Format, f.Name) && (f.OwnFont || v.Text == asPaths && f.Name == "svg") {
			drawn = append(drawn, strings.ToUpper(f.Name))
		}
	}
	if len(drawn) == 0 {
		return nil
	}
	var problems []radar.Problem
	for _, t := range drawnTexts(doc, slices.Contains(v.Format, "pdf")) {
		missing := doc.Fonts.Missing(t.text)
		if len(missing) == 0 {
			continue
		}
		severity := radar.Warning
		if g.strict {
			severity = radar.Error
		}
		problems = append(problems, doc.Radar.Problem(t.at, severity, "missing-glyph",
			fmt.Sprintf("the font %s has no %s, in %s: a box stands for it in %s", doc.Fonts.Family(), characters(missing), t.what, list(drawn, "and")),
			"name a font that has it with --font or output.font, or use a format that draws with the reader's fonts"))
	}
	g.printProblems(problems)
	if g.strict && len(problems) > 0 {
		return &failure{code: exitInvalid}
	}
	return nil
}

// characters lists characters with their code points, the first few of many.
func characters(list []rune) string {
	const most = 5
	var words []string
	for _, c := range list[:min(len(list), most)] {
		words = append(words, fmt.Sprintf("%c (U+%04X)", c, c))
	}
	if len(list) > most {
		words = append(words, fmt.Sprintf("%d more", len(list)-most))
	}
	return strings.Join(words, ", ")
}

// drawnText is a text of the file that pictures show.
type drawnText struct {
	what, text string
	at         radar.Pos
}

// drawnTexts are the texts that the pictures show, and those that the list of the PDF shows too.
func drawnTexts(doc *layout.Document, listed bool) []drawnText {
	r := doc.Radar
	texts := []drawnText{{"the title", r.Title, r.At("title")}, {"the subtitle", r.Subtitle, r.At("subtitle")}}
	for _, q := range r.Quadrants {
		texts = append(texts, drawnText{"the name of a quadrant", q.Name, q.Pos}, drawnText{"the description of a quadrant", q.Description, q.Pos})
	}
	for _, ring := range r.Rings {
		texts = append(texts, drawnText{"the name of a ring", ring.Name, ring.Pos}, drawnText{"the description of a ring", ring.Description, ring.Pos})
	}
	for i := range r.Entries {
		e := &r.Entries[i]
		texts = append(texts, drawnText{fmt.Sprintf("the name of %q", e.Name), e.Name, e.At("name")})
		if !listed {
			continue
		}
		texts = append(texts,
			drawnText{fmt.Sprintf("the summary of %q", e.Name), e.Summary, e.At("summary")},
			drawnText{fmt.Sprintf("the owner of %q", e.Name), e.Owner, e.At("owner")})
		for _, l := range e.Links {
			texts = append(texts, drawnText{fmt.Sprintf("a link of %q", e.Name), l.Title, e.At("links")})
		}
	}
	slices.SortStableFunc(texts, func(a, b drawnText) int { return a.at.Line - b.at.Line })
	return texts
}
