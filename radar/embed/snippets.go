package embed

// Snippets and steps that several targets share. The snippets end each picture with an empty line, where Markdown
// ends a block of HTML; what comes out has one line break at its end.
const (
	// MDX and Vue want elements without an end closed with a slash, and Markdown no empty line inside.
	pictureStart = `<<range $i, $p := .Pictures>><<if $i>>

<<end>><<if $.Link>><a href="<<$.Link | url | attr>>">
<<end>><picture>
  <source media="(prefers-color-scheme: dark)" srcset="`
	pictureMiddle = `<<file $p.Name "-dark.svg">>" />
  <img src="`
	pictureEnd = `<<file $p.Name ".svg">>" alt="<<attr $p.Alt>>" width="980" />
</picture><<if $.Link>>
</a><<end>><<end>>
`
	// A picture with its dark variant: in the folder of the files, beside the page, at the root of the site.
	pictureBelow  = pictureStart + `<<$.Path>>` + pictureMiddle + `<<$.Path>>` + pictureEnd
	pictureBeside = pictureStart + pictureMiddle + pictureEnd
	pictureRooted = pictureStart + `/` + pictureMiddle + `/` + pictureEnd

	linkStart = `<<range $i, $p := .Pictures>><<if $i>>

<<end>><<if $.Link>>[<<end>>![<<md $p.Alt>>](`
	linkEnd = `<<file $p.Name ".svg">>)<<if $.Link>>](<<url $.Link>>)<<end>><<end>>
`
	// The same in plain Markdown, without the variant.
	imageBelow  = linkStart + `<<$.Path>>` + linkEnd
	imageBeside = linkStart + linkEnd
	imageDotted = linkStart + `./` + linkEnd
	imageRooted = linkStart + `/` + linkEnd
	imageServed = linkStart + `<<url $.BaseURL>>` + linkEnd
)

const (
	writeStep     = `<<if .Command>>Write the files: <<.Command>><<end>>`
	altStep       = `Give a picture this alternative text: <<.Alt>>`
	publishStep   = `<<if not .Published>>Replace https://radar.example.org/ with the address where the page is published, or set output.base_url.<<end>>`
	copyStep      = `<<if .Copy>>Copy <<.Files "svg">> beside the page.<<end>>`
	commitStep    = `<<if .Copy>>Copy <<.Files "svg">> beside the page, and commit.<<else>>Commit <<.Files "svg">>.<<end>>`
	deckStep      = `Open <<.Files "pptx">>, and copy the slides that you want into your deck. Shapes and text stay editable.`
	besideStep    = `Copy <<.Files "svg">> into the folder of the page.`
	pasteStep     = `Paste this into the page:`
	repoStep      = `Paste this into a Markdown file in <<.Here>>:`
	deckFile      = `Paste this into deck.md in <<.Here>>:`
	ownBackground = `<<if not .Transparent>>The picture has a background of its own, so it also stands on a dark page.<<end>>`
)
