package ingest

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/openhearsay/hearsay/pattern"
)

// agencies are names that stand in picture credits.
const agencies = `Getty(?: Images)?|GETTY(?: IMAGES)?|AP(?: Photos?| Images)?|A\.P\.|AFP(?: Photo| PHOTO)?|Reuters|REUTERS|EPA|MCT|TNS|WireImage|FilmMagic|Shutterstock|Alamy(?: Stock Photo)?|iStock(?:photo)?|Thinkstock|Corbis|UPI|` +
	`Rex(?: Features)?|REX|PA(?: Wire| Images)?|Zuma(?: Press)?|ZUMA(?: PRESS)?|Flickr|Instagram|Facebook|Twitter|YouTube|Wikimedia(?: ?Commons)?|Wikipedia|Creative Commons|Associated Press|The Associated Press|` +
	`Agence France-Presse|Xinhua|Sipa(?: USA)?|Splash(?: News)?|INSTARimages|NurPhoto|Anadolu(?: Agency)?|Redux|Polaris|Bloomberg|Imgur|Screengrab|screengrab|Handout|handout|Europics|CEN|SWNS|Barcroft|Newscom|Landov|Invision|Pool|Disney|BBC|NASA`

// pictureAgencies sell pictures, not stories.
const pictureAgencies = `Getty(?: Images)?|EPA|WireImage|FilmMagic|Shutterstock|Alamy|iStock(?:photo)?|Thinkstock|Corbis|Rex(?: Features)?|REX|Zuma(?: Press)?|ZUMA|Flickr|Instagram|Facebook|Twitter|YouTube|Wikimedia(?: ?Commons)?|Splash(?: News)?|Imgur|Europics|CEN|SWNS(?:\.com)?|Barcroft|Newscom|Landov`

var (
	imageCredit = pattern.New(`(?i)^(?:(?:lead |featured |feature |top |cover |header )?(?:image|photo|picture|video|pic|screen ?grab|screen ?shot|gif|graphic|illustration|photograph)s?)\b(?:\s*(?:credits?|courtesy|by|via|of|from|source|illustration)?\s*[:/|]?\s+.*|\s*[:/|].*)?$`)

	// creditAtEnd is a picture credit that ends a line: "Ann Lee / Getty Images",
	// "(AP Photo/Ann Lee)", "Photo: AP", with or without a caption before it.
	creditAtEnd = pattern.New(`(?:` + strings.Join([]string{
		`(?:^|[\s.|(,;”"’'])(?:\p{Lu}[\p{L}.'’-]*[ -]){0,5}\p{Lu}[\p{L}.'’-]+\s*[/|]\s*(?:[\p{Lu}][\p{L}. ]{1,30}\s*[/|]\s*)?(?:` + agencies + `)(?:/(?:` + agencies + `))?`,
		`(?:^|[\s.|(])(?:` + agencies + `)\s*/\s*(?:\p{Lu}[\p{L}.'’-]+[ ]?){1,5}(?:/(?:` + agencies + `)|, ?[Ff]ile|,\p{L}[\p{L} ]{2,20})?`,
		`[(\[](?:\s*(?:[Ff]ile )?(?:[Pp]hotos?|[Pp]ictures?|[Ii]mages?|PHOTO|[Vv]ideo)\b[^()\[\]]{0,60}|[^()\[\]]{0,40}(?:[Pp]hotos?|PHOTO|[Ii]mages?|[Ss]creengrab)|\s*(?:` + pictureAgencies + `)\s*)`,
		`[^.!?…:"”’\s]\s*[(\[](?:` + agencies + `)`,
		`(?:^|[\s.])(?:Photos?|Pictures?|Images?|PHOTO|Photograph|Credit|CREDIT)(?: [Cc]redit| [Cc]ourtesy(?: of)?| by)?\s*:\s*(?:Courtesy of )?[@\p{Lu}][^.:'‘"“!?]{1,50}`,
		`(?:^|[\s.])(?:AP|AFP) (?:[Pp]hoto|PHOTO)\s*/[^.]{2,60}`,
	}, "|") + `)\s*[)\].]?$`)

	captionStart = pattern.New(`^(?:PHOTOS?|IMAGES?|PICTURES?|VIDEO)\s*:|^©\s*\p{Lu}|^(?:In )?this .{3,60}\b(?:file |handout |undated )?(?:photo|image|photograph|picture|frame grab),? |^In this .{3,60}(?:photo|image|picture|video)\b|^(?:File|FILE)(?: PHOTO| photo|:| -)|^(?:AP|AFP) (?:Photo|PHOTO)\s*/|^(?:File|Handout|Undated|Stock) (?:photo|picture|image|photograph)s?\b|^(?:Image|Photo|Picture|Screenshot|Screengrab)s?(?: credit| courtesy| by| via)?\s*:|^Photo by `)
	// photographed is a credit that can only be a picture's.
	photographed = pattern.New(`[(\[](?:(?:AP|AFP) (?:Photo|PHOTO)\s*/[^()\[\]]{2,80}|(?:Photo|Photograph|Picture) by [^()\[\]]{2,80}|Photographer: [^()\[\]]{2,80})[)\]]\.?$|\bPhotographer: \p{Lu}[^.]{2,60}$`)
	pictured     = pattern.New(`^(?:[^\s,;:]+ ){1,7}(?:is|are|was|were) (?:pictured|seen here|shown here)\b|^Pictured(?: here| above| below|:)|[(\[](?:Representational|File|Stock|Internet) (?:image|photo|Image|Photo)[)\]]`)
)

// caption recognises a picture's caption or credit by the line alone.
func caption(l line) bool {
	s := l.text
	if len(s) > 900 || l.words > 110 {
		return false
	}
	tail := s[max(0, len(s)-200):]
	if strings.Contains(tail, "hoto") && photographed.MatchString(tail) {
		return true
	}
	if slug.MatchString(s) || l.words >= 4 && strings.Count(s, ",") >= 3 && !strings.Contains(s, " and ") && tags.MatchString(strings.ReplaceAll(s, ".", "")) {
		return true
	}
	if l.words > 75 {
		return false
	}
	if quoting(s) && l.words > 12 {
		return false
	}
	if captionWords[firstWord(strings.ToLower(s[:min(len(s), 40)]))] && captionStart.MatchString(s) || strings.HasPrefix(s, "©") && captionStart.MatchString(s) {
		return true
	}
	if l.words <= 8 && strings.ContainsAny(s, ":/") && imageCredit.MatchString(s) {
		return true
	}
	if at := creditStart(s); at >= 0 {
		// A whole line that is a credit, or a caption before it.
		return l.words <= 60 && !reporting.MatchString(s[:at])
	}
	return false
}

// creditStart is where the picture credit at the end of a line starts, -1 where
// there is none.
func creditStart(s string) int {
	from := max(0, len(s)-160)
	for from < len(s) && !utf8.RuneStart(s[from]) {
		from++
	}
	tail := s[from:]
	if !strings.ContainsAny(tail, "/|)]:") {
		return -1
	}
	// A label or a bracket must close the line, or a stroke stand near its end.
	last := tail[max(0, len(tail)-90):]
	if c := tail[len(tail)-1]; !strings.ContainsAny(last, "/|") && !holds(last, []string{"hoto", "icture:", "ictures:", "mage", "redit", "HOTO", "REDIT"}) && c != ')' && c != ']' && !strings.HasSuffix(tail, ").") {
		return -1
	}
	if m := creditAtEnd.FindStringIndex(tail); m != nil {
		return from + m[0]
	}
	return -1
}

// captionWords are the first words of captions.
var captionWords = wordSet(`photo photos image images picture pictures video in this file ap afp handout undated stock screenshot screenshots screengrab screengrabs`)

// reporting are words that captions do without.
var reporting = pattern.New(`\b(?:said|says|told|added|adding|according to|reported|reports|wrote|explained|confirmed|denied|claimed|asked|announced|noted|insisted|warned)\b`)

// uncredited cuts the credit of the picture beside it from the end of a paragraph.
func uncredited(s string) string {
	if len(s) > longLine {
		return s
	}
	at := creditStart(s)
	if at < 40 || photographed.MatchString(s) || !reporting.MatchString(s[:at]) {
		return s
	}
	head := s[:at]
	if r, n := utf8.DecodeRuneInString(s[at:]); strings.ContainsRune(`.”"’'`, r) {
		head = s[:at+n]
	}
	if !closed(head) {
		return s
	}
	return strings.TrimSpace(head)
}

// namesPicture recognises a short line that speaks of the picture beside it. It may
// be a sentence of the article, so the caller looks at where it stands.
func namesPicture(l line) bool {
	return l.words <= 25 && (strings.Contains(l.text, "icture") || strings.Contains(l.text, " here") || strings.Contains(l.text, "mage") || strings.Contains(l.text, "hoto")) && pictured.MatchString(l.text) && !strings.ContainsAny(l.text, "“”\"")
}

// maxUnfinished is how many lines without a full stop may follow each other and
// be captions: more are a list.
const maxUnfinished = 3

// unfinished takes out captions that no credit shows: sentences without a full stop
// between paragraphs that have theirs, which is how pages print what stands below
// a picture. Ordinary text that lost its stop is far rarer (in 240 articles of three
// newsrooms there were five, four of them with a quotation or a verb of saying).
func unfinished(ls []line) {
	open, all, stories := 0, 0, 0
	for i := range ls {
		if ls[i].kind == credit {
			stories++
		}
		if l := &ls[i]; (l.kind == prose || l.kind == short) && l.words >= 7 {
			all++
			if !l.closed {
				open++
			}
		}
	}
	if open == 0 || 2*open > all || stories > 1 { // of several stories, each has a headline
		return
	}
	for i := 1; i < len(ls); {
		k := i
		for k < len(ls) && unstopped(&ls[k]) {
			k++
		}
		if k < len(ls) && k-i <= maxUnfinished {
			for ; i < k; i++ {
				ls[i].kind = chrome
			}
		}
		i = max(k, i+1)
	}
}

// unstopped reports whether a line is a sentence, not a headline and no part of a
// quotation or a post, that ends without a stop.
func unstopped(l *line) bool {
	if (l.kind != prose && l.kind != short) || l.closed || l.words < 7 || l.words > 45 || l.capped >= 0.75 || bullet(l.text) || noCaption.MatchString(l.text) && !sides.MatchString(l.text) {
		return false
	}
	if strings.ContainsAny(l.text, "“”\"@#") || strings.Contains(l.text, "http") || strings.HasSuffix(l.text, "]") {
		return false
	}
	r, _ := utf8.DecodeRuneInString(l.text)
	return unicode.IsUpper(r) && (strings.Contains(l.text, "ictured") || !saying.MatchString(l.text))
}

// noCaption are words that captions have not: of somebody who writes of himself, of
// an update, brackets at the end but for those that say where in the picture.
var (
	sides     = pattern.New(`\((?:pictured|right|left|above|below|cent(?:re|er))\b[^()]{0,30}\)$`)
	noCaption = pattern.New(`^(?:UPDATE|Update)|\b(?:I|I['’]\w+|[Mm]y)\b|\([^()]{0,60}\)$`)
)

// saying are the verbs of a paragraph that has only lost its stop.
var saying = pattern.New(`\b(?:said|says|told|added|according to)\b`)

// labelled takes out what a page writes for machines beside a picture: the words of
// its file and its subject, in small letters below a heading, and a short line
// above a credit.
func labelled(ls []line) {
	for i := 1; i < len(ls); i++ {
		l, above := &ls[i], &ls[i-1]
		if l.gap || above.kind != short {
			continue
		}
		switch r, _ := utf8.DecodeRuneInString(l.text); {
		case l.kind == short && unicode.IsLower(r) && !l.closed && l.words <= 8 && l.capped == 0 && above.capped >= 0.5 && (i+1 == len(ls) || ls[i+1].gap || ls[i+1].kind == chrome):
			l.kind = chrome
		case l.kind == chrome && above.words <= 8 && !above.headline() && caption(*l) && i > 1 && !above.gap:
			above.kind = chrome
		}
	}
}

// tags are the words for machines by themselves: a file's name, a list of subjects.
var (
	slug = pattern.New(`^[a-z0-9]+(?:[-_][a-z0-9]+){2,}$`)
	tags = pattern.New(`^\p{Ll}[^.,;:!?]{0,40}(?:, ?[^.,;:!?\p{Lu}]{2,40}){3,}$`)
)
