package corpus

import (
	"fmt"
	"strings"
)

// A Mention is a stretch of words that a corpus marks as one mention of an
// entity: words First to End of the document, End exclusive. Mentions with the
// same Entity refer to the same thing.
type Mention struct {
	First, End int
	Entity     string
	Type       string // "person", "organization", …
}

// An EntityDocument is a document whose mentions are marked, as GUM marks them.
type EntityDocument struct {
	ID       string
	Trees    []*Tree
	Mentions []Mention // in order of First, the longer one first
}

// EntityDocuments reads the documents of a CoNLL-U file with "Entity=" in its
// last column (Zeldes, The GUM corpus, 2017; the format of Universal Anaphora).
// Of a mention in several pieces only the first piece is kept.
func EntityDocuments(path string) ([]*EntityDocument, error) {
	var all []*EntityDocument
	err := Trees(path, func(t *Tree) error {
		if len(all) == 0 || all[len(all)-1].ID != t.Document {
			all = append(all, &EntityDocument{ID: t.Document})
		}
		d := all[len(all)-1]
		d.Trees = append(d.Trees, t)
		return nil
	})
	if err != nil {
		return nil, err
	}
	for _, d := range all {
		if err := d.mark(); err != nil {
			return nil, fmt.Errorf("%s: %s: %w", path, d.ID, err)
		}
	}
	return all, nil
}

// mark reads the mentions from the last column of all trees.
func (d *EntityDocument) mark() error {
	at := 0
	open := map[string][]int{} // the mentions of an entity that are not closed yet
	for _, t := range d.Trees {
		for i, misc := range t.Misc {
			for _, field := range strings.Split(misc, "|") {
				if value, ok := strings.CutPrefix(field, "Entity="); ok {
					if err := d.brackets(value, at+i, open); err != nil {
						return err
					}
				}
			}
		}
		at += len(t.Misc)
	}
	kept := d.Mentions[:0]
	for _, m := range d.Mentions {
		if m.End > m.First {
			kept = append(kept, m)
		}
	}
	d.Mentions = kept
	return nil
}

// brackets reads the openings and closings at word i: "(3-person-new-…(4-place-…)2)".
func (d *EntityDocument) brackets(value string, i int, open map[string][]int) error {
	for value != "" {
		if value[0] == '(' {
			end := strings.IndexAny(value[1:], "()") + 1
			if end == 0 {
				end = len(value)
			}
			parts := strings.Split(value[1:end], "-")
			if len(parts) < 2 {
				return fmt.Errorf("entity %q has no type", value[:end])
			}
			name, piece, _ := strings.Cut(parts[0], "[")
			d.Mentions = append(d.Mentions, Mention{First: i, Entity: name, Type: parts[1]})
			n := len(d.Mentions) - 1
			if piece != "" && !strings.HasPrefix(piece, "1/") {
				d.Mentions[n].First = 1 << 30 // a later piece: never kept
			}
			if end < len(value) && value[end] == ')' {
				d.Mentions[n].End = i + 1
				end++
			} else {
				open[parts[0]] = append(open[parts[0]], n)
			}
			value = value[end:]
			continue
		}
		end := strings.IndexByte(value, ')')
		if end < 0 {
			return fmt.Errorf("bracket %q is not closed", value)
		}
		name := value[:end]
		stack := open[name]
		if len(stack) == 0 {
			return fmt.Errorf("entity %q is closed but was not opened", name)
		}
		d.Mentions[stack[len(stack)-1]].End = i + 1
		open[name] = stack[:len(stack)-1]
		value = value[end+1:]
	}
	return nil
}
