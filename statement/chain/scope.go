package chain

import (
	"bytes"
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/learn"
	"github.com/openhearsay/hearsay/statement/credit"
)

// A Model says how likely it is that a carrier's scope holds for a statement. It
// looks twice: first at each statement by itself, then again with what it found
// for the other statements of the same speaker and for those beside it. It is safe
// for concurrent use.
type Model struct{ alone, together *learn.Logistic }

// New opens a model that Train made. An empty one knows nothing: then a scope
// holds in the sentence that opens it.
func New(data []byte) (*Model, error) {
	if len(data) == 0 {
		return &Model{}, nil
	}
	first, second, ok := bytes.Cut(data, separator)
	if !ok {
		return nil, errors.New("chain: the model has one stage of two")
	}
	alone, err := learn.OpenLogistic(first)
	if err != nil {
		return nil, fmt.Errorf("chain: %w", err)
	}
	together, err := learn.OpenLogistic(second)
	if err != nil {
		return nil, fmt.Errorf("chain: %w", err)
	}
	return &Model{alone, together}, nil
}

// separator stands between the stages in a model's file.
var separator = []byte("\n\f\n")

// An example is a statement and a carrier that may have brought it.
type example struct {
	statement, carrier int
	features           []learn.Feature
	p                  float64 // that the scope holds
}

// examples are all statements that stand in no other one with all carriers that
// may have brought them, in order.
func (b *builder) examples() []example {
	var out []example
	for i := range b.Statements {
		if b.Statements[i].Within >= 0 || b.at[i] < 0 || b.setAgainst(i) {
			continue
		}
		for k := range b.carrying {
			if b.candidate(i, k) {
				out = append(out, example{statement: i, carrier: k, features: b.features(i, k)})
			}
		}
	}
	return out
}

// judge fills in the probabilities of examples.
func (m *Model) judge(b *builder, all []example) {
	if m == nil || m.alone == nil {
		for n := range all {
			if slices.ContainsFunc(all[n].features, func(f learn.Feature) bool { return f.Name == "here" }) {
				all[n].p = 0.9
			}
		}
		return
	}
	p := make([]float64, 0, 2)
	for n := range all {
		all[n].p = m.alone.Probabilities(all[n].features, p[:0])[1]
	}
	b.lookAround(all)
	for n := range all {
		all[n].p = m.together.Probabilities(all[n].features, p[:0])[1]
	}
}

// lookAround makes the features of examples what their probabilities say of one
// another.
func (b *builder) lookAround(all []example) {
	type peer struct {
		who     *hearsay.Speaker
		item    int
		carrier int
	}
	peers, own := map[peer][]int{}, map[int][]int{}
	at := map[[2]int]int{} // statement and carrier → example
	var order []int        // the statements
	for n := range all {
		x := &all[n]
		key := peer{b.Speakers[x.statement], b.Statements[x.statement].Item, x.carrier}
		peers[key] = append(peers[key], n)
		own[x.statement] = append(own[x.statement], n)
		at[[2]int{x.statement, x.carrier}] = n
		if k := len(order); k == 0 || order[k-1] != x.statement {
			order = append(order, x.statement)
		}
	}
	place := map[int]int{}
	for k, i := range order {
		place[i] = k
	}
	found := make([][]learn.Feature, len(all))
	for n := range all {
		x := &all[n]
		add := func(name string, value float64) { found[n] = append(found[n], learn.Feature{Name: name, Value: value}) }
		add("alone", logit(x.p))
		for _, f := range x.features {
			if again[f.Name] {
				add(f.Name, f.Value)
			}
		}
		who := b.Speakers[x.statement]
		if who != nil {
			before, after, sum, count := -1.0, -1.0, 0.0, 0
			for _, o := range peers[peer{who, b.Statements[x.statement].Item, x.carrier}] {
				if o < n {
					before = max(before, all[o].p)
				} else if o > n {
					after = max(after, all[o].p)
				}
				if o != n {
					sum, count = sum+all[o].p, count+1
				}
			}
			if count > 0 {
				add("peers", sum/float64(count))
				add("peers, any", max(before, after))
				if before >= 0 {
					add("peers before", before)
				} else {
					add("first of peers", 1)
				}
			} else {
				add("no peers", 1)
			}
		}
		rival := 0.0
		for _, o := range own[x.statement] {
			if o != n {
				rival = max(rival, all[o].p)
			}
		}
		add("rival", rival)
		for _, step := range [2]int{-1, 1} {
			name := map[int]string{-1: "before", 1: "after"}[step]
			k := place[x.statement] + step
			if k < 0 || k >= len(order) {
				continue
			}
			j := order[k]
			d := near(abs(b.Analysis.Sentences[b.at[j]].Paragraph - b.Analysis.Sentences[b.at[x.statement]].Paragraph))
			if o, ok := at[[2]int{j, x.carrier}]; ok {
				add("beside "+name, all[o].p*d)
				if who == b.Speakers[j] {
					add("beside "+name+", same", all[o].p)
				}
			}
		}
	}
	for n := range all {
		all[n].features = found[n]
	}
}

// again are the features that the second look sees too: they keep apart what
// others of the same speaker have in common.
var again = map[string]bool{"occasion of who spoke": true, "asked by nobody named": true}

func abs(n int) int { return max(n, -n) }

// logit is the logarithm of the odds of p, within 4 of 0.
func logit(p float64) float64 { return min(4, max(-4, math.Log(p/(1-p)))) }

// roles are the names of the roles in features.
var roles = [...]string{credit.None: "none", credit.Told: "told", credit.Reported: "reported", credit.Obtained: "obtained", credit.Whole: "whole", credit.Confirmed: "confirmed", credit.Refused: "refused"}

// occasions are words for other places to speak than to an outlet.
var occasions = map[string]bool{"statement": true, "tweet": true, "tweeted": true, "tweets": true, "twitter": true, "facebook": true, "speech": true, "testified": true,
	"testimony": true, "hearing": true, "briefing": true, "letter": true, "memo": true, "reporters": true, "conference": true, "rally": true, "release": true, "debate": true}

// occasion reports whether a sentence names another occasion of speaking.
func (b *builder) occasion(si int) bool {
	sent := b.Analysis.Sentences[si]
	for i := sent.First; i < sent.End; i++ {
		if occasions[b.Analysis.Lower(i)] {
			return true
		}
	}
	return false
}

// candidate reports whether carrier k may have brought statement i: the text names
// it in the statement's item, it is not the document's own outlet nor that of the
// item, and it is not the speaker.
func (b *builder) candidate(i, k int) bool {
	c, item := &b.carrying[k], b.Statements[i].Item
	if !c.items[item] || b.own(c.name, item) {
		return false
	}
	return b.Speakers[i] == nil || !b.same(b.Speakers[i].Name, c.name)
}

// features are what is known of statement i and carrier k that bears on whether
// the carrier brought the statement. near(d) is 1 in the same paragraph and falls
// to 0 with the paragraphs between.
func (b *builder) features(i, k int) []learn.Feature {
	out := make([]learn.Feature, 0, 24)
	add := func(name string, value float64) { out = append(out, learn.Feature{Name: name, Value: value}) }
	s, c, who, si := &b.Statements[i], &b.carrying[k], b.Speakers[i], b.at[i]
	par := b.Analysis.Sentences[si].Paragraph
	class := speakerClass(who)
	reported := s.Kind == hearsay.Assertion || s.Kind == hearsay.Admission || s.Kind == hearsay.Hedge

	// In the statement's own sentences.
	here, rival := b.here(i, k), false
	for o := range b.carrying {
		x := b.here(i, o)
		rival = rival || o != k && x.role != credit.None && x.place != "content"
	}
	switch here.place {
	case "":
		if rival {
			add("rival here", 1)
		}
	case "content", "source":
		add("in "+here.place, 1)
		add("in "+here.place+" "+roles[here.role], 1)
		add("in "+here.place+" for "+class, 1)
	default:
		add("here", 1)
		add("here "+roles[here.role], 1)
		if here.role == credit.Reported {
			add("here reported for "+class, 1)
		}
		if here.role == credit.Refused && s.Kind == hearsay.NoComment {
			add("here refused no-comment", 1)
		}
		if rival {
			add("here with rival", 1)
		}
	}
	away := here.place == "" || here.place == "content"
	if s.Kind == hearsay.NoComment && here.role != credit.Refused {
		add("asked by nobody named", 1)
	}

	// Spoken by who spoke to the carrier elsewhere.
	before, after, weak := b.linked(i, k)
	rb, ra := b.rivalLink(i, k)
	spoke := "spoke"
	if weak {
		spoke = "was reported"
	}
	if away && !rival {
		switch {
		case before >= 0 && (rb < 0 || before <= rb):
			add(spoke+" before", 1)
			add(spoke+" before near", near(before))
		case before >= 0:
			add("spoke before, to another since", 1)
		case after >= 0 && rb < 0 && (ra < 0 || after <= ra):
			add("speaks after", 1)
			add("speaks after near", near(after))
			if par < openingParagraphs {
				add("speaks after, in opening", 1)
			}
		case rb >= 0 || ra >= 0:
			add("spoke to another", 1)
			add("spoke to another near", near(max(rb, ra)))
		case len(c.told) > 0:
			add("others spoke", 1)
		}
		if b.occasion(si) {
			add("occasion", 1)
			if before >= 0 || after >= 0 {
				add("occasion of who spoke", 1)
			}
		}
	}
	if who != nil && b.home[who] {
		add("spoke at home", 1)
	}

	// After a mention, or before one.
	prev, next, between := b.around(i, k)
	if prev >= 0 && away {
		m := &b.mentions[prev]
		kind := "after " + roles[m.Role]
		if between > 0 {
			kind = "after another"
		}
		add(kind, 1)
		add(kind+" near", near(par-m.paragraph))
		if between == 0 && si-m.sentence == 1 && m.paragraph == par {
			add("next sentence "+roles[m.Role], 1)
		}
	}
	if next >= 0 && prev < 0 {
		add("before "+roles[b.mentions[next].Role], near(b.mentions[next].paragraph-par))
	}

	// Of the document.
	house := b.Document.Outlet != ""
	if b.main == k && away {
		add("main", 1)
		add("main for "+class, 1)
		if c.opens {
			add("main opens", 1)
			if !house {
				add("main opens, no house", 1)
			}
		}
		if !reported {
			add("main, "+string(s.Kind), 1)
		}
	} else if away {
		add("for "+class, 1)
		if c.opens {
			add("opens", 1)
		}
	}
	return out
}

// near is a distance in paragraphs as a number between 1, for none, and 0.
func near(paragraphs int) float64 { return 1 / float64(1+max(0, paragraphs)) }

// speakerClass is what kind of speaker somebody is to a carrier.
func speakerClass(who *hearsay.Speaker) string {
	switch {
	case who == nil:
		return "unknown"
	case who.Kind == hearsay.OutletSpeaker:
		return "outlet"
	case who.Named && who.Kind == hearsay.Person:
		return "person"
	case who.Named:
		return "body"
	}
	name := strings.ToLower(who.Name)
	for _, w := range [...]string{"spokes", "press secretary", "lawyer", "attorney"} {
		if strings.Contains(name, w) {
			return "voice"
		}
	}
	for _, w := range [...]string{"official", "source", "familiar with", "insider", "intercept", "intelligence", "knowledge", "briefed on", "people close", "person close"} {
		if strings.Contains(name, w) {
			return "insider"
		}
	}
	return "unnamed"
}

// A spot is how a carrier stands in a statement's own sentences.
type spot struct {
	role    credit.Role
	place   string // content, source, before or after the frame
	mention int
}

// here is how carrier k stands in the sentences of statement i.
func (b *builder) here(i, k int) spot {
	s, c := &b.Statements[i], &b.carrying[k]
	first, last := b.first[i], b.last[i]
	n := b.firstFrom(c, first)
	var best spot
	for ; n < len(c.mentions) && b.mentions[c.mentions[n]].sentence <= last; n++ {
		m := &b.mentions[c.mentions[n]]
		x := spot{m.Role, "after", c.mentions[n]}
		switch {
		case s.Source != nil && s.Source.Overlaps(m.At):
			x.place = "source"
		case inside(s, m.At) && !(m.Role == credit.Refused && s.Kind == hearsay.NoComment):
			x.place = "content"
		case m.At.Start < anchor(s):
			x.place = "before"
		}
		if best.role == credit.None || best.place == "content" && x.place != "content" {
			best = x
		}
	}
	return best
}

// firstFrom is the place in c.mentions of the first one in sentence si or after it.
func (b *builder) firstFrom(c *carrier, si int) int {
	lo, hi := 0, len(c.mentions)
	for lo < hi {
		if mid := (lo + hi) / 2; b.mentions[c.mentions[mid]].sentence < si {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return lo
}

// linked is how many paragraphs before and after statement i its speaker is said
// to have spoken to carrier k, -1 for nowhere; its own sentence does not count.
// reported says of the nearest place before that it is only the carrier's report.
func (b *builder) linked(i, k int) (before, after int, reported bool) {
	before, after = -1, -1
	who := b.Speakers[i]
	if who == nil {
		return
	}
	si := b.at[i]
	par := b.Analysis.Sentences[si].Paragraph
	for _, l := range b.carrying[k].told[who] {
		if b.mentions[l.mention].item != b.Statements[i].Item {
			continue
		}
		switch d := l.paragraph - par; {
		case l.sentence < si && (before < 0 || -d < before):
			before, reported = -d, l.reported
		case l.sentence > si && (after < 0 || d < after):
			after = d
		}
	}
	return
}

// rivalLink is linked for the nearest of the other carriers.
func (b *builder) rivalLink(i, k int) (before, after int) {
	before, after = -1, -1
	for o := range b.carrying {
		if o == k {
			continue
		}
		x, y, _ := b.linked(i, o)
		if x >= 0 && (before < 0 || x < before) {
			before = x
		}
		if y >= 0 && (after < 0 || y < after) {
			after = y
		}
	}
	return
}

// around is the last mention of carrier k that carries before the sentence of
// statement i and the first after it, -1 for none, and how many mentions of other
// carriers stand between the first of the two and the statement.
func (b *builder) around(i, k int) (prev, next, between int) {
	prev, next = -1, -1
	c, item := &b.carrying[k], b.Statements[i].Item
	n := b.firstFrom(c, b.first[i])
	for j := n - 1; j >= 0 && prev < 0; j-- {
		if m := &b.mentions[c.mentions[j]]; m.Role.Carries() && m.item == item {
			prev = c.mentions[j]
		}
	}
	for j := n; j < len(c.mentions) && next < 0; j++ {
		if m := &b.mentions[c.mentions[j]]; m.Role.Carries() && m.item == item && m.sentence > b.last[i] {
			next = c.mentions[j]
		}
	}
	if prev >= 0 {
		for j := prev + 1; j < len(b.mentions) && b.mentions[j].sentence < b.first[i]; j++ {
			if m := &b.mentions[j]; m.Role.Carries() && !b.same(m.Name, c.name) {
				between++
			}
		}
	}
	return
}
