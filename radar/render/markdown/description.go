package markdown

import (
	"strconv"
	"strings"

	"techradar/radar/markdown"
	"techradar/radar/prose"
)

// description returns the lines of an entry's description, written anew in the Markdown that every engine reads the
// same.
func (f *Flavor) description(source string) []string { return f.blocks(markdown.Read(source), true) }

// blocks returns the lines of blocks, with an empty line between two of them unless they are tight.
func (f *Flavor) blocks(list []prose.Block, loose bool) []string {
	var lines []string
	mark := ""
	for _, b := range list {
		if l, ok := b.(prose.List); ok {
			mark = listMark(l, mark)
		} else {
			mark = ""
		}
		block := f.block(b, mark)
		if len(block) == 0 {
			continue
		}
		if len(lines) > 0 && loose {
			lines = append(lines, "")
		}
		lines = append(lines, block...)
	}
	return lines
}

// listMark is what the items of a list begin with, after their number. Two lists in a row need different ones.
func listMark(l prose.List, before string) string {
	pair := [2]string{"-", "*"}
	if l.Ordered {
		pair = [2]string{".", ")"}
	}
	if before == pair[0] {
		return pair[1]
	}
	return pair[0]
}

func (f *Flavor) block(b prose.Block, mark string) []string {
	switch b := b.(type) {
	case prose.Paragraph:
		return strings.Split(f.spans(b.Spans, false), "\n")
	case prose.Heading:
		return []string{strings.TrimSpace(strings.Repeat("#", b.Level) + " " + oneLine(f.spans(b.Spans, false)))}
	case prose.List:
		return f.list(b, mark)
	case prose.Quote:
		lines := f.blocks(b.Blocks, true)
		if len(lines) == 0 {
			return []string{">"}
		}
		for i, line := range lines {
			lines[i] = ">"
			if line != "" {
				lines[i] = "> " + line
			}
		}
		return lines
	case prose.Code:
		return f.code(b)
	case prose.Table:
		return f.table(b)
	case prose.Rule:
		return []string{"***"} // hyphens would make a heading of the line above
	}
	return nil
}

// oneLine is a text for a place that has one line.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

func (f *Flavor) list(l prose.List, mark string) []string {
	var lines []string
	tight := isTight(l)
	for i, blocks := range l.Items {
		marker := mark
		if l.Ordered {
			marker = strconv.Itoa(l.Start+i) + mark
		}
		marker += strings.Repeat(" ", max(1, 4-len(marker))) // Python's Markdown wants four columns, and the others take them
		if len(lines) > 0 && !tight {
			lines = append(lines, "")
		}
		lines = append(lines, item(marker, f.blocks(blocks, !tight))...)
	}
	return lines
}

// isTight reports whether a list can do without empty lines: no item has more than a line of text and lists below it.
func isTight(l prose.List) bool {
	for _, blocks := range l.Items {
		for i, b := range blocks {
			_, isText := b.(prose.Paragraph)
			below, isList := b.(prose.List)
			if !isText && !isList || isText && i > 0 || isList && (i == 0 || !isTight(below) || below.Ordered && below.Start != 1) {
				return false
			}
		}
	}
	return true
}

// item is an item of a list.
func item(marker string, lines []string) []string {
	if len(lines) == 0 {
		return []string{strings.TrimRight(marker, " ")}
	}
	indent := strings.Repeat(" ", len(marker))
	out := make([]string, len(lines))
	for i, line := range lines {
		switch {
		case i == 0:
			out[i] = marker + line
		case line != "":
			out[i] = indent + line
		}
	}
	return out
}

func (f *Flavor) table(t prose.Table) []string {
	row := func(cells []prose.Cell) string {
		out := make([]string, len(cells))
		for i, c := range cells {
			out[i] = oneLine(f.spans(c.Spans, true))
		}
		return tableLine(out)
	}
	lines := []string{row(t.Header), strings.Repeat("| --- ", len(t.Header)) + "|"}
	for _, r := range t.Rows {
		lines = append(lines, row(r.Cells))
	}
	return lines
}

// code is a block of code.
func (f *Flavor) code(c prose.Code) []string {
	code := strings.TrimRight(prose.Clean(c.Text), "\n")
	if f.wouldRun(code) {
		return f.spelledOut(code)
	}
	fence := "```"
	for strings.Contains(code, fence) {
		fence += "`"
	}
	return append(append([]string{fence + language(c.Lang)}, strings.Split(code, "\n")...), fence)
}

// language is what a block of code names as its language, without what makes an engine run the code: VitePress
// evaluates braces in html-vue and the like, Docusaurus reads mdx-code-block as MDX, and a plugin of Obsidian runs
// dataviewjs.
func language(name string) string {
	switch s := strings.ToLower(name); {
	case strings.HasSuffix(s, "-vue"), s == "mdx-code-block", s == "dataviewjs":
		return ""
	}
	return name
}

// wouldRun reports whether the engine of the flavor would find in code what it runs before it reads the Markdown. Such
// code is text there.
func (f *Flavor) wouldRun(code string) bool { return f.runs != nil && f.runs.MatchString(code) }

// spelledOut is code as text, line by line and with its indentation.
func (f *Flavor) spelledOut(code string) []string {
	lines := strings.Split(code, "\n")
	for i, line := range lines {
		body := strings.TrimLeft(line, " \t")
		indent := strings.ReplaceAll(line[:len(line)-len(body)], "\t", "    ")
		lines[i] = strings.Repeat(markdown.Reference('\u00a0'), max(len(indent), 1-len(body))) + f.text(body)
		if i < len(lines)-1 {
			lines[i] += lineBreak
		}
	}
	return lines
}

// lineBreak ends a line in the one way that every engine takes for a line break.
const lineBreak = "  "
