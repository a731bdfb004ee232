// Mutate removes every escape of a text that comes from a radar, one at a time, and runs the tests of its package, the
// quick ones: one of them must fail. It prints a line for each and exits with 1 when a removal goes unnoticed. It changes no file: the
// removal is an overlay for the build.
//
// usage: go run scripts/_mutate/main.go [PACKAGE...]    such as radar/render/svg; all in its table unless given
package main

import (
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// tested names the package that tests a package, where that is another one.
var tested = map[string]string{
	"radar/render/confluence": "radar/render/wikipage",
	"radar/render/mediawiki":  "radar/render/wikipage",
	"radar/render/dokuwiki":   "radar/render/wikipage",
	"radar/render/html":       "radar/render",
	"radar/markdown":          "radar/export",
}

// removal is how the escapes of a package look and what stands in their place when they are removed. The first group of
// a pattern, if any, stays in front.
type removal struct {
	dir, pattern, instead string
}

// Calls of functions that take a string and return one, which string() does as well. Words of ours and editions, which
// have a form of their own, need no escape.
var removals = []removal{
	{"radar/render/svg", entity, ""},
	{"radar/render/pptx", entity, ""},
	{"radar/render/confluence", entity, ""},
	{"radar/render/confluence", `([^.\w])(?:text|cdata)\(`, "string("},
	{"radar/render/mediawiki", entity, ""},
	{"radar/render/mediawiki", `([^.\w])(?:text|escape|lineStart|address)\(`, "string("},
	{"radar/render/dokuwiki", `([^.\w])(?:literal|caption)\(`, "string("},
	{"radar/render/html", `()template\.HTMLEscapeString\(`, "string("},
	{"radar/render/html", `()util\.EscapeHTML\(`, "[]byte("},
	{"radar/export", `([^.\w])(?:safeCell|escapeText)\(`, "string("},
	{"radar/export", `()html\.EscapeString\(`, "string("},
	{"radar/markdown", `()util\.EscapeHTML\(`, "[]byte("},
	{"radar/article", `()(?:u\.User == nil|u\.Hostname\(\) != ""|u\.Opaque != "")`, "true"},
	{"radar/article", `()(?:unicode\.IsSpace|unicode\.IsControl)\(c\)`, "false"},
	{"radar/render/markdown", entity, ""},
	{"radar/render/markdown", `()\bb\.text\(`, "string("},
	{"radar/render/markdown", `()\b(?:f|l\.flavor)\.attribute\(`, "string("},
}

// entity is a reference to a character, which the character itself replaces.
const entity = `()"&(lt|gt|amp|quot|#[0-9]+);"`

var (
	named = map[string]string{"lt": "<", "gt": ">", "amp": "&", "quot": `"`}
	ours  = regexp.MustCompile(`^(w|b\.a\.Words|words|b\.a\.GeneratedBy|c\.None|c\.name|label|now|e\.Movement|e\.Crossed|e\.RetiredIn|e\.ReviewBy|h\.Edition)\b`)
)

func main() {
	root, err := os.Getwd()
	check(err)
	temp, err := os.MkdirTemp("", "mutate")
	check(err)
	defer os.RemoveAll(temp)
	noticed, unnoticed := 0, 0
	for _, r := range removals {
		if len(os.Args) > 1 && !slices.Contains(os.Args[1:], r.dir) {
			continue
		}
		paths, err := filepath.Glob(filepath.Join(root, r.dir, "*.go"))
		check(err)
		for _, path := range paths {
			if strings.HasSuffix(path, "_test.go") {
				continue
			}
			src, err := os.ReadFile(path)
			check(err)
			for _, m := range regexp.MustCompile(r.pattern).FindAllSubmatchIndex(src, -1) {
				mutant, ok := remove(src, m, r)
				if !ok {
					continue
				}
				name := fmt.Sprintf("%s:%d: %s", strings.TrimPrefix(path, root+"/"), 1+strings.Count(string(src[:m[3]]), "\n"), src[m[3]:m[1]])
				switch try(root, temp, path, mutant, r.dir) {
				case "noticed":
					noticed++
					fmt.Println("noticed   ", name)
				case "no build":
					fmt.Println("no build  ", name)
				default:
					unnoticed++
					fmt.Println("UNNOTICED ", name)
				}
			}
		}
	}
	fmt.Printf("%d removals are noticed by a test, %d are not\n", noticed, unnoticed)
	if unnoticed > 0 {
		os.RemoveAll(temp)
		os.Exit(1)
	}
}

// remove returns a source without the escape at a match. It is not one when it is a definition, or of our own words.
func remove(src []byte, m []int, r removal) (mutant string, ok bool) {
	before, after := string(src[:m[3]]), string(src[m[1]:])
	if strings.HasSuffix(before, "func ") || ours.MatchString(after) {
		return "", false
	}
	instead := r.instead
	if r.pattern == entity {
		word := string(src[m[4]:m[5]])
		if n, err := strconv.Atoi(strings.TrimPrefix(word, "#")); err == nil {
			instead = strconv.Quote(string(rune(n)))
		} else {
			instead = strconv.Quote(named[word])
		}
	}
	return before + instead + after, true
}

// try runs the tests of a package with a file in the place of another.
func try(root, temp, path, mutant, dir string) string {
	file := filepath.Join(temp, "mutant.go")
	check(os.WriteFile(file, []byte(mutant), 0o600))
	overlay, err := json.Marshal(map[string]map[string]string{"Replace": {path: file}})
	check(err)
	list := filepath.Join(temp, "overlay.json")
	check(os.WriteFile(list, overlay, 0o600))
	args := []string{"test", "-short", "-failfast", "-vet=off", "-overlay", list, "./" + dir}
	if other := tested[dir]; other != "" {
		args = append(args, "./"+other)
	}
	cmd := exec.Command("go", args...)
	cmd.Dir = root
	out, err := cmd.CombinedOutput()
	switch {
	case err == nil:
		return "unnoticed"
	case strings.Contains(string(out), "[build failed]"):
		return "no build"
	}
	return "noticed"
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(2)
	}
}
