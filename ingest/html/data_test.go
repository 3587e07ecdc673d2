package html

import (
	"strings"
	"testing"
	"time"
)

// What made the search of the extractor in a page's data go on for minutes, and other
// pages of a megabyte whose cost grew with the square of something.
func TestExtractBounded(t *testing.T) {
	prose := "<p>" + one + "</p><p>" + two + "</p><p>" + three + "</p>"
	fill := func(s string) string { return strings.Repeat(s, 1_000_000/len(s)) }
	ld := func(s string) string {
		return `<html><head><script type="application/ld+json">` + s + `</script></head><body>` + prose
	}
	for name, page := range map[string]string{
		"nested objects":  ld(strings.Repeat(`{"a":`, 12_000) + "1" + strings.Repeat("}", 12_000)),
		"closing braces":  ld(`{"a":1` + fill("}")),
		"settings":        strings.Replace(ld(`{"a":1`+fill("}")), "ld+json", "settings+json", 1),
		"open lists":      ld(fill("[")),
		"authors":         `<html><head><meta name="author" content="` + fill("Ada Brook, ") + `"></head><body>` + prose,
		"headings":        "<html><body>" + prose + fill("<h1>a b c</h1>"),
		"breaks":          "<html><body>" + prose + fill("<br>"),
		"towers of boxes": "<html><body>" + prose + fill(strings.Repeat("<div>", 400)+"x"+strings.Repeat("</div>", 400)),
		"one long line":   "<html><body>" + prose + "<p>" + strings.Repeat("word, and then a word ", 450_000),
	} {
		start := time.Now()
		a := Extract(page)
		if d := time.Since(start); d > 2*time.Minute { // it was minutes; a busy machine takes two seconds
			t.Errorf("%s: took %v", name, d)
		}
		if !strings.Contains(a.Text, "before the winter") {
			t.Errorf("%s: text %.200q", name, a.Text)
		}
	}
}

func TestValue(t *testing.T) {
	for script, want := range map[string]bool{
		`{"a": 1}`:                    true,
		" \n[{\"a\": 1}]\n":           true,
		`{"a": "}{"}`:                 true,
		`<!-- {"a": 1} -->`:           false, // read, and kept from the extractor
		`{"a": 1}}`:                   false,
		"{\"a\": \"x\ny\"}":           false,
		`{"a": 1`:                     false,
		`nothing`:                     false,
		strings.Repeat("[", 100):      false,
		`{"a":` + `[[[[[1]]]]]` + "}": true,
	} {
		v, whole := value(script)
		if whole != want {
			t.Errorf("%.40q: whole %v, want %v", script, whole, want)
		}
		if read := strings.Contains(script, "}") && balanced(strings.TrimPrefix(strings.TrimSpace(script), "<!-- ")) > 0; (v != nil) != read {
			t.Errorf("%.40q: value %v", script, v)
		}
	}
}
