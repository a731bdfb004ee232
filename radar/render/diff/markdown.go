package diff

import (
	"fmt"
	"io"
	"strings"

	"techradar/radar/history"
	"techradar/radar/words"
)

// MaxMarkdown is how many bytes Markdown writes at most. GitHub takes no comment of more than 65,536 characters.
const MaxMarkdown = 60000

const (
	markdownArrow = " → "
	forCount      = 200 // bytes kept free for the line that counts what is left out
)

// Markdown writes a comparison for a comment on a change, in the language of the new radar: a list of what happened to
// the radar itself, and a table of what happened to entries. Nothing in it is a link, mentions anybody or refers to an
// issue. What would be more than MaxMarkdown is left out and counted.
func Markdown(w io.Writer, c *history.Comparison) error {
	r := newReport(c, words.For(c.New.Lang), markdownArrow)
	p := &page{and: r.words.And}
	p.out.WriteString("### " + escape(r.title) + "\n\n" + escape(c.Old.File+markdownArrow+c.New.File) + "\n")
	if c.Same() {
		p.out.WriteString("\n" + escape(r.words.NoDifference) + "\n")
	}
	var items, rows []string
	for _, h := range r.hints {
		items = append(items, "\n> **"+escape(r.words.Hint)+":** "+escape(h)+".\n")
	}
	p.add("", items)
	items = nil
	for _, f := range r.facts {
		items = append(items, "- **"+escape(f.label)+"** "+escape(f.text)+"\n")
	}
	p.add("\n", items)
	for _, g := range r.groups {
		for _, line := range g.rows {
			rows = append(rows, tableRow(line.markdown(g.name)...))
		}
	}
	v := r.words
	p.add("\n"+tableRow(escape(v.WhatChanged), escape(v.Name), escape(v.Ring), escape(v.Quadrant), escape(v.Note))+"| --- | --- | --- | --- | --- |\n", rows)
	_, err := io.WriteString(w, p.out.String())
	return err
}

// markdown is the cells of a row.
func (r *row) markdown(what string) []string {
	note := r.note
	if r.about != "" {
		note = strings.TrimPrefix(note+"; "+r.about, "; ")
	}
	return []string{escape(what), "**" + escape(r.name) + "**", escape(r.ring), escape(r.quadrant), escape(note)}
}

func tableRow(cells ...string) string { return "| " + strings.Join(cells, " | ") + " |\n" }

// page is a text that has an end.
type page struct {
	out strings.Builder
	and string // format of the line that counts what is left out
}

// add writes a heading and as many items as there is room for; without items nothing.
func (p *page) add(heading string, items []string) {
	if len(items) == 0 {
		return
	}
	p.out.WriteString(heading)
	for i, item := range items {
		if p.out.Len()+len(item) > MaxMarkdown-forCount {
			p.out.WriteString("\n" + escape(fmt.Sprintf(p.and, len(items)-i)) + "\n")
			return
		}
		p.out.WriteString(item)
	}
}
