package serve

import (
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"html"
	"regexp"
	"slices"
	"strings"
)

// script is the element that loads the page again when there is another edition or other problems.
func script(edition, problems string) string {
	return fmt.Sprintf(`<script data-edition="%s" data-problems="%s">%s</script>`, edition, problems, reloadScript)
}

// policyMeta is the content security policy of a page, and contentOf the attribute in it that holds the words.
var (
	policyMeta = regexp.MustCompile(`(?i)<meta\s[^>]*http-equiv\s*=\s*["']?content-security-policy\b[^>]*>`)
	contentOf  = regexp.MustCompile(`(?i)(\scontent\s*=\s*)("[^"]*"|'[^']*')`)
	bodyEnd    = regexp.MustCompile(`(?i)</body\s*>`)
)

// inject puts elements at the end of a page, and lets its content security policy allow them. Nothing else of the page
// changes.
func inject(page []byte, elements string) []byte {
	s := string(page)
	if at := policyMeta.FindStringIndex(s); at != nil {
		meta := contentOf.ReplaceAllStringFunc(s[at[0]:at[1]], func(attribute string) string {
			part := contentOf.FindStringSubmatch(attribute)
			words := html.UnescapeString(part[2][1 : len(part[2])-1])
			return part[1] + `"` + html.EscapeString(allow(words)) + `"`
		})
		s = s[:at[0]] + meta + s[at[1]:]
	}
	end := len(s)
	if all := bodyEnd.FindAllStringIndex(s, -1); all != nil {
		end = all[len(all)-1][0]
	}
	return []byte(s[:end] + elements + "\n" + s[end:])
}

// needs are what the script and the panel need of a content security policy: the directive, the one that it falls back
// to, and the source.
func needs() [][2]string {
	return [][2]string{
		{"script-src", hashOf(reloadScript)},
		{"style-src", hashOf(problemsStyle)},
		{"connect-src", "'self'"},
	}
}

// allow adds what the script and the panel need to the words of a policy.
func allow(policy string) string {
	var directives [][]string
	for d := range strings.SplitSeq(policy, ";") {
		if words := strings.Fields(d); len(words) > 0 {
			directives = append(directives, words)
		}
	}
	named := func(name string) int {
		return slices.IndexFunc(directives, func(d []string) bool { return strings.EqualFold(d[0], name) })
	}
	for _, n := range needs() {
		i := named(n[0])
		if i < 0 {
			fallback := named("default-src")
			if fallback < 0 {
				continue // everything is allowed
			}
			directives = append(directives, append([]string{n[0]}, directives[fallback][1:]...))
			i = len(directives) - 1
		}
		sources := slices.DeleteFunc(slices.Clone(directives[i]), func(s string) bool { return strings.EqualFold(s, "'none'") })
		directives[i] = append(sources, n[1])
	}
	var out []string
	for _, d := range directives {
		out = append(out, strings.Join(d, " "))
	}
	return strings.Join(out, "; ")
}

// hashOf is the source of a policy that allows an inline script or style.
func hashOf(text string) string {
	sum := sha256.Sum256([]byte(text))
	return "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
}

// problemsPolicy is the content security policy of a page with nothing but problems.
func problemsPolicy() string {
	return "default-src 'none'; script-src " + hashOf(reloadScript) + "; style-src " + hashOf(problemsStyle) + " " + hashOf(pageStyle) +
		"; connect-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'; " + noFrames
}

// noFrames keeps other sites from showing a page inside of theirs; a meta element cannot say it.
const noFrames = "frame-ancestors 'none'"
