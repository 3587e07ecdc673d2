package sentence_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/openhearsay/hearsay/language/sentence"
	"github.com/openhearsay/hearsay/language/token"
)

func TestSplit(t *testing.T) {
	for _, test := range []struct{ name, text, want string }{
		{"plain", "He left. She stayed.", "He left . | She stayed ."},
		{"title", "Sen. Anne Hale met Mr. Brook on Jan. 5. The talks went on.", "Sen. Anne Hale met Mr. Brook on Jan. 5 . | The talks went on ."},
		{"acronym inside", "U.S. officials in the U.S. said so.", "U.S. officials in the U.S. said so ."},
		{"acronym at the end", "It came from the U.S. The reply was late.", "It came from the U.S. | The reply was late ."},
		{"initial", "John F. Harding spoke.", "John F. Harding spoke ."},
		{"quotation then verb", "“Is it true?” he asked. “No.”", "“ Is it true ? ” he asked . | “ No . ”"},
		{"straight marks", "\"We go.\" Then they went.", "\" We go . \" | Then they went ."},
		{"ellipsis", "We saw it ... and left. Then . . . nothing.", "We saw it ... and left . | Then . . . nothing ."},
		{"paragraphs", "A headline\n\nThe text", "A headline | The text"},
		{"wrapped", "The harbor master, who had read the\nreport, left.\nThe talks went on", "The harbor master , who had read the report , left . | The talks went on"},
		{"small letters after a headline", "Mayor speaks:\nwe will pay", "Mayor speaks : | we will pay"},
		{"court case", "In Hale v. Brook the court ruled.", "In Hale v. Brook the court ruled ."},
		{"party and state", "Sen. Anne Hale, R-S.C., spoke.", "Sen. Anne Hale , R-S.C. , spoke ."},
		{"clitics", "I don't think Dana's sure they'll cannot.", "I do n't think Dana 's sure they 'll can not ."},
		{"unbalanced", "“We begin. And go on.", "“ We begin . | And go on ."},
		{"wrapped, a name first", "The council of Tarn, its mayor and\nPeter Stroud, who was asked by the\nHarbor Board, left late. They met the\nMarlow Yard's owner there.", "The council of Tarn , its mayor and Peter Stroud , who was asked by the Harbor Board , left late . | They met the Marlow Yard 's owner there ."},
		{"wrapped, in capitals", "THE MAYOR SAID THE\nFERRY WAS ROTTEN", "THE MAYOR SAID THE FERRY WAS ROTTEN"},
		{"wrapped behind a comma in marks", "\"We go,\"\nAnne Hale said.", "\" We go , \" Anne Hale said ."},
		{"wrapped behind a title", "He met Mr.\nBrook there.", "He met Mr. Brook there ."},
		{"a list of three", "Mayor opens a new harbor in Tarn\nCouncil votes on ferry contract\nHarbor Board looks for a new head", "Mayor opens a new harbor in Tarn | Council votes on ferry contract | Harbor Board looks for a new head"},
		{"bullets", "• the ferry and\n• the pier\n- a dash\n2. and a number", "• the ferry and | • the pier | - a dash | 2 . | and a number"},
		{"a heading that ends in a small word", "What We Look At\nThe mayor left.", "What We Look At | The mayor left ."},
		{"paragraphs by a line break each", "The mayor left at noon on Monday.\nThe council of Tarn stayed there, and\nnobody knows why the others came.\nRain fell.", "The mayor left at noon on Monday . | The council of Tarn stayed there , and nobody knows why the others came . | Rain fell ."},
		{"a speaker in a line of its own", "MR. STROUD:\nState your name.\n\nMS. QUILL:\nDana Quill.", "MR. STROUD : State your name . | MS. QUILL : Dana Quill ."},
		{"small letters only", "the ferry left. nobody saw it. \"is it true?\" he asked mr. brook. it was ... gone! why?", "the ferry left . | nobody saw it . | \" is it true ? \" he asked mr. brook . | it was ... gone ! | why ?"},
		{"low and high marks", "„We go.“ Then they went. »So?« he asked. «No.» She left. ‚So.‘ They left.", "„ We go . “ | Then they went . | » So ? « he asked . | « No . » | She left . | ‚ So . ‘ | They left ."},
		{"marks apart", "« We go. » Then they went.", "« We go . » | Then they went ."},
		{"numbers", "It cost $1,250.50 at 3:15 p.m. on Friday.", "It cost $ 1,250.50 at 3:15 p.m. on Friday ."},
	} {
		t.Run(test.name, func(t *testing.T) {
			tokens := token.Split(test.text)
			var sentences []string
			for _, s := range sentence.Split(test.text, tokens) {
				var words []string
				for _, k := range tokens[s.First:s.End] {
					words = append(words, k.In(test.text))
				}
				sentences = append(sentences, strings.Join(words, " "))
			}
			if diff := cmp.Diff(test.want, strings.Join(sentences, " | ")); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func FuzzSplit(f *testing.F) {
	for _, s := range []string{"", "He said: “Go.\n\nStay.” She left", "U.S. v. Hale\nand\r\nso on . . .", "\xff. A\u2029b\n)"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		tokens := token.Split(text)
		at, paragraph := 0, 0
		for _, s := range sentence.Split(text, tokens) {
			if s.First != at || s.End <= s.First || s.End-s.First > 400 || s.Paragraph < paragraph {
				t.Fatalf("sentence %v after token %d in paragraph %d", s, at, paragraph)
			}
			at, paragraph = s.End, s.Paragraph
		}
		if at != len(tokens) {
			t.Fatalf("sentences end at token %d of %d", at, len(tokens))
		}
	})
}

func BenchmarkSplit(b *testing.B) {
	text := strings.Repeat("“We will not pay,” Anna Moreland, the mayor of Eastport, told reporters on Jan. 5. The U.S. office declined to comment.\n", 500)
	tokens := token.Split(text)
	for b.Loop() {
		sentence.Split(text, tokens)
	}
	b.ReportMetric(float64(len(tokens))*float64(b.N)/b.Elapsed().Seconds(), "words/s")
}
