package attribution_test

import (
	"strings"
	"testing"

	"github.com/openhearsay/hearsay/language"
	"github.com/openhearsay/hearsay/model"
)

// TestNested is a row for each construction in which something is said inside what
// is said, and for such as say nothing. Each statement is shown behind a mark for
// every one whose content holds it.
func TestNested(t *testing.T) {
	z, err := language.NewAnalyzer(model.Section)
	if err != nil {
		t.Fatal(err)
	}
	x := embedded(t)
	for _, test := range []struct{ name, text, want string }{
		{"a clause", "Brandt told the council that Olden had admitted that the bridge was unsafe.", ">Olden | had admitted | that the bridge was unsafe"},
		{"infinitive", "Brandt said the council ordered Olden to close the bridge.", ">the council | ordered | to close the bridge"},
		{"infinitive of a passive", "Brandt said the drivers were warned not to cross the bridge.", "> | were warned | not to cross the bridge"},
		{"infinitive without object", "Brandt said the council had offered to repair the bridge.", ">the council | had offered | to repair the bridge"},
		{"a plan", "Brandt said that the council plans to close the bridge in June.", ">the council | plans | to close the bridge in June"},
		{"a wish", "Brandt said that the drivers wanted to keep the old bridge.", ">the drivers | wanted | to keep the old bridge"},
		{"noun with of", "Brandt said that claims of a secret contract were false.", "> | claims of | a secret contract"},
		{"noun with a clause", "Brandt said the allegation that the piers were rotten was nonsense.", "> | allegation | that the piers were rotten"},
		{"noun with an infinitive", "Brandt said the drivers had heard the council’s promise to build a new bridge.", ">the council | promise | to build a new bridge"},
		{"whose noun", "Brandt said Olden’s claim that the piers were rotten was false.", ""},
		{"a question", "Brandt said the drivers had asked whether the bridge would close.", ">the drivers | had asked | whether the bridge would close"},
		{"belief without a believer", "Brandt said the bridge is believed to be the oldest in the valley.", "> | is believed | to be the oldest in the valley"},
		{"told, by nobody named", "Brandt said she had been told that the piers were rotten.", "> | had been told | that the piers were rotten"},
		{"a relative clause", "Brandt said she had spoken to an engineer who told her that the piers were rotten.", ">who | told | that the piers were rotten"},
		{"accusation", "Brandt said the drivers accused the council of hiding the survey.", ">the drivers | accused | the council of hiding the survey"},
		{"a report", "Brandt said the report found that the piers were rotten.", ">the report | found | that the piers were rotten"},
		{"a refusal", "Brandt said that Olden declined to comment on the survey.", ">Olden | declined | to comment on the survey"},
		{"a denial", "Brandt said that Olden denied that he had seen the survey.", ">Olden | denied | that he had seen the survey"},
		{"hearsay", "“I’ve heard that he will resign,” Brandt said.", "> | ’ve heard | that he will resign"},
		{"spoken words", "“They told me the bridge was safe,” Brandt said.", ">They | told | the bridge was safe"},
		{"according to", "The harbor master told his superiors that he had seen the crack in May, according to two city officials.", ">The harbor master | told | that he had seen the crack in May"},
		{"three deep", "Brandt said that Olden told her that the survey shows that the piers are rotten.", ">Olden | told | that the survey shows that the piers are rotten; >>the survey | shows | that the piers are rotten"},
		{"three deep, infinitive", "Brandt said that Olden told her that the council had ordered him to close the bridge.", ">Olden | told | that the council had ordered him to close the bridge; >>the council | had ordered | to close the bridge"},
		{"own thoughts", "“We know that the bridge is not safe,” Brandt said.", ""},
		{"not said", "Brandt said that Olden never said that the bridge was safe.", ""},
		{"said if", "Brandt said she would resign if the mayor says that the bridge is safe.", ""},
		{"to be said", "Brandt said it was time for the mayor to say that the bridge is unsafe.", ""},
		{"hypothetical", "Brandt said the mayor would say that the bridge was safe.", ""},
		{"a fact", "Brandt said the delay shows that the city has no money.", ""},
		{"a deed", "Brandt said that Olden offered her a seat and shared his umbrella.", ""},
		{"deeds one after the other", "Brandt said the council began to close the bridge and failed to mend it.", ""},
		{"beside: rumor", "Olden shot down the rumor on Monday.", "Olden | shot down | the rumor"},
		{"beside: a tip", "The tip came from a former guard at the yard.", "a former guard | came | The tip"},
	} {
		t.Run(test.name, func(t *testing.T) {
			all := x.Wide().Extract(z.Analyze(test.text))
			var got []string
			for _, s := range all {
				depth := 0
				for w := s.Within; w >= 0 && depth < 9; w = all[w].Within {
					depth++
				}
				if depth > 0 || strings.HasPrefix(test.name, "beside") {
					got = append(got, strings.Repeat(">", depth)+show(test.text, s))
				}
			}
			if got := strings.Join(got, "; "); got != test.want {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}
