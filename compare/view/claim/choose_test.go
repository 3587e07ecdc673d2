package claim

import (
	"slices"
	"testing"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/compare/proposition"
)

// as is a source that is surely one thing to a claim.
func as(name string, k role) *source {
	s := &source{name: name, passes: map[*source]bool{}}
	s.sure[k] = 0.8
	return s
}

func TestBeside(t *testing.T) {
	harbour, aide, clerk := as("Harbour Board", body), as("Ida Renner", speaks), as("Bo Tarn", speaks)
	mayor, post, ferry := as("Lena Osei", speaks), as("The Bay Post", carries), as("The Daily Ferry", narrates)
	aide.spokesman, clerk.spokesman = harbour, harbour
	post.passes[mayor] = true
	for _, x := range []struct {
		name   string
		s      *source
		chosen []*source
		want   hearsay.Independence
		why    string
	}{
		{"who is quoted by name stands for himself", mayor, nil, hearsay.Independent, ""},
		{"of an outlet alone nothing is known", ferry, nil, hearsay.IndependenceUnknown, ""},
		{"two who are quoted by name", mayor, []*source{harbour}, hearsay.Independent, ""},
		{"a person beside an outlet's own voice", mayor, []*source{ferry}, hearsay.IndependenceUnknown, ""},
		{"an outlet with the words of the first", post, []*source{ferry, mayor}, hearsay.SameOrigin, "it has this from Lena Osei"},
		{"whom the first passes on", mayor, []*source{post}, hearsay.SameOrigin, "The Bay Post has it from there"},
		{"a spokesman beside his body", aide, []*source{harbour}, hearsay.SameOrigin, "speaks for Harbour Board"},
		{"a body beside its spokesman", harbour, []*source{aide}, hearsay.SameOrigin, "Ida Renner speaks for it"},
		{"two spokesmen of one body", clerk, []*source{aide}, hearsay.SameOrigin, "speaks for Harbour Board, as Ida Renner does"},
	} {
		if got, why := x.s.beside(x.chosen); got != x.want || why != x.why {
			t.Errorf("%s: %s (%q), want %s (%q)", x.name, got, why, x.want, x.why)
		}
	}
}

func TestCircle(t *testing.T) {
	f := proposition.NewField(&proposition.Input{Sentences: make([][]hearsay.Span, 3), Clauses: make([][]hearsay.Clause, 3),
		Documents: []hearsay.Document{{ID: "a", Outlet: "Sluice Times"}, {ID: "b", Outlet: "Dike Herald"}, {ID: "c", Outlet: "Weir Post"}}})
	r := NewReader(f, []hearsay.RestsOn{{Document: "a", Origin: "Dike Herald"}, {Document: "b", Origin: "The Sluice Times"}, {Document: "c", Origin: "Dike Herald"}}, nil, nil)
	both := []string{"Dike Herald", "Sluice Times"}
	for _, x := range []struct {
		name string
		s    *source
		want []string
	}{
		{"an outlet that has it from one that has it from there", as("Sluice Times", narrates), both},
		{"with an unnamed source of the other's", as("Dike Herald", hasUnnamed), both},
		{"who follows the circle from outside", as("Weir Post", narrates), nil},
		{"an outlet that is quoted as one who says it", as("Dike Herald", speaks), both},
		{"a person", as("Ida Renner", speaks), nil},
	} {
		if got := r.circle(x.s); !slices.Equal(got, x.want) {
			t.Errorf("%s: circle %v, want %v", x.name, got, x.want)
		}
	}
}

func TestAbout(t *testing.T) {
	r := NewReader(proposition.NewField(&proposition.Input{}), nil, nil, nil)
	for _, x := range []struct {
		claim, name string
		want        bool
	}{
		{"Lena Osei asked Bo Tarn for a delay.", "Lena Osei", true},
		{"Lena Osei asked Bo Tarn for a delay.", "Bo Tarn", false},
		{"In Marl, Lena Osei told the board of a leak.", "Osei", true},
		{"Bo Tarn sank the boat of Lena Osei.", "Osei", true}, // nothing is said: of all whom it names
		{"The council closed the well.", "Bo Tarn", false},
	} {
		q := r.question(x.claim)
		if got := q.about(r.Field.Sense(x.name).Stems); got != x.want {
			t.Errorf("%q tells something of %s: %v, want %v", x.claim, x.name, got, x.want)
		}
	}
}

func TestEchoes(t *testing.T) {
	in := &proposition.Input{}
	for i, text := range []string{"the council shut the well for arsenic", "workers shut the well over arsenic", "arsenic was in the water", "a choir sang in the hall"} {
		span := hearsay.Span{End: len(text)}
		in.Documents = append(in.Documents, hearsay.Document{ID: string(rune('a' + i)), Text: text})
		in.Sentences = append(in.Sentences, []hearsay.Span{span})
		in.Clauses = append(in.Clauses, []hearsay.Clause{{Span: span}})
	}
	r := NewReader(proposition.NewField(in), nil, nil, nil)
	all := []hit{{place: 0}, {place: 1}, {place: 2}, {place: 3}}
	r.echoes(r.question("The well was shut."), all, all[:2])
	for i, want := range []bool{false, false, true, false} { // the leaders themselves have no two others to echo
		if got := all[i].echo > 0; got != want {
			t.Errorf("%q echoes what two others add: %v, want %v", in.Documents[i].Text, got, want)
		}
	}
}

// heard is a reader of a document of statements, each a hit that surely bears on the claim.
func heard(statements ...hearsay.Statement) (*Reader, []hit) {
	in := &proposition.Input{Documents: []hearsay.Document{{ID: "a"}}, Sentences: make([][]hearsay.Span, 1), Clauses: make([][]hearsay.Clause, 1)}
	d := &in.Documents[0]
	for _, s := range statements {
		span := hearsay.Span{Start: len(d.Text), End: len(d.Text) + len("the well is poisoned")}
		d.Text += "the well is poisoned.\n"
		in.Sentences[0] = append(in.Sentences[0], span)
		s.Document, s.Contents = "a", []hearsay.Span{span}
		in.Statements = append(in.Statements, s)
		if !slices.ContainsFunc(in.Speakers, func(p hearsay.Speaker) bool { return p.ID == s.Speaker }) {
			in.Speakers = append(in.Speakers, hearsay.Speaker{ID: s.Speaker, Name: s.Speaker, Named: true, Kind: hearsay.Person})
		}
	}
	r := NewReader(proposition.NewField(in), nil, nil, nil)
	var hits []hit
	for i := range r.Field.Places {
		hits = append(hits, hit{place: i, p: []float64{0.2, 0.8, 0, 0, 0}})
	}
	return r, hits
}

var not = hearsay.Reading{Polarity: hearsay.Not}

// Who denies a claim is not one who says it, unless he has said it himself.
func TestDeniers(t *testing.T) {
	says := hearsay.Statement{Speaker: "Hale", Kind: hearsay.Assertion, Within: -1}
	denies := hearsay.Statement{Speaker: "Hale", Kind: hearsay.Denial, Own: not, Within: -1}
	inside := hearsay.Statement{Speaker: "Hale", Kind: hearsay.Assertion, Within: 0}
	for _, x := range []struct {
		name, claim string
		statements  []hearsay.Statement
		want        bool
	}{
		{"he denies it", "The well is poisoned.", []hearsay.Statement{denies}, true},
		{"he says it", "The well is poisoned.", []hearsay.Statement{says}, false},
		{"he has said both", "The well is poisoned.", []hearsay.Statement{denies, says}, false},
		{"another has him say it", "The well is poisoned.", []hearsay.Statement{denies, inside}, true},
		{"a claim that itself denies", "The well is not poisoned.", []hearsay.Statement{denies}, false},
	} {
		r, hits := heard(x.statements...)
		if got := r.deniers(r.question(x.claim), hits)["Hale"]; got != x.want {
			t.Errorf("%s: a denier is %v, want %v", x.name, got, x.want)
		}
	}
}

// What is called a denial and says that something is not so does not assert a claim that
// denies nothing, nor does a text that names the claim's figure as the wrong one.
func TestPlainDenial(t *testing.T) {
	for _, x := range []struct {
		claim string
		s     hearsay.Statement
		want  bool
	}{
		{"The well is poisoned.", hearsay.Statement{Speaker: "Hale", Kind: hearsay.Denial, Own: not, Within: -1}, true},
		{"The well is poisoned.", hearsay.Statement{Speaker: "Hale", Kind: hearsay.Assertion, Own: not, Within: -1}, false},
		{"The well is poisoned.", hearsay.Statement{Speaker: "Hale", Kind: hearsay.Assertion, Within: -1}, false},
		{"The well is not poisoned.", hearsay.Statement{Speaker: "Hale", Kind: hearsay.Denial, Own: not, Within: -1}, false},
	} {
		r, hits := heard(x.s)
		if got := r.plainDenial(r.question(x.claim), &hits[0]); got != x.want {
			t.Errorf("%q, %s: %v, want %v", x.claim, x.s.Kind, got, x.want)
		}
	}
	r, hits := heard(hearsay.Statement{Speaker: "Hale", Kind: hearsay.Assertion, Within: -1})
	r.Field.Places[0].Own.Not = r.question("It was 41.").Numbers
	if q := r.question("The level was 41."); !r.plainDenial(q, &hits[0]) {
		t.Error("“not 41” asserts that it was 41")
	}
}
