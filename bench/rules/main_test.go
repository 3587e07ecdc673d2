package main

import "testing"

func TestCountFile(t *testing.T) {
	for _, test := range []struct {
		name, code string
		want       counts
	}{
		{"comparisons", `func f(w string) bool { return w == "pier" || "boat" != w || w == "," || w == "" }`, counts{tests: 3}},
		{"cases", `func f(w string) string { switch w { case "pier", "boat": return "ship"; default: return "none" } }`, counts{tests: 2}},
		{"a case of a switch without a tag", `func f(w string) { switch { case w == "pier" && g(w, "boat"): h() } }`, counts{tests: 1, given: 1}},
		{"parts of strings", `func f(w string) bool { return strings.HasPrefix(w, "pi") || strings.Join(l, "er") == w }`, counts{tests: 1, given: 1}},
		{"numbers", `var x = 0.25*f(2) - 1 + 0 + -1 + 1.0 + 0x10`, counts{numbers: 3}},
		{"a map", `var m = map[string]string{"said": "say", "told": "tell"}`, counts{words: 2}},
		{"a map of lists", `var m = map[kind]string{denial: "deny refute", hedge: "doubt"}`, counts{words: 3}},
		{"a list in a string", "var m = set(`said told\nsays` +\n\" tells , ;\")", counts{words: 4}},
		{"a list in a slice", `var l = []string{"city hall", "pier"}`, counts{words: 3}},
		{"a list with a name", `const l = "pier boat"`, counts{words: 2}},
		{"a pattern", "var p = regexp.MustCompile(`^(said|told) \\d`)", counts{words: 2}},
		{"texts of errors, tags of fields", "import \"fmt\"\ntype s struct { A int `json:\"a b\"` }\nfunc f() error { return fmt.Errorf(\"kind: no pier: %d\", 1) }", counts{}},
	} {
		c, err := countFile("x.go", []byte("package x\n\n"+test.code))
		if err != nil {
			t.Fatalf("%s: %v", test.name, err)
		}
		c.lines = 0
		if c != test.want {
			t.Errorf("%s: %+v, want %+v", test.name, c, test.want)
		}
	}
}
