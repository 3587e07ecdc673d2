package version

import (
	"cmp"
	"slices"
	"time"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/pattern"
)

// A Stamp is what is known of when a version came.
type Stamp struct {
	Published       hearsay.Period // as the text shows it
	Captured, Added time.Time      // zero where unknown, or where it says nothing of the order
	Length          int            // of the text, in bytes
	SHA256          string
}

// What put versions in their order: the weakest of what was needed. Where neither of
// them tells the shorter text stands before the longer one, which is no order of time.
const (
	ByPublished = "published"
	ByCaptured  = "captured"
	ByAdded     = "added"
	ByNothing   = "unknown"
)

// Order is the versions of one document, earliest first, and what tells their order.
// When a page was fetched goes before the date that it shows: a page that went back to
// earlier words shows their date. A kind of time counts only where it is known of all of them, to the same precision.
func Order(all []Stamp) (order []int, by string) {
	order = make([]int, len(all))
	for i := range order {
		order[i] = i
	}
	every := func(known func(s Stamp) bool) bool {
		return !slices.ContainsFunc(all, func(s Stamp) bool { return !known(s) })
	}
	type criterion struct {
		name    string
		compare func(a, b Stamp) int
	}
	var told []criterion
	if every(func(s Stamp) bool { return !s.Captured.IsZero() }) {
		told = append(told, criterion{ByCaptured, func(a, b Stamp) int { return a.Captured.Compare(b.Captured) }})
	}
	if every(func(s Stamp) bool {
		return s.Published.From != "" && s.Published.From == s.Published.To && len(s.Published.From) == len(all[0].Published.From)
	}) {
		told = append(told, criterion{ByPublished, func(a, b Stamp) int { return cmp.Compare(a.Published.From, b.Published.From) }})
	}
	if every(func(s Stamp) bool { return !s.Added.IsZero() }) {
		told = append(told, criterion{ByAdded, func(a, b Stamp) int { return a.Added.Compare(b.Added) }})
	}
	decide := func(a, b Stamp) (int, int) {
		for n, c := range told {
			if d := c.compare(a, b); d != 0 {
				return d, n
			}
		}
		return cmp.Or(cmp.Compare(a.Length, b.Length), cmp.Compare(a.SHA256, b.SHA256)), len(told)
	}
	slices.SortFunc(order, func(i, j int) int { d, _ := decide(all[i], all[j]); return d })
	weakest := 0
	for i := 1; i < len(order); i++ {
		_, n := decide(all[order[i-1]], all[order[i]])
		weakest = max(weakest, n)
	}
	if weakest == len(told) {
		return order, ByNothing
	}
	return order, told[weakest].name
}

// A Member is one document among all of a case.
type Member struct {
	Name   string // the id before collisions
	Series int64  // the same for versions of one document
	Paths  []string
	Stamp
}

// A Place is where a document stands among all of a case.
type Place struct {
	ID      string
	Version int    // from 1, in order of time; 0 where there is only one
	Of      string // the id of the latest version, "" for that one itself
	By      string // what tells the order of the versions, see Order; "" where there is only one
}

// numbered is a name that the id of an earlier version may have.
var numbered = pattern.New(`@[0-9]+$`)

// Places gives each of a set of documents its id: the latest version of each has the one
// that hearsay.IDs gives it, the earlier ones that with "@1", "@2" … The places depend
// on the set, not on its order.
func Places(all []Member) []Place {
	series := map[int64][]int{}
	for i, m := range all {
		series[m.Series] = append(series[m.Series], i)
	}
	out := make([]Place, len(all))
	latest := make([]int, len(all))
	for i := range all {
		latest[i] = i
	}
	several := false
	for _, members := range series {
		if len(members) < 2 {
			continue
		}
		several = true
		stamps := make([]Stamp, len(members))
		for k, i := range members {
			stamps[k] = all[i].Stamp
			if !onePath(all, members) {
				stamps[k].Added = time.Time{} // files of several names say nothing by when they came
			}
		}
		order, by := Order(stamps)
		for n, k := range order {
			i := members[k]
			out[i].Version, out[i].By = n+1, by
			latest[i] = members[order[len(order)-1]]
		}
	}
	var names, sums []string
	var heads []int
	for i, m := range all {
		if latest[i] != i {
			continue
		}
		name := m.Name
		if several && numbered.MatchString(name) {
			name = "" // it could be that of an earlier version: its hash names it
		}
		names, sums, heads = append(names, name), append(sums, m.SHA256), append(heads, i)
	}
	for k, id := range hearsay.IDs(names, sums) {
		out[heads[k]].ID = id
	}
	for i := range out {
		if h := latest[i]; h != i {
			out[i].Of = out[h].ID
			out[i].ID = ID(out[h].ID, out[i].Version)
		}
	}
	return out
}

// onePath reports whether one path is common to all members.
func onePath(all []Member, members []int) bool {
	return slices.ContainsFunc(all[members[0]].Paths, func(p string) bool {
		return !slices.ContainsFunc(members, func(i int) bool { return !slices.Contains(all[i].Paths, p) })
	})
}
