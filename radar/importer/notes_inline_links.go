package importer

import (
	"strings"
	"unicode"
)

// maxTitle is how long the text of a link may be, in bytes.
const maxTitle = 1000

// wiki reads [[note]], [[note|text]] and ![[embed]].
func (r *inlineReader) wiki(i int) int {
	open := strings.IndexByte(r.src[i:], '[') + i
	end := r.index(open, "]]")
	if end < 0 || end-open > maxTitle {
		return 0
	}
	inner := strings.ReplaceAll(r.src[open+2:end], `\|`, "|")
	if strings.ContainsAny(inner, "[]") {
		return 0
	}
	target, shown, named := strings.Cut(inner, "|")
	if open > i {
		r.in.embeds = append(r.in.embeds, strings.TrimSpace(target))
		return end + 2 - i
	}
	page := target[strings.LastIndexByte(target, '/')+1:]
	page, _, _ = strings.Cut(page, "#")
	page = strings.TrimSpace(page)
	if !named {
		shown, page = page, ""
	}
	begin := r.out.Len()
	r.out.WriteString(strings.TrimSpace(shown))
	here := span{begin, r.out.Len()}
	r.in.strong = append(r.in.strong, here)
	r.in.links = append(r.in.links, link{span: here, page: page})
	return end + 2 - i
}

// link reads [text](address), [text][reference] and [reference], the opening bracket of which stands at i.
func (r *inlineReader) link(i int, picture bool) int {
	end, ok := r.brackets[i]
	if !ok || end-i > maxTitle {
		return 0
	}
	shown, after := r.src[i+1:end], r.src[end+1:]
	url, n := "", end+1-i
	closer, hasAddress := r.brackets[end+1]
	switch second, hasRef := r.brackets[end+1]; {
	case strings.HasPrefix(shown, "^"): // a footnote
		return n
	case strings.HasPrefix(after, "(") && hasAddress:
		url, n = addressOf(r.src[end+2:closer]), closer+1-i
	case strings.HasPrefix(after, "[") && hasRef:
		name := r.src[end+2 : second]
		if name == "" {
			name = shown
		}
		url, n = r.refs[folded(name)], second+1-i
	default:
		url = r.refs[folded(shown)]
	}
	if url == "" {
		return 0
	}
	if picture {
		r.in.embeds = append(r.in.embeds, url)
		return n
	}
	begin := r.out.Len()
	if r.inLink {
		r.out.WriteString(shown)
		return n
	}
	r.out.WriteString(readMarks(shown, nil, true).text)
	r.in.links = append(r.in.links, link{span: span{begin, r.out.Len()}, url: url, bare: strings.Contains(shown, "://")})
	return n
}

// addressOf is the address of a link, without its title and the <> around it.
func addressOf(s string) string {
	s = strings.TrimSpace(s)
	if inner, ok := strings.CutPrefix(s, "<"); ok {
		inner, _, _ = strings.Cut(inner, ">")
		return inner
	}
	if i := strings.IndexAny(s, " \t"); i >= 0 {
		s = s[:i]
	}
	return s
}

// bareURL reads an address in running text. What ends a sentence behind it is not a part of it.
func (r *inlineReader) bareURL(rest string) int {
	end := strings.IndexFunc(rest, func(c rune) bool { return unicode.IsSpace(c) || strings.ContainsRune("<>\"`|", c) })
	if end < 0 {
		end = len(rest)
	}
	url := strings.TrimRight(rest[:end], ".,;:!?'*_~")
	if !strings.Contains(url, "(") {
		url = strings.TrimRight(url, ")].,")
	}
	r.address(url)
	return len(url)
}

func (r *inlineReader) address(url string) {
	begin := r.out.Len()
	r.out.WriteString(url)
	r.in.links = append(r.in.links, link{span: span{begin, r.out.Len()}, url: url, bare: true})
}
