package lint

import "techradar/radar"

// Rule is a review rule.
type Rule struct {
	Name    string // stable: what lint calls it, and the code of its problems
	About   string // what it reports, in a sentence without a full stop
	Why     string // why that deserves a look and what to do, in Markdown
	Level   string // radar.LevelOff, LevelWarn or LevelError, unless the file says another
	When    When   // where it looks unless the file sets it
	Today   bool   // it needs today's date, so it runs in validate alone
	Numbers []Number

	has   func(*radar.Entry) bool // of a rule that looks WhereUsual: whether an entry has the thing
	check func(*check)
}

// Number is a number that a rule takes.
type Number struct {
	Key     string // in radar.yaml
	Default int    // 0: not counted unless given
	About   string // what it counts, in a sentence without a full stop
	Today   bool   // it is counted up to today, so it takes effect in validate alone
}

// When says which radars a rule looks at that the file does not set.
type When string

// The radars that a rule may look at. A radar with few entries is a beginning, and what it lacks is no news.
const (
	Always     When = "in every radar"
	Settled    When = "in a radar with ten entries or more"
	WhereUsual When = "in a radar with ten entries or more, three of four of which have one"
)

// settled is the number of entries from which on a radar is no beginning.
const settled = 10

func (w When) holds(c *check) bool {
	all := c.count(func(*radar.Entry) bool { return true })
	switch w {
	case Settled:
		return all >= settled
	case WhereUsual:
		return all >= settled && 4*c.count(c.rule.has) >= 3*all
	}
	return true
}

// Rules are the review rules, in the order in which they are told.
var Rules = []Rule{
	{
		Name: "review-passed", Level: radar.LevelWarn, When: Always, Today: true, check: reviewPassed,
		About: "`review_by` has passed",
		Why:   "Look at the entry again. Then set `review_by` to the next date, or remove it. A period such as `2027-Q1` has passed when its last day has.",
	},
	{
		Name: "not-reviewed", Level: radar.LevelOff, When: Always, check: notReviewed,
		About: "nobody has looked at an entry for some editions or months",
		Why: "An entry was looked at when it came, when its ring changed, and in every edition that its `history` names. " +
			"A ring that nobody questions for long may be wrong by now. " +
			"Look at the entry; then move it or say by `review_by` when to look again, with which `review-passed` takes over.",
		Numbers: []Number{
			{Key: "editions", Default: 4, About: "after how many editions it reports"},
			{Key: "months", About: "after how many months it reports", Today: true},
		},
	},
	{
		Name: "hold-without-reason", Level: radar.LevelWarn, When: Settled, check: holdWithoutReason,
		About: "an entry of the outermost ring does not say why it is there",
		Why: "Who reads the radar wants to know what is wrong with it and what to use instead. Write a `summary` or a `description`, " +
			"or name what took its place in `replaced_by`. A note of its history or of a source is a reason, too.",
	},
	{
		Name: "adopt-without-source", Level: radar.LevelWarn, When: WhereUsual, has: hasSource, check: adoptWithoutSource,
		About: "an entry of the innermost ring has no `sources`",
		Why:   "What is a default for everybody should rest on something. Say in `sources` where that was decided.",
	},
	{
		Name: "owner-missing", Level: radar.LevelWarn, When: WhereUsual, has: hasOwner, check: ownerMissing,
		About: "an entry has no `owner`",
		Why:   "Nobody is asked when it is time to look at the entry again. Name a team or a person.",
	},
	{
		Name: "summary-missing", Level: radar.LevelWarn, When: WhereUsual, has: hasSummary, check: summaryMissing,
		About: "an entry has neither a `summary` nor a `description`",
		Why:   "A name says little to those who have not met it. One line is enough.",
	},
	{
		Name: "link-missing", Level: radar.LevelOff, When: Always, check: linkMissing,
		About: "an entry has neither a `link` nor `links`",
		Why:   "Where entries are products, a link spares the search. Practices often have none, so the rule is off.",
	},
	{
		Name: "replaced-by-cycle", Level: radar.LevelError, When: Always, check: replacedByCycle,
		About: "entries replace each other in a circle",
		Why:   "Following `replaced_by` from one of them leads back to it. Remove the key from the one that is in use.",
	},
	{
		Name: "replaced-by-retired", Level: radar.LevelWarn, When: Always, check: replacedByRetired,
		About: "`replaced_by` of an entry on the radar names one that has left it",
		Why:   "It sends people to something that is itself no more in use. Name what took the place of both, or remove the key.",
	},
	{
		Name: "near-duplicate", Level: radar.LevelWarn, When: Always, check: nearDuplicate,
		About: "two entries have nearly the same name",
		Why: "`Argo CD` and `ArgoCD` are most likely one thing that stands in two places. Case, spaces and hyphens do not count, " +
			"and neither does one letter of a word of seven or more.",
	},
	{
		Name: "two-spellings", Level: radar.LevelWarn, When: Always, check: twoSpellings,
		About: "a tag or an owner is spelled in two ways",
		Why:   "Those who filter by `gitops` miss what is tagged `Git-Ops`. Choose one.",
	},
	{
		Name: "long-name", Level: radar.LevelWarn, When: Always, check: longName,
		About: "a name is too long to be read at a glance",
		Why: "A long name takes the room of others on the picture and becomes a number sooner. A character of Chinese, Japanese or Korean counts as two. " +
			"Shorten the name and say the rest in `summary`; with an `id`, links and the lock stay as they are.",
		Numbers: []Number{{Key: "characters", Default: 40, About: "how many characters it allows"}},
	},
	{
		Name: "dead-quadrant", Level: radar.LevelWarn, When: Settled, check: deadQuadrant,
		About: "a quadrant has no entry",
		Why:   "A part of the picture is empty. Look for what belongs there, or take the quadrant out.",
	},
	{
		Name: "dead-ring", Level: radar.LevelOff, When: Always, check: deadRing,
		About: "a ring has no entry",
		Why:   "A ring that is never used may be one too many. It is off, since a radar with nothing on hold is a good one, too.",
	},
}
