package eval

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/corpus"
)

// Marked reads a text in which a person has marked the statements, and takes the
// marks out: {1s …} is the source, {1c …} the cue, {1t …} a content of statement
// 1. Marks may lie inside each other; all statements count as outermost ones.
func Marked(text string) (plain string, statements []hearsay.Statement, err error) {
	var b strings.Builder
	type open struct {
		n     int
		what  byte
		start int
	}
	var stack []open
	for i := 0; i < len(text); i++ {
		switch {
		case text[i] == '{':
			var o open
			digits := 0
			for i+1 < len(text) && text[i+1] >= '0' && text[i+1] <= '9' && digits < 3 {
				o.n = 10*o.n + int(text[i+1]-'0')
				i++
				digits++
			}
			if o.n == 0 || i+2 >= len(text) || !strings.ContainsRune("sct", rune(text[i+1])) || text[i+2] != ' ' {
				return "", nil, fmt.Errorf("eval: a mark at byte %d that is none of {1s …}, {1c …} and {1t …}", i)
			}
			o.what, o.start = text[i+1], b.Len()
			i += 2
			for len(statements) < o.n {
				statements = append(statements, hearsay.Statement{Item: -1, Within: -1, Confidence: 0.9})
			}
			stack = append(stack, o)
		case text[i] == '}' && len(stack) > 0:
			o := stack[len(stack)-1]
			stack = stack[:len(stack)-1]
			span := hearsay.Span{Start: o.start, End: b.Len()}
			switch s := &statements[o.n-1]; o.what {
			case 's':
				s.Source = &span
			case 'c':
				s.Cue = &span
			case 't':
				s.Contents = append(s.Contents, span)
			}
		default:
			b.WriteByte(text[i])
		}
	}
	if len(stack) > 0 {
		return "", nil, fmt.Errorf("eval: the mark of statement %d is not closed", stack[len(stack)-1].n)
	}
	for i := range statements {
		if len(statements[i].Contents) == 0 {
			return "", nil, fmt.Errorf("eval: statement %d has no content", i+1)
		}
	}
	return b.String(), statements, nil
}

// MarkedArticles reads the marked texts of a folder (*.txt), in the order of
// their names. Lines at the start of a file that begin with "# " say what it is
// for and are left out.
func MarkedArticles(folder string) ([]corpus.Article, error) {
	files, err := filepath.Glob(filepath.Join(folder, "*.txt"))
	if err != nil {
		return nil, fmt.Errorf("eval: %w", err)
	}
	var all []corpus.Article
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			return nil, fmt.Errorf("eval: %w", err)
		}
		text := string(data)
		for strings.HasPrefix(text, "# ") {
			_, text, _ = strings.Cut(text, "\n")
		}
		plain, statements, err := Marked(strings.TrimPrefix(text, "\n"))
		if err != nil {
			return nil, fmt.Errorf("%s: %w", file, err)
		}
		a := corpus.Article{ID: strings.TrimSuffix(filepath.Base(file), ".txt"), Text: plain}
		a.Quotes, _ = Quotes(plain, statements)
		all = append(all, a)
	}
	return all, nil
}
