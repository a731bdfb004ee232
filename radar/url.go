package radar

import (
	"net/url"
	"slices"
	"strings"
	"unicode"
)

// parseURL accepts an absolute http, https or mailto URL. It asks for the few that are wanted, because the ways
// to spell the others cannot be listed.
func parseURL(s string) (string, *fault) {
	return checkURL(s, "http", "https", "mailto")
}

// parseBaseURL accepts a URL that the names of files can follow, and ends it with a slash.
func parseBaseURL(s string) (string, *fault) {
	s, f := checkURL(s, "http", "https")
	if f != nil {
		return "", f
	}
	if strings.ContainsAny(s, "?#") {
		return "", faultf(codeURL, `%s has a "?" or "#", and the names of files come behind it`, quoted(s))
	}
	return strings.TrimSuffix(s, "/") + "/", nil
}

func checkURL(s string, schemes ...string) (string, *fault) {
	bad := func(why string) (string, *fault) {
		return "", faultf(codeURL, "%s %s", quoted(s), why)
	}
	if len(s) > MaxURLLength {
		return "", faultf(codeLong, "the URL has %d bytes, and %d are the most", len(s), MaxURLLength)
	}
	if i := strings.IndexFunc(s, notInURL); i >= 0 {
		return bad(`has a character that no URL has: write a space as %20, and none of \ < > " ` + "`")
	}
	u, err := url.Parse(s)
	if err != nil {
		return bad("is not a URL")
	}
	scheme := strings.ToLower(u.Scheme)
	known := slices.Contains(schemes, scheme)
	switch {
	case u.Scheme == "" && mailbox(s) && slices.Contains(schemes, "mailto"):
		return bad("has no scheme: write mailto: before it")
	case u.Scheme == "" && strings.Contains(strings.SplitN(s, "/", 2)[0], "."):
		return bad("has no scheme: write https:// before it")
	case u.Scheme == "":
		return bad("is not a whole URL: write it from https:// on")
	case !known:
		return bad("is not a link that is allowed: write an address that begins with " + either(schemes))
	case u.User != nil:
		return bad("holds a user name or a password: remove what is before the @")
	case scheme == "mailto" && !mailbox(u.Opaque):
		return bad("has no e-mail address: write mailto:name@example.org")
	case scheme != "mailto" && u.Hostname() == "":
		return bad("has no host: write " + scheme + "://example.org")
	case scheme != "mailto" && !host(u.Hostname()):
		return bad("has a sign in its host that no host has: write letters, digits, dots and hyphens")
	}
	return s, nil
}

// notInURL reports whether no part of a URL may hold r, and a picture or page is safer without it.
func notInURL(r rune) bool {
	return unicode.IsSpace(r) || unicode.IsControl(r) || strings.ContainsRune("\\<>\"`", r)
}

func mailbox(s string) bool {
	before, domain, ok := strings.Cut(s, "@")
	return ok && before != "" && host(domain)
}

// host reports whether s can be the name or the address of a host.
func host(s string) bool {
	for _, r := range s {
		if !unicode.In(r, unicode.L, unicode.M, unicode.Nd) && !strings.ContainsRune(".-_:", r) {
			return false
		}
	}
	return strings.Trim(s, ".-_:") != ""
}
