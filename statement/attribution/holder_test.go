package attribution_test

import (
	"testing"

	"github.com/openhearsay/hearsay/language"
	"github.com/openhearsay/hearsay/model"
)

// TestHolder is a row for each way in which a cue gets its source from the words
// above it in the tree, or gets none: want is the source of the statement with cue.
func TestHolder(t *testing.T) {
	z, err := language.NewAnalyzer(model.Section)
	if err != nil {
		t.Fatal(err)
	}
	x := embedded(t).Wide()
	for _, test := range []struct{ name, text, cue, want string }{
		{"object control", "The governor asked Lena Marsh to urge Brook to leave the race.", "urge", "Lena Marsh"},
		{"object control, passive", "Marsh was asked by Hale to call for calm.", "call for", "Marsh"},
		{"subject control", "Hale ordered the guards to refuse entry and threatened to call the police.", "threatened to call", "Hale"},
		{"participle beside a participle", "The council made many requests of Brook, asking him to provide his plans and suggesting he refuse the money.", "suggesting", "The council"},
		{"participle after a comma", "Several historians and lawyers have approached the pier news with calm, noting that such offers are common.", "noting", "Several historians and lawyers"},
		{"quoted as saying", "The Gazette quoted spokeswoman Lena Marsh as saying they had found the rope.", "saying", "spokeswoman Lena Marsh"},
		{"was quoted as saying", "Brook was quoted by the Gazette as saying that the pier was old.", "saying", "Brook"},
		{"participle before its subject", "Calling it a “splendid event,” the mayor's wife, Rosa Miller, said the crew was safe.", "Calling", "the mayor's wife, Rosa Miller"},
		{"of one mind", "A harbor official, who was convinced the pier was safe, left the station.", "was convinced", "who"},
		{"agent", "The allegations were made by two guards on Friday.", "were made", "two guards"},
		{"agent of an inner one", "Brook said that he was told by two guards that the gate was open.", "was told", "two guards"},
		{"only thought of", "Peter Brook, once thought to be a sure winner, lost the race.", "once thought", ""},
		{"only believed", "A woman believed to be the owner was found.", "believed", ""},
		{"only stirs", "The crash has raised suspicions that the beams were rotten.", "has raised suspicions", ""},
		{"raises them himself", "Critics have raised doubts about whether the gate is safe.", "have raised doubts about", "Critics"},
	} {
		t.Run(test.name, func(t *testing.T) {
			for _, s := range x.Extract(z.Analyze(test.text)) {
				if s.Cue == nil || s.Cue.In(test.text) != test.cue {
					continue
				}
				got := ""
				if s.Source != nil {
					got = s.Source.In(test.text)
				}
				if got != test.want {
					t.Errorf("got %q, want %q", got, test.want)
				}
				return
			}
			t.Errorf("no statement with cue %q", test.cue)
		})
	}
}
