package claim

import (
	"bytes"
	"fmt"
	"slices"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/compare/proposition"
	"github.com/openhearsay/hearsay/learn"
)

// An Answer is what a person found about a claim.
type Answer struct {
	Claim     string
	Places    map[int]hearsay.Stance    // of the reader's places that bear on it
	Documents map[string]hearsay.Stance // by id
	Origin    func(name string) bool    // whether somebody is one of its origins
}

// A Lesson is a case with claims to which a person has given the answers.
type Lesson struct {
	reader *Reader
	asked  []asked
}

type asked struct {
	Answer
	sense    proposition.Sense
	hits     []hit
	examples []learn.Example // of the hits
}

// NewLesson prepares the answers to claims of a case; r needs no models.
func NewLesson(r *Reader, answers []Answer) *Lesson {
	l := &Lesson{reader: r}
	for _, a := range answers {
		x := asked{Answer: a, sense: r.Field.Sense(a.Claim)}
		x.hits = r.hits(&x.sense)
		for k := range x.hits {
			class := max(0, slices.Index(placeClasses, string(a.Places[x.hits[k].place])))
			x.examples = append(x.examples, learn.Example{Features: r.placeFeatures(&x.sense, &x.hits[k]), Class: class})
		}
		l.asked = append(l.asked, x)
	}
	return l
}

// Train learns from the answers of lessons. The models of documents and of origins
// read what the model of places says of cases that it has not seen: those are
// learnt in two halves, each for the other.
func Train(lessons []*Lesson) ([]byte, error) {
	m := &Models{}
	var halves [2]*learn.Logistic
	var err error
	for h := range halves {
		var other []*Lesson
		for i, l := range lessons {
			if i%2 != h {
				other = append(other, l)
			}
		}
		if halves[h], err = trainPlaces(other); err != nil {
			return nil, err
		}
	}
	if m.place, err = trainPlaces(lessons); err != nil {
		return nil, err
	}
	var documents, origins []learn.Example
	for i, l := range lessons {
		r := l.reader
		for _, a := range l.asked {
			hits := slices.Clone(a.hits)
			for k := range hits {
				hits[k].p = halves[i%2].Probabilities(a.examples[k].Features, nil)
			}
			for d, own := range r.byDocument(hits) {
				if len(own) > 0 {
					class := max(0, slices.Index(documentClasses, string(a.Documents[r.Field.In.Documents[d].ID])))
					documents = append(documents, learn.Example{Features: r.documentFeatures(&a.sense, own), Class: class})
				}
			}
			all := r.sources(hits)
			for k := range all {
				x := learn.Example{Features: r.originFeatures(&a.sense, all, k)}
				if a.Origin(all[k].name) {
					x.Class = 1
				}
				origins = append(origins, x)
			}
		}
	}
	if m.document, err = learn.TrainLogistic(documentClasses, documents, learn.LogisticOptions{L2: 2}); err != nil {
		return nil, fmt.Errorf("claim: documents: %w", err)
	}
	if m.origin, err = learn.TrainLogistic([]string{"no", "yes"}, origins, learn.LogisticOptions{L2: 2}); err != nil {
		return nil, fmt.Errorf("claim: origins: %w", err)
	}
	return m.marshal(), nil
}

func trainPlaces(lessons []*Lesson) (*learn.Logistic, error) {
	var all []learn.Example
	for _, l := range lessons {
		for _, a := range l.asked {
			all = append(all, a.examples...)
		}
	}
	m, err := learn.TrainLogistic(placeClasses, all, learn.LogisticOptions{L2: 2})
	if err != nil {
		return nil, fmt.Errorf("claim: places: %w", err)
	}
	return m, nil
}

// marshal writes the models, one after the other, parted by empty lines.
func (m *Models) marshal() []byte {
	return bytes.Join([][]byte{m.place.Marshal(), m.document.Marshal(), m.origin.Marshal()}, []byte("\n"))
}

// Open reads what Train wrote. Of an empty file it makes nil: models that have
// learnt nothing.
func Open(data []byte) (*Models, error) {
	if len(data) == 0 {
		return nil, nil
	}
	parts := bytes.Split(data, []byte("\n\n"))
	if len(parts) != 3 {
		return nil, fmt.Errorf("claim: the model has %d parts, not 3", len(parts))
	}
	m := &Models{}
	for i, to := range []**learn.Logistic{&m.place, &m.document, &m.origin} {
		var err error
		if *to, err = learn.OpenLogistic(parts[i]); err != nil {
			return nil, fmt.Errorf("claim: %w", err)
		}
	}
	return m, nil
}
