package article

import (
	"net/url"
	"strings"
	"unicode"
)

// Safe reports whether an author's address may become a link: an absolute http, https or mailto URL without white
// space, control characters, backslashes or a user name in it. Ask it of the URL as a browser will get it, after every
// decoding. What is not safe is shown as text.
func Safe(address string) bool {
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

// Link is a text, and the address that it leads to. URL is "" when there is no address, or when it is not safe; Text
// then holds the address too. Neither is escaped for any format.
type Link struct{ Text, URL string }

// NewLink returns a link for an author's title and address. Without a title the address is the text.
func NewLink(title, address string) Link {
	switch {
	case Safe(address):
		if title == "" {
			title = address
		}
		return Link{title, address}
	case address == "":
		return Link{title, ""}
	case title == "":
		return Link{address, ""}
	}
	return Link{title + " (" + address + ")", ""}
}

// Printed is the address as paper shows it after the text: without what no reader needs to type. It is "" where the
// text is the address already.
func (l Link) Printed() string {
	if l.URL == l.Text {
		return ""
	}
	return strings.TrimSuffix(strings.TrimPrefix(strings.TrimPrefix(l.URL, "https://"), "mailto:"), "/")
}
