package claim

import (
	"cmp"
	"fmt"
	"maps"
	"math"
	"slices"
	"strings"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/compare/proposition"
	"github.com/openhearsay/hearsay/compare/term"
	"github.com/openhearsay/hearsay/language/english"
	"github.com/openhearsay/hearsay/learn"
	"github.com/openhearsay/hearsay/outlet"
	"github.com/openhearsay/hearsay/statement/credit"
)

// What a source is to the words that it may stand behind.
type role int

const (
	speaks     role = iota // is named and says it
	body                   // has somebody who speaks for it
	unnamed                // is only described
	hasUnnamed             // is the outlet that has somebody unnamed
	carries                // is an outlet that passes on the words of somebody named
	narrates               // is the outlet whose narrator says it
	roles
)

var roleNames = [roles]string{"speaks", "body", "unnamed", "has unnamed", "carries", "narrates"}

// A source is who may stand behind a claim.
type source struct {
	name      string
	key       nameKey
	named     bool             // by the name of somebody who speaks
	speaker   string           // id of the speaker, "" for an outlet
	documents map[int]float64  // the best probability that a place of it in a document asserts the claim
	sum       float64          // of these
	sure      [roles]float64   // the best of them, by what it is to the place
	denies    float64          // the best probability that one of its places denies the claim
	base      float64          // how much of the claim one of its places holds
	within    float64          // the best of what it says inside another's statement
	holds     float64          // the best of what another says inside its statements
	anonymous string           // who told the outlet, as it words it
	carried   bool             // an outlet that other documents rest on
	credited  float64          // the best of those that it has by a credit in another's document
	act       float64          // the best of what it is not only told of but does by the claim ("he asked …"), or, of an outlet, tells of somebody
	spokesman *source          // whom it speaks for, nil for none
	spokesmen int              // who speak for it by name
	passes    map[*source]bool // whose words it passes on
}

func (s *source) best() float64 { return slices.Max(s.sure[:]) }

// most is what a source is most surely.
func (s *source) most() role {
	top := speaks
	for k := range roles {
		if s.sure[k] > s.sure[top] {
			top = k
		}
	}
	return top
}

// why says in words what a source is to the claim.
func (s *source) why() string {
	top := s.most()
	switch {
	case top == hasUnnamed && s.anonymous != "":
		return fmt.Sprintf("has it from %s, without a name", s.anonymous)
	case top == hasUnnamed:
		return "has it from somebody without a name"
	}
	return [roles]string{speaks: "says it, as the documents quote it", body: "somebody who speaks for it says it",
		unnamed: "says it, without a name", carries: "has the words of somebody who says it", narrates: "reports it in its own words"}[top]
}

// An end is who may stand at the end of the chain of a place.
type end struct {
	role                     role
	name, speaker, anonymous string
	credited                 bool // by a document that is not the outlet's
}

// ends are who may stand at the end of the chain of a place: the named speaker and
// whom he speaks for; the description of one without a name and the outlet that
// has him; of the narrator's words the outlet that the document rests on, else its
// own.
func (r *Reader) ends(i int) []end {
	in := r.Field.In
	p := &r.Field.Places[i]
	doc := &in.Documents[p.Document]
	if p.Statement < 0 {
		house := r.house(doc)
		return []end{{role: narrates, name: house, credited: !outlet.Same(house, doc.Outlet)}}
	}
	s := &in.Statements[p.Statement]
	via := ""
	for k := len(s.Via) - 1; k >= 0 && via == ""; k-- {
		via, _ = outlet.Canonical(s.Via[k].Name)
	}
	via = cmp.Or(via, r.house(doc))
	credited := !outlet.Same(via, doc.Outlet)
	who := r.speaker(s.Speaker)
	if who == nil {
		return []end{{role: hasUnnamed, name: via, credited: credited}}
	}
	var out []end
	if who.Named {
		out = append(out, end{role: speaks, name: who.Name, speaker: who.ID})
		if of := r.speaker(p.Side); of != nil && of.Named && of != who {
			out = append(out, end{role: body, name: of.Name, speaker: of.ID})
		}
		return append(out, end{role: carries, name: via, credited: credited})
	}
	if of := r.speaker(p.Side); of != nil && of.Named && of != who {
		out = append(out, end{role: body, name: of.Name, speaker: of.ID})
	}
	for _, m := range outlet.Find(who.Name) {
		return append(out, end{role: speaks, name: m.Name})
	}
	return append(out, end{role: unnamed, name: who.Name, speaker: who.ID}, end{role: hasUnnamed, name: via, anonymous: who.Name, credited: credited})
}

// acts reports whether a claim tells what the speaker of a place does with the words
// ("she asked for a delay"), of which he is no source.
func (r *Reader) acts(q *question, p *proposition.Place) bool {
	if p.Statement < 0 {
		return false
	}
	who, cue := r.speaker(p.Speaker), r.Field.In.Statements[p.Statement].Cue
	if who == nil || cue == nil || !q.about(r.Field.Sense(who.Name).Stems) {
		return false
	}
	for _, w := range term.Words(r.Field.In.Documents[p.Document].Text, *cue) {
		if c := english.Reporting(english.Stem(w.Fold)); c != english.None && q.classes[c] {
			return true
		}
	}
	return false
}

func (r *Reader) speaker(id string) *hearsay.Speaker {
	i, ok := slices.BinarySearchFunc(r.speakers, id, func(s *hearsay.Speaker, id string) int { return strings.Compare(s.ID, id) })
	if !ok {
		return nil
	}
	return r.speakers[i]
}

// house is the outlet whose reporting a document stands for: the only one that it
// rests on, else its own.
func (r *Reader) house(d *hearsay.Document) string {
	if rests := r.rests[d.ID]; len(rests) == 1 {
		return rests[0]
	}
	return credit.Name(d.Outlet)
}

// sources are the ends of the chains of the places that may assert a claim, those
// with the most behind them first. A place whose own words say the contrary does
// not count.
func (r *Reader) sources(q *question, hits []hit) []*source {
	var all []*source
	of := func(e end) *source {
		key := keyOf(e.name)
		for _, s := range all {
			if s.speaker != "" && s.speaker == e.speaker || s.key.names(key) {
				if named := e.role == speaks || e.role == body; named && !s.named || named == s.named && len(key) > len(s.key) {
					s.name, s.key, s.named = e.name, key, named
				}
				return s
			}
		}
		s := &source{name: e.name, key: key, named: e.role == speaks || e.role == body, speaker: e.speaker, documents: map[int]float64{}, passes: map[*source]bool{}}
		all = append(all, s)
		return s
	}
	for i := range hits[:min(len(hits), mostHits)] {
		h := &hits[i]
		asserts := h.p[1]
		contrary := (r.Field.Places[h.place].Stance == hearsay.Denies) != q.denies()
		if asserts < leastAsserts || contrary {
			continue
		}
		place := &r.Field.Places[h.place]
		acts := r.acts(q, place)
		var first, spokesman *source // of the ends
		for _, e := range r.ends(h.place) {
			if e.name == "" {
				continue
			}
			s := of(e)
			switch {
			case first == nil:
				first = s
			case first != s && (e.role == carries || e.role == hasUnnamed):
				s.passes[first] = true
			}
			if e.role == speaks {
				spokesman = s
			} else if e.role == body && spokesman != nil && spokesman != s && spokesman.spokesman == nil {
				spokesman.spokesman = s
				s.spokesmen++
			}
			if e.credited {
				s.credited = max(s.credited, asserts)
			}
			if acts {
				s.act = max(s.act, asserts)
			}
			s.sum += max(0, asserts-s.documents[place.Document])
			s.documents[place.Document] = max(asserts, s.documents[place.Document])
			s.sure[e.role] = max(s.sure[e.role], asserts)
			s.base = max(s.base, h.base)
			s.denies = max(s.denies, h.p[2])
			s.anonymous = cmp.Or(s.anonymous, e.anonymous)
			if place.Statement < 0 || e.role != speaks && e.role != unnamed {
				continue
			}
			if w := r.Field.In.Statements[place.Statement].Within; w >= 0 {
				s.within = max(s.within, asserts)
				if outer := r.speaker(r.Field.In.Statements[w].Speaker); outer != nil && outer.ID != e.speaker {
					if o := of(end{role: unnamed, name: outer.Name, speaker: outer.ID}); o != s {
						o.holds = max(o.holds, asserts)
					}
				}
			}
		}
	}
	all = slices.DeleteFunc(all, func(s *source) bool { return s.sum == 0 })
	for _, x := range r.RestsOn {
		key := keyOf(x.Origin)
		for _, s := range all {
			s.carried = s.carried || s.key.names(key)
		}
	}
	slices.SortStableFunc(all, func(a, b *source) int {
		return cmp.Or(cmp.Compare(b.sum, a.sum), strings.Compare(a.name, b.name))
	})
	return all[:min(len(all), mostSources)]
}

// So that a claim costs a bounded time in a case of any size.
const (
	mostHits    = 300 // places whose sources are looked at: those that hold most of the claim
	mostSources = 40  // sources that are weighed against each other
)

// leastAsserts is the least probability that a place asserts a claim at which its
// sources are looked at.
const leastAsserts = 0.1

// originFeatures describe a source among all sources of a claim.
func (r *Reader) originFeatures(q *question, all []*source, k int) []learn.Feature {
	s := all[k]
	x := make(list, 0, 40)
	total, sure, most := 0.0, 0.0, 0.0
	for _, o := range all {
		total += o.sum
		sure = max(sure, o.best())
		most = max(most, float64(len(o.documents)))
	}
	x.put("rank", 1/float64(k+1))
	x.flag("first", k == 0)
	x.put("share", s.sum/total)
	x.put("share of the first", s.sum/all[0].sum)
	x.put("sure", s.best())
	x.put("sure, of the best", s.best()/sure)
	x.put("log sum", math.Log1p(s.sum))
	x.put("documents", math.Log(float64(len(s.documents))))
	x.put("documents, of the most", float64(len(s.documents))/most)
	votes, voters := 0.0, 0.0 // of the documents, by their likeliest sources
	tops := map[int]float64{}
	for _, o := range all {
		for d, p := range o.documents {
			tops[d] = max(tops[d], p)
		}
	}
	for _, d := range slices.Sorted(maps.Keys(tops)) {
		voters += tops[d]
		if s.documents[d] == tops[d] {
			votes += tops[d]
		}
	}
	x.put("votes", votes/voters)
	x.flag("all votes", votes == voters)
	x.put("share of the documents", float64(len(s.documents))/float64(len(r.Field.In.Documents)))
	top := s.most()
	for k := range s.sure {
		x.flag(roleNames[k], s.sure[k] > 0)
		x.put(roleNames[k]+": sure", s.sure[k])
		x.put(roleNames[k]+": sure, of the best", s.sure[k]/sure)
	}
	x.flag("most: "+roleNames[top], true)
	x.flag("most: "+roleNames[top]+", first", k == 0)
	base := 0.0
	for _, o := range all {
		base = max(base, o.base)
	}
	x.put("base", s.base)
	x.put("base, of the best", s.base/max(base, 1e-9))
	x.put("denies", s.denies)
	x.put("denies less asserts", s.denies-s.best())
	x.put("within", s.within)
	x.put("holds", s.holds)
	x.flag("others rest on it", s.carried)
	x.flag("others rest on it, narrates", s.carried && s.sure[narrates] > 0)
	if p := r.speaker(s.speaker); p != nil {
		x.flag("speaker: "+string(p.Kind), true)
	}
	name := r.Field.Sense(s.name).Stems
	x.flag("named by the claim", r.Field.Share(name, q.Stems) > 0.4)
	subject := q.about(name)
	x.flag("the claim's subject", subject)
	x.flag("the claim's subject, which tells", subject && q.tells)
	x.put(roleNames[top]+": act", s.act)
	x.put("credited", s.credited)
	if s.spokesman != nil {
		x.flag("spokesman", true)
		x.put("spokesman, of whom he speaks for", s.sum/max(s.sum, s.spokesman.sum))
	}
	x.flag("has one spokesman", s.spokesmen == 1)
	x.flag("has spokesmen", s.spokesmen > 1)
	better := false // another that speaks by name and is as sure
	for _, o := range all {
		better = better || o != s && o.sure[speaks] >= s.best()
	}
	x.flag("a named speaker is as sure", better)
	x.put("sources", math.Log(float64(len(all))))
	x.flag("only one", len(all) == 1)
	return x
}
