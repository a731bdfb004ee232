package importer

import (
	"slices"
	"strings"
	"testing"

	"techradar/radar"
	"techradar/radar/edit"
)

// TestMerge merges entries with a past into radars that can and cannot hold them.
func TestMerge(t *testing.T) {
	const from = `
title: T
edition: 2024-06
quadrants: [{name: Delivery}, {name: Edge}]
rings: [{name: Adopt}, {name: Explore}]
entries:
  - {name: Argo CD, quadrant: delivery, ring: adopt}
  - {name: Flux, quadrant: delivery, ring: adopt, history: [{edition: 2023, ring: explore}]}
  - {name: Zarf, quadrant: edge, ring: adopt}
  - {name: Old, quadrant: delivery, ring: explore, retired: {edition: 2024-05}, replaced_by: zarf}
  - {name: Older, quadrant: delivery, ring: explore, retired: {edition: 2024-05}, replaced_by: argo-cd}
`
	for _, c := range []struct{ name, into, fresh, skipped string }{
		{
			"everything fits",
			"title: T\nedition: 2024-06\nquadrants: [{name: X, aliases: [Delivery]}, {name: edge}]\nrings: [{name: Trial, aliases: [explore]}, {name: ADOPT}]\nentries: [{name: argocd, quadrant: x, ring: trial}]\n",
			"Flux x adopt, Zarf edge adopt, Old x trial, Older x trial",
			"Argo CD: it is there already, in line 5",
		},
		{
			"no quadrant",
			"title: T\nedition: 2024-06\nquadrants: [{name: Delivery}, {name: X}]\nrings: [{name: Adopt}, {name: Explore}]\nentries: []\n",
			"Argo CD delivery adopt, Flux delivery adopt, Older delivery explore",
			"Zarf: there is no quadrant \"Edge\": add it, or give one that alias|Old: it is replaced by \"zarf\", which is neither there nor imported",
		},
		{
			"no ring",
			"title: T\nedition: 2024-06\nquadrants: [{name: Delivery}, {name: Edge}]\nrings: [{name: Adopt}, {name: X}]\nentries: []\n",
			"Argo CD delivery adopt, Zarf edge adopt",
			"Flux: there is no ring \"Explore\": add it, or give one that alias|Old: there is no ring \"Explore\": add it, or give one that alias|Older: there is no ring \"Explore\": add it, or give one that alias",
		},
		{
			"no edition",
			"title: T\nquadrants: [{name: Delivery}, {name: Edge}]\nrings: [{name: Adopt}, {name: Explore}]\nentries: []\n",
			"Argo CD delivery adopt, Zarf edge adopt",
			"Flux: it has a history, and the radar has no edition: add one|Old: it has a history, and the radar has no edition: add one|Older: it has a history, and the radar has no edition: add one",
		},
		{
			"an older edition",
			"title: T\nedition: 2022\nquadrants: [{name: Delivery}, {name: Edge}]\nrings: [{name: Adopt}, {name: Explore}]\nentries: []\n",
			"Argo CD delivery adopt, Zarf edge adopt",
			"Flux: its history goes up to 2023, and the edition of the radar is 2022|Old: it was retired in 2024-05, and the edition of the radar is 2022|Older: it was retired in 2024-05, and the edition of the radar is 2022",
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			into := parseInto(t, c.into)
			fresh, skipped, err := Merge(&Result{Radar: parseInto(t, from)}, into)
			if err != nil {
				t.Fatal(err)
			}
			var got, left []string
			for _, e := range fresh {
				got = append(got, e.Name+" "+into.Quadrants[e.Quadrant].ID+" "+into.Rings[e.Ring].ID)
			}
			for _, s := range skipped {
				left = append(left, s.Entry.Name+": "+s.Why)
			}
			if strings.Join(got, ", ") != c.fresh || strings.Join(left, "|") != c.skipped {
				t.Errorf("got  %s\n     %s\nwant %s\n     %s", strings.Join(got, ", "), strings.Join(left, "|"), c.fresh, c.skipped)
			}
			out, err := edit.Append([]byte(c.into), into, fresh)
			if err != nil {
				t.Fatal(err)
			}
			if again, problems := radar.Parse(out, "radar.yaml"); again == nil || !slices.Equal(problems, nil) {
				t.Error(problems)
			}
		})
	}
}

// TestMergeOneSlug merges names that have one slug: each gets an id of its own, and none is skipped.
func TestMergeOneSlug(t *testing.T) {
	const sectors = "title: T\nquadrants: [{name: Languages}, {name: X}]\nrings: [{name: Adopt}, {name: Hold}]\nentries:\n"
	into := sectors + "  - {name: C, quadrant: languages, ring: adopt}\n  - {name: Node.js, quadrant: languages, ring: adopt}\n  - {name: Rust lang, id: rust, quadrant: x, ring: adopt}\n"
	from := sectors + `  - {name: C++, id: c, quadrant: languages, ring: hold, replaced_by: c-sharp}
  - {name: "C#", id: c-sharp, quadrant: languages, ring: adopt}
  - {name: NodeJS, quadrant: languages, ring: adopt}
  - {name: Rust, quadrant: languages, ring: adopt}
  - {name: C, id: c-old, quadrant: languages, ring: adopt}
`
	r := parseInto(t, into)
	fresh, skipped, err := Merge(&Result{Radar: parseInto(t, from)}, r)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, e := range fresh {
		got = append(got, e.Name+" "+e.ID+" "+e.ReplacedBy)
	}
	for _, s := range skipped {
		got = append(got, "skipped "+s.Entry.Name)
	}
	want := []string{"C++ c-plus-plus c-sharp", "C# c-sharp ", "skipped NodeJS", "skipped Rust", "skipped C"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	out, err := edit.Append([]byte(into), r, fresh)
	if err != nil || !strings.Contains(string(out), "id: c-plus-plus") {
		t.Error(err, string(out))
	}
}
