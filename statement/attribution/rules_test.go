package attribution_test

import (
	"strings"
	"testing"

	"github.com/openhearsay/hearsay"
)

// rules are texts that the rules for pages of a known form read, with all
// outermost statements of each, one a line.
var rules = []struct{ name, text, want string }{
	{"questions and answers", "Q. When did you see the crack?\n\nA. In May.\n\nQ. Whom did you tell?\n\nA. I told the mayor.",
		"Q | . | When did you see the crack\nA | . | In May\nQ | . | Whom did you tell\nA | . | I told the mayor"},
	{"a list with letters", "A. the bridge\n\nB. the pier\n\nC. the tower", ""},
	{"answers alone", "What did you see?\n\nA: A crack in the pier.\n\nWhom did you tell?\n\nA: The mayor knew.\n\nAnd then?\n\nA: Nothing at all.",
		"A | : | A crack in the pier\nA | : | The mayor knew\nA | : | Nothing at all"},
	{"items of lists", "A. the bridge is old\n\nB. the pier is new\n\nA. the tower is old\n\nB. the road is new\n\nA. the house is old", ""},
	{"names in small letters", "Courier: Did you see the crack?\n\nAlma Brandt: I saw it in May.\n\nCourier: Whom did you tell?\n\nAlma Brandt: I told everybody.",
		"Courier | : | Did you see the crack\nAlma Brandt | : | I saw it in May\nCourier | : | Whom did you tell\nAlma Brandt | : | I told everybody"},
	{"a listing", "Price: 40 crowns\n\nPlace: Ostwick pier\n\nPrice: 60 crowns\n\nPlace: Ostwick bridge", ""},
	{"a listing that returns", "Ostwick: sunny, 20 degrees\n\nMarlow: rain, 14 degrees\n\nOstwick: cloudy, 18 degrees\n\nMarlow: dry, 15 degrees", ""},
	{"a party in brackets", "SENATOR OLDEN (R-Ostwick): Is it safe?\n\nMS. BRANDT: It is not.\n\nSENATOR OLDEN (R-Ostwick): Thank you.",
		"SENATOR OLDEN (R-Ostwick) | : | Is it safe\nMS. BRANDT | : | It is not\nSENATOR OLDEN (R-Ostwick) | : | Thank you"},
	{"a second paragraph", "MR. OLDEN: Is it safe?\n\nMS. BRANDT: It is not.\n\nNobody mended the piers.\n\n(Laughter.)\n\nMR. OLDEN: Thank you.",
		"MR. OLDEN | : | Is it safe\nMS. BRANDT | : | It is not | Nobody mended the piers\nMR. OLDEN | : | Thank you"},
	{"each speaks once", "ALMA BRANDT, ENGINEER (ph): We saw the crack in May.\n\nOLDEN (voice-over): Nobody asked us.\n\n[02:50:05] IDA AMES, OWNER, OSTWICK BRIDGE & FERRY COMPANY: I know nothing of it.\n\nUNIDENTIFIED MALE: (INAUDIBLE) the bridge.",
		"ALMA BRANDT | : | We saw the crack in May\nOLDEN | : | Nobody asked us\nIDA AMES | : | I know nothing of it\nUNIDENTIFIED MALE | : | the bridge"},
	{"a dialogue of three lines", "The bridge was closed again.\n\nPeter Olden: I saw a crack.\n\nCourier host: You saw it yourself…\n\nPeter Olden: I did, and nobody asked me.",
		"Peter Olden | : | I saw a crack\nCourier host | : | You saw it yourself\nPeter Olden | : | I did, and nobody asked me"},
	{"a listing in capitals", "PRICE: 40 crowns\n\nPLACE: the pier\n\nTIME: at noon\n\nWEATHER: rain", ""},
	{"a post", "@ostwickmayor: The bridge stays open. #ostwick", "@ostwickmayor | : | The bridge stays open. #ostwick"},
	{"a post sent on", "RT @almabrandt: The bridge is rotten.", "@almabrandt | : | The bridge is rotten"},
	{"a post to somebody", "@ostwickmayor The bridge is rotten.", ""},
	{"a post shown on a page", "“@almabrandt: The bridge is rotten, look” — Peter Olden (@peterolden) March 4, 2015", "@almabrandt | : | The bridge is rotten, look"},
	{"letters to a paper", "DEAR CLARA: My bridge is old.\n\nDEAR CLARA: My boat is slow.\n\nDEAR CLARA: Who will mend them?", ""},
	{"pictures", "PHOTO: Alma Brandt on the bridge.\n\nPHOTO: Peter Olden at the pier.\n\nPHOTO: The crack in the tower.", ""},
	{"report at the end", "The bridge owner hid cracks for years: report", "report | : | The bridge owner hid cracks for years"},
	{"officials at the end", "Bridge was closed after crack was found: city officials", "city officials | : | Bridge was closed after crack was found"},
	{"a verb before its source", "Bridge unsafe, says the harbor office", "the harbor office | says | Bridge unsafe"},
	{"a number behind the verb", "Bridge to stay shut until spring, say two working engineers", ""},
	{"a verb before what is said", "Owner denies cracks, says bridge tested twice", "Owner | denies | cracks\nOwner | says | bridge tested twice"},
	{"a list at the end", "The mayor trusts one group: the police.", ""},
	{"a thing at the end", "The mayor found it: a crack", ""},
	{"a question with a source", "Where the bridge leads: report", ""},
	{"about a thing", "Olden on bridge: 'Nobody told us'", "Olden | : | 'Nobody told us'"},
	{"an office", "Mayor: Bridge was 'rotten'", "Mayor | : | Bridge was 'rotten'"},
	{"Report first", "Report: Bridge owner hid cracks for years", "Report | : | Bridge owner hid cracks for years"},
	{"what to know", "City budget: What to know", ""},
	{"breaking", "Breaking: Bridge is closed", ""},
	{"read more", "Read more: Bridge closed after crack is found", ""},
	{"photo", "Photo: Ostwick Courier", ""},
	{"photo of a speaker", "Photo: The mayor speaks at the bridge", ""},
	{"numbers", "By the numbers: The bridge in five figures", ""},
	{"update", "Update: The bridge opened again at noon", ""},
	{"note", "Note: The bridge is 40 years old.", ""},
	{"the latest", "The Latest: Bridge stays closed", ""},
	{"who wants what", "Who wants what:", ""},
	{"a post with its account", "Some were afraid.\n\nThe pier saved my boat. Thank you, Ostwick.\n\n— Alma Brandt (@almabrandt) March 3, 2029", "Alma Brandt | — | The pier saved my boat. Thank you, Ostwick"},
	{"set apart and signed", "Some were afraid.\n\nWe heard a crack, and then the bridge was gone.\n\n— Pastor Peter Olden\n\nThe bridge stays closed.", "Pastor Peter Olden | — | We heard a crack, and then the bridge was gone"},
	{"the author at the end", "We heard a crack, and then the bridge was gone.\n\n— Alma Brandt", ""},
	{"an agency's paragraph", "The bridge was closed in May after a crack was seen.\n\n— Northern Wire\n\nThe ferry runs again.", ""},
	{"a row of a table", "Upper Ostwick “We lost the school,” Mayor Alma Brandt said.", "Mayor Alma Brandt | said | “We lost the school,”"},
	{"dateline", "OSTWICK - \"The bridge is not safe,\" Brandt said.", "Brandt | said | \"The bridge is not safe,\""},
	{"dateline of an agency", "Ostwick (Northern Wire) — The bridge is not safe, Mayor Alma Brandt said on Monday.", "Mayor Alma Brandt | said | The bridge is not safe"},
	{"no dateline", "The bridge - all of it - is rotten, Brandt said.", "Brandt | said | The bridge - all of it - is rotten"},
	{"two halves", "“We looked at every pier” — the mayor insisted — “and half are gone.”", "the mayor | insisted | “We looked at every pier” | “and half are gone.”"},
}

func TestRules(t *testing.T) {
	extract := open(t)
	for _, test := range rules {
		t.Run(test.name, func(t *testing.T) {
			if got := outermost(test.text, extract(test.text)); got != test.want {
				t.Errorf("got\n%s\nwant\n%s", got, test.want)
			}
		})
	}
}

// outermost writes the outermost statements, one a line.
func outermost(text string, all []hearsay.Statement) string {
	var lines []string
	for _, s := range all {
		if s.Within < 0 {
			lines = append(lines, show(text, s))
		}
	}
	return strings.Join(lines, "\n")
}

// TestRulesBroken cuts the pages of the rules at every byte and turns their
// lines: nothing may break.
func TestRulesBroken(t *testing.T) {
	extract := open(t)
	for _, test := range rules {
		for i := range len(test.text) {
			for _, text := range []string{test.text[:i], test.text[i:]} {
				if wrong := check(text, extract(text)); wrong != "" {
					t.Fatalf("%q: %s", text, wrong)
				}
			}
		}
	}
}
