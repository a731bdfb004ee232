package radar

// The format of radar.yaml, as tables. A key that is added here is checked, in the schema and in the reference;
// build.go says what becomes of it.

var formatRadar = &objectShape{
	name:  "radar",
	about: "The file is one mapping.",
	fields: []field{
		{
			key: "title", required: true, also: []string{"name"},
			shape: shapeLine,
			about: "What the radar is about",
			hint:  "such as title: Tools we use",
		},
		{key: "subtitle", shape: shapeLine, about: "A second line below the title"},
		{
			key: "edition", also: []string{"date", "version", "release"},
			shape: shapeEdition,
			about: "The issue of the radar that the file describes",
		},
		{
			key: "lang", also: []string{"language", "locale"},
			shape: shapeLang,
			about: "The language of the fixed words of the picture and the page; `en` when not given",
		},
		{
			key: "quadrants", required: true, also: []string{"sectors", "segments", "categories"},
			shape: listOf(shapeQuadrant, "quadrants", MinSectors, MaxSectors),
			about: "The kinds of technology, clockwise from 12 o'clock",
			hint:  "such as quadrants: [{name: Tools}, {name: Platforms}]",
		},
		{
			key: "rings", required: true, also: []string{"levels", "stages"},
			shape: listOf(shapeRing, "rings", MinSectors, MaxSectors),
			about: "How far the team has taken a technology, from the centre outward",
			hint:  "such as rings: [{name: Adopt}, {name: Hold}]",
		},
		{
			key: "entries", required: true, also: []string{"blips", "items", "technologies"},
			shape: listOf(shapeEntry, "entries", 0, MaxEntries),
			about: "The technologies; `[]` when there is none yet",
			hint:  "write entries: [] when there is none yet",
		},
		{
			key:   "output",
			shape: mapping(formatOutput),
			about: "Settings of the build; flags and environment variables win over them",
		},
		{
			key: "lint", also: []string{"rules", "checks"},
			shape: mapOf(shapeRule, "rule", MaxListLength),
			about: "Which review rules look at the radar, and how strictly; [rules.md](rules.md) has them",
		},
		{
			key:   "import",
			shape: mapping(formatImport),
			about: "What `techradar import --into` this file knows besides what is built in",
		},
	},
}

var (
	shapeQuadrant = mapping(formatSector("quadrant"))
	shapeRing     = mapping(formatSector("ring"))
	shapeEntry    = mapping(formatEntry)
)

// formatSector is the format of an item of quadrants and of rings.
func formatSector(what string) *objectShape {
	return &objectShape{
		name:  what,
		about: "An item of `" + what + "s`.",
		fields: []field{
			{
				key: "name", required: true, also: []string{"title", "label"},
				shape: shapeName,
				about: "The name on the picture",
				hint:  "such as name: Tools",
			},
			{
				key: "id", also: []string{"key", "slug"},
				shape: shapeID,
				about: "What entries and links call it; the slug of the name when not given",
			},
			{key: "description", shape: shapeText, about: "What belongs here"},
			{
				key: "aliases", also: []string{"alias"},
				shape: listOf(shapeName, "aliases", 0, MaxListLength),
				about: "Other names that entries may use for it, such as names it had before",
			},
		},
	}
}

var formatEntry = &objectShape{
	name:  "entry",
	about: "An item of `entries`: one technology.",
	fields: []field{
		{
			key: "name", required: true, also: []string{"title", "label"},
			shape: shapeName,
			about: "The name on the picture",
			hint:  "such as name: Kubernetes",
		},
		{
			key: "id", also: []string{"key", "slug"},
			shape: shapeID,
			about: "What links and other entries call it; the slug of the name when not given. Keep it when the name changes",
		},
		{
			key: "quadrant", required: true, also: []string{"sector", "segment", "category"},
			shape: shapeReference,
			about: "The id, name or alias of a quadrant",
			hint:  "write the id or the name of one of the quadrants",
		},
		{
			key: "ring", required: true, also: []string{"level", "status", "stage"},
			shape: shapeReference,
			about: "The id, name or alias of a ring; for a retired entry its last one",
			hint:  "write the id or the name of one of the rings",
		},
		{key: "summary", shape: shapeLine, about: "What it is, or why it stands here"},
		{key: "description", shape: shapeText, about: "More about it, in Markdown"},
		{key: "link", shape: shapeAddress, also: []string{"url", "homepage", "website"}, about: "Its home page"},
		{
			key:   "links",
			shape: listOf(mapping(formatLink), "links", 0, MaxListLength),
			about: "Case studies, talks, documents",
		},
		{
			key: "tags", also: []string{"labels", "keywords"},
			shape: listOf(shapeName, "tags", 0, MaxListLength),
			about: "Words to search and filter by",
		},
		{key: "owner", shape: shapeName, also: []string{"team", "contact"}, about: "Who looks after it"},
		{
			key:   "sources",
			shape: listOf(mapping(formatSource), "sources", 0, MaxListLength),
			about: "Why it is on the radar: the lines of notes it rests on",
		},
		{key: "review_by", shape: shapeEdition, about: "When the team wants to look at it again; a period has passed when its last day has"},
		{key: "replaced_by", shape: shapeReference, about: "The id or the name of the entry that took its place"},
		{
			key:   "history",
			shape: listOf(mapping(formatChange), "history items", 0, MaxListLength),
			about: "The rings it had in earlier editions, oldest first; only where the ring changed or the entry first appeared",
		},
		{
			key:   "retired",
			shape: mapping(formatRetired),
			about: "Takes the entry off the picture and keeps it in the record",
		},
	},
}

var formatLink = &objectShape{
	name:  "link",
	about: "An item of `links`.",
	fields: []field{
		{
			key: "title", required: true, also: []string{"name", "text", "label"},
			shape: shapeLine,
			about: "What the link leads to",
			hint:  "such as title: Case study",
		},
		{
			key: "url", required: true, also: []string{"link", "href"},
			shape: shapeAddress,
			about: "Where it leads",
			hint:  "such as url: https://example.org/talk",
		},
	},
}

var formatSource = &objectShape{
	name:  "source",
	about: "An item of `sources`.",
	fields: []field{
		{
			key: "file", required: true, also: []string{"path", "name"},
			shape: shapeLine,
			about: "The name of the notes: a label, the file is never opened",
			hint:  "such as file: notes.md",
		},
		{key: "line", shape: shapeNumber, about: "The line of the notes"},
		{key: "quote", shape: shapeText, about: "What the notes say"},
		{key: "note", shape: shapeLine, also: []string{"comment"}, about: "What it means for the entry"},
	},
}

var formatChange = &objectShape{
	name:   "history",
	either: []string{"ring", "retired"},
	about:  "An item of `history`: either a `ring` or `retired: true`. The editions rise from item to item and end before the radar's own.",
	fields: []field{
		{
			key: "edition", required: true, also: []string{"date"},
			shape: shapeEdition,
			about: "The edition in which it was so",
			hint:  "such as edition: 2022-10",
		},
		{
			key: "ring", also: []string{"level", "status"},
			shape: shapeReference,
			about: "The id, name or alias of the ring. A ring that is no more stands in the aliases of the one that took its place",
		},
		{key: "retired", shape: shapeYes, about: "The entry was off the radar from this edition on"},
		{key: "note", shape: shapeLine, also: []string{"comment", "reason"}, about: "Why"},
	},
}

var formatRetired = &objectShape{
	name:  "retired",
	about: "The mapping below `retired`.",
	fields: []field{
		{
			key: "edition", required: true, also: []string{"date"},
			shape: shapeEdition,
			about: "The edition in which the entry left: later than its history, and not after the radar's own",
			hint:  "such as edition: 2022-10",
		},
		{key: "reason", shape: shapeLine, also: []string{"note", "comment"}, about: "Why it left"},
	},
}

var formatOutput = &objectShape{
	name:  "output",
	about: "The mapping below `output`.",
	fields: []field{
		{key: "dir", shape: shapeFolder, also: []string{"out", "folder"}, about: "The output folder"},
		{key: "formats", shape: shapeFormats, also: []string{"format"}, about: "What to write"},
		{key: "theme", shape: shapeReference, about: "The colours"},
		{key: "size", shape: shapeReference, about: "The page size"},
		{key: "font", shape: shapeFile, about: "The TrueType font of all text; Pretendard when not given"},
		{
			key: "base_url", also: []string{"url", "site", "baseurl"},
			shape: shapeBase,
			about: "Where the output folder will be on the web; a final slash is added",
		},
	},
}

var formatImport = &objectShape{
	name:  "import",
	about: "The mapping below `import`.",
	fields: []field{
		{
			key: "catalogue", also: []string{"catalog", "tools"},
			shape: listOf(mapping(formatTool), "tools", 0, MaxTools),
			about: "Technologies to look for in notes",
		},
		{
			key: "words", also: []string{"headings", "keywords"},
			shape: mapOf(listOf(shapeName, "words", 0, MaxListLength), "quadrant", MaxSectors),
			about: "By the id, name or alias of a quadrant: the words of headings that mean it",
		},
	},
}

var formatRule = &objectShape{
	name:  "rule",
	about: "What a rule may have below `lint` in place of a level. No rule takes all of the numbers.",
	fields: []field{
		{key: "level", also: []string{"severity"}, shape: shapeLevel, about: "Whether the rule is heeded; `warn` for a rule that was off"},
		{key: "editions", also: []string{"edition"}, shape: shapeCount, about: "After how many editions it reports"},
		{key: "months", also: []string{"month"}, shape: shapeCount, about: "After how many months it reports"},
		{key: "characters", also: []string{"length", "max"}, shape: shapeCount, about: "How many characters it allows"},
	},
}

var formatTool = &objectShape{
	name:  "tool",
	about: "An item of `catalogue`.",
	fields: []field{
		{
			key: "name", required: true, also: []string{"title", "label"},
			shape: shapeName,
			about: "The name that its entry gets",
			hint:  "such as name: Kubernetes",
		},
		{
			key: "aliases", also: []string{"alias"},
			shape: listOf(shapeName, "aliases", 0, MaxListLength),
			about: "How notes spell it besides. Case, spaces and hyphens do not count",
		},
		{
			key: "quadrant", also: []string{"sector", "segment", "category"},
			shape: shapeReference,
			about: "The id, name or alias of the quadrant that it belongs to when the notes do not say",
		},
	},
}
