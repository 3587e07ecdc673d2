package review

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/openhearsay/hearsay"
)

// Label gives each finding of a case that has none the label by which persons name it:
// "conflict3" is the third conflict. Documents have theirs by their date (D3, see
// Numbered), statements (s3), speakers (p3) and propositions (q3) by their ID. It changes c.
func Label(c *hearsay.Case) {
	label := func(prefix string, n int, id func(int) *string) {
		for i := range n {
			if *id(i) == "" {
				*id(i) = prefix + strconv.Itoa(i+1)
			}
		}
	}
	label("passage", len(c.Passages), func(i int) *string { return &c.Passages[i].ID })
	label("conflict", len(c.Conflicts), func(i int) *string { return &c.Conflicts[i].ID })
	label("answer", len(c.Answers), func(i int) *string { return &c.Answers[i].ID })
	label("position", len(c.Positions), func(i int) *string { return &c.Positions[i].ID })
	label("lost", len(c.Unattributed), func(i int) *string { return &c.Unattributed[i].ID })
	label("quote", len(c.QuoteGroups), func(i int) *string { return &c.QuoteGroups[i].ID })
	label("credit", len(c.Credits), func(i int) *string { return &c.Credits[i].ID })
	label("rests", len(c.RestsOn), func(i int) *string { return &c.RestsOn[i].ID })
	label("claim", len(c.Claims), func(i int) *string { return &c.Claims[i].ID })
	for i := range c.Propositions {
		numberPlaces(c.Propositions[i].Places)
	}
	for i := range c.Claims {
		numberPlaces(c.Claims[i].Places)
	}
}

// numberPlaces gives places that have none a number, behind those that have. It changes
// them.
func numberPlaces(all []hearsay.Place) {
	last := 0
	for i := range all {
		last = max(last, all[i].N)
	}
	for i := range all {
		if all[i].N == 0 {
			last++
			all[i].N = last
		}
	}
}

// numberOf is the number of place k of a proposition or claim.
func numberOf(all []hearsay.Place, k int) int { return cmp.Or(all[k].N, k+1) }

// numbered is the place of a proposition or claim that has a number.
func numbered(all []hearsay.Place, n int) (k int, ok bool) {
	for k := range all {
		if numberOf(all, k) == n {
			return k, true
		}
	}
	return 0, false
}

// Numbered is the order in which documents are numbered D1, D2 and so on, as indexes of
// docs: the earliest first, those without a date after them; else as docs has them.
func Numbered(docs []hearsay.Document) []int {
	order := make([]int, len(docs))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(i, j int) int {
		a, b := docs[i].Published.From, docs[j].Published.From
		if (a == "") != (b == "") {
			return strings.Compare(b, a)
		}
		return strings.Compare(a, b)
	})
	return order
}

// ErrNoFinding is that a case has no finding of a label.
var ErrNoFinding = errors.New("no such finding")

// Find is the finding that a label names: "D5", "s12", "q3", "q3.2", "conflict2" and
// so on, in small or capital letters; a document also by its id, or the first eight or
// more digits of its SHA-256. ErrNoFinding where there is none.
func Find(c *hearsay.Case, label string) (Finding, error) {
	kind, number, place := parse(label)
	if kind != "" {
		for _, f := range newList(c).of(kind) {
			if same, n, _ := parse(f.Label); same == kind && n == number {
				if place == 0 {
					return f, nil
				}
				if kind == Proposition {
					if k, ok := numbered(c.Propositions[f.at].Places, place); ok {
						return newList(c).place(f.at, k), nil
					}
				} else if k, ok := numbered(c.Claims[f.at].Places, place); ok {
					return newList(c).claimPlace(f.at, k), nil
				}
			}
		}
	}
	found := -1
	for i := range c.Documents {
		d := &c.Documents[i]
		if d.ID == label {
			return newList(c).of(Document)[i], nil
		}
		if len(label) >= 8 && strings.HasPrefix(d.SHA256, strings.ToLower(label)) {
			if found >= 0 {
				return Finding{}, fmt.Errorf("%w as %q: the SHA-256 of several documents begins so", ErrNoFinding, label)
			}
			found = i
		}
	}
	if found >= 0 {
		return newList(c).of(Document)[found], nil
	}
	return Finding{}, fmt.Errorf("%w as %q: a report prints the labels (D5, s12, q3, p2, conflict1)", ErrNoFinding, label)
}

// parse reads a label; kind is "" where it is none.
func parse(label string) (kind Kind, number, place int) {
	label = strings.ToLower(strings.TrimSpace(label))
	label, of, sub := strings.Cut(label, ".")
	at := len(strings.TrimRight(label, "0123456789"))
	number, err := strconv.Atoi(label[at:])
	if err != nil || number < 1 {
		return "", 0, 0
	}
	if sub {
		if place, err = strconv.Atoi(of); err != nil || place < 1 {
			return "", 0, 0
		}
	}
	for _, k := range kinds {
		if strings.EqualFold(k.Label, label[:at]) && (!sub || k.Kind == Proposition || k.Kind == Claim) {
			return k.Kind, number, place
		}
	}
	return "", 0, 0
}

// KindOf is the kind of findings that a label is of, "" where it is none.
func KindOf(label string) Kind {
	kind, _, place := parse(label)
	switch {
	case place > 0 && kind == Claim:
		return ClaimPlace
	case place > 0:
		return Placed
	}
	return kind
}

// byNumber orders labels of one kind by their number.
func byNumber(a, b string) int {
	_, n, _ := parse(a)
	_, m, _ := parse(b)
	return cmp.Or(cmp.Compare(n, m), strings.Compare(a, b))
}
