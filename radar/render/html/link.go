package html

import (
	"net/url"
	"strings"
	"unicode"
)

// isSafe reports whether an author's address may become a link: an absolute http, https or mailto URL without
// white space, control characters, backslashes or a user name in it. It is asked of the URL as a browser will get
// it, after every decoding. What is not safe is shown as text.
func isSafe(address string) bool {
	if strings.ContainsFunc(address, func(c rune) bool {
		return c == '\\' || unicode.IsSpace(c) || unicode.IsControl(c)
	}) {
		return false
	}
	u, err := url.Parse(address)
	if err != nil {
		return false
	}
	switch strings.ToLower(u.Scheme) {
	case "http", "https":
		return u.Hostname() != "" && u.User == nil
	case "mailto":
		return u.Opaque != ""
	}
	return false
}

// anchor is the address of an element of the page.
func anchor(id string) string { return "#" + (&url.URL{Fragment: id}).EscapedFragment() }

// link is an address with its text. URL is "" when the address is not safe, and Text then holds it too.
type link struct{ Text, URL string }

// Printed is the address as paper shows it after the text: without what no reader needs to type. It is "" where
// the text is the address already.
func (l link) Printed() string {
	if l.URL == l.Text {
		return ""
	}
	return strings.TrimSuffix(strings.TrimPrefix(strings.TrimPrefix(l.URL, "https://"), "mailto:"), "/")
}

// newLink returns a link for an author's title and address. Without a title the address is the text.
func newLink(title, address string) link {
	switch {
	case isSafe(address):
		if title == "" {
			title = address
		}
		return link{title, address}
	case address == "":
		return link{title, ""}
	case title == "":
		return link{address, ""}
	}
	return link{title + " (" + address + ")", ""}
}
