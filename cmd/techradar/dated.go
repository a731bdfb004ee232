package main

import (
	"slices"

	"techradar/radar"
	"techradar/radar/render"
)

// dateless leaves out what cannot be written of a radar that names no edition, and returns the problems that say so:
// errors where nothing else is asked for or warnings are errors.
func (g *generation) dateless(in *input, v *values) []radar.Problem {
	lacking := render.Undated(v.Format)
	if !in.radar.Edition.IsZero() || len(lacking) == 0 {
		return nil
	}
	severity, left := radar.Warning, "; it is left out"
	if g.strict || len(lacking) == len(v.Format) {
		severity, left = radar.Error, ""
	}
	v.Format = slices.DeleteFunc(slices.Clone(v.Format), func(name string) bool { return slices.Contains(lacking, name) })
	return []radar.Problem{in.radar.Problem(in.radar.At("title"), severity, "missing-edition",
		"the format "+list(lacking, "and")+" tells of editions, and the file names none"+left,
		"write a line below the title that names it, such as edition: 2026-Q3")}
}

// checkDated says by printing which formats are left out, and fails where that is an error.
func (g *generation) checkDated(in *input, v *values) error {
	problems := g.dateless(in, v)
	g.printProblems(problems)
	if out := (&input{file: in.file, problems: problems}); out.count(radar.Error) > 0 {
		g.say("%s: %s; nothing was written", in.file, out.tally())
		return &failure{code: exitInvalid}
	}
	return nil
}
