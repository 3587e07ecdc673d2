package mail

import "strings"

// A line of a plain text: what it says, and how deep it is quoted.
type line struct {
	text  string
	depth int
}

// flow makes lines of the text of a part with format=flowed (RFC 3676): lines that end
// with a space go on in the next one of the same depth. delSp is its parameter DelSp.
func flow(text string, delSp bool) []line {
	var out []line
	var b strings.Builder // the line that is open
	depth, open := 0, false
	end := func() {
		out = append(out, line{b.String(), depth})
		b.Reset()
	}
	for s := range strings.SplitSeq(text, "\n") {
		d := 0
		for d < len(s) && s[d] == '>' {
			d++
		}
		s = strings.TrimPrefix(s[d:], " ") // space-stuffing
		signature := s == "-- "
		if open && (signature || d != depth) {
			end()
		}
		depth = d
		open = !signature && strings.HasSuffix(s, " ")
		if open && delSp {
			s = s[:len(s)-1]
		}
		b.WriteString(s)
		if !open {
			end()
		}
	}
	if open {
		end()
	}
	return out
}

// fixed makes lines of any other plain text.
func fixed(text string) []line {
	var out []line
	for s := range strings.SplitSeq(text, "\n") {
		depth := 0
		rest := s
		for {
			t := strings.TrimPrefix(rest, " ")
			if !strings.HasPrefix(t, ">") || depth == 0 && t != rest {
				break
			}
			depth++
			rest = t[1:]
		}
		if depth > 0 {
			rest = strings.TrimPrefix(rest, " ")
		}
		out = append(out, line{rest, depth})
	}
	return out
}

// join is the text of lines; those of depth keep no mark.
func join(lines []line) string {
	var b strings.Builder
	blank := 0
	for _, l := range lines {
		s := strings.TrimRight(l.text, " \t")
		if s == "" {
			blank++
			continue
		}
		if b.Len() > 0 {
			b.WriteString("\n")
			if blank > 0 {
				b.WriteString("\n")
			}
		}
		blank = 0
		b.WriteString(s)
	}
	return b.String()
}
