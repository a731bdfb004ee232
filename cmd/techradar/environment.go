package main

import (
	"fmt"
	"os"
	"slices"
	"strings"
)

// variables are the names of the environment variables, in the order of the settings.
func variables() []string {
	var names []string
	for _, s := range settings() {
		names = append(names, s.env())
	}
	return names
}

// variableList is the names of the variables as help shows them, in lines that fit.
func variableList() string { return inLines(variables()) + "." }

// inLines joins words with commas, in lines as long as those of a help text.
func inLines(words []string) string {
	var b strings.Builder
	width := 0
	for i, word := range words {
		if i > 0 {
			if width+len(word) > 110 {
				b.WriteString(",\n")
				width = 0
			} else {
				b.WriteString(", ")
			}
		}
		b.WriteString(word)
		width += len(word) + 2
	}
	return b.String()
}

// unknownVariables returns a message for each TECHRADAR_ variable that is no setting. The prefix is left out of the
// comparison, since it would make any two of them alike.
func unknownVariables() []string {
	known := variables()
	var flags, messages []string
	for _, s := range settings() {
		flags = append(flags, s.flag())
	}
	environ := os.Environ()
	slices.Sort(environ)
	for _, e := range environ {
		name, value, _ := strings.Cut(e, "=")
		tail, ours := strings.CutPrefix(name, envPrefix)
		if !ours || value == "" || slices.Contains(known, name) {
			continue
		}
		hint := "; the variables are " + list(known, "and")
		if near := nearestFlag(strings.ReplaceAll(strings.ToLower(tail), "_", "-"), flags); near != "" {
			hint = "; did you mean " + envPrefix + strings.ToUpper(strings.ReplaceAll(near, "-", "_")) + "?"
		}
		messages = append(messages, fmt.Sprintf("%s is not a setting%s", name, hint))
	}
	return messages
}
