package claim

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/compare/proposition"
	"github.com/openhearsay/hearsay/compare/stance"
	"github.com/openhearsay/hearsay/compare/term"
	"github.com/openhearsay/hearsay/language/english"
	"github.com/openhearsay/hearsay/learn"
	"github.com/openhearsay/hearsay/outlet"
)

// The voices of a document: those of its places that are looked at together.
const (
	anyVoice = iota
	narrator
	plain // the narrator in a sentence that attributes nothing, and plainly
	headline
	told
	named
	paper // a report, poll or record, or one of whom is not known what he is
	nobody
	voices
)

var voiceNames = [voices]string{"any", "narrator", "plain", "headline", "told", "named", "paper", "nobody"}

// hears reports whether a place is of a voice.
func (r *Reader) hears(voice int, p *proposition.Place) bool {
	switch voice {
	case narrator:
		return p.Statement < 0
	case plain:
		return p.Statement < 0 && p.Stance == hearsay.Asserts && p.Own.Count == p.Framed.Count
	case headline:
		return p.Headline
	case told:
		return p.Statement >= 0
	case nobody:
		return p.Statement >= 0 && p.Speaker == ""
	case named, paper:
		s := r.speaker(p.Speaker)
		return s != nil && s.Named == (voice == named) && (s.Named || s.Kind != hearsay.Group && s.Kind != hearsay.Person)
	}
	return true
}

// A sum is what the places of one voice come to beside a claim.
type sum struct {
	base, bare, alike float64                    // the best of each
	p                 [len(placeClasses)]float64 // the best probability of each class; [0] that one bears on the claim
}

func (r *Reader) sum(hits []hit, voice int) (s sum) {
	for i := range hits {
		h := &hits[i]
		if !r.hears(voice, &r.Field.Places[h.place]) {
			continue
		}
		s.base, s.bare, s.alike = max(s.base, h.base), max(s.bare, h.bare), max(s.alike, h.alike)
		s.p[0] = max(s.p[0], 1-h.p[0])
		for k := 1; k < len(s.p); k++ {
			s.p[k] = max(s.p[k], h.p[k])
		}
	}
	return s
}

// A view is a document beside a claim.
type view struct {
	doc    int
	hits   []hit // its places, the best first; never none
	voices [voices]sum
	total  [len(placeClasses)]float64 // of the probabilities of its places
	others [voices]sum                // means of the p of the other documents
	best   float64                    // the greatest probability that a place of any document bears on the claim
	judged judged                     // what the model of stances says of claim and text
}

// views are the documents with places beside a claim, in their order.
func (r *Reader) views(q *question, hits []hit) []*view {
	var all []*view
	var total [voices]sum
	best := 0.0
	for d, own := range r.byDocument(hits) {
		if len(own) == 0 {
			continue
		}
		v := &view{doc: d, hits: own}
		for k := range v.voices {
			v.voices[k] = r.sum(own, k)
			for c, p := range v.voices[k].p {
				total[k].p[c] += p
			}
		}
		for i := range own {
			for c, p := range own[i].p {
				v.total[c] += p
			}
		}
		best = max(best, v.voices[anyVoice].p[0])
		v.judged = r.judgment(q, v)
		all = append(all, v)
	}
	for _, v := range all {
		v.best = best
		for k := range v.others {
			for c := range v.others[k].p {
				v.others[k].p[c] = (total[k].p[c] - v.voices[k].p[c]) / float64(max(1, len(all)-1))
			}
		}
	}
	return all
}

// leastTouch is the probability that a place of a document bears on a claim from
// which on the whole text is read beside it.
const leastTouch = 0.1

// A judged is what the model of stances says of a claim and a text: it reads words
// only, where the others read places.
type judged struct {
	read bool
	p    [4]float64 // of each of stance.Labels: agree, disagree, discuss, unrelated
}

// share is the probability of a label among those of related texts.
func (j *judged) share(label int) float64 {
	if related := j.p[0] + j.p[1] + j.p[2]; related > 0 {
		return j.p[label] / related
	}
	return 0
}

func (j *judged) features() (x list) {
	if !j.read {
		return nil
	}
	for k, label := range stance.Labels {
		x.put("words: "+label, j.p[k])
	}
	x.put("words: agree, of the related", j.share(0))
	x.put("words: disagree, of the related", j.share(1))
	return x
}

// judgment asks the model of stances of a document that may touch a claim.
func (r *Reader) judgment(q *question, v *view) (j judged) {
	if r.judge == nil || v.voices[anyVoice].p[0] < leastTouch {
		return j
	}
	if r.texts[v.doc] == nil {
		r.texts[v.doc] = stance.Read(r.Field.In.Documents[v.doc].Text)
	}
	j.read = true
	j.p = r.judge.Probabilities(q.text, r.texts[v.doc])
	return j
}

// touchFeatures say whether a document touches a claim.
func (r *Reader) touchFeatures(v *view) []learn.Feature {
	x := make(list, 0, 60)
	for _, k := range []int{anyVoice, narrator, told, headline, named} {
		s, name := &v.voices[k], voiceNames[k]
		x.put(name+": base", s.base)
		x.put(name+": bare", s.bare)
		x.put(name+": alike", s.alike)
		x.put(name+": bears", s.p[0])
		x.put(name+": asserts", s.p[1])
		x.put(name+": denies", s.p[2])
	}
	all := &v.voices[anyVoice]
	x.step("bears", all.p[0])
	x.step("base", all.base)
	for k := 1; k < len(placeClasses); k++ {
		x.put("sum: "+placeClasses[k], math.Log1p(v.total[k]))
	}
	x.put("others: bear", v.others[anyVoice].p[0])
	x.put("bears, of the best", all.p[0]/max(v.best, 1e-9))
	x.put("documents", math.Log(float64(len(r.Field.In.Documents))))
	return append(x, v.judged.features()...)
}

// voiceFeatures say whether a document that touches a claim speaks of it in its own
// voice.
func (r *Reader) voiceFeatures(q *question, v *view) []learn.Feature {
	x := make(list, 0, 50)
	f := r.Field
	n, st := &v.voices[narrator], &v.voices[told]
	x.put("narrator: asserts", n.p[1])
	x.put("narrator: asserts × bare", n.p[1]*n.bare)
	x.put("narrator: bears", n.p[0])
	x.put("narrator: bare", n.bare)
	x.put("narrator: base", n.base)
	x.put("plain: bears", v.voices[plain].p[0])
	x.put("plain: bare", v.voices[plain].bare)
	x.put("told: asserts", st.p[1])
	x.put("told: bears", st.p[0])
	x.put("told: bare", st.bare)
	for _, k := range []int{named, paper, nobody, headline} {
		x.put(voiceNames[k]+": bears", v.voices[k].p[0])
	}
	x.put("headline: asserts", v.voices[headline].p[1])
	x.put("narrator less told", n.p[0]-st.p[0])
	x.put("narrator less told: bare", n.bare-st.bare)
	x.flag("best: narrator", f.Places[v.hits[0].place].Statement < 0)
	x.put("others: bear", v.others[anyVoice].p[0])
	x.put("others: narrator bears", v.others[narrator].p[0])
	x.put("others: told, asserts", v.others[told].p[1])
	x.put("others: told, denies", v.others[told].p[2])
	r.tellingFeatures(&x, q, v.hits)
	x.flag("claim tells of words", q.tells)
	x.put("narrator: denies", n.p[2])
	x.put("plain: denies", v.voices[plain].p[2])
	x.put("headline: denies", v.voices[headline].p[2])
	doc := &f.In.Documents[v.doc]
	x.flag("rests on another", len(r.rests[doc.ID]) > 0)
	x.flag("rests on several", len(r.rests[doc.ID]) > 1)
	x.flag("others rest on it", doc.Outlet != "" && slices.ContainsFunc(r.RestsOn, func(o hearsay.RestsOn) bool {
		return o.Document != doc.ID && outlet.Same(o.Origin, doc.Outlet)
	}))
	x.flag("outlet known", doc.Outlet != "")
	x.put("share of statements", r.told[v.doc])
	x.put("documents", math.Log(float64(len(f.In.Documents))))
	return append(x, v.judged.features()...)
}

// tellingFeatures describe the statement of a document that most likely asserts the
// claim: of some claims ("she asked him to leave") it is the narrator who vouches
// for what a speaker is said to have done.
func (r *Reader) tellingFeatures(x *list, q *question, hits []hit) {
	f := r.Field
	best, top := -1, 0.0
	for i := range hits {
		if h := &hits[i]; h.p[1] > top && f.Places[h.place].Statement >= 0 {
			best, top = h.place, h.p[1]
		}
	}
	if best < 0 {
		return
	}
	p := &f.Places[best]
	s := &f.In.Statements[p.Statement]
	subject := false
	if who := r.speaker(p.Speaker); who != nil {
		name := f.Sense(who.Name).Stems
		x.flag("speaker in the claim", who.Named && len(term.Common(name, q.Stems)) > 0)
		subject = q.about(name)
		x.flag("speaker is the claim's subject", subject)
		x.put("speaker adds", f.Share(q.Stems, term.Distinct(append(f.Strings(p.Own.Stems), name...)))-q.sought.In(p.Own.Stems))
	}
	x.flag("told "+string(s.Quoted), true)
	x.flag("told kind "+string(s.Kind), true)
	x.flag("told within", s.Within >= 0)
	x.flag("told via another", len(s.Via) > 1)
	if at := s.Cue; at != nil {
		cue := f.Sense(at.In(f.In.Documents[p.Document].Text))
		x.flag("cue in the claim", len(term.Common(cue.Stems, q.Stems)) > 0)
		var seen [len(reportingNames)]bool
		for _, w := range cue.Words() {
			if c := english.Reporting(english.Stem(w.Fold)); c != english.None && !seen[c] {
				seen[c] = true
				x.flag("cue: "+reportingNames[c], true)
				x.flag("cue of the subject: "+reportingNames[c], subject)
				x.flag("cue as in the claim", q.classes[c])
				x.flag("cue of the subject as in the claim", subject && q.classes[c])
			}
		}
	}
	x.put("frame adds", q.sought.In(p.Framed.Stems)-q.sought.In(p.Own.Stems))
}

// reportingNames are the classes of reporting words in features.
var reportingNames = [...]string{english.None: "", english.Say: "saying", english.Tell: "telling", english.Write: "writing", english.Think: "thinking",
	english.Ask: "asking", english.Show: "showing", english.Intend: "intending", english.Refuse: "refusing", english.Judge: "judging",
	english.Learn: "learning", english.Noun: "noun", english.Relation: "relation"}

// contraryFeatures say whether a document that speaks of a claim in its own voice
// denies it. They are few, as are the documents to learn them from. The words of
// disagreement in a text (hoax, denied, not true) speak against a claim, and for one
// that itself denies.
func (r *Reader) contraryFeatures(q *question, v *view) []learn.Feature {
	x := make(list, 0, 12)
	n := &v.voices[narrator]
	x.put("narrator: denies less asserts", n.p[2]-n.p[1])
	x.put("narrator: denies", n.p[2])
	x.put("sum: denies less asserts", math.Log1p(v.total[2])-math.Log1p(v.total[1]))
	x.put("others: told, denies", v.others[told].p[2])
	x.flag("claim denies", q.denies())
	sign := 1.0
	if q.denies() {
		x.put("claim denies: narrator bears", n.p[0])
		sign = -1
	}
	if v.judged.read {
		x.put("words: disagree, against the claim", sign*v.judged.p[1])
		x.put("words: disagree, of the related, against the claim", sign*v.judged.share(1))
		x.put("words: discuss", v.judged.p[2])
	}
	return x
}

// stances is how likely a document does each of documentClasses with a claim; of one that
// hardly touches it only how likely that is.
func (r *Reader) stances(q *question, v *view) [len(documentClasses)]float64 {
	touch := r.Models.touch.Probabilities(r.touchFeatures(v), nil)[1]
	if 1-touch > 0.5 { // as of nearly all; nobody asks for the rest
		return [...]float64{1 - touch, 0, 0, touch}
	}
	own := r.Models.voice.Probabilities(r.voiceFeatures(q, v), nil)[1]
	contrary := r.Models.contrary.Probabilities(r.contraryFeatures(q, v), nil)[1]
	return [...]float64{1 - touch, touch * own * (1 - contrary), touch * own * contrary, touch * (1 - own)}
}

// decide is the class of a document: first whether it touches the claim, then
// whether in its own voice, then how.
func decide(p [len(documentClasses)]float64) int {
	switch touch, own := 1-p[0], p[supports]+p[denies]; {
	case touch < 0.5:
		return 0
	case 2*own < touch:
		return reports
	case p[denies] > p[supports]:
		return denies
	}
	return supports
}

// evidence is the place that shows a document's stance best: of one that speaks in
// its own voice the narrator's that bears on the claim most, of one that reports
// somebody's; where there is none, the first.
func (r *Reader) evidence(v *view, class int) int {
	best, top := v.hits[0].place, 0.0
	for i := range v.hits {
		h := &v.hits[i]
		if own := r.Field.Places[h.place].Statement < 0; own == (class != reports) && 1-h.p[0] > top {
			best, top = h.place, 1-h.p[0]
		}
	}
	return best
}

// why says in words what the documents do with a claim, by how many of them do each
// of documentClasses.
func why(count [len(documentClasses)]int) string {
	var parts []string
	for k, what := range [...][2]string{
		supports: {"1 document says it in its own voice", "%d documents say it in their own voice"},
		denies:   {"1 document says the contrary in its own voice", "%d documents say the contrary in their own voice"},
		reports:  {"1 document tells what others say of it", "%d documents tell what others say of it"},
	} {
		switch n := count[k]; {
		case k == 0: // unrelated
		case n == 1:
			parts = append(parts, what[0])
		case n > 1:
			parts = append(parts, fmt.Sprintf(what[1], n))
		}
	}
	return strings.Join(parts, ", ")
}
