package attribution_test

import (
	"testing"

	"github.com/openhearsay/hearsay/statement/attribution"
)

// TestQuotations: to whom quotations belong that have no cue before them, all
// outermost statements of each text, one a line.
func TestQuotations(t *testing.T) {
	extract := open(t)
	for _, test := range []struct{ name, text, want string }{
		// No cue at all.
		{"an act before", "Engineer Paula Stroud put down her lamp. “You should have closed the bridge in May.”", " |  | “You should have closed the bridge in May.”"},
		{"a line of its own", "Mayor Alma Brandt visited the bridge on Monday.\n\n“We are going to mend it before the winter comes.”", " |  | “We are going to mend it before the winter comes.”"},
		{"over two lines", "The bridge is closed, the port said.\n\n\"We have looked at every pier and every rope.\n\n\"We are not going to open it in June.\"",
			"the port | said | The bridge is closed\n |  | \"We have looked at every pier and every rope | \"We are not going to open it in June.\""},

		// The statement before goes on.
		{"goes on in the next line", "“We looked at every pier,” Brandt said.\n\n“We found that half of them are gone.”", "Brandt | said | “We looked at every pier,” | “We found that half of them are gone.”"},
		{"somebody else in the next line", "“We looked at every pier,” Brandt said.\n\n“We did not see you there,” Olden said.", "Brandt | said | “We looked at every pier,”\nOlden | said | “We did not see you there,”"},
		{"another scene between", "“We looked at every pier,” Brandt said.\n\nThe bridge is 80 years old.\n\n“We did not see you there yesterday.”",
			"Brandt | said | “We looked at every pier,”\n |  | “We did not see you there yesterday.”"},

		// The words after it name the speaker.
		{"asked after a question", "\"We need a rope,\" Alma Brandt said. \"Who will bring it?\" Peter Olden asked.", "Alma Brandt | said | \"We need a rope,\"\nPeter Olden | asked | \"Who will bring it?\""},
		{"three in a row", "“Where is the rope?” Alma Brandt asked. “It is in the boat!” Peter Olden shouted. “We will fetch it.” Captain Ida Ames answered from the pier.",
			"Alma Brandt | asked | “Where is the rope?”\nPeter Olden | shouted | “It is in the boat!”\nCaptain Ida Ames | answered | “We will fetch it.”"},
		{"one speaker goes on", "“Where is the rope?” Alma Brandt asked. “We need it now.”", "Alma Brandt | asked | “Where is the rope?” | “We need it now.”"},

		// Words introduce it.
		{"announced", "The mayor wrote on Monday:\n\n“The bridge is safe, and it will stay so.”", "The mayor | wrote | “The bridge is safe, and it will stay so.”"},
		{"announced without a verb", "And from Mayor Alma Brandt:\n\n“The bridge is safe, and we will keep it so.”", "Mayor Alma Brandt | : | “The bridge is safe, and we will keep it so.”"},
		{"from the desk of", "From the office of Peter Olden, owner of the bridge.\n\n“We asked for a rope and we got one.”", "Peter Olden, owner of the bridge | From | “We asked for a rope and we got one.”"},

		// Set apart without marks.
		{"a statement below", "Mayor Alma Brandt sent a statement to the Courier:\n\nWe have looked at every pier, and we are sorry for what we have found there.\n\nThe bridge is 80 years old.",
			"Mayor Alma Brandt | sent | We have looked at every pier, and we are sorry for what we have found there"},
		{"a verb of saying", "Peter Olden agrees:\n\nIt makes little sense to keep a bridge open that nobody has mended in forty years.",
			"Peter Olden | agrees | It makes little sense to keep a bridge open that nobody has mended in forty years"},
		{"points of a list", "These points were circulated by Olden's campaign:\n\n- Peter Olden has always paid for his bridge and for its ropes.\n\n- The mayor has never set foot on the bridge in her life.",
			"Olden's campaign | circulated | Peter Olden has always paid for his bridge and for its ropes\nOlden's campaign | circulated | The mayor has never set foot on the bridge in her life"},
		{"a heading below", "Peter Olden sent a letter:\n\nThe bridge in ten pictures of our readers", ""},
		{"a list of facts", "The bridge has three piers:\n\nThe first of them stands in the river and is made of oak.", ""},

		// What is no statement.
		{"a title", "The song “Under the Bridge at Night” is still heard at weddings.", ""},
		{"a word", "The so-called “ferry tour” visits nine towns.", ""},
		{"a name of a boat", "The “Alma of Ostwick” sailed on Monday.", ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := outermost(test.text, extract(test.text)); got != test.want {
				t.Errorf("got\n%s\nwant\n%s", got, test.want)
			}
		})
	}
}

func TestSpeechOfAnotherForm(t *testing.T) {
	x := new(attribution.Extractor)
	for _, file := range []string{"nothing", "logistic\tyes\tno\n\t0\t0\n", "logistic\twritten\tsaid\n"} {
		if _, err := x.Speech([]byte(file)); err == nil {
			t.Errorf("%q was read", file)
		}
	}
	if _, err := x.Speech(nil); err != nil {
		t.Errorf("an empty file: %v", err)
	}
}

// TestCoordinated: what the second verb of who speaks tells of.
func TestCoordinated(t *testing.T) {
	extract := open(t)
	for _, test := range []struct{ name, text, want string }{
		{"two verbs", "Olden claimed on Monday that the bridge could not be trusted and suggested it may fall.", "Olden | claimed | that the bridge could not be trusted\nOlden | suggested | it may fall"},
		{"two quotations", "Alma Brandt said on Tuesday, \"I think that it is a disgrace,\" and predicted, \"I think it will fall.\"",
			"Alma Brandt | said | \"I think that it is a disgrace,\"\nAlma Brandt | predicted | \"I think it will fall.\""},
		{"a refusal", "Olden said that the bridge was safe but would not elaborate.", "Olden | said | that the bridge was safe\nOlden | would not | elaborate"},
		{"no details", "Olden said that he had been offered a boat but provided no details.", "Olden | said | that he had been offered a boat\nOlden | provided no | details"},
		{"a subject of its own", "Olden said that the bridge was old and that Brandt said so.", "Olden | said | that the bridge was old and that Brandt said so"},
		{"a verb of the content", "Olden said that the guard was arrested and described the boat.", "Olden | said | that the guard was arrested and described the boat"},
		{"an act", "Olden said that the bridge was old and went to bed.", "Olden | said | that the bridge was old and went to bed"},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := outermost(test.text, extract(test.text)); got != test.want {
				t.Errorf("got\n%s\nwant\n%s", got, test.want)
			}
		})
	}
}
