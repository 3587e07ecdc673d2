package claim

import (
	"bytes"
	"fmt"
	"slices"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/learn"
)

// A Lesson is a case with claims to which a person has given the answers.
type Lesson struct {
	Reader  *Reader // without models
	Answers []Answer
}

// An Answer is what a person found about a claim.
type Answer struct {
	Claim     string
	Places    map[int]hearsay.Stance    // of the reader's places that bear on it
	Documents map[string]hearsay.Stance // by id
	Origin    func(name string) bool    // whether somebody is one of its origins
}

// Train learns from the answers of lessons. The model of documents reads what the
// model of places says of cases that it has not seen: those are learnt in two
// halves, each for the other.
func Train(lessons []Lesson) (*Models, error) {
	m := &Models{}
	var halves [2]*learn.Logistic
	var err error
	for h := range halves {
		var other []Lesson
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
		r := l.Reader
		for _, a := range l.Answers {
			q := r.Field.Sense(a.Claim)
			hits := r.hits(&q)
			for k := range hits {
				hits[k].p = halves[i%2].Probabilities(r.placeFeatures(&q, &hits[k]), nil)
			}
			for d, own := range r.byDocument(hits) {
				if len(own) > 0 {
					class := max(0, slices.Index(documentClasses, string(a.Documents[r.Field.In.Documents[d].ID])))
					documents = append(documents, learn.Example{Features: r.documentFeatures(&q, own), Class: class})
				}
			}
			all := r.sources(hits)
			for k := range all {
				x := learn.Example{Features: r.originFeatures(&q, all, k)}
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
	return m, nil
}

func trainPlaces(lessons []Lesson) (*learn.Logistic, error) {
	var all []learn.Example
	for _, l := range lessons {
		for _, a := range l.Answers {
			q := l.Reader.Field.Sense(a.Claim)
			hits := l.Reader.hits(&q)
			for k := range hits {
				class := max(0, slices.Index(placeClasses, string(a.Places[hits[k].place])))
				all = append(all, learn.Example{Features: l.Reader.placeFeatures(&q, &hits[k]), Class: class})
			}
		}
	}
	m, err := learn.TrainLogistic(placeClasses, all, learn.LogisticOptions{L2: 2})
	if err != nil {
		return nil, fmt.Errorf("claim: places: %w", err)
	}
	return m, nil
}

// Marshal writes the models, one after the other, parted by empty lines.
func (m *Models) Marshal() []byte {
	return bytes.Join([][]byte{m.place.Marshal(), m.document.Marshal(), m.origin.Marshal()}, []byte("\n"))
}

// Load reads what Marshal wrote.
func Load(data []byte) (*Models, error) {
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
