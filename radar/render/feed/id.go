package feed

import (
	"crypto/sha256"
	"encoding/hex"
)

// namespace is that of URLs for UUIDs that are made of names: RFC 9562, section 6.6.
const namespace = "\x6b\xa7\xb8\x11\x9d\xad\x11\xd1\x80\xb4\x00\xc0\x4f\xd4\x30\xc8"

// id is the same for the same name everywhere and always, and another for every other name.
func id(name string) string { return "urn:uuid:" + uuid(namespace, name) }

// uuid makes a UUID of a name with SHA-256: RFC 9562, appendix B.2.
func uuid(space, name string) string {
	sum := sha256.Sum256([]byte(space + name))
	u := sum[:16]
	u[6] = u[6]&0x0f | 0x80 // version 8
	u[8] = u[8]&0x3f | 0x80 // the variant of the RFC
	s := hex.EncodeToString(u)
	return s[:8] + "-" + s[8:12] + "-" + s[12:16] + "-" + s[16:20] + "-" + s[20:]
}
