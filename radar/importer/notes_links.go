package importer

import (
	"net/url"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"techradar/radar"
)

// talkHosts show talks.
var talkHosts = []string{"youtu.be", "youtube.com", "vimeo.com", "slideshare.net", "speakerdeck.com", "sched.com", "tv.naver.com", "slides.com"}

var talkTitle = regexp.MustCompile(`(?i)\b(?:kubecon|deep dive|keynote|case study|success story|how \S+ (?:uses?|used|runs?|ran|built|builds|migrated|planned|scales?|scaled))\b|도입 사례|도입기|적용 사례|적용기|사용기|사례`)

// isTalk reports whether a link leads to a talk or a case study.
func (in *inline) isTalk(l link) bool {
	host, _ := hostOf(l.url)
	for _, h := range talkHosts {
		if host == h || strings.HasSuffix(host, "."+h) {
			return true
		}
	}
	return l.url != "" && talkTitle.MatchString(in.title(l))
}

// hostOf returns the host of an address, without www, and the parts of its path.
func hostOf(address string) (host string, path []string) {
	u, err := url.Parse(address)
	if err != nil {
		return "", nil
	}
	path = strings.FieldsFunc(u.Path, func(r rune) bool { return r == '/' })
	if u.RawQuery != "" {
		path = append(path, "?")
	}
	return strings.TrimPrefix(strings.ToLower(u.Hostname()), "www."), path
}

// forges keep projects of others, so the path and not the host has the name.
var forges = []string{"github.com", "gitlab.com", "codeberg.org", "bitbucket.org"}

// isHome reports whether an address can be the home page of a tool: it is short, or that of a project.
func isHome(address string) bool {
	host, path := hostOf(address)
	switch {
	case host == "":
		return false
	case slices.Contains(forges, host):
		return len(path) == 2
	}
	return len(path) <= 1 && !slices.Contains(path, "?")
}

// linkName returns the tool that a link leads to, or nil. Where a label says that it is a tool, any name will do.
func (f *finder) linkName(b *block, l link, sure bool) *named {
	title := nameOfTitle(b.in.title(l))
	if l.bare {
		title = nameOfAddress(l.url)
	}
	if t := f.catalogue.lookUp(title); t != nil {
		if l.url == "" || t.Background && !sure && (l.begin > 0 || !inHost(l.url, t.Name)) || !sure && !isHome(l.url) {
			return nil
		}
		return &named{span: l.span, tool: t}
	}
	if t := f.catalogue.find(title, nil); len(t) == 1 && t[0].begin == 0 && known(t[0]) && l.url != "" && isHome(l.url) && inHost(l.url, t[0].tool.Name) {
		return &named{span: l.span, tool: t[0].tool}
	}
	switch {
	case l.url == "" || b.quoted || l.bare && !sure || !sure && !isHome(l.url), !nameLike(title, sure || inHost(l.url, title)):
		return nil
	}
	return &named{span: l.span, name: radar.CleanLine(title, radar.MaxNameLength)}
}

var titleEnd = regexp.MustCompile(`\s+[-–—|·]\s+|:\s|：|\s\(`)

// nameOfTitle is the name that a title begins with: "Name - what it is".
func nameOfTitle(title string) string {
	if i := titleEnd.FindStringIndex(title); i != nil && i[0] > 0 {
		title = title[:i[0]]
	}
	return strings.TrimSpace(title)
}

// nameOfAddress is the name in an address: the project of a forge, or the host without its ending.
func nameOfAddress(address string) string {
	host, path := hostOf(address)
	if slices.Contains(forges, host) && len(path) > 1 {
		return path[1]
	}
	if labels := strings.Split(host, "."); len(labels) > 1 {
		return labels[len(labels)-2]
	}
	return host
}

// inHost reports whether an address has a name in its host or, at a forge, in its path.
func inHost(address, name string) bool {
	host, path := hostOf(address)
	if slices.Contains(forges, host) {
		host = strings.Join(path, "")
	}
	key := keyOf(name)
	const shortest = 3 // letters that are no accident
	return len(key) >= shortest && strings.Contains(keyOf(strings.ReplaceAll(host, ".", "")), key)
}

// place gives a link to tools: as the home page of the one that it names, else to all of them as one of their links.
func (f *finder) place(tools []*draft, l link, title string) bool {
	if l.url == "" || radar.CheckLink(l.url) != nil {
		return false
	}
	for _, d := range tools {
		named := d.key == keyOf(nameOfTitle(title)) || d.tool != nil && (d.tool.is(keyOf(nameOfTitle(title))) || len(f.catalogue.find(title, nil)) > 0 && f.catalogue.find(title, nil)[0].tool == d.tool)
		if d.home == "" && (named && isHomeOrDocs(l.url) || inHost(l.url, d.name) && isHome(l.url)) {
			d.home = l.url
			if _, tagline, ok := cutTitle(title); ok && d.summary == "" {
				d.summary = d.summaryOf(tagline)
			}
			return true
		}
	}
	for _, d := range tools {
		d.addLink(title, l.url)
	}
	return len(tools) > 0
}

// isHomeOrDocs reports whether an address that goes with the name of a tool can be its home page.
func isHomeOrDocs(address string) bool {
	_, path := hostOf(address)
	const deepest = 2
	return len(path) <= deepest && !slices.Contains(path, "?")
}

// cutTitle parts a title into the name and what it says of it.
func cutTitle(title string) (name, tagline string, ok bool) {
	i := titleEnd.FindStringIndex(title)
	if i == nil {
		return title, "", false
	}
	return title[:i[0]], title[i[1]:], true
}

// addLink adds a link unless the draft has the address already.
func (d *draft) addLink(title, address string) {
	if title == "" || title == address {
		title = nameOfAddress(address)
	}
	title = radar.CleanLine(title, radar.MaxLineLength)
	if address == d.home || title == "" || len(d.links) > radar.MaxListLength || slices.ContainsFunc(d.links, func(l radar.Link) bool { return l.URL == address }) {
		return
	}
	d.links = append(d.links, radar.Link{Title: title, URL: address})
}

// looseLinks gives the links of a line to the tools that it is about. A link that is about none is reported.
func (f *finder) looseLinks(n *notes, b *block) {
	tools := b.own
	if len(tools) == 0 {
		tools = owners(b)
	}
	for _, l := range b.in.links {
		if l.url == "" {
			continue
		}
		about := tools
		if t := f.catalogue.lookUp(nameOfTitle(b.in.title(l))); t != nil && f.byKey[keyOf(t.Name)] != nil {
			about = []*draft{f.byKey[keyOf(t.Name)]}
		}
		if !f.place(about, l, b.in.title(l)) {
			b.used = true
			n.loseLink(b, l, b.in.title(l))
		}
	}
}

func (n *notes) loseLink(b *block, l link, title string) {
	why := "it stands under no tool"
	if err := radar.CheckLink(l.url); err != nil {
		why = err.Error()
	}
	n.lose(b.line, b.column(l.url), "loose-link", "the link %s is left out: %s", quoted(title), why)
}

// column is where a text begins in the line of a block, in code points from 1; 1 when it is not there.
func (b *block) column(text string) int {
	i := strings.Index(b.raw, text)
	if i < 0 {
		return 1
	}
	return utf8.RuneCountInString(b.raw[:i]) + 1
}

// embeds reports the pictures and notes that a line shows.
func (f *finder) embeds(n *notes, b *block) {
	for _, e := range b.in.embeds {
		n.lose(b.line, b.column(e), "embed", "the embedded file %s is left out: a radar has no pictures", quoted(e))
	}
}
