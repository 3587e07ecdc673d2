package report

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/openhearsay/hearsay"
)

// reviewed says what persons decided about a finding: "accepted by ada, 3 April 2031;
// grade B2; note: she stands by it". "" for nothing.
func reviewed(r *hearsay.Review) string {
	if r == nil {
		return ""
	}
	var parts []string
	if r.Decision != "" {
		by := string(r.Decision) + " by " + clean(r.Who)
		if t, err := time.Parse(time.RFC3339, r.When); err == nil {
			by += ", " + Date(hearsay.Day(t.UTC().Format("2006-01-02")))
		}
		parts = append(parts, by)
	}
	if r.Grade != "" {
		grade := "grade " + r.Grade
		if r.GradedBy != "" && (r.Decision == "" || r.GradedBy != r.Who) {
			grade += " by " + clean(r.GradedBy)
		}
		parts = append(parts, grade)
	}
	for _, n := range r.Notes {
		parts = append(parts, "note: "+clean(n))
	}
	return strings.Join(parts, "; ")
}

// Found is how a finding comes to be shown: found, or accepted where the case holds
// nothing else, so that "none were found" is not said of what was left out.
func (v *View) Found() string {
	if v.c.Accepted {
		return "accepted"
	}
	return "found"
}

// labels are the labels of n findings: their ids, where all of them are prefix and a
// number and no two are the same (of a case that was reviewed some numbers may be
// missing), else prefix and their place.
func labels(prefix string, n int, id func(int) string) []string {
	out, seen := make([]string, n), make(map[string]bool, n)
	for i := range n {
		out[i] = id(i)
		if seen[out[i]] || !strings.HasPrefix(out[i], prefix) || out[i] != fmt.Sprint(prefix, numberOf(out[i])) || numberOf(out[i]) < 1 {
			for i := range n {
				out[i] = prefix + strconv.Itoa(i+1)
			}
			return out
		}
		seen[out[i]] = true
	}
	return out
}

// numberOf is the number at the end of a label, 0 for none.
func numberOf(label string) int {
	n, _ := strconv.Atoi(label[len(strings.TrimRight(label, "0123456789")):])
	return n
}
