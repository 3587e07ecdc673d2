package proposition

import (
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/compare/term"
)

// invented is a case of narrated sentences of few words that come again.
func invented() *Field {
	r := rand.New(rand.NewPCG(5, 6))
	words := strings.Fields("harbour ferry Lomax pump valve Renner 14 41 council sluice broke repaired denied Osei report bridge")
	in := &Input{}
	for d := range 12 {
		doc := hearsay.Document{ID: string(rune('a' + d))}
		var sentences []hearsay.Span
		var clauses []hearsay.Clause
		for range 40 {
			start := len(doc.Text)
			doc.Text += "The"
			for range 1 + r.IntN(6) {
				doc.Text += " " + words[r.IntN(len(words))]
			}
			doc.Text += ". "
			s := hearsay.Span{Start: start, End: len(doc.Text) - 1}
			sentences, clauses = append(sentences, s), append(clauses, hearsay.Clause{Span: s})
		}
		in.Documents, in.Sentences, in.Clauses = append(in.Documents, doc), append(in.Sentences, sentences), append(in.Clauses, clauses)
	}
	return NewField(in)
}

// A place whose stems are marked is as like others as it is without.
func TestBeside(t *testing.T) {
	f := invented()
	b := f.beside()
	for i := range f.Places {
		b.put(i)
		p := &f.Places[i]
		for k := range f.Places {
			q := &f.Places[k]
			if got, want := b.alike(p.Own, inOwn, q.Framed), f.Alike(p.Own, q.Framed); got != want {
				t.Fatalf("places %d and %d: %+v, want %+v", i, k, got, want)
			}
			want, _, _ := f.lexicon.shared(p.Before.Stems, q.Own.Stems)
			if got := b.shared(inBefore, q.Own.Stems); got != want {
				t.Fatalf("before %d and in %d: %v, want %v", i, k, got, want)
			}
			want, _, _ = f.lexicon.shared(p.Own.Names, q.Own.Names)
			if got := b.shared(inNames, q.Own.Names); got != want {
				t.Fatalf("names of %d and %d: %v, want %v", i, k, got, want)
			}
		}
	}
}

// The nearest places are those that a look at all finds.
func TestNearest(t *testing.T) {
	f := invented()
	if len(f.Places) <= few {
		t.Fatalf("%d places: all are compared", len(f.Places))
	}
	v, err := f.vicinity(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for i := range f.Places {
		for n, k := range v.near[i] {
			x := neighbour{int(k), f.Alike(f.Places[i].Own, f.Places[k].Own)}
			if n > 0 {
				before := neighbour{int(v.near[i][n-1]), f.Alike(f.Places[i].Own, f.Places[v.near[i][n-1]].Own)}
				if closer(before, x) >= 0 {
					t.Fatalf("place %d: %v stands before %v", i, before, x)
				}
			}
		}
		if len(v.near[i]) < maxNeighbours {
			continue
		}
		last := int(v.near[i][maxNeighbours-1])
		border, nearer := neighbour{last, f.Alike(f.Places[i].Own, f.Places[last].Own)}, 0
		for k := range f.Places {
			if k != i && closer(neighbour{k, f.Alike(f.Places[i].Own, f.Places[k].Own)}, border) < 0 && Apart(&f.Places[i], &f.Places[k]) {
				nearer++
			}
		}
		if nearer != maxNeighbours-1 {
			t.Fatalf("place %d: %d are nearer than the last of %d", i, nearer, maxNeighbours)
		}
	}
}

// What is sought in many places is found as Share finds it, also what no place holds.
func TestSought(t *testing.T) {
	f := invented()
	q := f.Sense("Lomax denied that the zeppelin broke the sluice")
	sought := f.Seek(q.Stems)
	some := false
	for i := range f.Places {
		p := &f.Places[i]
		own, before := f.Strings(p.Own.Stems), f.Strings(p.Before.Stems)
		want := f.Share(q.Stems, own)
		some = some || want > 0
		if got := sought.In(p.Own.Stems); got != want {
			t.Fatalf("place %d: %v, want %v", i, got, want)
		}
		if got, want := sought.InEither(p.Own.Stems, p.Before.Stems), f.Share(q.Stems, term.Distinct(append(own, before...))); got != want {
			t.Fatalf("place %d with the one before: %v, want %v", i, got, want)
		}
	}
	if !some {
		t.Error("nothing is found")
	}
}
