package html

import (
	"strings"
	"testing"

	"techradar/radar"
	"techradar/radar/history"
	"techradar/radar/layout"
	"techradar/radar/scene"
)

func edition(t testing.TB, s string) radar.Edition {
	t.Helper()
	e, err := radar.ParseEdition(s)
	if err != nil {
		t.Fatal(err)
	}
	return e
}

// sample is a radar of the size that most teams have, with every field of the model in use.
func sample(t testing.TB) *radar.Radar {
	t.Helper()
	r := &radar.Radar{
		File: "radar.yaml", Title: "Platform radar", Subtitle: "What the platform team builds on, and what it tries next",
		Edition: edition(t, "2026-Q4"), Lang: "en",
		Quadrants: []radar.Quadrant{
			{ID: "iac", Name: "Infrastructure as code", Description: "Clusters and cloud resources described in files, reviewed like code.", Aliases: []string{"infra"}},
			{ID: "tenancy", Name: "Multi-tenancy", Description: "Many teams on few clusters: how they are kept apart."},
			{ID: "vm", Name: "Virtual machines"},
			{ID: "serverless", Name: "Serverless", Description: "Code that runs on demand."},
			{ID: "cicd", Name: "CI/CD", Description: "From a commit to a running service."},
			{ID: "db", Name: "Databases"},
		},
		Rings: []radar.Ring{
			{ID: "adopt", Name: "Adopt", Description: "The default choice for new work."},
			{ID: "trial", Name: "Trial", Description: "Worth a project that can bear the risk.", Aliases: []string{"pilot", "beta"}},
			{ID: "assess", Name: "Assess", Description: "Worth reading about and trying out."},
			{ID: "hold", Name: "Hold", Description: "No new use; existing use may stay."},
		},
	}
	for _, line := range strings.Split(strings.TrimSpace(sampleEntries), "\n") {
		f := strings.Split(line, "|")
		e := radar.Entry{
			ID: strings.ToLower(strings.ReplaceAll(f[2], " ", "-")), Name: f[2], Summary: f[4], Owner: f[3],
			Quadrant: strings.IndexByte("123456", f[0][0]), Ring: strings.IndexByte("ATEH", f[1][0]),
			Link: "https://example.org/" + strings.ToLower(strings.ReplaceAll(f[2], " ", "-")),
		}
		before := radar.Change{Edition: edition(t, "2026-Q2"), Ring: e.Ring}
		switch f[5] {
		case "new":
		case "gone":
			e.Retired = &radar.Retirement{Edition: r.Edition, Reason: "Superseded by Cluster API in every product."}
		case "old":
			e.Retired = &radar.Retirement{Edition: before.Edition, Reason: "The project ended."}
		case "back":
			e.History = []radar.Change{{Edition: before.Edition, Ring: -1, Retired: true}}
		default: // the rings it lay farther out, or nearer to the centre
			before.Ring += strings.Count(f[5], "o") - strings.Count(f[5], "i")
			e.History = []radar.Change{before}
		}
		r.Entries = append(r.Entries, e)
	}
	decorate(t, r)
	return r
}

// sampleEntries holds quadrant, ring, name, owner, summary and the way to the ring before.
const sampleEntries = `
1|A|Crossplane|Platform|Cloud resources as Kubernetes objects, kept as declared by controllers.|o
1|T|Terraform|Platform|The reference that other tools are compared with; state files stay its weak spot.|i
1|E|Pulumi||Infrastructure in general-purpose languages.|new
2|A|Cluster API|Platform|Clusters that are declared and reconciled like any other object.|
2|T|vcluster|Platform|A control plane for each team inside a shared cluster.|o
2|E|Metal3||Bare-metal hosts as resources of a cluster.|new
2|E|Tinkerbell||Provisioning of bare metal, step by step.|
2|H|Kyverno|Security|Policies written in YAML.|i
2|T|Gatekeeper|Security|Policies in Rego, checked at admission.|
3|A|KubeVirt|Compute|Virtual machines beside containers, with one scheduler.|oo
3|E|ContainerSSH||A container for each SSH login.|new
3|H|Nutanix|Compute|Stays where it is contracted.|ii
3|T|OpenStack|Compute||
4|T|Knative|Runtime|Requests and events start code, and silence stops it.|back
5|A|Argo CD|Delivery|The cluster follows a Git repository.|
5|A|Argo Workflows|Delivery|Pipelines of containers.|
5|T|Tekton|Delivery|Building blocks for pipelines.|
5|E|Kubeflow|ML|Pipelines for training and serving.|
5|H|Airflow|Data|For data jobs only, and no new ones.|i
6|T|Vitess|Storage|Sharding for MySQL that applications need not know of.|
6|A|CloudNativePG|Storage|PostgreSQL with failover and backups.|o
6|E|TiDB|Storage|A distributed database that speaks MySQL.|
6|E|K8ssandra||Cassandra with its tools in one package.|new
2|H|Kubeadm|Platform|Clusters made by hand.|gone
6|H|Stolon||Failover for PostgreSQL.|old
`

func decorate(t testing.TB, r *radar.Radar) {
	t.Helper()
	at := func(id string) *radar.Entry {
		for i := range r.Entries {
			if r.Entries[i].ID == id {
				return &r.Entries[i]
			}
		}
		t.Fatalf("no entry %s", id)
		return nil
	}
	e := at("crossplane")
	e.Tags = []string{"operator", "cloud"}
	e.Links = []radar.Link{{Title: "A year with Crossplane", URL: "https://example.org/talk"}, {Title: "Provider list", URL: "https://example.org/providers?a=1&b=2"}}
	e.ReviewBy = edition(t, "2027-Q2")
	e.Description = "We run **three control planes** and let teams claim:\n\n- databases\n- buckets\n- DNS zones\n\nSee <https://example.org/runbook> for what to do when a claim hangs. `kubectl describe` shows the last error.\n\n> It took two quarters until nobody opened the cloud console any more.\n"
	e.Sources = []radar.Source{
		{File: "notes.md", Line: 26, Note: "The team of the payments product wants it too.", Quote: "no more tickets for a bucket"},
		{File: "retro-2026-09.md", Note: "Claims replaced 40 modules."},
	}
	e.History = append([]radar.Change{{Edition: edition(t, "2025-Q4"), Ring: 2, Note: "first look"}}, e.History...)
	at("kyverno").ReplacedBy = "gatekeeper"
	at("kyverno").Sources = []radar.Source{{File: "notes.md", Line: 67, Note: "Two engines for one job."}}
	at("kubeadm").ReplacedBy = "cluster-api"
	at("kubeadm").Description = "Kept in the record, since two clusters made with it are still up."
	k := at("kubevirt")
	k.Tags, k.Description = []string{"operator"}, "**쿠버네티스(K8s)**는 가상 머신도 다룹니다. 자세한 내용은 https://example.org/가상머신 에 있습니다."
}

// document lays a radar out by hand: a grid of blips with links, so that the tests of the page do not depend on
// what the layout makes.
func document(r *radar.Radar) *layout.Document {
	d := &layout.Document{Radar: r, Moves: history.Moves(r), Numbers: make([]int, len(r.Entries))}
	s := &scene.Scene{Title: r.Title, Desc: "A technology radar.", Lang: r.Lang, W: 600, H: 400}
	for i, e := range r.Entries {
		if !d.Moves[i].OnRadar() {
			continue
		}
		x, y := float64(40+100*e.Quadrant), float64(60+80*e.Ring+10*(i%5))
		s.Items = append(s.Items, scene.Group{
			Class: "entry", ID: "entry-" + e.ID, Role: scene.RoleListItem, Label: e.Name, Link: scene.Link{Entry: e.ID, URL: e.Link},
			Items: []scene.Item{
				scene.Group{Class: "blip", Items: []scene.Item{scene.Circle{C: scene.Point{X: x, Y: y}, R: 4, Fill: scene.Paint{Role: scene.Blip, Ring: e.Ring}}}},
				scene.Group{Class: "label", Items: []scene.Item{scene.Text{X: x + 8, Y: y + 3, Size: 8, Fill: scene.Paint{Role: scene.Ink}, S: e.Name}}},
			},
		})
	}
	d.Pages = []layout.Page{{Name: "radar", Scene: s}}
	return d
}
