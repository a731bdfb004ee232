package article

import (
	"net/url"
	"strings"

	"golang.org/x/net/idna"
)

// ASCIIHost writes the host of an address as the network knows it, in the letters of ASCII (Punycode, RFC 5891), for
// formats and programs that take no others. An address whose host is no such name comes back as it is.
func ASCIIHost(address string) string {
	u, err := url.Parse(address)
	if err != nil || u.Hostname() == "" {
		return address
	}
	profile := idna.New(idna.MapForLookup(), idna.BidiRule(), idna.VerifyDNSLength(true))
	host, err := profile.ToASCII(u.Hostname())
	if err != nil || host == u.Hostname() {
		return address
	}
	if port := u.Port(); port != "" {
		host += ":" + port
	}
	scheme, rest, _ := strings.Cut(address, "//")
	if _, tail, ok := strings.Cut(rest, u.Host); ok { // else the host was escaped
		return scheme + "//" + host + tail // the rest stays as it was typed
	}
	return address
}
