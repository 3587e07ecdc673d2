package date_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/language/date"
	"github.com/openhearsay/hearsay/language/token"
)

// What lies ahead, by sentences with their Penn tags. The paper is of Wednesday,
// 15 May 2019.
func TestAhead(t *testing.T) {
	for _, test := range []struct{ text, want string }{
		{"A/DT vote/NN is/VBZ due/JJ on/IN Friday/NNP ./.", "Friday=2019-05-17"},
		{"The/DT council/NN will/MD meet/VB Friday/NNP ./.", "Friday=2019-05-17"},
		{"The/DT council/NN will/MD meet/VB Wednesday/NNP ./.", "Wednesday=2019-05-15"},
		{"The/DT fair/NN opens/NNS Saturday/NNP ./.", "Saturday=2019-05-18"},
		{"The/DT law/NN takes/VBZ effect/NN in/IN July/NNP ./.", "July=2019-07"},
		{"The/DT lease/NN ends/VBZ in/IN March/NNP ./.", "March=2020-03"},
		{"She/PRP will/MD be/VB tried/VBN on/IN Jan./NNP 12/CD ./.", "Jan. 12=2020-01-12"},
		{"She/PRP is/VBZ to/TO speak/VB on/IN 3/CD June/NNP ./.", "3 June=2019-06-03"},
		{"Results/NNS are/VBP expected/VBN Monday/NNP ./.", "Monday=2019-05-20"},
		{"He/PRP agreed/VBD to/TO speak/VB on/IN Friday/NNP ./.", "Friday=2019-05-17"},
		{"He/PRP plans/VBZ to/TO speak/VB on/IN Friday/NNP ./.", "Friday=2019-05-17"},
		{"On/IN Friday/NNP the/DT council/NN will/MD vote/VB ./.", "Friday=2019-05-17"},
		{"She/PRP said/VBD on/IN Monday/NNP that/IN talks/NNS would/MD start/VB on/IN Friday/NNP ./.", "Monday=2019-05-13; Friday=2019-05-17"},
		{"The/DT trial/NN ,/, which/WDT began/VBD Friday/NNP ,/, ends/VBZ Monday/NNP ./.", "Friday=2019-05-10; Monday=2019-05-20"},
		{"Friday/NNP 's/POS vote/NN will/MD decide/VB it/PRP ./.", "Friday=2019-05-17"},
		// what has been
		{"The/DT council/NN met/VBD on/IN Friday/NNP ./.", "Friday=2019-05-10"},
		{"The/DT council/NN has/VBZ met/VBN on/IN Friday/NNP ./.", "Friday=2019-05-10"},
		{"Talks/NNS were/VBD held/VBN on/IN Friday/NNP ./.", "Friday=2019-05-10"},
		{"On/IN Friday/NNP the/DT council/NN voted/VBD ./.", "Friday=2019-05-10"},
		{"He/PRP failed/VBD to/TO appear/VB on/IN Friday/NNP ./.", "Friday=2019-05-10"},
		{"He/PRP would/MD have/VB come/VBN on/IN Friday/NNP ./.", "Friday=2019-05-10"},
		{"It/PRP is/VBZ in/IN force/NN since/IN March/NNP ./.", "March=2019-03"},
		{"She/PRP is/VBZ accused/VBN of/IN killing/VBG him/PRP on/IN Friday/NNP ./.", "Friday=2019-05-10"},
		{"She/PRP is/VBZ held/VBN after/IN a/DT raid/NN on/IN Friday/NNP ./.", "Friday=2019-05-10"},
		{"The/DT report/NN says/VBZ that/IN in/IN March/NNP sales/NNS fell/VBD ./.", "March=2019-03"},
		{"Friday/NNP 's/POS vote/NN was/VBD close/JJ ./.", "Friday=2019-05-10"},
		{"The/DT storm/NN on/IN Friday/NNP ./.", "Friday=2019-05-10"},
		// what may be either
		{"A/DT vote/NN was/VBD due/JJ on/IN Friday/NNP ./.", "Friday="},
		{"Talks/NNS were/VBD expected/VBN to/TO end/VB on/IN Friday/NNP ./.", "Friday="},
		{"She/PRP could/MD not/RB sleep/VB on/IN Friday/NNP ./.", "Friday="},
		{"They/PRP sing/VBP every/DT Sunday/NNP ./.", "Sunday="},
		// what says itself when it is
		{"He/PRP will/MD speak/VB of/IN last/JJ Friday/NNP ./.", "last Friday=2019-05-10"},
		{"He/PRP will/MD speak/VB of/IN March/NNP 2017/CD ./.", "March 2017=2017-03"},
	} {
		var words, tags []string
		for _, w := range strings.Fields(test.text) {
			word, tag, _ := strings.Cut(w, "/")
			words, tags = append(words, word), append(tags, tag)
		}
		text := strings.Join(words, " ")
		tokens := token.Split(text)
		if len(tokens) != len(tags) {
			t.Errorf("%s: %d tokens", test.text, len(tokens))
			continue
		}
		var out []string
		for _, m := range date.Find(text, tokens, tags, hearsay.Day("2019-05-15")) {
			out = append(out, m.Span.In(text)+"="+m.Period.From)
		}
		if diff := cmp.Diff(test.want, strings.Join(out, "; ")); diff != "" {
			t.Errorf("%s\n%s", test.text, diff)
		}
	}
}

func TestOrderOf(t *testing.T) {
	for _, test := range []struct {
		text string
		want date.Order
	}{
		{"", date.UnknownOrder},
		{"sold on 5/6/2018", date.UnknownOrder},
		{"sold on 05/06/2018 and 13/06/2018", date.DayFirst},
		{"sold on 6/13/2018 and 05/06/2018", date.MonthFirst},
		{"sold on 13.6.2018", date.DayFirst},
		{"sold on 13/06/2018 and 06/14/2018", date.UnknownOrder},
		{"2018-06-13, page 13/14, 1.13.2, 44/13/2018, 13/6/18", date.UnknownOrder},
	} {
		if got := date.OrderOf(test.text); got != test.want {
			t.Errorf("OrderOf(%q) = %d, want %d", test.text, got, test.want)
		}
	}
}
