package ingest

import (
	"strings"

	"github.com/openhearsay/hearsay/outlet"
	"github.com/openhearsay/hearsay/pattern"
)

// The patterns of furniture are words of the trade: what pages say around an
// article. Each matches a whole line.

var (
	// labels are whole lines of menus and widgets.
	labels = pattern.New(`(?i)^(?:` + strings.Join([]string{
		`(?:read|see|show|load|view) more(?: (?:here|below|comments|stories))?`, `read (?:the )?(?:full|whole|rest of the) (?:story|article|report)(?: (?:here|at|on) .{1,40})?`,
		`related(?: (?:articles?|stories|story|coverage|content|links|topics|news|roundup.*|posts?))?`, `see all related`,
		`more (?:stories|news|headlines|coverage|like this|on this(?: story| topic)?|top stories)`, `on this topic`,
		`recommended(?: for you| stories| reading)?`, `most (?:read|popular|viewed|shared|commented|recent)(?: (?:stories|articles|now))?`, `trending(?: now| stories)?`,
		`top stories`, `latest (?:news|stories|headlines)`, `you (?:may|might) (?:also )?(?:like|be interested in|enjoy)`, `don[’']?t miss(?: this| out)?`,
		`what[’']?s (?:new|hot|trending)`, `editor[’']?s[’']? picks?`, `popular(?: now| stories)?`, `in case you missed it`,
		`(?:story|article) continues (?:below|after)(?: .{1,30})?`, `advertisements?`, `ads? by .{1,30}`, `sponsored(?: content| links| by .{1,30})?`, `promoted(?: stories| content)?`,
		`(?:video|poll|player) loading.{0,4}`, `(?:please wait|loading).{0,4}`, `(?:view|photo|image|picture|video) (?:gallery|full image|slideshow|galleries)`, `view all photos.{0,20}`,
		`view (?:on|results).{0,40}`, `slideshow`, `(?:show|hide) caption`, `enlarge(?: this)?(?: image)?`, `click to enlarge`, `prev(?:ious)?(?: next)?`, `next(?: article| story| page)?`, `back to top`,
		`skip to (?:main )?content`, `share(?: this)?(?: (?:story|article|page|post|on .{1,30}|with .{1,30}|via .{1,30}))?:?`, `tweet(?: this)?`, `print(?: this)?(?: article| page| story)?`,
		`e-?mail(?: this)?(?: (?:article|story|page|to a friend))?`, `c?comments?(?: \(\d+\))?`, `\d+ comments?`, `(?:add|post|leave|view|write|see all|read) (?:a |all |the )?comments?.{0,30}`, `join the (?:conversation|discussion)`,
		`(?:font|text) size:?.{0,20}`, `(?:larger|smaller) text`, `(?:log|sign) ?(?:in|out|up)(?: now)?`, `register(?: now| for free)?`, `subscribe(?: now| today)?`, `my account`, `home(?:page)?`, `menu`, `search`, `close`,
		`contact us`, `about us`, `privacy policy`, `terms (?:of (?:use|service)|and conditions|& conditions)`, `cookie (?:policy|settings|notice|preferences)`,
		`complete coverage`, `save(?: article)?`, `bookmark`, `whatsapp`, `facebook`, `twitter`, `instagram`, `pinterest`, `linkedin`, `reddit`, `google\+?`, `flipboard`, `youtube`, `rss`,
		`(?:scroll|swipe) (?:down|up|right|left)(?: for .{1,30})?`, `watch (?:the )?(?:video|clip)?(?: ?(?:below|here|above))?`, `vote`, `multimedia`, `photos?`, `videos?`, `tags?`, `topics?`, `filed under`, `continue reading(?: .{1,40})?`,
		`keep reading`, `listen(?: to (?:this )?(?:article|story))?`, `new(?:sletter)?s? ?sign-?up`, `newsletters?`, `\S.{0,60} logo`, `.{0,3}uploaded by:? .{1,40}`, `no comments(?: yet)?`, `be the first to comment`,
		`(?:this (?:story|post|article) (?:is|has been) (?:developing|updated)|(?:this is a )?developing(?: story)?|more (?:details )?to (?:come|follow)|check back (?:later|soon|here)?(?: ?for .{1,30})?)`,
	}, "|") + `)\s*[.:»›>|…]*$`)

	// calls are lines that begin so; the rest of the line is what they point at.
	calls = pattern.New(`(?i)^[\[(]?\s*(?:` + strings.Join([]string{
		`related(?: (?:article|story|stories|coverage|roundup|video|content))?\s*[:|»–-]\s*\S`, `see (?:also|more)\s*[:|»]?\s+\S`, `see (?:also|more)\s*:`, `read (?:more|also|next|this|on)\s*[:|»–-]\s*\S`, `read more (?:at|on|from|about|in|here)\b`,
		`more(?: on this| from .{1,30})?\s*[:|»]\s*\S`, `also (?:read|see|on .{1,30})\s*[:|»]`, `(?:watch|listen|photos?|videos?|gallery|in pictures|recommended|from earlier|don[’']t miss|must read|you may also like|trending)\s*[:|»]\s*\S`,
		`click (?:here|on|through|to)\b`, `(?:follow|like|join|find|connect with|visit) us\b`, `[>—–\s-]*follow (?:me|him|her|them|\S+(?: \S+){0,3}?) (?:on|at|via|@|\()`, `follow @`, `send (?:us )?(?:tips|news|your)\b`, `(?:got|have) a (?:news )?tip\b`,
		`sign up (?:for|to|now|here|today|and)\b`, `free sign up\b`, `get (?:.{1,40} )?(?:newsletters?|alerts|in your inbox|the app)\b`, `subscribe (?:to|for|now|today|here)\b`, `download (?:the|our) .{0,20}app\b`, `keep in touch\b`, `be sure to [‘'“"]?like`, `for more (?:from|news|stories|on this|information,? (?:visit|see|click|contact))\b`,
		`(?:contact|email|write to|reach) (?:the )?(?:author|reporter|writer|editor)s?\b`, `to contact the (?:reporter|editor|author|writer)`, `(?:e-?mail|twitter|contact)\s*:\s*\S*@`, `twitter\s*:\s*@`, `filed (?:in|under)\b`, `tags?\s*:\s`, `topics?\s*:\s`, `categor(?:y|ies)\s*:\s`,
		`watch (?:the )?video\s*[:|]`, `(?:do you )?have (?:something|anything|more) to (?:add|say|share)\b.{0,60}(?:comment|share|let us|tell us)`, `posted in\s*:?\s`, `share this\b`, `what do you think\b.{0,30}(?:comment|let us|tell us|share)`, `(?:tell us|let us know|share your|sound off)\b.{0,40}(?:comments?|below)`,
	}, "|") + `)`)

	// notices stand at the foot of a page.
	notices = pattern.New(`(?i)all rights reserved|\brush transcript\b|this copy may not be in its final form|(?:may|must|can)(?: ?not)? be (?:published|reproduced|republished|rewritten|redistributed)|without (?:the |our |my )?(?:express |prior )?(?:written )?(?:permission|consent)|all content created by|republished articles must|licensing@|available without charge to any|(?:©|\(c\))[ ©(c)]*\s*(?:19|20)\d\d|^(?:©|copyright).{1,60}(?:19|20)\d\d|\bcopyright (?:©|\(c\)|20\d\d)|this (?:article|story|post) (?:was )?(?:originally|first) (?:appeared|published|posted)|this material may not|terms of (?:use|service) and privacy|opinions expressed .{0,60} (?:author|their own)|is (?:an|a) .{0,60}(?:newswire service|nonprofit news)`)

	contributed = pattern.New(`(?i)\bcontributed (?:reporting )?(?:to|for) this (?:report|story|article|post|dispatch|piece)|\bcontributed (?:reporting|to the reporting)\b|^[—–(\[-]*\s*(?:with (?:files|reports?|reporting|material|additional reporting) (?:from|by)\b|with (?:news )?wire (?:services?|reports?)\b|with the associated press\b|contributing(?: to this (?:report|story|article))?\s*:|additional reporting(?: by\b|:)|(?:reporting|editing|writing|compiled|translated) by\b)`)
	hatTip      = pattern.New(`(?i)^[\[(—–-]*\s*(?:h/?t|hat[ -]?tip|via|sources?)\s*(?:to\b)?\s*:?\s+\S`)
	bracketed   = pattern.New(`^[\[(]([^\[\]()]{2,60})[\])]\.?$`)
	lone        = pattern.New(`(?i)^(?:https?://\S+|(?:[a-z0-9-]+\.)+(?:com|org|net|tv|io|co\.uk|fm|gov|edu|info|news)(?:/\S*)?|\S+@\S+\.\w+(?: follow on twitter @\w+)?)$`)
	code        = pattern.New(`^(?:[\w$.]+\([^ ]*.*\)\s*;.*|<!--.*-->|<[a-z!/][^>]*>|\(?function\s*\(.*|[\w$.]+\(function\s*\(.*|\{.*:.*\}|var [\w$]+ ?=.*;|@import .*|[.#][\w-]+ ?\{.*\})$`)
	rule        = pattern.New(`^[-–—_*=~.•·|+#\s\x{a0}]{2,}$|^[—–•|]$`)
)

// furniture is what a line is by itself: chrome, tip, credit, teaser, or blank
// where it may be the article's own. The patterns are dear, so that each is tried
// only on lines that hold something of what it looks for.
func furniture(l line) kind {
	s := l.text
	low := s
	if len(low) > 200 {
		low = low[:200]
	}
	low = strings.ToLower(low)
	symbol := !wordy(firstRune(s))
	switch {
	case len(s) <= 400 && (symbol || l.words <= 3) && (rule.MatchString(s) || lone.MatchString(s)):
		return chrome
	case strings.ContainsAny(s, "({<=") && code.MatchString(s):
		return chrome
	case len(s) <= 90 && labelWord(low) && labels.MatchString(s):
		if strings.HasPrefix(low, "read more") || strings.HasPrefix(low, "see more") {
			return teaser
		}
		return chrome
	}
	if rest, ok := strings.CutPrefix(s, "Related"); ok && rest != "" && rest[0] >= 'A' && rest[0] <= 'Z' && l.words <= 150 {
		return chrome // the heads of other stories, glued together
	}
	if k := creditLine(s); k != blank {
		return k
	}
	switch {
	case l.words <= 60 && holds(s, thanks) && contributed.MatchString(s):
		if staff(s) || len(outlet.Find(s)) == 0 {
			return chrome
		}
		return tip
	case l.words <= 120 && holds(s, legal) && notices.MatchString(s) && !strings.ContainsAny(s, "“”\""):
		return chrome
	case l.words <= 30 && callWord(low) && calls.MatchString(s) && !quoting(s):
		return chrome
	case caption(l):
		return chrome
	}
	return blank
}

func firstRune(s string) rune {
	for _, r := range s {
		return r
	}
	return 0
}

// thanks and legal are parts of words, without their first letters, that lines of
// thanks and notices hold.
var (
	thanks = []string{"ontribut", "ith files", "ith report", "ith material", "ith additional", "ith news", "ith wire", "ith the Associated", "dditional reporting", "eporting by", "diting by", "riting by", "ompiled by", "ranslated by", "EPORTING BY", "DITING BY"}
	legal  = []string{"USH TRANSCRIPT", "ush transcript", "ush Transcript", "ights reserved", "ights Reserved", "IGHTS RESERVED", "©", "(c)", "(C)", "opyright", "OPYRIGHT", "ermission", "onsent", "ontent created by", "epublished", "icensing@", "ithout charge", "erms of", "pinions expressed", "ewswire service", "onprofit news", "be published", "be reproduced", "his article", "his story", "his post", "his material"}
)

// holds reports whether s contains one of parts.
func holds(s string, parts []string) bool {
	for _, p := range parts {
		if strings.Contains(s, p) {
			return true
		}
	}
	return false
}

// labelWord and callWord report whether a lower-case line begins with a word that
// labels and calls begin with.
func labelWord(low string) bool {
	return low[0] >= '0' && low[0] <= '9' || labelWords[firstWord(low)] || strings.Contains(low, " logo") || strings.Contains(low, "upload")
}

func callWord(low string) bool { return callWords[firstWord(low)] || strings.Contains(low, "follow") }

func firstWord(low string) string {
	i := 0
	for i < len(low) && !wordy(rune(low[i])) && low[i] < 0x80 {
		i++
	}
	j := i
	for j < len(low) && (wordy(rune(low[j])) && low[j] < 0x80 || low[j] == '-') {
		j++
	}
	return low[i:j]
}

var (
	labelWords = wordSet(`read see show load view related more on recommended most trending top latest you don what editor popular in story article
		advertisement advertisements ad ads sponsored promoted video poll player please loading photo image picture slideshow hide enlarge click prev
		previous next back skip share tweet print email e-mail comment comments ccomment ccomments add post leave write all join font text larger smaller
		log login sign signin signup sign-in sign-up register subscribe my home homepage menu search close contact about privacy terms cookie complete save bookmark
		whatsapp facebook twitter instagram pinterest linkedin reddit google flipboard youtube rss scroll swipe watch vote multimedia photos videos tag
		tags topic topics filed continue keep listen new news newsletter newsletters no be uploaded this developing check`)
	callWords = wordSet(`related see read more also watch listen photos photo videos video gallery in recommended from don must you trending click follow like join find
		connect visit send got have sign free get subscribe download keep be for contact email e-mail write reach to twitter filed tag tags topic topics
		category categories posted share what tell let sound do`)
)

func wordSet(s string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(s) {
		m[w] = true
	}
	return m
}

// creditLine recognises lines that credit another outlet.
func creditLine(s string) kind {
	if len(s) > 90 {
		return blank
	}
	if m := bracketed.FindStringSubmatch(s); m != nil {
		in := strings.TrimSpace(m[1])
		switch {
		case imageCredit.MatchString(in):
			return chrome
		case picturesOnly(in): // "(Getty)" below a picture ends no story
			return chrome
		case hatTip.MatchString(in + " x"):
			return credit
		case creditName(in):
			return credit
		}
		return blank
	}
	if len(s) <= 80 && hatTip.MatchString(s) && !closed(s) {
		return tip
	}
	return blank
}

// picturesOnly reports whether a name is that of an outlet for pictures.
func picturesOnly(s string) bool {
	c, ok := outlet.Canonical(s)
	return ok && outlet.Pictures(c)
}

// creditName reports whether a bracket may hold the name of an outlet: up to six
// words, all but small ones capitalised, or a listed outlet.
func creditName(s string) bool {
	if _, ok := outlet.Canonical(s); ok {
		return true
	}
	w := strings.Fields(s)
	if len(w) == 0 || len(w) > 6 || strings.ContainsAny(s, ".,;:?!…0123456789\"“”=") && !strings.Contains(s, ".com") {
		return false
	}
	for _, x := range w {
		if r := []rune(x)[0]; !upper(r) && x != "of" && x != "the" && x != "and" && x != "&" && x != "de" {
			return false
		}
	}
	return !notCredit[strings.ToLower(s)]
}

func upper(r rune) bool {
	return r >= 'A' && r <= 'Z' || r > 0x7f && strings.ToLower(string(r)) != string(r)
}

// notCredit are words that pages put in brackets for other reasons.
var notCredit = map[string]bool{
	"laughter": true, "applause": true, "crosstalk": true, "inaudible": true, "updated": true, "update": true, "video": true, "photo": true, "photos": true,
	"sic": true, "emphasis added": true, "emphasis mine": true, "editor's note": true, "music": true, "cheers": true, "commercial break": true,
	"end video clip": true, "begin video clip": true, "end videotape": true, "begin videotape": true, "facebook": true, "pause": true, "translated": true,
}

// lastCall is a sentence that only points to another page, at the end of a paragraph.
var lastCall = pattern.New(`([.!?”"’)])\s+(?:Read|See|Watch|Click|Check|Listen|View|Find|Details|More|Full (?:story|report|coverage))\b(?:[^.!?\n“”"]|\.\w){0,80}?\b(?:here|below)[.!]?$`)

// uncalled cuts a call to read on from the end of a paragraph.
func uncalled(s string) string {
	if len(s) > longLine || !strings.HasSuffix(strings.TrimRight(s, ".!"), "here") && !strings.HasSuffix(strings.TrimRight(s, ".!"), "below") {
		return s
	}
	return lastCall.ReplaceAllString(s, "$1")
}

// quoting reports whether a line holds a quotation and its verb: prose, not a call.
func quoting(s string) bool {
	return strings.ContainsAny(s, "“”\"") && (strings.Contains(s, " said") || strings.Contains(s, " told ") || strings.Contains(s, " wrote"))
}
