package chain

import (
	"strings"

	"github.com/openhearsay/hearsay"
)

// papers are nouns for writings that were not made for the reader, and by which
// words that stand in them have come to light.
var papers = map[string]bool{"memo": true, "memos": true, "memorandum": true, "diary": true, "diaries": true, "cable": true, "cables": true,
	"affidavit": true, "deposition": true, "dossier": true, "minutes": true, "logbook": true, "journal": true, "recording": true, "intercept": true}

// carrier is the paper in which statement i stands: "Hale wrote in the memo", "in
// a pool report". The words for it follow the cue or the source directly.
func (b *builder) carrier(i int) *hearsay.Hop {
	s := &b.Statements[i]
	who := b.Speakers[i]
	if who == nil || s.Cue == nil || s.Source == nil {
		return nil
	}
	after := max(s.Cue.End, s.Source.End)
	text := b.Analysis.Text
	if after < s.Cue.Start || !strings.HasPrefix(text[after:], " in ") && !strings.HasSuffix(s.Cue.In(text), " in") {
		return nil
	}
	at := after
	if strings.HasPrefix(text[after:], " in ") {
		at += len(" in ")
	} else {
		at++
	}
	end := min(len(text), at+60)
	if n := strings.IndexAny(text[at:end], ".,;:\n“”\""); n >= 0 {
		end = at + n
	}
	words := strings.Fields(text[at:end])
	for n, w := range words {
		w = strings.ToLower(w)
		pool := w == "report" && n > 0 && strings.EqualFold(words[n-1], "pool")
		if !papers[w] && !pool {
			if n > 4 {
				break
			}
			continue
		}
		phrase := strings.Join(words[:n+1], " ")
		span := hearsay.Span{Start: at, End: at + strings.Index(text[at:end], words[n]) + len(words[n])}
		if b.inside(s, span) {
			return nil
		}
		name := phrase
		switch first := strings.ToLower(words[0]); {
		case pool:
			name = "pool report"
		case first == "the" || first == "a" || first == "his" || first == "her" || first == "that":
			name = who.Name + "'s " + strings.Join(words[1:n+1], " ")
		}
		return &hearsay.Hop{Name: name, At: &span}
	}
	return nil
}
