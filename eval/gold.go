// Package eval measures hearsay against what careful readers found.
package eval

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"sort"
	"strings"

	"github.com/openhearsay/hearsay"
)

// A Gold is what a careful reader finds in a case: gold.json as cases/GOLD.md
// fixes it. An anchor is text copied to the letter from its document.
type Gold struct {
	Documents map[string]struct {
		Outlet      string   `json:"outlet"`
		Published   string   `json:"published"`
		Bylines     []string `json:"bylines"`
		Boilerplate []string `json:"boilerplate"`
	} `json:"documents"`
	Exhaustive []string            `json:"exhaustive"`
	Speakers   map[string][]string `json:"speakers"`
	Statements []GoldStatement     `json:"statements"`
	Credits    []struct {
		Document string `json:"document"`
		Outlet   string `json:"outlet"`
		Anchor   string `json:"anchor"`
	} `json:"credits"`
	RestsOn []struct {
		Document string `json:"document"`
		Origin   string `json:"origin"`
	} `json:"rests_on"`
	Passages []struct {
		A       string `json:"a"`
		B       string `json:"b"`
		AnchorA string `json:"anchor_a"`
		AnchorB string `json:"anchor_b"`
		NthA    int    `json:"nth_a"`
		NthB    int    `json:"nth_b"`
		From    string `json:"from"`
		Source  string `json:"common_source"`
		Degree  string `json:"degree"` // verbatim, edited or paraphrase, "" where not told
	} `json:"shared_passages"`
	QuoteGroups []struct {
		Speaker    string `json:"speaker"`
		Renderings []struct {
			Document string `json:"document"`
			Text     string `json:"text"`
			Nth      int    `json:"nth"`
			Change   string `json:"change"`
		} `json:"renderings"`
	} `json:"quote_groups"`
	Conflicts []struct {
		A    GoldPlace `json:"a"`
		B    GoldPlace `json:"b"`
		Kind string    `json:"kind"`
	} `json:"conflicts"`
	Claims []struct {
		Claim     string            `json:"claim"`
		Documents map[string]string `json:"documents"`
		Origins   []string          `json:"origins"`

		// Places are all that bear on the claim, a statement's content or a
		// narrator's sentence; an older gold has none.
		Places []GoldPlace `json:"statements"`
	} `json:"claims"`
}

// A GoldStatement is one statement of a gold file.
type GoldStatement struct {
	Document  string   `json:"document"`
	Content   string   `json:"content"`
	Source    string   `json:"source"`
	Cue       string   `json:"cue"`
	Nth       int      `json:"nth"`
	SourceNth int      `json:"source_nth"`
	CueNth    int      `json:"cue_nth"`
	Speaker   string   `json:"speaker"`
	Named     bool     `json:"named"`
	Kind      string   `json:"kind"`
	Via       []string `json:"via"`
	Quoted    string   `json:"quoted"`
}

// A GoldPlace is one side of a conflict, or a place that bears on a claim.
type GoldPlace struct {
	Document string         `json:"document"`
	Anchor   string         `json:"anchor"`
	Nth      int            `json:"nth"`
	Stance   hearsay.Stance `json:"stance"` // of a claim's place: asserts, denies, hedges or questions
}

// ReadGold reads a gold file.
func ReadGold(path string) (*Gold, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("eval: gold: %w", err)
	}
	g := new(Gold)
	if err := json.Unmarshal(data, g); err != nil {
		return nil, fmt.Errorf("eval: gold: %s: %w", path, err)
	}
	return g, nil
}

// Findings gives the documents of a gold case, with the gold's own statements,
// speakers and passages as if the earlier stages had found them: what a stage
// after them is worth by itself. dir holds gold.json and the folder documents.
// The texts are the files as they are, with any boilerplate.
func (g *Gold) Findings(dir string) ([]hearsay.Document, []hearsay.Findings, []hearsay.Passage, error) {
	ids := make([]string, 0, len(g.Documents))
	for id := range g.Documents {
		ids = append(ids, id)
	}
	sort.Strings(ids)
	docs := make([]hearsay.Document, 0, len(ids))
	findings := make([]hearsay.Findings, len(ids))
	at := map[string]int{}
	for _, id := range ids {
		names, err := filepath.Glob(filepath.Join(dir, "documents", id+".*"))
		if err != nil || len(names) == 0 {
			return nil, nil, nil, fmt.Errorf("eval: gold: no file of document %s in %s", id, dir)
		}
		data, err := os.ReadFile(names[0])
		if err != nil {
			return nil, nil, nil, fmt.Errorf("eval: gold: %w", err)
		}
		d := hearsay.Document{ID: id, Path: names[0], Outlet: g.Documents[id].Outlet, Text: string(data), Language: "en"}
		if p := g.Documents[id].Published; p != "" {
			d.Published = hearsay.Day(p)
		}
		at[id] = len(docs)
		docs = append(docs, d)
	}
	local := make([]map[string]int, len(ids))
	for _, s := range g.Statements {
		k, ok := at[s.Document]
		if !ok {
			continue
		}
		f, text := &findings[k], docs[k].Text
		st := hearsay.Statement{Document: s.Document, Item: -1, Within: -1, Kind: hearsay.Kind(s.Kind), Quoted: hearsay.Quoted(s.Quoted), Confidence: 1}
		st.Contents = findPieces(text, s.Content, s.Nth)
		if len(st.Contents) == 0 {
			continue
		}
		if sp := findPieces(text, s.Source, s.SourceNth); len(sp) > 0 {
			st.Source = &sp[0]
		}
		if sp := findPieces(text, s.Cue, s.CueNth); len(sp) > 0 {
			st.Cue = &sp[0]
		}
		for _, v := range s.Via {
			st.Via = append(st.Via, hearsay.Hop{Name: v})
		}
		if s.Speaker != "" {
			if local[k] == nil {
				local[k] = map[string]int{}
			}
			n, ok := local[k][s.Speaker]
			if !ok {
				n = len(f.Speakers)
				local[k][s.Speaker] = n
				f.Speakers = append(f.Speakers, hearsay.Speaker{ID: fmt.Sprint("l", n), Name: s.Speaker, Named: s.Named, Kind: hearsay.UnknownSpeaker, Aliases: g.Speakers[s.Speaker]})
			}
			st.Speaker = f.Speakers[n].ID
			if st.Source != nil {
				f.Speakers[n].Mentions = append(f.Speakers[n].Mentions, hearsay.Mention{Document: s.Document, Span: *st.Source})
			}
		}
		f.Statements = append(f.Statements, st)
	}
	var passages []hearsay.Passage
	for _, p := range g.Passages {
		a, okA := at[p.A]
		b, okB := at[p.B]
		if !okA || !okB {
			continue
		}
		x, y := findPieces(docs[a].Text, p.AnchorA, p.NthA), findPieces(docs[b].Text, p.AnchorB, p.NthB)
		if len(x) == 0 || len(y) == 0 {
			continue
		}
		passages = append(passages, hearsay.Passage{
			A: hearsay.Side{Document: p.A, Span: hearsay.Cover(x)}, B: hearsay.Side{Document: p.B, Span: hearsay.Cover(y)},
			Similarity: 0.9, From: hearsay.Direction(p.From), CommonSource: p.Source,
		})
	}
	return docs, findings, passages, nil
}

// findPieces is where an anchor stands in text, its pieces joined by " ... ";
// nil where one is absent.
func findPieces(text, anchor string, nth int) []hearsay.Span {
	if anchor == "" {
		return nil
	}
	if s, ok := findNth(text, anchor, nth); ok {
		return []hearsay.Span{s}
	}
	var out []hearsay.Span
	from := 0
	for k, piece := range strings.Split(anchor, " ... ") {
		var s hearsay.Span
		ok := false
		if k == 0 {
			s, ok = findNth(text, piece, nth)
		} else if i := strings.Index(text[from:], piece); i >= 0 {
			s, ok = hearsay.Span{Start: from + i, End: from + i + len(piece)}, true
		}
		if !ok {
			return nil
		}
		out = append(out, s)
		from = s.End
	}
	return out
}

func findNth(text, piece string, nth int) (hearsay.Span, bool) {
	from := 0
	for n := 1; ; n++ {
		i := strings.Index(text[from:], piece)
		if i < 0 || piece == "" {
			return hearsay.Span{}, false
		}
		if n >= max(nth, 1) {
			return hearsay.Span{Start: from + i, End: from + i + len(piece)}, true
		}
		from += i + 1
	}
}
