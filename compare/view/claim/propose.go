package claim

import (
	"cmp"
	"slices"
	"strings"

	"github.com/openhearsay/hearsay"
)

// maxProposed is how many claims hearsay proposes by itself; alike ones are sifted out
// of twice as many.
const maxProposed = 12

// alikeProposed is the share of the words of either of two sentences in the other from
// which they ask the same.
const alikeProposed = 0.7

// Propose returns the claims that are worth asking about, as sentences: first the
// propositions that accounts differ about, then what several documents quote; of each
// the one in most documents first. All can stand alone, and no two ask the same.
func (r *Reader) Propose(propositions []hearsay.Proposition, conflicts []hearsay.Conflict) []string {
	type proposal struct {
		text      string
		documents int
		disputed  bool
	}
	at := map[placeKey]int{}
	for i := range r.Field.Places {
		at[r.key(i)] = i
	}
	disputed := map[string]bool{}
	for i := range conflicts {
		disputed[conflicts[i].Proposition] = true
	}
	var all []proposal
	for i := range propositions {
		q := &propositions[i]
		documents, alone := map[string]bool{}, q.Review != nil && q.Review.Decision == hearsay.Corrected // a person may have worded it
		for k := range q.Places {
			documents[q.Places[k].Document] = true
			n, ok := at[keyOfPlace(&q.Places[k])]
			alone = alone || ok && r.Field.Sentence(n) == q.Text
		}
		if alone && len(documents) > 1 && disputed[q.ID] {
			all = append(all, proposal{strings.TrimRight(q.Text, ".!?") + ".", len(documents), true})
		}
	}
	byStatement := map[string]int{}
	for i := range r.Field.Places {
		if n := r.Field.Places[i].Statement; n >= 0 {
			byStatement[r.Field.In.Statements[n].ID] = i
		}
	}
	for _, g := range r.Field.In.Groups {
		documents := map[string]bool{}
		var places []int
		for _, x := range g.Renderings {
			documents[x.Document] = true
			i, ok := byStatement[x.Statement]
			if !ok {
				continue
			}
			switch r.Field.In.Statements[r.Field.Places[i].Statement].Kind {
			case hearsay.Assertion, hearsay.Denial, hearsay.Admission:
				places = append(places, i)
			}
		}
		if len(documents) > 1 {
			all = append(all, proposal{r.sentence(places), len(documents), false})
		}
	}
	slices.SortStableFunc(all, func(a, b proposal) int {
		if a.disputed != b.disputed {
			if a.disputed {
				return -1
			}
			return 1
		}
		return cmp.Compare(b.documents, a.documents)
	})
	var out []string
	var asked []*question
	for _, p := range all {
		if p.text == "" || len(out) == 2*maxProposed {
			continue
		}
		q := r.question(p.text)
		if slices.ContainsFunc(asked, func(o *question) bool {
			return q.Negated == o.Negated && r.Field.Share(q.Stems, o.Stems) > alikeProposed && r.Field.Share(o.Stems, q.Stems) > alikeProposed
		}) {
			continue
		}
		asked = append(asked, q)
		out = append(out, p.text)
	}
	return out
}

// sentence is the one of places that says most of what the case says, "" where none of
// them stands alone.
func (r *Reader) sentence(places []int) string {
	text, most := "", -1.0
	for _, i := range places {
		if s := r.Field.Sentence(i); s != "" && r.Field.Central(i) > most {
			text, most = s+".", r.Field.Central(i)
		}
	}
	return text
}

// A placeKey is where a place stands.
type placeKey struct {
	document string
	span     hearsay.Span
}

func (r *Reader) key(i int) placeKey {
	p := &r.Field.Places[i]
	return placeKey{r.Field.In.Documents[p.Document].ID, hearsay.Cover(p.Spans)}
}

func keyOfPlace(p *hearsay.Place) placeKey { return placeKey{p.Document, p.Span} }

// leastMatched is the share of what bears on a claim that a proposition holds at the
// least of which the claim is a rendering.
const leastMatched = 0.4

// Match is the id of the proposition that a claim renders, the one which holds most of
// the places that bear on it; "" where none holds enough of them.
func Match(c *hearsay.Claim, propositions []hearsay.Proposition) string {
	bearing := map[placeKey]float64{}
	sum := 0.0
	for i := range c.Places {
		bearing[keyOfPlace(&c.Places[i])] = c.Places[i].Confidence
		sum += c.Places[i].Confidence
	}
	id, most := "", leastMatched*sum
	for i := range propositions {
		held := 0.0
		for k := range propositions[i].Places {
			held += bearing[keyOfPlace(&propositions[i].Places[k])]
		}
		if held > most {
			id, most = propositions[i].ID, held
		}
	}
	return id
}

// leastOverlap is the share of what bears on either of two claims that bears on both
// from which they are one.
const leastOverlap = 0.5

// Sift chooses among proposed claims: those about whose proposition accounts differ
// come first, then those that do not hedge, then those that most documents surely carry;
// one that is borne out by much the same places as another before it is left out.
func (r *Reader) Sift(claims []hearsay.Claim, conflicts []hearsay.Conflict) []hearsay.Claim {
	disputed := map[string]bool{}
	for i := range conflicts {
		disputed[conflicts[i].Proposition] = conflicts[i].Proposition != ""
	}
	claims = slices.Clone(claims)
	hedged := map[string]bool{}
	for i := range claims {
		hedged[claims[i].Text] = r.Field.Sense(claims[i].Text).Hedged
	}
	slices.SortStableFunc(claims, func(a, b hearsay.Claim) int {
		if x, y := disputed[a.Proposition], disputed[b.Proposition]; x != y {
			if x {
				return -1
			}
			return 1
		}
		if x, y := hedged[a.Text], hedged[b.Text]; x != y {
			if y {
				return -1
			}
			return 1
		}
		return cmp.Compare(carried(&b), carried(&a))
	})
	var kept []hearsay.Claim
	for _, c := range claims {
		if len(kept) < maxProposed && len(c.Documents) > 0 && !slices.ContainsFunc(kept, func(o hearsay.Claim) bool { return overlap(&c, &o) >= leastOverlap }) {
			kept = append(kept, c)
		}
	}
	return kept
}

// carried is how many documents carry a claim, each counted by how sure its surest place
// is, and for how many of them it is known from whom.
func carried(c *hearsay.Claim) (sum float64) {
	most := map[string]float64{}
	for i := range c.Places {
		p := &c.Places[i]
		most[p.Document] = max(most[p.Document], p.Confidence)
	}
	for _, p := range c.Places {
		sum += most[p.Document]
		most[p.Document] = 0
	}
	for _, o := range c.Origins {
		sum += o.Confidence * float64(len(o.Documents))
	}
	return sum
}

// overlap is the weight of the places that bear on both claims with one stance over that
// of all that bear on either.
func overlap(a, b *hearsay.Claim) float64 {
	type held struct {
		at     placeKey
		stance hearsay.Stance
	}
	of := map[held]float64{}
	all, both := 0.0, 0.0
	for i := range a.Places {
		of[held{keyOfPlace(&a.Places[i]), a.Places[i].Stance}] = a.Places[i].Confidence
		all += a.Places[i].Confidence
	}
	for i := range b.Places {
		p := &b.Places[i]
		shared := min(of[held{keyOfPlace(p), p.Stance}], p.Confidence)
		both += shared
		all += p.Confidence - shared
	}
	return both / max(1e-9, all)
}
