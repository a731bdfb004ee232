package importer

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"techradar/radar"
)

// TestSlips wants a word about a misspelt ring or quadrant at its place, and no past by way of it.
func TestSlips(t *testing.T) {
	const table = byorHeader + "Go,Adopt,Tools,FALSE,\nRust,Adopt,Techniques,FALSE,\nHelm,adpot,Tools,FALSE,\nPerl,Hold,Tecnniques,FALSE,\nMake,Assess,Platforms,FALSE,\n"
	for _, c := range []struct {
		importer  Importer
		file, src string
		want      []string // messages
		rings     string
		past      string // of Kafka
	}{
		{
			byor, "a.csv", strings.Replace(strings.ReplaceAll(table, "FALSE,", "No Change,"), "isNew", "status", 1) + "Kafka,Trial,Tools,Moved In,\n",
			[]string{`a.csv:4:6: the ring "adpot" looks like "Adopt" and is used once`, `a.csv:5:11: the quadrant "Tecnniques" looks like "Techniques" and is used once`},
			"Adopt adpot Trial Assess Hold", "Assess",
		},
		{
			byor, "a.csv", strings.Replace(byorHeader, "isNew", "status", 1) + "Go,Adopt,Tools,New,\nKafka,adpot,Platforms,Moved In,\nRust,Trial,Tools,No Change,\n",
			[]string{`a.csv:3:7: the ring "adpot" looks like "Adopt" and is used once`},
			"Adopt adpot Trial Assess Hold", "Trial",
		},
		{
			byor, "a.csv", strings.Replace(strings.ReplaceAll(table, "FALSE,", "No Change,"), "isNew", "status", 1) + "Kafka,Trial,Tools,Moved Out,\n",
			[]string{`a.csv:4:6: the ring "adpot" looks like "Adopt" and is used once`, `a.csv:5:11: the quadrant "Tecnniques" looks like "Techniques" and is used once`},
			"Adopt adpot Trial Assess Hold", "Adopt",
		},
		{
			byor, "a.json", `[{"name":"Go","ring":"Adopt","quadrant":"Tools","status":"New"},
{"name":"Kafka","ring":"Trial","quadrant":"Tools","status":"Moved In"},
{"name":"Make","ring":"asess","quadrant":"Platforms","status":"New"}]`,
			[]string{`a.json:3:23: the ring "asess" looks like "Assess" and is used once`},
			"Adopt Trial Assess asess Hold", "Assess",
		},
		{
			columnsCSV, "a.csv", "name,ring,quadrant,movement\nGo,Try,Build,\nMake,Try,Build,\nRust,Use,Run,\nPerl,Use,Run,\nC,Leave,Run,\nD,Leave,Run,\nKafka,Use,Run,in\nHelm,Leaev,Build,\n",
			[]string{`a.csv:9:6: the ring "Leaev" looks like "Leave" and is used once`},
			"Try Use Leave Leaev", "Leave",
		},
		{
			qiwi, "a.csv", "title,date\nx,2026-01\n===\nname,sector,ring,moved\nGo,Tools,Adopt,0\nMake,Platforms,Assess,0\nRust,Tools,adpot,0\nKafka,Tools,Trial,-1\n",
			[]string{`a.csv:7:12: the ring "adpot" looks like "Adopt" and is used once`},
			"Adopt adpot Trial Assess", "Adopt",
		},
		{
			qiwi, "a.json", `{"meta":{"title":"x","date":"2026-01"},"data":[{"name":"Go","ring":"Adopt","quadrant":"Tools"},{"name":"Perl","ring":"Assess","quadrant":"Techniques"},
{"name":"Rust","ring":"adpot","quadrant":"Tecnniques"},{"name":"Kafka","ring":"Trial","quadrant":"Techniques","moved":"-1"}]}`,
			[]string{`a.json:2:23: the ring "adpot" looks like "Adopt" and is used once`, `a.json:2:42: the quadrant "Tecnniques" looks like "Techniques" and is used once`},
			"Adopt adpot Trial Assess", "Adopt",
		},
	} {
		r := read(t, c.importer, c.file, c.src, Options{})
		var told, rings []string
		for _, p := range r.Problems {
			if strings.Contains(p.Message, "looks like") {
				told = append(told, fmt.Sprintf("%s:%d:%d: %s", p.File, p.Pos.Line, p.Pos.Col, p.Message))
			}
		}
		for _, ring := range r.Radar.Rings {
			rings = append(rings, ring.Name)
		}
		past := ""
		for _, e := range r.Radar.Entries {
			if e.Name == "Kafka" && len(e.History) == 1 {
				past = r.Radar.Rings[e.History[0].Ring].Name
			}
		}
		if len(told) != len(c.want) || !slices.EqualFunc(told, c.want, strings.HasPrefix) {
			t.Errorf("%s %s: told %q, want %q", c.importer.Name, c.file, told, c.want)
		}
		if got := strings.Join(rings, " "); got != c.rings || past != c.past {
			t.Errorf("%s %s: rings %s, from %q, want %s, %q", c.importer.Name, c.file, got, past, c.rings, c.past)
		}
	}
}

// TestNoSlips wants no word about names that are others.
func TestNoSlips(t *testing.T) {
	for _, names := range []string{
		"Adopt Trial Assess Hold", "Adopt Trial Assess Caution", "adpot*3 Adopt*3 Trial Hold", "도입 시범 시도 도구", "시범*9 시도", "Level-1*9 Level-2 Level-3", "Development*20 Deployment",
		"Adopt*9 Trial*9 Assess*9 Hold*9 Retired", "Data*9 Date*3", "Use*9 Usa", "Frontend*9 Backend", "H1*9 H2", "Adopt Retired",
	} {
		if got := slipsOf(standardRings, names); len(got) > 0 {
			t.Errorf("%s: %v", names, got)
		}
	}
	for names, want := range map[string]string{
		"adpot Trial Assess Hold": "adpot=Adopt", "Adopt adpot*2 Adopt*2": "", "Adopt*10 adpot*2": "adpot=Adopt", "Adopt Trial Cauton": "Cauton=Caution", "Prodution*2 Production*12": "Prodution=Production",
		"Trial Trail": "Trail=Trial", "Adopt Adoptt adpot": "Adoptt=Adopt adpot=Adopt",
	} {
		if got := strings.Join(slipsOf(standardRings, names), " "); got != want {
			t.Errorf("%s: %q, want %q", names, got, want)
		}
	}
}

// slipsOf returns the slips among names such as Adopt*3, which is used three times.
func slipsOf(usual []string, names string) []string {
	var list sectorTable
	for name := range strings.FieldsSeq(names) {
		name, times, _ := strings.Cut(name, "*")
		n := 1
		_, _ = fmt.Sscan(times, &n)
		i := list.find(name, place{})
		list.list[i].uses += n
	}
	noteSlips(usual, list.list)
	var got []string
	for _, s := range list.list {
		if s.meant != "" {
			got = append(got, s.name+"="+s.meant)
		}
	}
	return got
}

// TestSlipInto says of a misspelt ring that is not in the radar what it looks like.
func TestSlipInto(t *testing.T) {
	r := read(t, byor, "a.csv", byorHeader+"Go,Adopt,Tools,FALSE,\nRust,adpot,Tools,FALSE,\n", Options{Into: standing(t)})
	if len(r.Problems) != 1 || r.Problems[0].Pos != (radar.Pos{Line: 3, Col: 6}) || !strings.Contains(r.Problems[0].Hint, `if it means "Adopt"`) {
		t.Errorf("%v", r.Problems)
	}
}
