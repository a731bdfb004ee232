package radar

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// placeholder stands for a character that was refused in the copy of the file that is read on, so that the rest
// of the file is checked in the same run. It is a noncharacter, so no file can bring it along: it is refused too.
const placeholder = '\uFDD0'

// charRule refuses a class of characters. They are refused everywhere in the file, in comments too: what a
// reviewer sees must be what the program reads.
type charRule struct {
	code  string
	what  string // in a message: "the U+202E WHAT is not allowed"
	hint  string
	runes *unicode.RangeTable
}

var charRules = []charRule{
	{
		codeControl, "control character", "delete it, or write a space in its place",
		&unicode.RangeTable{
			R16: []unicode.Range16{
				{Lo: 0x00, Hi: 0x08, Stride: 1},
				{Lo: 0x0B, Hi: 0x1F, Stride: 1},
				{Lo: 0x7F, Hi: 0x9F, Stride: 1},
				{Lo: 0x2028, Hi: 0x2029, Stride: 1}, // line breaks to some programs and not to others
				{Lo: 0xFDD0, Hi: 0xFDEF, Stride: 1}, // noncharacters, as are FFFE and FFFF of every plane
				{Lo: 0xFFFE, Hi: 0xFFFF, Stride: 1},
			},
			LatinOffset: 3,
		},
	},
	{
		codeBidi, "text direction character", "delete it: text with it reads differently from what it is",
		&unicode.RangeTable{R16: []unicode.Range16{
			{Lo: 0x061C, Hi: 0x061C, Stride: 1},
			{Lo: 0x200E, Hi: 0x200F, Stride: 1},
			{Lo: 0x202A, Hi: 0x202E, Stride: 1},
			{Lo: 0x2066, Hi: 0x2069, Stride: 1},
		}},
	},
	{
		codeInvisible, "invisible character", "delete it: two names that look the same would differ",
		&unicode.RangeTable{
			R16: []unicode.Range16{
				{Lo: 0x00AD, Hi: 0x00AD, Stride: 1}, // soft hyphen
				{Lo: 0x115F, Hi: 0x1160, Stride: 1}, // Hangul fillers
				{Lo: 0x180E, Hi: 0x180E, Stride: 1},
				{Lo: 0x200B, Hi: 0x200D, Stride: 1}, // the joiners pass between letters that use them: see joins
				{Lo: 0x2060, Hi: 0x2065, Stride: 1},
				{Lo: 0x206A, Hi: 0x206F, Stride: 1},
				{Lo: 0x3164, Hi: 0x3164, Stride: 1},
				{Lo: 0xFEFF, Hi: 0xFEFF, Stride: 1},
				{Lo: 0xFFA0, Hi: 0xFFA0, Stride: 1},
				{Lo: 0xFFF9, Hi: 0xFFFB, Stride: 1},
			},
			R32:         []unicode.Range32{{Lo: 0xE0000, Hi: 0xE0FFF, Stride: 1}}, // tags and their like
			LatinOffset: 1,
		},
	},
}

// fault says that the character c is refused; for notUTF8 it is a byte.
func (rule *charRule) fault(c rune) *fault {
	if rule == &notUTF8 {
		return faultf(rule.code, "the byte 0x%02X is not UTF-8", c).withHint("%s", rule.hint)
	}
	return faultf(rule.code, "the %s %U is not allowed here", rule.what, c).withHint("%s", rule.hint)
}

// joining holds the scripts whose spelling needs the joiners U+200C and U+200D.
var joining = []*unicode.RangeTable{
	unicode.Arabic, unicode.Bengali, unicode.Devanagari, unicode.Gujarati, unicode.Gurmukhi, unicode.Kannada,
	unicode.Khmer, unicode.Malayalam, unicode.Mongolian, unicode.Myanmar, unicode.Nko, unicode.Oriya,
	unicode.Sinhala, unicode.Syriac, unicode.Tamil, unicode.Telugu, unicode.Tibetan,
}

// refused returns the rule that refuses r between before and after, or nil. At an end of the text they are 0.
func refused(before, r, after rune) *charRule {
	if r >= 0x20 && r < 0x7F || r == '\t' || r == '\n' || r >= 0xAC00 && r <= 0xD7A3 {
		return nil
	}
	if r > 0xFFFF && r&0xFFFE == 0xFFFE {
		return &charRules[0]
	}
	for i := range charRules {
		if unicode.Is(charRules[i].runes, r) {
			if joins(before, r, after) {
				return nil
			}
			return &charRules[i]
		}
	}
	return nil
}

// joins reports whether r is a joiner that does its work: between letters of a script that needs it, or, for
// U+200D, between two emoji.
func joins(before, r, after rune) bool {
	if r != '\u200C' && r != '\u200D' {
		return false
	}
	if unicode.In(before, joining...) && (unicode.In(after, joining...) || after == ' ' || after == 0) {
		return true
	}
	emoji := before == '\uFE0F' || unicode.In(before, unicode.So, unicode.Sk)
	return r == '\u200D' && emoji && unicode.Is(unicode.So, after)
}

// Visible returns s with every character written out that could move the cursor, reorder the text or hide on a
// terminal: U+202E becomes \u202E, and a byte that is not UTF-8 becomes \xNN. Line breaks and tabs are written
// out too, so the result is one line.
func Visible(s string) string {
	if plain(s) {
		return s
	}
	var b strings.Builder
	var before rune
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		after, _ := utf8.DecodeRuneInString(s[i+size:])
		switch {
		case r == utf8.RuneError && size == 1:
			fmt.Fprintf(&b, `\x%02X`, s[i])
		case r > 0xFFFF && refused(before, r, after) != nil:
			fmt.Fprintf(&b, `\U%08X`, r)
		case r == '\t' || r == '\n' || refused(before, r, after) != nil:
			fmt.Fprintf(&b, `\u%04X`, r)
		default:
			b.WriteString(s[i : i+size])
		}
		before = r
		i += size
	}
	return b.String()
}

// plain reports whether s is printable ASCII, which is always safe.
func plain(s string) bool {
	for i := range len(s) {
		if s[i] < 0x20 || s[i] > 0x7E {
			return false
		}
	}
	return true
}

// quoted returns s for a message: in quotes, on one line, safe on a terminal and not longer than 60 characters.
func quoted(s string) string {
	const most = 60
	if utf8.RuneCountInString(s) > most {
		s = string([]rune(s)[:most-1]) + "…"
	}
	return `"` + Visible(s) + `"`
}

// either joins words for a message: "a", "a or b", "a, b or c".
func either(words []string) string {
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	last := len(words) - 1
	return strings.Join(words[:last], ", ") + " or " + words[last]
}
