package name_test

import (
	"strings"
	"testing"

	"github.com/openhearsay/hearsay/language/name"
)

func TestLead(t *testing.T) {
	for text, want := range map[string]int{
		"Nora Tarn":                                   0,
		"Mayor Tarn":                                  1,
		"Deputy Mayor Nora Tarn":                      2,
		"Chief Executive Nora Tarn":                   2,
		"Chief Executive Officer Tarn":                3,
		"Chief of Staff Nora Tarn":                    3,
		"Secretary of State Tarn":                     3,
		"Secretary of Health and Trade Nora Tarn":     5,
		"Speaker of the House Orlu Tarn":              4,
		"Governor of Marlow":                          0,
		"Bank of Marlow":                              0,
		"Det. Insp. Orlu Tarn":                        2,
		"Vice-President Tarn":                         1,
		"Dean Tarn":                                   0,
		"Dean Nora Tarn":                              1,
		"Peter Tarn Jr.":                              0,
		"Mr. Peter Tarn Jr.":                          1,
		"Geo. Tarn":                                   0,
		"Mayor":                                       0,
		"Marlow Mayor Tarn":                           2,
		"Mayor Peter Owen van der Tarn":               0, // more words than a name has
		"Professor Emeritus Nora Tarn":                2,
		"":                                            0,
		"Chairman of the Joint Chiefs of Staff":       0,
		"Chairman of the Joint Chiefs Orlu Brem Tarn": 6,
	} {
		if got := name.Lead(strings.Fields(text)); got != want {
			t.Errorf("%q: %d words before the name, want %d", text, got, want)
		}
	}
}

func TestNickname(t *testing.T) {
	for text, want := range map[string]int{
		"“ The Oar ” Hale":           4,
		"\" Red \" Hale":             3,
		"“ the oar ” Hale":           0,
		"“ The Oar ” said":           0,
		"“ The Oar":                  0,
		"Hale":                       0,
		"“ One Two Three Four ” Tar": 0,
		"":                           0,
	} {
		if got := name.Nickname(strings.Fields(text), 0); got != want {
			t.Errorf("%q: ends at %d, want %d", text, got, want)
		}
	}
}

func TestGiven(t *testing.T) {
	for _, test := range []struct {
		word        string
		gender      name.Gender
		ok          bool
		genderAlone name.Gender
	}{
		{"peter", name.Male, true, name.Male},
		{"anne", name.Female, true, name.Female},
		{"taylor", name.Unknown, true, name.Unknown},
		{"mary-anne", name.Female, true, name.Unknown},
		{"bennett", name.Male, true, name.Unknown}, // as often a surname
		{"harbor", name.Unknown, false, name.Unknown},
	} {
		g, ok := name.Given(test.word)
		if g != test.gender || ok != test.ok || name.Alone(test.word) != test.genderAlone {
			t.Errorf("%s: %v %v, alone %v", test.word, g, ok, name.Alone(test.word))
		}
	}
}

func TestTitleOf(t *testing.T) {
	for _, test := range []struct {
		word   string
		gender name.Gender
		ok     bool
	}{
		{"mr.", name.Male, true}, {"mr", name.Male, true}, {"baroness", name.Female, true}, {"insp.", name.Unknown, true},
		{"gen", name.Unknown, false}, {"secretary-general", name.Unknown, true}, {"pier", name.Unknown, false},
	} {
		if got, ok := name.TitleOf(test.word); ok != test.ok || got.Gender != test.gender {
			t.Errorf("%s: %v %v", test.word, got, ok)
		}
	}
}

func FuzzLead(f *testing.F) {
	f.Add("Chief of the Staff of Nora")
	f.Add("“ Of the ” of")
	f.Fuzz(func(t *testing.T, text string) {
		words := strings.Fields(text)
		if n := name.Lead(words); n < 0 || n > 0 && n >= len(words) {
			t.Errorf("%q: %d", text, n)
		}
		for k := range words {
			if n := name.Nickname(words, k); n < k || n > len(words) {
				t.Errorf("%q: nickname from %d to %d", text, k, n)
			}
		}
	})
}
