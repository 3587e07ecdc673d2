package outlet

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func TestFind(t *testing.T) {
	tests := []struct{ text, want string }{
		{"The Washington Post reported it, and the Post stood by it.", "The Washington Post=The Washington Post|the Post=The Washington Post"},
		{"He told WaPo and the AP.", "WaPo=The Washington Post|the AP=The Associated Press"},
		{"Text by FRANCE 24", "FRANCE 24=France 24"},
		{"The Washington Postcited an official.", "The Washington Post=The Washington Post"},
		{"He went up the hill and The Hill rose.", ""},
		{"She told The Hill on Monday.", "The Hill=The Hill"},
		{"There was time. Time flew.", ""},
		{"It was first seen by Time magazine.", "Time magazine=Time"},
		{"The guardian of the estate; the Guardian disagreed.", "the Guardian=The Guardian"},
		{"[Washington Post]", "Washington Post=The Washington Post"},
		{"a spokesman told the Harbour Gazette on Friday", "Harbour Gazette=?Harbour Gazette"},
		{"According to the Marlow Evening News, which the News denied.", "Marlow Evening News=?Marlow Evening News|the News=?Marlow Evening News"},
		{"The border post and the Post Office closed.", ""},
		{"the Post told nobody", ""},
		{"Officials told the Post so.", "the Post=?"},
		{"told WQRX-TV and Channel 9 News", "WQRX-TV=?WQRX-TV|Channel 9 News=?Channel 9 News"},
		{"a Washington Post-ABC News poll", "Washington Post=The Washington Post|ABC News=ABC News"},
		{"The Los Angeles Times and The New York Times; the Times said", "Los Angeles Times=Los Angeles Times|The New York Times=The New York Times|the Times=The New York Times"},
		{"Write to @Reuters or news@reuters.com", ""},
		{"Apple Insider notes it, and so do buzzfeed and Tech Crunch.", "Apple Insider=AppleInsider|buzzfeed=BuzzFeed|Tech Crunch=TechCrunch"},
		{"Re/code says so, he told Re/Code and 9to5Mac.", "Re/code=Re/code|Re/Code=Re/code|9to5Mac=9to5Mac"},
		{"HuffPost wrote it, and HUFFPOST and the Huffington Post stood by it.", "HuffPost=HuffPost|HUFFPOST=HuffPost|the Huffington Post=The Huffington Post"},
		{"A clerk told BuzzFeed News so; BuzzFeed has the letter.", "BuzzFeed News=BuzzFeed News|BuzzFeed=BuzzFeed News"},
		{"BuzzFeed has the letter; BuzzFeed News wrote of it.", "BuzzFeed=BuzzFeed|BuzzFeed News=BuzzFeed News"},
		{"Emily Post wrote of manners.", ""},
		{"Trading Post Gazette", ""},
		// A noun beside a name shows an outlet, and its other places with it.
		{"Roe told the Pellish news site Tarnwatch so. Tarnwatch asked again.", "Tarnwatch=?Tarnwatch|Tarnwatch=?Tarnwatch"},
		{"In the town's oldest newspaper, al-Marsa, that said so.", "al-Marsa=?al-Marsa"},
		{"The al-Marsa newspaper said so.", "al-Marsa=?al-Marsa"},
		{"Tarnwatch, a small online newspaper, had it first.", "Tarnwatch=?Tarnwatch"},
		{"Roe told Pell's Nine Bay television so.", "Nine Bay=?Nine Bay"},
		{"Tarnwatch, a newspaper editor, left.", ""},
		{"Roe told a Bridgetown newspaper and a British newspaper.", ""},
		{"She read the newspaper. Roe left.", ""},
		{"It was on the port's website Monday.", ""},
		{"on 730 The Wave radio and on The Tide 1090 AM", "730 The Wave=?730 The Wave|The Tide 1090=?The Tide 1090"},
		{"in an interview with 730 WQRX’s Ana Roe", "WQRX=?WQRX"},
		{"some 730 Roe families and 1090 Am trams", ""},
		{"A New Yorker told The New Yorker.", "The New Yorker=The New Yorker"},
		{"Roe said on “Face the Nation” and on “The Daily Show.”", "Face the Nation=CBS News|Daily Show=Comedy Central"},
		{"on the verge of it, The Verge noted", "The Verge=The Verge"},
		{"", ""},
	}
	for _, tt := range tests {
		var got []string
		for _, m := range Find(tt.text) {
			name := m.Name
			if !m.Known {
				name = "?" + name
			}
			got = append(got, m.In(tt.text)+"="+name)
		}
		if s := strings.Join(got, "|"); s != tt.want {
			t.Errorf("Find(%q)\n got %q\nwant %q", tt.text, s, tt.want)
		}
	}
}

func TestCanonical(t *testing.T) {
	for name, want := range map[string]string{
		"wapo": "The Washington Post", "the Associated Press": "The Associated Press", "HuffPo": "HuffPost", "Huffington Post": "The Huffington Post",
		"the Post": "", "Harbour Gazette": "", "": "", "The": "", "Fox": "Fox News",
	} {
		if got, ok := Canonical(name); got != want || ok != (want != "") {
			t.Errorf("Canonical(%q) = %q, %v; want %q", name, got, ok, want)
		}
	}
	for _, p := range [][2]string{ // owners, sisters and sections are outlets of their own
		{"BuzzFeed", "BuzzFeed News"}, {"Fox News", "Fox Business"}, {"The Daily Telegraph", "The Sunday Telegraph"}, {"Gothamist", "WNYC"},
		{"Reuters", "Thomson Reuters"}, {"The Oregonian", "OregonLive"}, {"9to5Mac", "9to5Google"}, {"CNN", "CNNMoney"}, {"Bloomberg", "Bloomberg Businessweek"},
	} {
		if Same(p[0], p[1]) {
			t.Errorf("%q and %q are not the same outlet", p[0], p[1])
		}
	}
	for _, p := range [][2]string{{"HuffPost", "Huffington Post"}, {"Recode", "Re/code"}, {"St. Petersburg Times", "Tampa Bay Times"}, {"Russia Today", "RT"}} {
		a, _ := Canonical(p[0])
		if !Same(p[0], p[1]) || a != p[0] {
			t.Errorf("%q has become %q: Canonical %q", p[0], p[1], a)
		}
	}
	if !Same("WaPo", "Washington Post") || !Same("The Harbour Gazette", "Harbour Gazette") || Same("", "") || Same("Reuters", "AFP") {
		t.Error("Same is wrong")
	}
}

func TestParts(t *testing.T) {
	for name, want := range map[string][4]bool{ // agency, ordinary, month first, known
		"Reuters": {true, false, false, false}, "HuffPost": {false, false, true, true}, "Time": {false, true, true, true}, "Forbes": {false, true, true, true},
		"The New York Times": {false, false, true, true}, "BBC": {false, false, false, true}, "Toronto Star": {}, "Harbour Gazette": {}, "": {},
	} {
		month, known := MonthFirst(name)
		if got := [4]bool{Agency(name), Ordinary(name), month, known}; got != want {
			t.Errorf("%q: %v, want %v", name, got, want)
		}
	}
}

func TestOfDomain(t *testing.T) {
	for host, want := range map[string]string{
		"www.nytimes.com": "The New York Times", "edition.cnn.com:443": "CNN", "washington.cbslocal.com": "CBS DC",
		"phoenix.cbslocal.com": "CBS Local", "example.org": "", "com": "", "": "", "news.bbc.co.uk": "BBC",
	} {
		if got, _ := OfDomain(host); got != want {
			t.Errorf("OfDomain(%q) = %q; want %q", host, got, want)
		}
	}
}

func FuzzFind(f *testing.F) {
	for _, s := range []string{"The Post", "the Washington Postcited X", "Channel 9", "W\xff-TV", "[h/t The Hill]", "St. Ives Gazette"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		at := 0
		for _, m := range Find(text) {
			if m.Start < at || m.End <= m.Start || m.End > len(text) {
				t.Fatalf("span %v after %d in %q", m.Span, at, text)
			}
			if !utf8.ValidString(text) {
				continue
			}
			if !utf8.ValidString(m.In(text)) {
				t.Fatalf("span %v splits a code point of %q", m.Span, text)
			}
			at = m.End
		}
	})
}

func BenchmarkFind(b *testing.B) {
	text := strings.Repeat("The minister told the Harbour Gazette on Friday that the dam would hold, according to Reuters and The Washington Post. ", 500)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		Find(text)
	}
}
