package radar

import (
	"strings"
	"unicode/utf8"
)

// What the bytes of a file in another encoding are told by.
const (
	strayRuns  = 5  // runs of bytes that are not UTF-8, which are reported one by one
	strayBytes = 12 // such bytes
)

// highBytes is what is counted to tell an encoding.
type highBytes struct {
	first      Pos // of the first byte that is not UTF-8
	runs, bad  int // of such bytes
	characters int // that are UTF-8 and not ASCII
	high       int // bytes above ASCII
	hangul     int // of those, the bytes in pairs that are a Hangul syllable in EUC-KR and CP949
}

// otherEncoding reports a file that is not in UTF-8, once. Some bytes that are wrong in a file which is otherwise
// UTF-8 are left to characters.
func (r *reader) otherEncoding() bool {
	if utf8.ValidString(r.src) {
		return false
	}
	count := r.countHigh()
	if count.runs <= strayRuns && count.bad <= strayBytes || count.characters >= count.bad {
		return false
	}
	looks, name := "Latin-1 or Windows-1252", "WINDOWS-1252"
	if count.hangul*5 >= count.high*4 {
		looks, name = "CP949 (EUC-KR)", "CP949"
	}
	r.report(count.first, faultf(codeEncoding, "the file is not UTF-8: it looks like %s", looks).
		withHint("save it as UTF-8 in the editor, or convert it: iconv -f %s -t UTF-8 radar.yaml > utf8.yaml", name))
	return true
}

func (r *reader) countHigh() highBytes {
	var count highBytes
	at := Pos{1, 0}
	good := true // the character before
	for i := 0; i < len(r.src); {
		c, size := utf8.DecodeRuneInString(r.src[i:])
		at.Col++
		bad := c == utf8.RuneError && size == 1
		switch {
		case bad:
			count.bad++
			if good {
				count.runs++
			}
			if count.first == (Pos{}) {
				count.first = at
			}
		case size > 1:
			count.characters++
		case c == '\n' || c == '\r' && !strings.HasPrefix(r.src[i+1:], "\n"):
			at = Pos{at.Line + 1, 0}
		}
		good = !bad
		i += size
	}
	count.pairs(r.src)
	return count
}

// pairs counts the bytes above ASCII, and those in pairs that are a Hangul syllable in EUC-KR and CP949.
func (count *highBytes) pairs(src string) {
	for i := 0; i < len(src); i++ {
		if src[i] < 0x80 {
			continue
		}
		count.high++
		if src[i] >= 0xB0 && src[i] <= 0xC8 && i+1 < len(src) && src[i+1] >= 0xA1 {
			count.high++
			count.hangul += 2
			i++
		}
	}
}
