package embed

// Targets lists the targets in the order of help. What a step says of a program is from its documentation or its
// source; Tried says where it has been seen as well.
var Targets = []Target{
	{
		Name: "powerpoint", About: "slides in PowerPoint, editable", Kind: Slides, Formats: []string{"pptx", "svg"},
		steps: []string{
			deckStep,
			`For a single picture: Insert > Pictures > <<.Files "svg">>. Where names come out of place, write it with --text paths.`,
			altStep,
		},
	},
	{
		Name: "google-slides", About: "slides in Google Slides, editable", Kind: Slides, Formats: []string{"pptx", "png"},
		steps: []string{
			`In your deck: File > Import slides > Upload > <<.Files "pptx">>. Shapes and text stay editable.`,
			`For a single picture: Insert > Image > Upload from computer > <<.Files "png">>. Google Slides takes no SVG.`,
			altStep,
		},
	},
	{
		Name: "keynote", About: "slides in Keynote", Kind: Slides, Formats: []string{"pptx", "png"},
		steps: []string{deckStep, `For a single picture: drag <<.Files "png">> onto a slide.`, altStep},
	},
	{
		Name: "impress", About: "slides in LibreOffice Impress, editable", Kind: Slides, Formats: []string{"pptx", "svg"},
		Tried: "LibreOffice 7.4",
		steps: []string{deckStep, `For a single picture: Insert > Image > <<.Files "svg">>.`, altStep},
	},
	{
		Name: "marp", About: "a deck in Markdown for Marp", Kind: Slides, Formats: []string{"svg"}, Tried: "Marp CLI 4.5, by a test",
		snippet: `---
marp: true
title: <<yaml .Title>>
description: <<yaml .Alt>>
---
<<range $i, $p := .Pictures>><<if $i>>
---
<<end>>
![bg fit](<<file $.Path $p.Name ".svg">>)
<<end>>`,
		steps: []string{
			copyStep,
			`Build it: marp --allow-local-files deck.md -o deck.pdf. Without that flag Marp leaves out the pictures of your disk.`,
			`The text for screen readers stands at the top, because a background has none. A deck of your own needs the ![bg fit] lines alone.`,
			deckFile,
		},
	},
	{
		Name: "reveal", About: "a deck of HTML for reveal.js", Kind: Slides, Formats: []string{"svg"}, Tried: "reveal.js 6, by a test",
		snippet: `<<range .Pictures>><section>
  <img class="r-stretch" src="<<file $.Path .Name ".svg">>" alt="<<attr .Alt>>" />
</section>
<<end>>`,
		steps: []string{copyStep, `Paste this into <div class="slides"> of the deck in <<.Here>>:`},
	},
	{
		Name: "slidev", About: "a deck in Markdown for Slidev", Kind: Slides, Formats: []string{"svg"},
		snippet: `<<range $i, $p := .Pictures>><<if $i>>
<<end>>---
layout: image
image: <<printf "/%s.svg" $p.Name | yaml>>
backgroundSize: contain
---
<<end>>`,
		steps: []string{
			`Copy <<.Files "svg">> into the folder public of the deck, if that is another one.`,
			`Paste this into slides.md, as slides of their own:`,
		},
	},
	{
		Name: "quarto", About: "a document or a deck for Quarto", Kind: Slides, Formats: []string{"svg"}, Tried: "Pandoc 2.17 alone",
		snippet: `<<range $i, $p := .Pictures>><<if $i>>
<<end>>## <<pandoc $p.Title>>

![](<<file $.Path $p.Name ".svg">>){fig-alt="<<attr $p.Alt>>" width=100%}
<<end>>`,
		steps: []string{copyStep, `For PDF, Quarto needs rsvg-convert on the PATH.`, `Paste this into a .qmd file in <<.Here>>:`},
	},
	{
		Name: "beamer", About: "a deck in LaTeX with Beamer", Kind: Slides, Formats: []string{"pdf"},
		snippet: `<<range $i, $p := .Pictures>><<if $i>>
<<end>>\begin{frame}{<<tex $p.Title>>}
  \centering
  \includegraphics[page=<<$p.Page>>,width=\linewidth,height=0.85\textheight,keepaspectratio]{<<$.Path>>radar.pdf}
\end{frame}
<<end>>`,
		steps: []string{
			`<<if .Copy>>Copy <<.Files "pdf">> beside the .tex file.<<end>>`,
			`LaTeX reads no SVG, so this takes the PDF, a page of it for each picture.`,
			`Paste this into a .tex file in <<.Here>>, which loads graphicx:`,
		},
	},
	{
		Name: "github", About: "a README or a Markdown page on GitHub", Kind: Docs, Formats: []string{"svg"}, Dark: true, Links: true,
		snippet: pictureBelow,
		steps: []string{
			commitStep,
			`The dark picture may follow the colours of the system, not those chosen on GitHub.<<if not .Transparent>> Both have a background of their own.<<end>>`,
			repoStep,
		},
	},
	{
		Name: "gitlab", About: "a README or a Markdown page on GitLab", Kind: Docs, Formats: []string{"svg"}, Links: true,
		snippet: imageBelow, steps: []string{commitStep, ownBackground, repoStep},
	},
	{
		Name: "gitea", About: "a README or a Markdown page on Gitea", Kind: Docs, Formats: []string{"svg"}, Dark: true, Links: true,
		snippet: pictureBelow,
		steps:   []string{commitStep, `The dark picture shows with Gitea's auto theme alone.`, repoStep},
	},
	{
		Name: "forgejo", About: "a README or a Markdown page on Forgejo", Kind: Docs, Formats: []string{"svg"}, Dark: true,
		snippet: `<<range $i, $p := .Pictures>><<if $i>>

<<end>>![<<md $p.Alt>>](<<file $.Path $p.Name ".svg">>#light-mode-only)
![<<md $p.Alt>>](<<file $.Path $p.Name "-dark.svg">>#dark-mode-only)<<end>>
`,
		steps: []string{commitStep, `Forgejo hides the one that does not go with the reader's theme; elsewhere both show.`, repoStep},
	},
	{
		Name: "mkdocs", About: "a page of MkDocs", Kind: Docs, Formats: []string{"svg"}, Dark: true, Links: true, Tried: "MkDocs 1.4",
		snippet: pictureBeside, steps: []string{besideStep, pasteStep},
	},
	{
		Name: "techdocs", About: "a page of Backstage TechDocs", Kind: Docs, Formats: []string{"svg"}, Dark: true, Links: true,
		snippet: pictureBeside,
		steps: []string{
			besideStep,
			`To show the page itself, use the target iframe, and list its host<<if .Published>>, <<.Host>>,<<end>> in techdocs.sanitizer.allowedIframeHosts of app-config.yaml.`,
			pasteStep,
		},
	},
	{
		Name: "docusaurus", About: "a page of Docusaurus, which is MDX", Kind: Docs, Formats: []string{"svg"}, Links: true, Tried: "the compiler of MDX 3",
		snippet: imageDotted,
		steps:   []string{besideStep, `MDX takes no unclosed tags and no braces; this has none.`, pasteStep},
	},
	{
		Name: "vitepress", About: "a page of VitePress", Kind: Docs, Formats: []string{"svg"}, Dark: true, Links: true, Tried: "VitePress 1",
		snippet: pictureRooted,
		steps:   []string{`Copy <<.Files "svg">> into the folder public of the site's pages.`, pasteStep},
	},
	{
		Name: "hugo", About: "a page of Hugo", Kind: Docs, Formats: []string{"svg"}, Links: true, Tried: "Hugo 0.111",
		snippet: imageBeside,
		steps: []string{
			`Copy <<.Files "svg">> beside the page's index.md, in its page bundle.`,
			`Hugo leaves out raw HTML unless unsafe is set, so this is plain Markdown.`,
			ownBackground,
			pasteStep,
		},
	},
	{
		Name: "github-wiki", About: "a page of a GitHub wiki", Kind: Wiki, Formats: []string{"svg"}, Links: true,
		snippet: linkStart + `images/` + linkEnd,
		steps: []string{
			`Clone the wiki: git clone https://github.com/ORG/REPO.wiki.git`,
			`Copy <<.Files "svg">> into its folder images, commit and push. The wiki's own upload is for PNG, JPEG and GIF.`,
			pasteStep,
		},
	},
	{
		Name: "mediawiki", About: "a page of MediaWiki", Kind: Wiki, Formats: []string{"svg"}, Links: true, Tried: "MediaWiki 1.39",
		snippet: `<<range $i, $p := .Pictures>><<if $i>>

<<end>>[[File:<<$p.Wiki>>.svg|980px|<<if $.Link>>link=<<url $.Link>>|<<end>>alt=<<wiki $p.Alt>>]]<<end>>
`,
		steps: []string{
			`Allow SVG in LocalSettings.php: $wgFileExtensions[] = 'svg'; $wgSVGConverter = 'rsvg';`,
			`MediaWiki shows a PNG that the server draws, so the server needs a font for the letters of your names.`,
			`Upload <<.Files "svg">> under Special:Upload, under the same names.`,
			pasteStep,
		},
	},
	{
		Name: "dokuwiki", About: "a page of DokuWiki", Kind: Wiki, Formats: []string{"svg"}, Links: true, Tried: "DokuWiki 2022-07-31",
		snippet: `<<range $i, $p := .Pictures>><<if $i>>

<<end>><<if $.Link>>[[<<url $.Link>>|<<end>>{{:radar:<<$p.Name>>.svg?980|<<doku $p.Alt>>}}<<if $.Link>>]]<<end>><<end>>
`,
		steps: []string{`Upload <<.Files "svg">> with the media manager into the namespace radar.`, pasteStep},
	},
	{
		Name: "confluence", About: "a page of Confluence", Kind: Wiki, Formats: []string{"png"},
		snippet: `<<range .Pictures>><ac:image ac:align="center" ac:width="980" ac:alt="<<attr .Alt>>"><ri:attachment ri:filename="<<attr .Name>>.png" /></ac:image>
<<end>>`,
		steps: []string{
			`Attach <<.Files "png">> to the page.`,
			`On Cloud a script can attach each file: curl -u "$USER:$TOKEN" -X PUT -H 'X-Atlassian-Token: nocheck' -F file=@<<.In "radar.png" | shell>> -F minorEdit=true "$BASE/wiki/rest/api/content/$PAGE/child/attachment"`,
			`It is a PNG because Confluence shows an SVG cut off, in another size or not at all.`,
			`Paste this into the source of the page (storage format):`,
		},
	},
	{
		Name: "notion", About: "a page of Notion", Kind: Wiki, Formats: []string{"png"},
		steps: []string{
			`In the page: /image > Upload > <<.Files "png">>.`,
			`To show the page itself: /embed > <<url .BaseURL>>`,
			publishStep,
			altStep,
		},
	},
	{
		Name: "obsidian", About: "a note of Obsidian", Kind: Wiki, Formats: []string{"svg"},
		snippet: `<<range $i, $p := .Pictures>><<if $i>>

<<end>>![[<<$p.Name>>.svg|980]]<<end>>
`,
		steps: []string{`Copy <<.Files "svg">> into the vault.`, `Paste this into a note:`},
	},
	{
		Name: "wikijs", About: "a page of Wiki.js", Kind: Wiki, Formats: []string{"svg"}, Links: true,
		snippet: imageRooted,
		steps:   []string{`Upload <<.Files "svg">> under Assets, into the root folder.`, ownBackground, pasteStep},
	},
	{
		Name: "outline", About: "a document of Outline", Kind: Wiki, Formats: []string{"svg"}, Links: true,
		snippet: imageServed,
		steps: []string{
			`This shows the file where it is published. When it is not, drop <<.Files "svg">> into the document instead.`,
			publishStep,
			`Paste this into the document:`,
		},
	},
	{
		Name: "html", About: "a page of your own, with the links in the picture", Kind: HTML, Formats: []string{"svg"}, Tried: "Chromium",
		snippet: `<<range .Pictures>><object type="image/svg+xml" data="<<file $.Path .Name ".svg">>" width="980" aria-label="<<attr .Alt>>">
  <img src="<<file $.Path .Name ".svg">>" alt="<<attr .Alt>>" width="980" />
</object>
<<end>>`,
		steps: []string{copyStep, `Links and keys work inside an object, not inside an img.`, `Paste this into a page in <<.Here>>:`},
	},
	{
		Name: "iframe", About: "the summary page inside another page", Kind: HTML, Formats: []string{"html"}, Tried: "Chromium",
		snippet: `<iframe src="<<.BaseURL | url | attr>>" title="<<attr .Title>>" width="100%" height="720" loading="lazy" style="border:0"></iframe>
`,
		steps: []string{
			`Publish <<.Files "html">> on a web server.`,
			publishStep,
			`Many wikis allow an iframe only for addresses that an administrator has listed; here that is <<.Host>>.`,
			pasteStep,
		},
	},
}
