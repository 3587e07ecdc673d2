package report

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/openhearsay/hearsay"
)

// lead says in at most three sentences what the case is about: who carries the first
// claim that several documents touch, and on whose word, who denies it, and what else a reader must know.
// Nothing is said that the sections do not show.
func (v *View) lead() {
	add := func(href, format string, args ...any) {
		if len(v.Lead) < 3 {
			v.Lead = append(v.Lead, Lead{Sentence(fmt.Sprintf(format, args...)), href})
		}
	}
	if len(v.Claims) > 0 {
		rivers := make([]*River, len(v.Claims))
		for k, x := range v.Claims {
			rivers[k] = v.river(k, x)
			if x.Count == 0 {
				x.Rests = rivers[k].rests()
			}
		}
		v.first = max(0, slices.IndexFunc(rivers, func(r *River) bool { return r != nil }))
		x := v.Claims[v.first]
		v.River = rivers[v.first].drawn()
		add("#"+x.ID, "%s", v.carried(v.first, x, v.River))
		if v.River != nil {
			v.leadDenials(add)
		}
	}
	if len(v.Claims) == 0 {
		v.leadApart(add)
	}
	v.leadChanges(add)
	if v.c.Accepted {
		v.Lead = append([]Lead{{"Here is only what persons accepted or corrected, and what it stands on; all else that was found is left out.", "#read"}}, v.Lead...)
	}
}

// leadApart says what there is where no claim stands in two documents.
func (v *View) leadApart(add func(href, format string, args ...any)) {
	n := &v.Count
	if n.Documents == 0 {
		add("#untold", "no document was read: there is nothing to tell")
		return
	}
	if n.Statements == 0 {
		add("#read", "no statement was %s in %s", v.Found(), Number(n.Documents, "document", "documents"))
		return
	}
	s := fmt.Sprintf("%s by %s", Number(n.Statements, "statement", "statements"), Number(n.Speakers, "speaker", "speakers"))
	if n.Documents > 1 {
		s += "; no claim stands in two of the documents, as far as was " + v.Found()
	}
	add("#statements", "%s", s)
	sure := len(v.SureConflicts())
	switch {
	case sure == n.Conflicts && sure > 0:
		add("#conflicts", "%s between accounts, held to be certain", Number(sure, "conflict", "conflicts"))
	case sure > 0:
		add("#conflicts", "%s between accounts: %s, %s only possible", Number(n.Conflicts, "conflict", "conflicts"), Number(sure, "is certain", "are certain"), Number(n.Conflicts-sure, "is", "are"))
	case n.Conflicts > 0:
		add("#conflicts", "%s between accounts, none of them certain", Number(n.Conflicts, "possible conflict", "possible conflicts"))
	}
}

// How sure it must be that an origin is one for the page to name it among the origins,
// and to do so without a "may". `hearsay eval --only "cases: confidence"` tells how many
// of these are right.
const (
	leastOrigin = 0.6
	sureOrigin  = 0.8
)

// shown are the origins of claim k that the first screen and the card count: likely ones
// that are not the same as another, those of most documents first.
func (v *View) shown(k int) (l []hearsay.Origin) {
	for _, o := range v.c.Claims[k].Origins {
		if o.Independence != hearsay.SameOrigin && o.Confidence >= leastOrigin {
			l = append(l, o)
		}
	}
	slices.SortStableFunc(l, func(a, b hearsay.Origin) int { return cmp.Compare(len(b.Documents), len(a.Documents)) })
	return l
}

// carried says how many documents carry a claim, and on whose word.
func (v *View) carried(k int, x *Claim, r *River) string {
	said := "that " + lowered(strings.TrimSuffix(x.Text, "."))
	s := said + " is carried by "
	switch {
	case len(x.Rows) == 0:
		return "none of the documents says " + said
	case x.Silent == 0 && len(x.Rows) > 2:
		s += fmt.Sprintf("all %d documents", len(x.Rows))
	default:
		s += fmt.Sprintf("%d of %s", len(x.Rows)+x.More, Number(len(x.Rows)+x.More+x.Silent, "document", "documents"))
	}
	var sure, may []string
	for _, o := range v.shown(k) {
		if o.Confidence >= sureOrigin {
			sure = append(sure, clean(o.Name))
		} else {
			may = append(may, clean(o.Name))
		}
	}
	switch {
	case x.Rests != "":
		s += "; " + x.Rests
	case len(sure) == 1 && len(may) == 0:
		s += " and rests on one origin, " + clip(sure[0], nameMost)
	case len(sure) > 0:
		s += " and rests on " + list(sure, 3)
	case len(may) > 0:
		s += "; it may come from " + list(may, 3)
	case r != nil && len(r.Circles) > 0:
		s += "; where it comes from is not shown, and " + r.Circles[0].text()
	default:
		s += "; where it comes from is not shown"
	}
	if len(sure) > 0 && len(may) > 0 {
		s += ", perhaps on " + list(may, 3) + " too"
	}
	if len(sure) > 0 && v.unnamedFor(k) {
		s += ", citing sources who are not named"
	}
	return s
}

// unnamedFor reports whether a place that surely asserts claim k is the word of somebody
// without a name.
func (v *View) unnamedFor(k int) bool {
	for i := range v.c.Claims[k].Places {
		p := &v.c.Claims[k].Places[i]
		s := v.statements[p.Statement]
		if p.Statement == "" || s == nil || s.Speaker == nil || p.Stance != hearsay.Asserts || p.Confidence < middle {
			continue
		}
		if !s.Speaker.Named && (s.Speaker.Kind == string(hearsay.Person) || s.Speaker.Kind == string(hearsay.Group)) {
			return true
		}
	}
	return false
}

func (v *View) leadDenials(add func(href, format string, args ...any)) {
	r := v.River
	var names, where []string
	href := ""
	possible := len(r.Deniers) > 0 && r.Deniers[0].Possible // the sure ones come first
	for _, e := range r.Deniers {
		if e.Possible != possible {
			break
		}
		names = append(names, e.Name)
		if href == "" {
			href = e.Href
		}
	}
	for _, row := range r.Rows {
		if slices.ContainsFunc(row.Denied, func(e *RiverEnd) bool { return e.Possible == possible }) {
			where = append(where, row.Document.Name)
		}
	}
	if href == "" {
		href = "#" + r.Claim.ID
	}
	verb := "denies it"
	switch {
	case possible:
		verb = "may deny it"
	case len(names) > 1:
		verb = "deny it"
	}
	switch n := v.denialsBeside(r); {
	case len(names) > 0 && len(where) > 0:
		add(href, "%s %s (%s)", list(names, 3), verb, list(unique(where), 3))
	case len(names) > 0:
		add(href, "%s %s", list(names, 3), verb)
	case n > 0:
		add("#answers", "these documents carry %s; what is denied could not be tied to it", Number(n, "denial", "denials"))
	default:
		add("#"+r.Claim.ID, "no denial was %s in these documents; that is no proof that there is none", v.Found())
	}
}

// denialsBeside is how many denials stand in the documents of a river, of whatever.
func (v *View) denialsBeside(r *River) (n int) {
	touches := map[string]bool{}
	for i := range r.Claim.Rows {
		touches[r.Claim.Rows[i].Document.d.ID] = true
	}
	for i := range v.c.Answers {
		a := &v.c.Answers[i]
		if s := v.statements[a.Statement]; a.Kind == hearsay.Denied && s != nil && touches[s.s.Document] {
			n++
		}
	}
	return n
}

// leadChanges says what moved: what was corrected, a speaker's words, circles, sources
// that got lost, a second claim, quotations that were altered.
func (v *View) leadChanges(add func(href, format string, args ...any)) {
	v.leadCorrections(add)
	if v.River != nil && len(v.River.Circles) > 0 && len(v.shown(v.first)) > 0 {
		add("#repeats", "%s", v.River.Circles[0].text())
	}
	for _, p := range v.Positions {
		if p.Confidence.Share < middle {
			continue
		}
		if s := p.moved(); s != "" {
			add("#positions", "%s", s)
		}
	}
	if n := v.Count.Unattributed; n > 0 {
		add("#unattributed", "in %s the source got lost on the way", Number(n, "place", "places"))
	}
	for k, x := range v.Claims {
		if k != v.first {
			add("#"+x.ID, "%s", v.carried(k, x, nil))
			break
		}
	}
	if n := &v.Count; n.Altered > 0 {
		add("#quotes", "%s of %s changed their wording on the way", Thousands(n.Altered), Number(n.Quotes, "repeated quotation", "repeated quotations"))
	}
}

// leadCorrections names the documents that say of themselves that they were corrected,
// clarified or retracted.
func (v *View) leadCorrections(add func(href, format string, args ...any)) {
	var names []string
	href := ""
	for _, d := range v.Documents {
		for _, n := range d.d.Notes {
			if n.Kind == hearsay.Correction || n.Kind == hearsay.Clarification || n.Kind == hearsay.Retraction {
				names, href = append(names, d.Name), cmp.Or(href, "#"+d.Anchor())
				break
			}
		}
	}
	if names = unique(names); len(names) > 0 {
		verb := "corrects itself"
		if len(names) > 1 {
			verb = "correct themselves"
		}
		add(href, "%s %s: read what was changed", list(names, 3), verb)
	}
}

func movedVerb(change string) string {
	switch change {
	case "narrowed":
		return "narrowed"
	case "widened":
		return "widened"
	case "withdrawn":
		return "took back"
	case "hedged":
		return "hedged"
	case "admitted":
		return "granted"
	}
	return "changed"
}

func onMatter(matter string) string {
	if matter == "" {
		return ""
	}
	return " (" + matter + ")"
}

// nameMost is how many letters of a name a sentence has room for.
const nameMost = 60

// list is names as people write them, at most so many.
func list(names []string, most int) string {
	names = slices.Clone(names)
	for i := range names {
		names[i] = clip(names[i], nameMost)
	}
	if len(names) > most {
		return strings.Join(names[:most], ", ") + fmt.Sprintf(" and %d more", len(names)-most)
	}
	if len(names) < 2 {
		return strings.Join(names, "")
	}
	return strings.Join(names[:len(names)-1], ", ") + " and " + names[len(names)-1]
}

func unique(names []string) (out []string) {
	seen := map[string]bool{}
	for _, n := range names {
		if !seen[n] {
			seen[n] = true
			out = append(out, n)
		}
	}
	return out
}

// lowered is a sentence as it goes on after "that": its first word small where it is one
// that is written large for the beginning of a sentence only.
func lowered(s string) string {
	first, _, _ := strings.Cut(s, " ")
	switch strings.ToLower(first) {
	case "the", "a", "an", "there", "no", "some", "all", "many", "several", "most", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "he", "she", "it", "they", "his", "her", "their":
		r, n := utf8.DecodeRuneInString(s)
		return string(unicode.ToLower(r)) + s[n:]
	}
	return s
}
