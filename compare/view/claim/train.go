package claim

import (
	"bytes"
	"fmt"
	"slices"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/learn"
)

// An Answer is what a person found about a claim.
type Answer struct {
	Claim     string
	Places    map[int]hearsay.Stance    // of the reader's places that bear on it
	Documents map[string]hearsay.Stance // by id
	Origin    func(name string) bool    // whether somebody is one of its origins; nil where nobody knows

	without map[int]bool // places that are not looked at, nil for none
	unknown string       // a document whose stance nobody has said
}

// A Lesson is a case with claims to which a person has given the answers.
type Lesson struct {
	reader *Reader
	asked  []asked
	weight float64 // of its examples
}

type asked struct {
	Answer
	question *question
	hits     []hit
	examples []learn.Example // of the hits
}

// NewLesson prepares the answers to claims of a case; r needs no models.
func NewLesson(r *Reader, answers []Answer) *Lesson {
	l := &Lesson{reader: r, weight: 1}
	for _, a := range answers {
		x := asked{Answer: a, question: r.question(a.Claim)}
		x.hits = a.sift(r.hits(x.question))
		for k := range x.hits {
			class := max(0, slices.Index(placeClasses[:], string(a.Places[x.hits[k].place])))
			x.examples = append(x.examples, learn.Example{Features: r.placeFeatures(x.question, &x.hits[k]), Class: class})
		}
		l.asked = append(l.asked, x)
	}
	return l
}

// folds is in how many parts lessons are taught, each read by what the others teach.
const folds = 2

// Train learns from the answers of lessons. The models of documents and of origins
// read what the model of places says of cases that it has not seen: those are
// learnt in parts, each from the others.
func Train(lessons []*Lesson) ([]byte, error) {
	m := &Models{}
	var unseen [folds]*learn.Logistic
	var err error
	for k := range unseen {
		var other []*Lesson
		for i, l := range lessons {
			if i%folds != k {
				other = append(other, l)
			}
		}
		if unseen[k], err = trainPlaces(other); err != nil {
			return nil, err
		}
	}
	if m.place, err = trainPlaces(lessons); err != nil {
		return nil, err
	}
	var touch, voice, contrary, origins []learn.Example
	for i, l := range lessons {
		r := l.reader
		for _, a := range l.asked {
			hits := slices.Clone(a.hits)
			for k := range hits {
				hits[k].p = unseen[i%folds].Probabilities(a.examples[k].Features, nil)
			}
			for _, v := range r.views(a.question, hits) {
				id := r.Field.In.Documents[v.doc].ID
				if id == a.unknown {
					continue
				}
				stance := a.Documents[id]
				touch = append(touch, example(r.touchFeatures(v), stance != "", l.weight))
				if stance == "" || a.judged() {
					continue // a judge's groups do not tell whose voice a document speaks in
				}
				voice = append(voice, example(r.voiceFeatures(a.question, v), stance != hearsay.Reports, l.weight))
				if stance != hearsay.Reports {
					contrary = append(contrary, example(r.contraryFeatures(a.question, v), stance != hearsay.Supports, l.weight))
				}
			}
			if a.Origin == nil {
				continue
			}
			all := r.sources(a.question, hits)
			for k := range all {
				origins = append(origins, example(r.originFeatures(a.question, all, k), a.Origin(all[k].name), l.weight))
			}
		}
	}
	for _, x := range []struct {
		to       **learn.Logistic
		name     string
		examples []learn.Example
		l2       float64
	}{{&m.touch, "touch", touch, 10}, {&m.voice, "voice", voice, 5}, {&m.contrary, "contrary", contrary, 1}, {&m.origin, "origin", origins, 5}} {
		if *x.to, err = learn.TrainLogistic([]string{"no", "yes"}, x.examples, learn.LogisticOptions{L2: x.l2}); err != nil {
			return nil, fmt.Errorf("claim: %s: %w", x.name, err)
		}
	}
	return m.marshal(), nil
}

func example(features []learn.Feature, yes bool, weight float64) learn.Example {
	x := learn.Example{Features: features, Weight: weight}
	if yes {
		x.Class = 1
	}
	return x
}

func trainPlaces(lessons []*Lesson) (*learn.Logistic, error) {
	var all []learn.Example
	for _, l := range lessons {
		for _, a := range l.asked {
			for _, x := range a.examples {
				x.Weight = l.weight
				all = append(all, x)
			}
		}
	}
	m, err := learn.TrainLogistic(placeClasses[:], all, learn.LogisticOptions{L2: 20})
	if err != nil {
		return nil, fmt.Errorf("claim: places: %w", err)
	}
	return m, nil
}

// marshal writes the models, one after the other, parted by empty lines.
func (m *Models) marshal() []byte {
	return bytes.Join([][]byte{m.place.Marshal(), m.touch.Marshal(), m.voice.Marshal(), m.contrary.Marshal(), m.origin.Marshal()}, []byte("\n"))
}

// Open reads what Train wrote. Of an empty file it makes nil: models that have
// learnt nothing.
func Open(data []byte) (*Models, error) {
	if len(data) == 0 {
		return nil, nil
	}
	parts := bytes.Split(data, []byte("\n\n"))
	if len(parts) != 5 {
		return nil, fmt.Errorf("claim: the model has %d parts, not 5", len(parts))
	}
	m := &Models{}
	for i, to := range []**learn.Logistic{&m.place, &m.touch, &m.voice, &m.contrary, &m.origin} {
		var err error
		if *to, err = learn.OpenLogistic(parts[i]); err != nil {
			return nil, fmt.Errorf("claim: %w", err)
		}
	}
	return m, nil
}
