package statement

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func TestBorder(t *testing.T) {
	rest := strings.Repeat("x", 100)
	for _, test := range []struct{ name, text, want string }{
		{"a paragraph", "One, two, three, four.\n\nFive.\nSix six ", "One, two, three, four.\n\n"},
		{"the last paragraph", "A one, two, three.\n\nTwo.\n\nThree. Four ", "A one, two, three.\n\nTwo.\n\n"},
		{"not before a quotation", "A one and two, three.\n\nTwo.\n\n“Three. F ", "A one and two, three.\n\n"},
		{"before a quotation where there is no other", "A one, two, three.\n\n“Three. Four ", "A one, two, three.\n\n"},
		{"before a line", "A one, two, three.\nThree. Four ", "A one, two, three.\n"},
		{"carriage returns", "A one, two, three.\r\rThree. Four ", "A one, two, three.\r\r"},
		{"before a word", "A one, two, three. Three, Four. ", "A one, two, three. Three, Four. "},
		{"spaces on the empty line", "A one, two, three, four.\n  \n  Three. Four ", "A one, two, three, four.\n  \n  "},
	} {
		size := len(test.text)
		text := test.text + rest
		if got := text[:border(text, 0, size)]; got != test.want {
			t.Errorf("%s: got %q, want %q", test.name, got, test.want)
		}
	}
	if got := border("short", 0, 10); got != 5 {
		t.Errorf("a text that fits ends at %d", got)
	}
}

// FuzzBorder: pieces follow each other, none is empty nor too long, and none cuts
// a code point of a valid text.
func FuzzBorder(f *testing.F) {
	f.Add("One.\n\nTwo “three\n\n“four.”\r\n\r\nFive", 9)
	f.Add("東京東京東京\n\n\n", 4)
	f.Add("", 4)
	f.Fuzz(func(t *testing.T, text string, size int) {
		size = 4 + (size&0x7fffffff)%64
		valid := utf8.ValidString(text)
		for start := 0; start < len(text); {
			end := border(text, start, size)
			if end <= start || end > start+size || end > len(text) {
				t.Fatalf("a piece from %d to %d, of %d at most", start, end, size)
			}
			if valid && end < len(text) && !utf8.RuneStart(text[end]) {
				t.Fatalf("the border at %d cuts a code point", end)
			}
			start = end
		}
	})
}
