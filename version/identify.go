package version

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/openhearsay/hearsay"
)

// ID is the id of an earlier version of the document whose latest version has the id of.
func ID(of string, version int) string { return of + "@" + strconv.Itoa(version) }

// Identify gives each of docs, which is all of a case and as it was read, an id of its
// own, and finds out which are versions of one document: those with one address whose
// texts are alike. It says so in a warning for each such document. The result does not
// depend on the order of docs.
func Identify(docs []hearsay.Document) []hearsay.Problem {
	all := make([]Member, len(docs))
	by := map[string][]int{}
	for i := range docs {
		d := &docs[i]
		all[i] = Member{Name: d.ID, Series: int64(i), Paths: []string{d.Path}, Stamp: Stamp{Published: d.Published, Captured: d.Captured, Length: len(d.Text), SHA256: d.SHA256}}
		if k := Key(d.URL); k != "" {
			by[k] = append(by[k], i)
		}
	}
	for _, same := range by {
		for n, j := range same {
			for _, i := range same[:n] {
				if a, b := all[i].Series, all[j].Series; a != b && Alike(docs[i].Text, docs[j].Text) {
					for _, k := range same {
						if all[k].Series == b {
							all[k].Series = a
						}
					}
				}
			}
		}
	}
	for i, p := range Places(all) {
		docs[i].ID, docs[i].Version, docs[i].VersionOf, docs[i].VersionBy = p.ID, p.Version, p.Of, p.By
	}
	return Problems(docs)
}

// Problems is a warning for each document that has several versions, in order of id.
func Problems(docs []hearsay.Document) []hearsay.Problem {
	var out []hearsay.Problem
	for i := range docs {
		if d := &docs[i]; d.Version > 1 && d.VersionOf == "" {
			out = append(out, hearsay.Problem{Path: d.Path, Warning: true, Message: d.Path + ": " + about(d, docs)})
		}
	}
	slices.SortFunc(out, func(a, b hearsay.Problem) int { return strings.Compare(a.Path+a.Message, b.Path+b.Message) })
	return out
}

func about(latest *hearsay.Document, docs []hearsay.Document) string {
	var earlier []string
	for i := range docs {
		if docs[i].VersionOf == latest.ID {
			earlier = append(earlier, docs[i].ID+" ("+docs[i].Path+")")
		}
	}
	slices.Sort(earlier)
	const most = 5
	if n := len(earlier); n > most {
		earlier = append(earlier[:most], fmt.Sprintf("%d more", n-most))
	}
	return fmt.Sprintf("%s is version %d of a document of which %s %s too: they count as one document; %s",
		latest.ID, latest.Version, strings.Join(earlier, ", "), map[bool]string{true: "is one", false: "are some"}[len(earlier) == 1], Ordered(latest.VersionBy))
}

// Ordered says in words what tells the order of versions.
func Ordered(by string) string {
	switch by {
	case ByPublished:
		return "their dates tell the order"
	case ByCaptured:
		return "when they were fetched tells the order"
	case ByAdded:
		return "when they were added tells the order"
	}
	return "nothing tells which came first, the longer one is taken for the later"
}
