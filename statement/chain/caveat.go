package chain

import (
	"slices"
	"strings"

	"github.com/openhearsay/hearsay"
)

// reservations are the words that put a carrier in doubt.
var reservations = [...]string{
	"could have mischaracterized", "could have exaggerated", "may have exaggerated", "might have exaggerated", "may have mischaracterized",
	"could have misunderstood", "may have misunderstood", "could have been mistaken", "may have been mistaken", "could have misheard", "may have misheard",
	"could have misremembered", "may have misremembered", "has not seen", "have not seen", "had not seen", "not been seen by", "not seen by", "has not reviewed", "did not see",
	"could not verify", "could not independently verify", "could not be verified", "could not be independently verified", "has not verified", "has not independently verified",
	"could not confirm", "could not independently confirm", "could not be confirmed", "could not be independently confirmed",
	"can be unreliable", "is unreliable", "are unreliable", "may be unreliable", "uncorroborated", "unverified", "not been corroborated", "not been verified", "cannot be verified",
}

// mostApart is how many words stand at most between a hop's name and a reservation
// about it.
const mostApart = 6

// about reports whether a reservation at r of lower, which ends at end, is about who is
// called name in its sentence, which begins at from: "the Gazette could not verify", "not
// been seen by the Gazette". What somebody says of another ("the Gazette says that the
// clerk may have misheard") is not.
func about(lower, name string, from int, r hearsay.Span, to int) bool {
	if k := strings.LastIndex(lower[from:r.Start], name); k >= 0 {
		between := strings.Fields(lower[from+k+len(name) : r.Start])
		if len(between) <= mostApart && !slices.Contains(between, "that") {
			return true
		}
	}
	k := strings.Index(lower[r.Start:max(to, r.Start)], name)
	if k < 0 {
		return false
	}
	before := strings.TrimSuffix(lower[r.Start:r.Start+k], "the ")
	return strings.HasSuffix(before, "by ") && len(strings.Fields(before)) <= mostApart+3
}

// disputed reports whether words stand in what somebody denies or will not speak of, or
// in his direct speech: his doubts are no reservation of the one who carried the report.
func (b *builder) disputed(r hearsay.Span) bool {
	return slices.ContainsFunc(b.Statements, func(s hearsay.Statement) bool {
		return (s.Kind == hearsay.Denial || s.Kind == hearsay.NoComment || s.Quoted == hearsay.Direct) && slices.ContainsFunc(s.Contents, r.Overlaps)
	})
}

// caveats puts on each hop the first reservation that stands in one sentence
// with the hop's name and is about it.
func (b *builder) caveats() {
	lower := strings.ToLower(b.Analysis.Text)
	if len(lower) != len(b.Analysis.Text) {
		return // a letter whose small form has another length: offsets would not hold
	}
	type reservation struct {
		span     hearsay.Span
		from, to int
	}
	var all []reservation
	for _, w := range reservations {
		for at := 0; ; {
			k := strings.Index(lower[at:], w)
			if k < 0 {
				break
			}
			start := at + k
			at = start + len(w)
			si := b.sentenceAt(start)
			if si < 0 {
				continue
			}
			sent := b.Analysis.Sentences[si]
			from, to := int(b.Analysis.Tokens[sent.First].Start), int(b.Analysis.Tokens[sent.End-1].End)
			end := at
			if n := strings.IndexAny(lower[end:min(to, len(lower))], ".,;:”\"—"); n >= 0 {
				end += n
			} else {
				end = max(end, to)
			}
			if r := (hearsay.Span{Start: start, End: end}); !b.disputed(r) {
				all = append(all, reservation{r, from, to})
			}
		}
	}
	if len(all) == 0 {
		return
	}
	slices.SortFunc(all, func(x, y reservation) int { return x.span.Start - y.span.Start })
	byName := map[string]*hearsay.Span{}
	for i := range b.via {
		for k := range b.via[i] {
			h := &b.via[i][k]
			span, ok := byName[h.Name]
			if !ok {
				name := strings.ToLower(strings.TrimPrefix(h.Name, "The "))
				for n := range all {
					if r := &all[n]; about(lower, name, r.from, r.span, r.to) {
						span = &r.span
						break
					}
				}
				byName[h.Name] = span
			}
			if h.At != nil { // the sentence that names the carrier here is the better evidence
				n, _ := slices.BinarySearchFunc(all, h.At.Start, func(r reservation, at int) int { return r.to - 1 - at })
				if n < len(all) && h.At.Start >= all[n].from && h.At.End <= all[n].to && about(lower, lower[h.At.Start:h.At.End], all[n].from, all[n].span, all[n].to) {
					span = &all[n].span
				}
			}
			if span != nil {
				own := *span
				h.Caveat = &own
			}
		}
	}
}
