package pptx

import (
	"archive/zip"
	"bytes"
	"regexp"
	"strings"
	"testing"

	"techradar/radar/layout"
)

// breakage is a way to break a deck: in a part, the first match of a pattern is replaced.
type breakage struct {
	name, part, pattern, by string
	validator               bool // the validator of Microsoft's SDK finds it, too
}

// breakages are what PowerPoint is known to repair or refuse, and what it would show wrongly. The first five are those
// that the validator does not find.
var breakages = []breakage{
	{"two shapes with one id", "ppt/slides/slide1.xml", `<p:cNvPr id="3"`, `<p:cNvPr id="2"`, false},
	{"a layout without its master", "ppt/slideLayouts/_rels/slideLayout1.xml.rels", `<Relationship Id="rId1"[^>]*/>`, ``, false},
	{"a master without its theme", "ppt/slideMasters/_rels/slideMaster1.xml.rels", `<Relationship [^>]*theme1.xml"/>`, ``, false},
	{"a layout with the id of the master", "ppt/slideMasters/slideMaster1.xml", `id="2147483649"`, `id="2147483648"`, false},
	{"a type for a part that is not there", "[Content_Types].xml", `(<Override PartName="/ppt/slideMasters/slideMaster)1(.xml"[^>]*/>)`, `${1}1$2${1}2$2`, false},
	{"the notes master after the slides", "ppt/presentation.xml", `(<p:notesMasterIdLst>.*</p:notesMasterIdLst>)(<p:sldIdLst>.*</p:sldIdLst>)`, `$2$1`, true},
	{"the colours of the master after its layouts", "ppt/slideMasters/slideMaster1.xml", `(<p:clrMap [^>]*/>)(<p:sldLayoutIdLst>.*</p:sldLayoutIdLst>)`, `$2$1`, true},
	{"a theme of two fills", "ppt/theme/theme1.xml", `<a:fillStyleLst><a:solidFill>.*?</a:solidFill>`, `<a:fillStyleLst>`, true},
	{"a colour by name", "ppt/theme/theme1.xml", `val="[0-9A-F]{6}"`, `val="orange"`, true},
	{"a line before its fill", "ppt/slides/slide1.xml", `(<a:solidFill><a:schemeClr val="bg2"/></a:solidFill>)(<a:ln w="7620">.*?</a:ln>)`, `$2$1`, true},
	{"text of a size below one point", "ppt/slides/slide1.xml", `sz="\d+"`, `sz="80"`, true},
	{"a text box without a height", "ppt/slides/slide1.xml", `(txBox="1".*?<a:ext cx="\d+" cy=")\d+"`, `${1}0"`, false},
	{"a click that leads nowhere", "ppt/slides/_rels/slide1.xml.rels", `<Relationship Id="rId3"[^>]*/>`, ``, true},
	{"a click that runs a script", "ppt/slides/_rels/slide1.xml.rels", `Target="https://argoproj[^"]*"`, `Target="javascript:alert(1)"`, false},
	{"a control character", "ppt/slides/slide1.xml", `<a:t>T`, "<a:t>\x01T", true},
	{"a row without a cell", "ppt/slides/slide2.xml", `<a:tr h="\d+"><a:tc>.*?</a:tc>`, `<a:tr h="9000">`, false},
	{"a slide without a title", "ppt/slides/slide1.xml", `<p:ph type="title"/>`, `<p:ph type="subTitle"/>`, false},
	{"a slide number below 256", "ppt/presentation.xml", `id="256"`, `id="25"`, true},
	{"an unknown form", "ppt/slides/slide1.xml", `prst="ellipse"`, `prst="oval"`, true},
	{"a part that nothing leads to", "ppt/_rels/presentation.xml.rels", `<Relationship [^>]*tableStyles.xml"/>`, ``, false},
}

// broken returns the small deck with a breakage.
func broken(t *testing.T, deck []byte, how breakage) []byte {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(deck), int64(len(deck)))
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	f := openDeck(deck)
	for _, entry := range z.File {
		body := string(f.raw[entry.Name])
		if entry.Name == how.part {
			at := regexp.MustCompile(how.pattern).FindStringSubmatchIndex(body)
			if at == nil {
				t.Fatalf("%s: %s does not match %s", how.name, how.part, how.pattern)
			}
			by := regexp.MustCompile(how.pattern).ExpandString(nil, how.by, body, at)
			body = body[:at[0]] + string(by) + body[at[1]:]
		}
		e, err := w.Create(entry.Name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := e.Write([]byte(body)); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// TestBroken shows that the check of TestStructure finds each breakage, and no other fault in the deck.
func TestBroken(t *testing.T) {
	deck := write(t, build(t, parse(t, small), layout.Options{}), options(t, "light"))
	if faults := verify(deck); len(faults) > 0 {
		t.Fatal(strings.Join(faults, "\n"))
	}
	if len(breakages) < 13 {
		t.Errorf("only %d breakages", len(breakages))
	}
	for _, how := range breakages {
		faults := verify(broken(t, deck, how))
		if len(faults) == 0 {
			t.Errorf("%s is not found", how.name)
		}
		t.Logf("%s: %s", how.name, strings.Join(faults, "; "))
	}
}
