// Package speaker joins the speakers of single documents over a case.
//
// A wrong merge puts words into somebody's mouth, so it needs evidence: a full
// name, a short form that only one full name of the case fits, an acronym that a
// text spells out. Two different first names are never one person. Descriptions
// without a name ("a senior official") are joined only where a passage that two
// documents share holds both.
package speaker

import (
	"maps"
	"slices"
	"sort"
	"strconv"
	"strings"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/language/name"
)

// A Local is the speakers that one document's statements refer to.
type Local struct {
	Document string
	Speakers []hearsay.Speaker
}

// Merge joins the speakers of documents, which must come in order of their ids.
// It returns the speakers of the case, numbered p1, p2, … in order of their first
// appearance, and for each document a map from its local ids to those of the case.
// canonical gives the one name of an outlet that is known under several, ok false
// for what is no outlet; it may be nil.
func Merge(locals []Local, passages []hearsay.Passage, canonical func(string) (name string, ok bool)) ([]hearsay.Speaker, []map[string]string) {
	m := &merger{canonical: canonical}
	for d := range locals {
		for s := range locals[d].Speakers {
			m.all = append(m.all, entry{document: d, Speaker: &locals[d].Speakers[s]})
		}
	}
	m.parent = make([]int, len(m.all))
	for i := range m.parent {
		m.parent[i] = i
	}
	m.outlets()
	m.people(len(locals))
	m.groups()
	m.unnamed(locals, passages)
	return m.result(len(locals))
}

type entry struct {
	*hearsay.Speaker
	document int
	outlet   string // canonical name of an outlet
}

// named reports whether e is to be joined by its name.
func (e *entry) named() bool { return e.Named || looksNamed(e.Name) }

type merger struct {
	all       []entry
	parent    []int
	canonical func(string) (string, bool)
}

func (m *merger) find(i int) int {
	for m.parent[i] != i {
		m.parent[i] = m.parent[m.parent[i]]
		i = m.parent[i]
	}
	return i
}

// join makes the earlier entry the root, so that the result does not depend on
// the order of the joins.
func (m *merger) join(i, j int) {
	a, b := m.find(i), m.find(j)
	m.parent[max(a, b)] = min(a, b)
}

// outlets joins the speakers that are known outlets.
func (m *merger) outlets() {
	if m.canonical == nil {
		return
	}
	first := map[string]int{}
	for i := range m.all {
		e := &m.all[i]
		if !e.Named || e.Kind == hearsay.Person {
			continue
		}
		name, ok := m.canonical(e.Name)
		if !ok {
			continue
		}
		e.outlet = name
		if j, ok := first[name]; ok {
			m.join(i, j)
		} else {
			first[name] = i
		}
	}
}

// manyDocuments is from when on a case may hold several stories, in which one
// surname means several people: a bare surname is then joined only to a full name
// that at least a quarter of its documents print.
const manyDocuments = 60

// people joins persons by full name, then surnames that fit one full name only.
func (m *merger) people(documents int) {
	type family struct{ full, bare []int }
	families := map[string]*family{}
	names := make([]personName, len(m.all))
	fulls := map[string]map[string]bool{} // surname and document → given names
	for i := range m.all {
		e := &m.all[i]
		if !e.named() || e.outlet != "" || e.Kind != hearsay.Person && e.Kind != hearsay.UnknownSpeaker && e.Kind != "" {
			continue
		}
		p, ok := parsePerson(e.Name)
		if !ok {
			continue
		}
		if p.gender == 0 {
			for _, a := range e.Aliases {
				if q, ok := parsePerson(a); ok && q.gender != 0 && q.surname == p.surname {
					p.gender = q.gender
				}
			}
		}
		names[i] = p
		f := families[p.surname]
		if f == nil {
			f = &family{}
			families[p.surname] = f
		}
		if len(p.given) > 0 {
			f.full = append(f.full, i)
		} else if e.Kind == hearsay.Person || e.Named && !isAcronym(e.Name) {
			f.bare = append(f.bare, i)
		}
		if len(p.given) > 0 {
			k := p.surname + "\x00" + strconv.Itoa(e.document)
			if fulls[k] == nil {
				fulls[k] = map[string]bool{}
			}
			fulls[k][p.given[0]] = true
		}
	}
	for _, surname := range slices.Sorted(maps.Keys(families)) {
		f := families[surname]
		// Clusters of one surname: each full name joins those that it agrees with,
		// unless it agrees with two that contradict each other.
		var clusters [][]int
		sort.SliceStable(f.full, func(a, b int) bool { return len(names[f.full[a]].given[0]) > len(names[f.full[b]].given[0]) })
		for _, i := range f.full {
			var fits []int
			for c := range clusters {
				agrees := true
				for _, j := range clusters[c] {
					if same, _ := sameGiven(names[i].given, names[j].given); !same || !gendersAgree(names[i], names[j]) {
						agrees = false
						break
					}
				}
				if agrees {
					fits = append(fits, c)
				}
			}
			if len(fits) == 1 {
				m.join(i, clusters[fits[0]][0])
				if len(clusters[fits[0]]) < 16 { // enough to hold the variants of one name
					clusters[fits[0]] = append(clusters[fits[0]], i)
				}
				continue
			}
			clusters = append(clusters, []int{i})
		}
		known := len(clusters) == 1 && (documents <= manyDocuments || 4*len(f.full) >= len(f.full)+len(f.bare) && len(f.full) > 1)
		for _, i := range f.bare {
			if len(fulls[surname+"\x00"+strconv.Itoa(m.all[i].document)]) > 1 {
				continue // the document itself tells two of that name apart
			}
			if known && gendersAgree(names[i], names[clusters[0][0]]) {
				m.join(i, clusters[0][0])
			}
		}
		if len(clusters) == 0 && documents <= manyDocuments { // only ever known by that surname
			for k := 1; k < len(f.bare); k++ {
				if gendersAgree(names[f.bare[0]], names[f.bare[k]]) && m.all[f.bare[0]].document != m.all[f.bare[k]].document {
					m.join(f.bare[0], f.bare[k])
				}
			}
		}
	}
}

func gendersAgree(a, b personName) bool {
	x, y := a.sex(), b.sex()
	return x == 0 || y == 0 || x == y
}

// sex is the gender that a name's title tells, else its given name.
func (p personName) sex() byte {
	if p.gender == 0 && len(p.given) > 0 {
		if g, ok := name.Given(p.given[0]); ok && g != name.Unknown {
			return "?mf"[g]
		}
	}
	return p.gender
}

// groups joins organisations and named documents by the words of their names
// and by acronyms.
func (m *merger) groups() {
	byKey := map[string]int{}
	full := map[string][]int{} // acronym → roots of full names that it may stand for
	var acronyms []int
	for i := range m.all {
		e := &m.all[i]
		if !e.named() || e.Kind == hearsay.Person || e.outlet != "" || onlyTitle(e.Name) {
			continue
		}
		kind := "g"
		if e.Kind == hearsay.Paper {
			kind = "d"
		}
		key := groupKey(e.Name)
		if key == "" {
			continue
		}
		if j, ok := byKey[kind+key]; ok {
			m.join(i, j)
		} else {
			byKey[kind+key] = i
		}
		if isAcronym(strings.TrimPrefix(strings.TrimPrefix(e.Name, "the "), "The ")) {
			acronyms = append(acronyms, i)
			continue
		}
		short := map[string]bool{}
		if a := acronymOf(e.Name); a != "" {
			short[a] = true
		}
		for _, a := range append([]string{e.Name}, e.Aliases...) { // "Harbor Workers Union (HWU)"
			if o := strings.IndexByte(a, '('); o >= 0 {
				a = strings.TrimRight(a[o+1:], ") ")
			}
			if isAcronym(a) {
				short[strings.ToLower(strings.ReplaceAll(a, ".", ""))] = true
			}
		}
		for a := range short {
			full[a] = append(full[a], i)
		}
	}
	for _, i := range acronyms {
		key := groupKey(m.all[i].Name)
		roots := map[int]bool{}
		for _, j := range full[key] {
			roots[m.find(j)] = true
		}
		if len(roots) == 1 {
			m.join(i, full[key][0])
		}
	}
}

// unnamed joins two descriptions without a name where they stand in the same
// words inside a passage that their documents share: the one copied the other,
// or both copied the same text.
func (m *merger) unnamed(locals []Local, passages []hearsay.Passage) {
	type place struct{ entry, start, end int }
	places := map[string][]place{}
	for i := range m.all {
		e := &m.all[i]
		if e.named() {
			continue
		}
		for _, p := range e.Mentions {
			places[p.Document] = append(places[p.Document], place{i, p.Span.Start, p.Span.End})
		}
	}
	for d := range places {
		l := places[d]
		sort.Slice(l, func(a, b int) bool {
			return l[a].start < l[b].start || l[a].start == l[b].start && l[a].entry < l[b].entry
		})
	}
	inside := func(s hearsay.Side) []place {
		l := places[s.Document]
		k := sort.Search(len(l), func(i int) bool { return l[i].start >= s.Span.Start })
		n := k
		for n < len(l) && l[n].end <= s.Span.End {
			n++
		}
		return l[k:n]
	}
	for _, p := range passages {
		if p.Boilerplate || p.Similarity < 0.8 {
			continue
		}
		as, bs := inside(p.A), inside(p.B)
		for _, a := range as {
			for _, b := range bs {
				x, y := &m.all[a.entry], &m.all[b.entry]
				if groupKey(x.Name) == groupKey(y.Name) && x.Count == y.Count {
					m.join(a.entry, b.entry)
				}
			}
		}
	}
}

// result names and numbers the joined speakers.
func (m *merger) result(documents int) ([]hearsay.Speaker, []map[string]string) {
	ids := make([]map[string]string, documents)
	for i := range ids {
		ids[i] = map[string]string{}
	}
	members := map[int][]int{}
	var roots []int
	for i := range m.all {
		r := m.find(i)
		if r == i {
			roots = append(roots, r)
		}
		members[r] = append(members[r], i)
	}
	out := make([]hearsay.Speaker, 0, len(roots))
	for n, r := range roots {
		s := m.combine(members[r])
		s.ID = "p" + strconv.Itoa(n+1)
		for _, i := range members[r] {
			ids[m.all[i].document][m.all[i].ID] = s.ID
		}
		out = append(out, s)
	}
	return out, ids
}

// combine is one speaker made of several.
func (m *merger) combine(members []int) hearsay.Speaker {
	first := &m.all[members[0]]
	s := hearsay.Speaker{Name: first.Name, Named: first.Named, Kind: first.Kind, Count: first.Count}
	for _, i := range members {
		e := &m.all[i]
		if e.outlet != "" {
			s.Name, s.Kind, s.Named = e.outlet, hearsay.OutletSpeaker, true
			break
		}
		s.Named = s.Named || e.Named
		if s.Kind == hearsay.UnknownSpeaker || s.Kind == "" {
			s.Kind = e.Kind
		}
		if e.Named && !first.Named && s.Name == first.Name || e.Named && fuller(e.Name, s.Name, e.Kind) {
			s.Name = e.Name
		}
	}
	seen := map[string]bool{s.Name: true}
	for _, i := range members {
		e := &m.all[i]
		for _, a := range append([]string{e.Name}, e.Aliases...) {
			if a != "" && !seen[a] {
				seen[a] = true
				s.Aliases = append(s.Aliases, a)
			}
		}
		s.Mentions = append(s.Mentions, e.Mentions...)
	}
	sort.SliceStable(s.Mentions, func(a, b int) bool {
		x, y := s.Mentions[a], s.Mentions[b]
		return x.Document < y.Document || x.Document == y.Document && x.Span.Start < y.Span.Start
	})
	return s
}

// fuller reports whether name a says more than b: more given names, or a
// spelled-out name instead of an acronym.
func fuller(a, b string, kind hearsay.SpeakerKind) bool {
	if isAcronym(b) != isAcronym(a) {
		return isAcronym(b)
	}
	if kind != hearsay.Person && kind != hearsay.UnknownSpeaker && kind != "" {
		return false
	}
	p, okA := parsePerson(a)
	q, okB := parsePerson(b)
	if okA && okB && len(p.given) != len(q.given) {
		return len(p.given) > len(q.given)
	}
	if okA && okB && len(p.given) > 0 && len(p.given[0]) != len(q.given[0]) && (len(p.given[0]) == 1 || len(q.given[0]) == 1) {
		return len(p.given[0]) > 1
	}
	return false
}
