package date_test

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/language/date"
	"github.com/openhearsay/hearsay/language/token"
)

// find renders what is found as "words=from/to".
func find(text, reference string) string {
	var out []string
	for _, m := range date.Find(text, token.Split(text), nil, hearsay.Day(reference)) {
		s := m.Span.In(text) + "="
		if m.Period.Known() {
			s += m.Period.From
			if m.Period.To != m.Period.From {
				s += "/" + m.Period.To
			}
		}
		out = append(out, s)
	}
	return strings.Join(out, "; ")
}

func TestFind(t *testing.T) {
	// 2019-05-15 was a Wednesday.
	for _, test := range []struct{ text, want string }{
		{"Filed 2019-05-02.", "2019-05-02=2019-05-02"},
		{"Updated 5/2/2019 and 22/4/2019.", "5/2/2019=2019-02-05; 22/4/2019=2019-04-22"},
		{"on 5/2/2019 and 4/22/2019", "5/2/2019=2019-05-02; 4/22/2019=2019-04-22"},
		{"on 5/2/2019", "5/2/2019=2019-05-02"},
		{"call 2019-05-02 or fax 2019-06-02; it was 2019-07-02", "2019-07-02=2019-07-02"},
		{"on July 22, 2017, she left", "July 22, 2017=2017-07-22"},
		{"the 16th of May 2017", "the 16th of May 2017=2017-05-16"},
		{"It was 22 July when", "22 July="},
		{"It was 22 August when", "22 August=2018-08-22"},
		{"On Jan. 5 they met.", "Jan. 5=2019-01-05"},
		{"On Nov. 5 they met.", "Nov. 5=2018-11-05"},
		{"held May 3-5 in Tarn", "May 3-5=2019-05-03/2019-05-05"},
		{"in March, he said", "March=2019-03"},
		{"in May he said", "May=2019-05"},
		{"in June he said", "June=2018-06"},
		{"in April, 2016, at the inn", "April, 2016=2016-04"},
		{"in March 2017", "March 2017=2017-03"},
		{"between July and September 2016", "July=2016-07; September 2016=2016-09"},
		{"In a March appearance on air", "March=2019-03"},
		{"in late December", "late December=2018-12"},
		{"by mid-April", "mid-April=2019-04"},
		{"last October and next March", "last October=2018-10; next March=2020-03"},
		{"said on Thursday", "Thursday=2019-05-09"},
		{"said Wednesday night", "Wednesday night=2019-05-15"},
		{"said last Wednesday", "last Wednesday=2019-05-08"},
		{"will meet next Friday", "next Friday=2019-05-17"},
		{"on Thursday, Feb. 7, 2019, he", "Thursday, Feb. 7, 2019=2019-02-07"},
		{"on Fridays", "Fridays="},
		{"on Black Friday", ""},
		{"yesterday and today", "yesterday=2019-05-14; today=2019-05-15"},
		{"last night", "last night=2019-05-14"},
		{"last week", "last week=2019-05-06/2019-05-12"},
		{"this week", "this week=2019-05-13/2019-05-19"},
		{"earlier this week", "earlier this week=2019-05-13/2019-05-15"},
		{"last month and last year", "last month=2019-04; last year=2018"},
		{"two days ago", "two days ago=2019-05-13"},
		{"three weeks ago", "three weeks ago=2019-04-22/2019-04-28"},
		{"14 months ago", "14 months ago=2018-03"},
		{"two weeks earlier", "two weeks earlier="},
		{"the previous day", "the previous day="},
		{"the same month", "the same month="},
		{"the day before he left", ""},
		{"during the hearing in June", "June=2018-06"},
		{"in 2016 and since 1998", "2016=2016; 1998=1998"},
		{"the 2016 campaign", "2016=2016"},
		{"some 2016 votes and $1999", ""},
		{"in the 1990s and the '80s", "1990s=1990/1999; '80s=1980/1989"},
		{"in the first few days of July", "the first few days of July=2018-07"},
		{"at the end of 2016", "the end of 2016=2016"},
		{"in the summer of 2016", "the summer of 2016=2016-06/2016-08"},
		{"last summer", "last summer=2018-06/2018-08"},
		{"last winter", "last winter=2018-12/2019-02"},
		// what is no date
		{"He may march on; we may wait a second.", ""},
		{"May we go?", ""},
		{"They march in step. March on!", ""},
		{"April Vane and June Parr met Theresa May.", ""},
		{"the Women's March was large", ""},
		{"He sat in the sun and wed her.", ""},
		{"February 30, 2017 and 2017-02-30", "February 30, 2017="},
		{"room 2016-b", ""},
		{"in Tarn Today on page two", ""},
	} {
		if diff := cmp.Diff(test.want, find(test.text, "2019-05-15")); diff != "" {
			t.Errorf("%s\n%s", test.text, diff)
		}
	}
}

func TestFindReference(t *testing.T) {
	for _, test := range []struct{ reference, text, want string }{
		{"", "on Friday, in March, in 2016, on July 2, 2016", "Friday=; March=; 2016=2016; July 2, 2016=2016-07-02"},
		{"2019-05", "on Friday, in March, last month", "Friday=; March=2019-03; last month=2019-04"},
		{"2019", "in March, last year", "March=; last year=2018"},
		{"nonsense", "yesterday", "yesterday="},
		{"2019-01-01", "in December, last month, yesterday, last week", "December=2018-12; last month=2018-12; yesterday=2018-12-31; last week=2018-12-24/2018-12-30"},
		{"2020-02-29", "last year, on Feb. 29", "last year=2019; Feb. 29=2020-02-29"},
		{"2019-05-12", "this week", "this week=2019-05-06/2019-05-12"}, // a Sunday
	} {
		if diff := cmp.Diff(test.want, find(test.text, test.reference)); diff != "" {
			t.Errorf("%s at %s\n%s", test.text, test.reference, diff)
		}
	}
}

// sound fails where what is found does not lie in the text, in order.
func sound(t interface {
	Fatalf(string, ...any)
}, text string) {
	last := 0
	for _, m := range date.Find(text, token.Split(text), nil, hearsay.Day("2019-05-15")) {
		if m.Span.Start < last || m.Span.End > len(text) || m.Span.Empty() ||
			!utf8.RuneStart(text[m.Span.Start]) || m.Span.End < len(text) && !utf8.RuneStart(text[m.Span.End]) {
			t.Fatalf("span %v of %q", m.Span, text)
		}
		last = m.Span.End
		if (m.Period.From == "") != (m.Period.To == "") || m.Period.From > m.Period.To {
			t.Fatalf("period %v of %q", m.Period, m.Span.In(text))
		}
	}
}

func TestFindSound(t *testing.T) {
	words := strings.Fields("the first few days of July , 2017 late last this next Friday May 3 31st 0 1999 '90s mid - March ago two weeks earlier in summer 2017-02-30 12/31/2016 ’ . 東")
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.SliceOfN(rapid.SampledFrom(words), 0, 12).Draw(t, "words")
		sound(t, strings.Join(n, " "))
	})
}

func FuzzFind(f *testing.F) {
	for _, s := range []string{"", "on July 22, 2017", "last Friday night, May 5", "the 31st of\nFebruary", "’90s \xff 2016", "earlier in the week"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) { sound(t, strings.ToValidUTF8(text, "\uFFFD")) })
}

func BenchmarkFind(b *testing.B) {
	var text strings.Builder
	for i := range 200 {
		fmt.Fprintf(&text, "The mayor of Tarn said on Friday that the %d plan, approved in March, may fail before the end of the year. ", 1990+i%40)
	}
	tokens := token.Split(text.String())
	b.ResetTimer()
	for range b.N {
		date.Find(text.String(), tokens, nil, hearsay.Day("2019-05-15"))
	}
	b.ReportMetric(float64(len(tokens))*float64(b.N)/b.Elapsed().Seconds(), "words/s")
}
