package eval

import (
	"fmt"
	"slices"
)

// A MeanRow is the mean of one figure over the cases that allow it: a share that
// is not one of nothing, a precision and a recall of which either counts anything.
type MeanRow struct {
	Name              string
	Value             float64 // the mean of the shares, or of F1
	Precision, Recall float64 // means, where the figure has them
	Share             bool    // it has none
	Cases             int     // how many allow it; the means are 0 for none
}

// String is the row as a line of text.
func (r MeanRow) String() string {
	if r.Share {
		return fmt.Sprintf("%-52s %.3f  mean of %d", r.Name, r.Value, r.Cases)
	}
	return fmt.Sprintf("%-52s P %.3f  R %.3f  F1 %.3f  mean of %d", r.Name, r.Precision, r.Recall, r.Value, r.Cases)
}

// rowNames are the names of the rows of all cases, a row that not all have after
// the one that it follows.
func rowNames(cases [][]CaseRow) (names []string) {
	for _, rows := range cases {
		at := 0
		for _, r := range rows {
			if i := slices.Index(names, r.Name); i >= 0 {
				at = i + 1
				continue
			}
			names = slices.Insert(names, at, r.Name)
			at++
		}
	}
	return names
}

// rowsNamed are the rows of that name, one a case at most.
func rowsNamed(cases [][]CaseRow, name string) (rows []CaseRow) {
	for _, c := range cases {
		if i := slices.IndexFunc(c, func(r CaseRow) bool { return r.Name == name }); i >= 0 {
			rows = append(rows, c[i])
		}
	}
	return rows
}

// MeanRows are the means of the figures of several cases, each case of one weight.
func MeanRows(cases [][]CaseRow) (means []MeanRow) {
	for _, name := range rowNames(cases) {
		m := MeanRow{Name: name}
		for _, r := range rowsNamed(cases, name) {
			m.Share = r.Share != nil
			switch {
			case m.Share && r.Share.Of > 0:
				m.Value += r.Share.Value()
			case !m.Share && r.Precision.Of+r.Recall.Of > 0:
				m.Value += r.F1()
				m.Precision += r.Precision.Value()
				m.Recall += r.Recall.Value()
			default:
				continue
			}
			m.Cases++
		}
		if n := float64(m.Cases); n > 0 {
			m.Value, m.Precision, m.Recall = m.Value/n, m.Precision/n, m.Recall/n
		}
		means = append(means, m)
	}
	return means
}

// SumRows are the figures of several cases counted as one.
func SumRows(cases [][]CaseRow) (sums []CaseRow) {
	for _, name := range rowNames(cases) {
		sum := CaseRow{Name: name}
		for _, r := range rowsNamed(cases, name) {
			sum.Precision.add(r.Precision)
			sum.Recall.add(r.Recall)
			if r.Share != nil {
				if sum.Share == nil {
					sum.Share = &Share{}
				}
				sum.Share.add(*r.Share)
			}
		}
		sums = append(sums, sum)
	}
	return sums
}

func (s *Share) add(o Share) {
	s.N += o.N
	s.Of += o.Of
}
