package statement_test

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/language"
	"github.com/openhearsay/hearsay/statement"
)

// longText is a text of at least n bytes in which people speak, with quotations
// over paragraphs and lines that are broken to fit.
func longText(n int) string {
	r := rand.New(rand.NewPCG(1, 2))
	first := []string{"Anne", "Peter", "Dana", "Moira", "Otto", "Ines"}
	last := []string{"Hale", "Brook", "Quill", "Stroud", "Ames", "Farrow"}
	things := []string{"the ferry", "the pier", "the harbor board", "the report", "the old yard", "the contract"}
	one := func(all []string) string { return all[r.IntN(len(all))] }
	var b strings.Builder
	for b.Len() < n {
		who, name := one(first), one(last)
		fmt.Fprintf(&b, "Council member %s %s said on Monday that %s was rotten. “It will fall before %s does,” %s added.\n\n", who, name, one(things), one(things), name)
		fmt.Fprintf(&b, "“We looked at %s twice.\n\n“Nobody answered,” %s told the Marlow Gazette.\n\n", one(things), name)
		fmt.Fprintf(&b, "Two officials, who spoke on condition of anonymity, denied that\nanybody had seen %s. A spokesman for the Marlow\nYard declined to comment.\n\n", one(things))
		fmt.Fprintf(&b, "%s\n\n", strings.Repeat("Rain fell in the valley. ", r.IntN(40)))
	}
	return b.String()
}

// spansOf is what an extractor says of each statement, in order of place.
func spansOf(text string, all []hearsay.Statement) []string {
	var out []string
	for _, s := range all {
		e := s.Extent()
		w := fmt.Sprintf("%08d %08d", e.Start, e.End)
		if s.Source != nil {
			w += " source " + s.Source.In(text)
		}
		if s.Cue != nil {
			w += " cue " + s.Cue.In(text)
		}
		for _, c := range s.Contents {
			w += " content " + c.In(text)
		}
		if s.Within >= 0 {
			w += fmt.Sprintf(" within %v", all[s.Within].Extent())
		}
		out = append(out, w)
	}
	slices.Sort(out)
	return out
}

// slow skips a test that reads long texts: with the race detector it takes minutes, and
// nothing in it runs at once.
func slow(t *testing.T) {
	if testing.Short() {
		t.Skip("it reads long texts")
	}
}

// TestSpansInPieces: a text that is read in pieces gives the statements of the
// whole, to the byte.
func TestSpansInPieces(t *testing.T) {
	slow(t)
	z, x := analyzer(t), trained(t)
	text := longText(700 << 10)
	whole := spansOf(text, x.Extract(z.Analyze(text)))
	longest := 0
	pieces := spansOf(text, slices.Collect(statement.Spans(text, func(piece string) *language.Analysis {
		longest = max(longest, len(piece))
		return z.Analyze(piece)
	}, x)))
	if len(whole) < 4000 {
		t.Fatalf("only %d statements", len(whole))
	}
	if diff := cmp.Diff(whole, pieces); diff != "" {
		t.Error(diff)
	}
	if longest > 192<<10 {
		t.Errorf("a piece of %d bytes", longest)
	}
}

// TestReadLong: read in pieces or as a whole, the same statements are found, with
// the same kinds, times and chains; who speaks differs at borders at most.
func TestReadLong(t *testing.T) {
	slow(t)
	z, x := analyzer(t), trained(t)
	r := statement.NewReader(x, models(t))
	text := longText(500 << 10)
	d := hearsay.Document{ID: "d", Text: text, Outlet: "Tarn Courier", Published: hearsay.Day("2019-05-15"),
		OutletAt:  &hearsay.Span{Start: 0, End: 7},
		Furniture: []hearsay.Span{{Start: 5000, End: 9000}, {Start: 400_000, End: 410_000}},
		Items: []hearsay.Item{{Span: hearsay.Span{Start: 0, End: 150_000}, Credit: "Marlow Gazette", CreditAt: &hearsay.Span{Start: 20, End: 30}},
			{Span: hearsay.Span{Start: 150_000, End: len(text)}, Published: hearsay.Day("2019-05-01")}}}
	whole, pieces := r.Read(&d, z.Analyze(text)), r.ReadLong(&d, z.Analyze)
	if err := errors.Join(check(pieces, text), spansOK(pieces, text)); err != nil {
		t.Fatal(err)
	}
	if len(whole.Statements) != len(pieces.Statements) || len(whole.Statements) < 2500 {
		t.Fatalf("%d statements in the whole, %d in pieces", len(whole.Statements), len(pieces.Statements))
	}
	other := 0
	for i := range whole.Statements {
		a, b := whole.Statements[i], pieces.Statements[i]
		if who := name(whole, a.Speaker); who != name(pieces, b.Speaker) {
			other++
		}
		a.Speaker, b.Speaker, a.Confidence, b.Confidence = "", "", 0, 0
		if diff := cmp.Diff(a, b); diff != "" && other == 0 {
			t.Errorf("statement %d\n%s", i, diff)
		}
	}
	if 50*other > len(whole.Statements) {
		t.Errorf("of %d statements %d have another speaker", len(whole.Statements), other)
	}
	if diff := cmp.Diff(whole.Dates, pieces.Dates); diff != "" {
		t.Error(diff)
	}
}

// TestSpeakersOverPieces: a full name is the same person in every piece, a short
// one where the full one stands shortly before, and two full names are two.
func TestSpeakersOverPieces(t *testing.T) {
	slow(t)
	z, x := analyzer(t), trained(t)
	rain := strings.Repeat("Rain fell in the valley for nine days. ", 20) + "\n\n"
	gap := strings.Repeat(rain, 300<<10/len(rain))
	for _, test := range []struct{ name, text, want string }{
		{"a full name", "Anne Hale said the pier was rotten.\n\n" + gap + "Anne Hale said it would fall.", "Anne Hale | 0"},
		{"a short name far away is not known", "Anne Hale said the pier was rotten.\n\n" + gap + "Hale said it would fall.", "Anne Hale | Hale"},
		{"two people of one name", "Anne Hale said the pier was rotten.\n\n" + gap + "Peter Hale said it would fall.", "Anne Hale | Peter Hale"},
		{"descriptions stay apart", "Two officials said the pier was rotten.\n\n" + gap + "Two officials said it would fall.", "two officials | two officials"},
	} {
		d := hearsay.Document{ID: "d", Text: test.text}
		f := statement.NewReader(x, models(t)).ReadLong(&d, z.Analyze)
		if len(f.Statements) != 2 {
			t.Fatalf("%s: %d statements", test.name, len(f.Statements))
		}
		got := name(f, f.Statements[0].Speaker) + " | " + name(f, f.Statements[1].Speaker)
		if f.Statements[0].Speaker == f.Statements[1].Speaker {
			got = name(f, f.Statements[0].Speaker) + " | 0"
		}
		if got != test.want {
			t.Errorf("%s: got %s, want %s", test.name, got, test.want)
		}
	}
	// Wherever a piece ends, who has just been named is known behind the border.
	for n := 150 << 10; n < 260<<10; n += 23 << 10 {
		before := strings.Repeat(rain, n/len(rain))
		d := hearsay.Document{ID: "d", Text: before + "Anne Hale said the pier was rotten.\n\n" + rain + rain + "Hale said it would fall.\n\nShe denied the claim.\n\n" + gap}
		f := statement.NewReader(x, models(t)).ReadLong(&d, z.Analyze)
		for i, s := range f.Statements {
			if name(f, s.Speaker) != "Anne Hale" {
				t.Errorf("behind %d bytes, statement %d is by %s", n, i, name(f, s.Speaker))
			}
		}
		if len(f.Statements) != 3 || len(f.Speakers) != 1 {
			t.Errorf("behind %d bytes: %d statements, %d speakers", n, len(f.Statements), len(f.Speakers))
		}
	}
}

// TestLongHostile reads long texts with no border to be found.
func TestLongHostile(t *testing.T) {
	slow(t)
	z, x := analyzer(t), trained(t)
	for _, part := range []string{"a", "“", "é", "\n", "“No,” he said.\r\r", "\" \n", "東京", "he said\n“"} {
		text := strings.Repeat(part, 300<<10/len(part))
		d := hearsay.Document{ID: "d", Text: text}
		f := statement.NewReader(x, models(t)).ReadLong(&d, z.Analyze)
		if err := errors.Join(check(f, text), spansOK(f, text)); err != nil {
			t.Errorf("%q: %v", part, err)
		}
	}
}
