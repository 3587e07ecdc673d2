package workbench

import (
	"bytes"
	stdjson "encoding/json"
	"fmt"
	"html/template"
	"maps"
	"strings"
	"sync"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/compare/question"
	"github.com/openhearsay/hearsay/report"
	"github.com/openhearsay/hearsay/report/json"
	"github.com/openhearsay/hearsay/review"
)

// A snapshot is the case as it was read, ready to be shown. It does not change.
type snapshot struct {
	Generation int
	unread     bool // stands for a case that has not been read yet
	reading    *Reading
	c          *hearsay.Case
	view       *report.View
	pages      *template.Template

	// What has a page of its own, by key; and for each anchor of the report's page the
	// page that holds it here.
	documents  map[string]*report.Document
	statements map[string]*report.Statement
	people     map[string]*report.Speaker
	claims     map[string]*report.Claim
	conflicts  map[string]*report.Conflict
	quotes     map[string]*report.Quote
	answered   map[string]*report.Answer
	at         map[string]string
	papers     map[string]*report.Document // by anchor
	keys       map[any]string

	byID map[string]*report.Document  // as the case names them
	said map[string]*report.Statement // as the case names them

	order map[*report.Statement]int // in the case
	words []string                  // of each statement of the view, folded, for search

	keyOf    map[string]string                 // by label, of what indexSubjects finds
	keyed    map[review.Kind]map[string]string // labels by key
	origins  map[string]string                 // by label of what rests on them
	passages map[string]*hearsay.Passage       // by label

	last     map[string]int64  // by label: the number of the last decision about a finding
	anchored map[string]string // the page of what a decision is about, by its Finding

	fields    func() fieldValues
	rows      func() (map[string][]stdjson.RawMessage, error)
	questions sync.Map // by judge
	asked     sync.Map // by claim
	rivers    sync.Mutex
}

// limits let a view hold all that a person may work through; a page shows a part.
func limits() report.Limits {
	const all = 1 << 30
	return report.Limits{TextBytes: all, Speakers: all, Statements: all, Documents: all, Rows: 5000}
}

func (w *Workbench) newSnapshot(r *Reading, generation int) (*snapshot, error) {
	s := &snapshot{
		Generation: generation, reading: r, c: r.Case, view: report.New(r.Case, limits()),
		documents: map[string]*report.Document{}, statements: map[string]*report.Statement{}, people: map[string]*report.Speaker{}, claims: map[string]*report.Claim{},
		conflicts: map[string]*report.Conflict{}, quotes: map[string]*report.Quote{}, answered: map[string]*report.Answer{}, at: map[string]string{}, papers: map[string]*report.Document{}, keys: map[any]string{}, order: map[*report.Statement]int{}, byID: map[string]*report.Document{}, said: map[string]*report.Statement{},
	}
	s.rows, s.fields = sync.OnceValues(s.encode), sync.OnceValue(s.fieldValues)
	s.index()
	s.indexSubjects()
	s.indexReview()
	var err error
	s.pages, err = w.templates(s)
	return s, err
}

// encode is the lists of the case as doc/case-json.md fixes them.
func (s *snapshot) encode() (map[string][]stdjson.RawMessage, error) {
	var b bytes.Buffer
	if err := json.Write(&b, s.c); err != nil {
		return nil, err
	}
	var members map[string]stdjson.RawMessage
	if err := stdjson.Unmarshal(b.Bytes(), &members); err != nil {
		return nil, fmt.Errorf("workbench: %w", err)
	}
	delete(members, "hearsay")
	lists := map[string][]stdjson.RawMessage{}
	for name, m := range members {
		var l []stdjson.RawMessage
		if err := stdjson.Unmarshal(m, &l); err != nil {
			return nil, fmt.Errorf("workbench: %s: %w", name, err)
		}
		lists[name] = l
	}
	return lists, nil
}

// open are the questions that a judge is yet to answer.
func (s *snapshot) open(judge string) ([]question.Question, error) {
	if s.reading.Questions == nil {
		return nil, nil
	}
	f, _ := s.questions.LoadOrStore(judge, sync.OnceValues(func() ([]question.Question, error) { return s.reading.Questions(judge) }))
	return f.(func() ([]question.Question, error))()
}

// ask is what the documents do with a sentence.
func (s *snapshot) ask(text string) *report.View {
	f, _ := s.asked.LoadOrStore(text, sync.OnceValue(func() *report.View {
		c := *s.c
		c.Claims = []hearsay.Claim{s.reading.Ask(text)}
		c.Passages, c.Conflicts, c.Timeline, c.Positions, c.QuoteGroups, c.Credits, c.Problems = nil, nil, nil, nil, nil, nil, nil
		return report.New(&c, limits())
	}))
	return f.(func() *report.View)()
}

// river is the way of a claim. It adds marks to documents, so that one at a time may
// ask, and what is drawn is kept.
func (s *snapshot) river(x *report.Claim) *report.River {
	s.rivers.Lock()
	defer s.rivers.Unlock()
	return s.view.RiverOf(x)
}

// search is what a person looks for.
type search struct {
	Words, Speaker, Kind, Stance, Outlet, From, To string
	Sure                                           bool
}

func (q search) empty() bool { return q == search{} }

// fold makes text comparable: case makes no difference.
func fold(s string) string { return strings.ToLower(s) }

// find are the statements that q asks for, in the order of the case.
func (s *snapshot) find(q search) []*report.Statement {
	want := strings.Fields(fold(q.Words))
	speaker := fold(strings.TrimSpace(q.Speaker))
	var out []*report.Statement
	for i, x := range s.view.Statements() {
		if x.Document == nil || q.Kind != "" && x.Kind != q.Kind || q.Stance != "" && x.Stance != q.Stance || q.Sure && x.Confidence.Class != "high" || q.Outlet != "" && x.Document.Outlet != q.Outlet {
			continue
		}
		if speaker != "" && (x.Speaker == nil || !strings.Contains(fold(x.Speaker.Name), speaker)) {
			continue
		}
		if q.From != "" || q.To != "" {
			day := x.Day()
			if day == "" || q.From != "" && (day + "-99-99")[:10] < q.From || q.To != "" && day > q.To {
				continue
			}
		}
		ok := true
		for _, w := range want {
			ok = ok && strings.Contains(s.words[i], w)
		}
		if ok {
			out = append(out, x)
		}
	}
	return out
}

// values are the words that a field of the search may have, in order.
func values(seen map[string]bool) []string {
	delete(seen, "")
	l := make([]string, 0, len(seen))
	for v := range maps.Keys(seen) {
		l = append(l, v)
	}
	return sorted(l)
}
