package main

import (
	"slices"

	"techradar/radar"
	"techradar/radar/render"
)

// dateless returns the formats without those that cannot be written of a radar that names no edition, and the problems
// that say so: errors where nothing else is asked for or warnings are errors.
func (in *input) dateless(formats []string, strict bool) (kept []string, problems []radar.Problem) {
	lacking := render.Undated(formats)
	if in.radar == nil || !in.radar.Edition.IsZero() || len(lacking) == 0 {
		return formats, nil
	}
	severity, left := radar.Warning, "; it is left out"
	if strict || len(lacking) == len(formats) {
		severity, left = radar.Error, ""
	}
	kept = slices.DeleteFunc(slices.Clone(formats), func(name string) bool { return slices.Contains(lacking, name) })
	return kept, []radar.Problem{in.radar.Problem(in.radar.At("title"), severity, "missing-edition",
		"the format "+list(lacking, "and")+" tells of editions, and the file names none"+left,
		"write a line below the title that names it, such as edition: 2026-Q3")}
}

// checkDated says by printing which formats are left out, and fails where that is an error.
func (g *generation) checkDated(in *input, v *values) error {
	kept, problems := in.dateless(v.Format, g.strict)
	v.Format = kept
	g.printProblems(problems)
	if out := (&input{file: in.file, problems: problems}); out.count(radar.Error) > 0 {
		g.say("%s: %s; nothing was written", in.file, out.tally())
		return &failure{code: exitInvalid}
	}
	return nil
}
