package html

import (
	"crypto/sha256"
	"encoding/base64"
	"html/template"
	"strings"

	"techradar/assets"
)

// script returns the script of the page and its hash in the words of a content security policy. It holds nothing of
// the radar: what it needs it reads from the page. Lines of comment and indentation are left out, which is safe because
// the script has no text of several lines; a test holds it to that.
func script() (template.JS, string, error) {
	source, err := assets.FS.ReadFile("templates/page.js")
	if err != nil {
		return "", "", err
	}
	var b strings.Builder
	for line := range strings.Lines(string(source)) {
		line = strings.TrimSpace(line)
		if line != "" && !strings.HasPrefix(line, "//") {
			b.WriteString(line + "\n")
		}
	}
	js := strings.TrimSpace(b.String())
	// Safe: the script is ours, word for word.
	return template.JS(js), sourceHash(js), nil
}

// sourceHash names an inline style sheet or script in a content security policy.
func sourceHash(source string) string {
	sum := sha256.Sum256([]byte(source))
	return "sha256-" + base64.StdEncoding.EncodeToString(sum[:])
}
