package version

import (
	"strings"
	"testing"

	"github.com/openhearsay/hearsay"
)

// TestSettle: an earlier version counts where no later one says the same; a note that
// says what was wrong does not say it again.
func TestSettle(t *testing.T) {
	docs := []hearsay.Document{
		{ID: "ferry", Version: 2, Text: "Two men were hurt.\nCorrection: An earlier version said that nobody was hurt."},
		{ID: "ferry@1", Version: 1, VersionOf: "ferry", Text: "Nobody was hurt. The ferry sank."},
	}
	note := hearsay.Span{Start: 19, End: len(docs[0].Text)}
	place := func(id string, start, end int) hearsay.Place {
		return hearsay.Place{Document: id, Span: hearsay.Span{Start: start, End: end}, Stance: hearsay.Asserts}
	}
	claim := func(evidence hearsay.Span) hearsay.Claim {
		return hearsay.Claim{Text: "Nobody was hurt.", Why: "told", Places: []hearsay.Place{place("ferry", evidence.Start, evidence.End), place("ferry@1", 0, 15)},
			Documents: map[string]hearsay.Stance{"ferry": hearsay.Reports, "ferry@1": hearsay.Reports},
			Evidence:  map[string]hearsay.Span{"ferry": evidence, "ferry@1": {Start: 0, End: 15}},
			Origins:   []hearsay.Origin{{Name: "Lund", Documents: []string{"ferry@1"}}}}
	}
	settled := func(c hearsay.Claim) hearsay.Claim {
		all := hearsay.Case{Documents: []hearsay.Document{docs[0], docs[1]}, Claims: []hearsay.Claim{c}}
		all.Documents[0].Notes = []hearsay.Note{{Kind: hearsay.Correction, Span: note}}
		Settle(&all, docs)
		return all.Claims[0]
	}
	again := settled(claim(hearsay.Span{Start: 0, End: 17}))
	if len(again.Documents) != 1 || again.Documents["ferry"] == "" || len(again.Places) != 1 || len(again.Origins) != 0 || !strings.Contains(again.Why, "not counted") {
		t.Errorf("said by both: %+v", again)
	}
	corrected := settled(claim(hearsay.Span{Start: 60, End: 70}))
	if !strings.HasSuffix(corrected.Why, "only an earlier version says so, which a later one corrects") {
		t.Errorf("corrected: %q", corrected.Why)
	}
	if len(corrected.Documents) != 2 || len(corrected.Places) != 2 || len(corrected.Origins) != 1 {
		t.Errorf("said by the first, corrected by the second: %+v", corrected)
	}
	alone := claim(note)
	delete(alone.Documents, "ferry")
	if got := settled(alone); !strings.Contains(got.Why, "only an earlier version says so") {
		t.Errorf("said by the first alone: %q", got.Why)
	}
}
