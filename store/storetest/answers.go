package storetest

import (
	"errors"
	"path/filepath"
	"testing"

	"github.com/openhearsay/hearsay/store"
)

func testAnswers(t *testing.T, open Open) {
	path := filepath.Join(t.TempDir(), "a.case")
	s := open(t, path)
	ctx := t.Context()
	one, two := store.Question{ID: "a1", JSON: []byte(`{"id":"a1"}`)}, store.Question{ID: "b2", JSON: []byte(`{"id":"b2"}`)}
	for _, questions := range [][]store.Question{{two, one}, {{ID: "a1", JSON: []byte(`{}`)}}, nil} {
		if err := s.SetQuestions(ctx, questions...); err != nil {
			t.Fatal(err)
		}
	}
	oak := store.Answer{Question: "a1", Judge: "oak", Model: "oak-7b", JSON: []byte(`{"same":[[1,2]]}`), Discarded: 2}
	ida := store.Answer{Question: "a1", Judge: "person:ida", JSON: []byte(`{"same":[]}`)}
	later := store.Answer{Question: "b2", Judge: "oak", JSON: []byte(`"denial"`)}
	for _, x := range []struct {
		what    string
		answer  store.Answer
		replace bool
		kept    bool
	}{
		{"another question first", later, false, true},
		{"a person", ida, false, true},
		{"a judge", oak, false, true},
		{"the same again", oak, false, false},
		{"otherwise by the same judge", store.Answer{Question: "a1", Judge: "person:ida", JSON: []byte(`{"same":[[3,4]]}`)}, false, false},
		{"in its place", store.Answer{Question: "b2", Judge: "oak", JSON: []byte(`"hedge"`)}, true, true},
	} {
		kept, err := s.SetAnswer(ctx, x.answer, x.replace)
		if err != nil || kept != x.kept {
			t.Errorf("%s: kept %v, %v", x.what, kept, err)
		}
	}
	if _, err := s.SetAnswer(ctx, store.Answer{Question: "c3", Judge: "oak", JSON: []byte("1")}, false); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("an answer to no question: %v", err)
	}
	for what, a := range map[string]store.Answer{"nobody": {Question: "a1", JSON: []byte("1")}, "no JSON": {Question: "a1", Judge: "elm", JSON: []byte("{")}} {
		if _, err := s.SetAnswer(ctx, a, false); err == nil {
			t.Errorf("%s: answer was kept", what)
		}
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	s = open(t, path)
	defer s.Close()
	questions, err := s.Questions(ctx)
	if err != nil {
		t.Fatal(err)
	}
	same(t, "questions", questions, []store.Question{one, two})
	answers, err := s.Answers(ctx)
	if err != nil {
		t.Fatal(err)
	}
	later.JSON = []byte(`"hedge"`)
	same(t, "answers", answers, []store.Answer{oak, ida, later})
}
