// Package kind says what a statement does: assert, deny, admit, hedge, refuse to
// comment, ask, demand, promise or judge.
//
// A logistic model reads named features of the cue and of the content: what class of
// word the cue is, how the content is put (package polarity), who speaks of whom and
// how. It is trained on the statements of cases that careful readers have listed.
package kind

import (
	"fmt"
	"slices"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/language"
	"github.com/openhearsay/hearsay/learn"
)

// kinds are the classes of the model.
var kinds = [...]hearsay.Kind{hearsay.Assertion, hearsay.Denial, hearsay.Admission, hearsay.Hedge, hearsay.NoComment,
	hearsay.Question, hearsay.Demand, hearsay.Promise, hearsay.Opinion}

// A Model tells kinds. It is safe for concurrent use.
type Model struct{ weights *learn.Logistic }

// Open reads what Train wrote. Of an empty file it makes a model that knows nothing:
// all is an assertion to it.
func Open(data []byte) (*Model, error) {
	if len(data) == 0 {
		return &Model{}, nil
	}
	m, err := learn.OpenLogistic(data)
	if err != nil {
		return nil, fmt.Errorf("kind: %w", err)
	}
	for i, k := range m.Classes() {
		if i >= len(kinds) || hearsay.Kind(k) != kinds[i] {
			return nil, fmt.Errorf("kind: the model knows a kind %q that this program does not", k)
		}
	}
	return &Model{m}, nil
}

// An Answer is what a statement does.
type Answer struct {
	Kind        hearsay.Kind
	Probability float64  // that the kind is right, 0 to 1; the likeliest may be another where it is a denial
	Why         []string // names of the features that speak most for it, the strongest first
}

// denies is how probable it must be that a statement is a denial for it to be called
// one, though another kind may be likelier: what is denied is what conflicts are made of.
// Where 0.25 to 0.4 stands, as many denials of cases left out are missed as are wrong.
const denies = 0.33

// reasons is how many features an answer names.
const reasons = 3

// Of is the kind of statement s of a text. Source, Cue, Contents and Quoted of s are
// read. The time is that of reading the sentences in which it stands.
func (m *Model) Of(a *language.Analysis, s *hearsay.Statement) Answer {
	if m.weights == nil {
		return Answer{Kind: hearsay.Assertion, Probability: 0.5}
	}
	features := Features(a, s)
	p := m.weights.Probabilities(features, make([]float64, 0, len(kinds)))
	best := slices.Index(p, slices.Max(p))
	if denial := slices.Index(kinds[:], hearsay.Denial); p[denial] >= denies {
		best = denial
	}
	out := Answer{Kind: kinds[best], Probability: p[best]}
	for _, f := range m.weights.Reasons(features, best, reasons) {
		out.Why = append(out.Why, f.Name)
	}
	return out
}

// A Sample is a statement of which the kind is known.
type Sample struct {
	Analysis  *language.Analysis
	Statement *hearsay.Statement
	Kind      hearsay.Kind
	Weight    float64 // how many statements it stands for, 0 means 1
	Picked    bool    // it was picked for its kind, so that the share of its kind tells nothing
}

// Train learns a model from samples and from the invented sentences, which analyze
// reads. It fails on a kind that is none.
func Train(samples []Sample, analyze func(text string) *language.Analysis) ([]byte, error) {
	for _, s := range Sentences() {
		samples = append(samples, Sample{Analysis: analyze(s.Text), Statement: &s.Statement, Kind: s.Statement.Kind, Weight: invented})
	}
	examples := make([]learn.Example, len(samples))
	for i, s := range samples {
		features := Features(s.Analysis, s.Statement)
		if s.Picked {
			features = append(features, learn.Feature{Name: picked, Value: 3})
		}
		examples[i] = learn.Example{Features: features, Class: slices.Index(kinds[:], s.Kind), Weight: s.Weight}
	}
	names := make([]string, len(kinds))
	for i, k := range kinds {
		names[i] = string(k)
	}
	m, err := learn.TrainLogistic(names, examples, learn.LogisticOptions{L2: smoothing, MinCount: rare})
	if err != nil {
		return nil, fmt.Errorf("kind: %w", err)
	}
	return m.Marshal(), nil
}

// picked is a feature of samples only, which takes on itself that the kinds of those
// that were picked are not as frequent as those of others. Its value keeps its weights
// from being smoothed away.
const picked = "picked"

// What predicts a case best from the others, by likelihood and by how many are right.
const (
	smoothing = 4.0
	rare      = 2
)

// invented is how many statements of cases one of Sentences stands for.
const invented = 3
