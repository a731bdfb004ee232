package embed_test

import (
	"fmt"
	"strings"
	"testing"

	"techradar/radar/embed"
	"techradar/radar/internal/golden"
)

// TestDocument holds docs/embed.md to the table: it is written from it, for the showcase.
func TestDocument(t *testing.T) {
	d := document(t, "../../radar.yaml", false)
	var b strings.Builder
	b.WriteString(intro)
	for _, kind := range embed.Kinds() {
		fmt.Fprintf(&b, "\n## %s\n\n| target | what it is | formats | dark variant | tried here with |\n| --- | --- | --- | --- | --- |\n", headings[kind])
		for _, target := range embed.Targets {
			if target.Kind == kind {
				fmt.Fprintf(&b, "| [%s](#%s) | %s | %s | %s | %s |\n", target.Name, target.Name, target.About, strings.Join(target.Formats, ", "), yes(target.Dark), tried(&target))
			}
		}
		for _, target := range embed.Targets {
			if target.Kind == kind {
				o := where("")
				o.Command = "techradar generate --format " + strings.Join(target.Needs(""), ",")
				section(&b, &target, guide(t, &target, d, o))
			}
		}
	}
	golden.Check(t, "../../docs/embed.md", []byte(b.String()))
}

var headings = map[embed.Kind]string{embed.Slides: "Slides", embed.Docs: "Repositories and documentation", embed.Wiki: "Wikis", embed.HTML: "HTML"}

const intro = `# Showing a radar elsewhere

` + "`techradar embed TARGET [FILE]`" + ` prints what to paste into a wiki or a deck, with the names of this radar's files and a text for screen readers, or the steps where there is nothing to paste. It reads the radar alone; nothing has to be written before.

` + "```sh" + `
techradar embed github                                  # the steps on standard error, the snippet on standard output
techradar embed marp 2>/dev/null > deck.md              # the snippet alone
techradar embed mediawiki --pages overview,quadrants    # a picture for each quadrant, too
techradar embed iframe --base-url https://radar.example.org/
techradar list targets
` + "```" + `

The settings are those of ` + "`generate`" + `, from the same flags, variables and ` + "`output`" + ` of the file, and the first step repeats the flags. Where the settings lack a format that the target needs, that step adds it to those that you have, so that no other file goes away.

With ` + "`output.base_url`" + `, the picture links to the summary page in the targets that can do that. Without, ` + "`https://radar.example.org/`" + ` stands where an address must be, and a step says so.

Where a path has to lead to a file, it counts from the folder of the radar file, as the page lies there. When the output folder is outside, or its path has other signs than letters, digits, ` + "`-`, `.` and `_`" + `, a step says to copy the files instead.

This page is made from the table in ` + "`radar/embed/targets.go`" + ` and the showcase, [radar.yaml](../radar.yaml), by a test. "Not tried" means that the target follows from its documentation or its source, and that nobody has seen it work for this page.
`

func yes(b bool) string {
	if b {
		return "yes"
	}
	return ""
}

func tried(target *embed.Target) string {
	if target.Tried == "" {
		return "not tried"
	}
	return target.Tried
}

func section(b *strings.Builder, target *embed.Target, g *embed.Guide) {
	escape := strings.NewReplacer(`\`, `\\`, "<", `\<`, "*", `\*`, "_", `\_`, "[", `\[`, "$", `\$`, "`", "\\`")
	fmt.Fprintf(b, "\n### %s\n\n", target.Name)
	for i, step := range g.Steps {
		fmt.Fprintf(b, "%d. %s\n", i+1, escape.Replace(step))
	}
	if g.Snippet != "" {
		fmt.Fprintf(b, "\n```text\n%s```\n", g.Snippet)
	}
}
