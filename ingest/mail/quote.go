package mail

import (
	"fmt"
	netmail "net/mail"
	"strings"
	"time"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/ingest/source"
	"github.com/openhearsay/hearsay/pattern"
)

const (
	// fewWords is up to how many words above a forwarded message are none of their own
	// ("FYI", "see below, Anna").
	fewWords = 12
	// signatureLines is how many lines a signature may have; a longer rest is text.
	signatureLines = 15
	leftOut        = "the message that this one forwards is left out: save it as a message of its own and add that"
	quotedWarning  = "%d lines that the message quotes from an earlier one are left out: add that one if it belongs to the case"
)

var (
	// wrote is the line that mail programs put above what is quoted. It has an address
	// or a time of day: a sentence of a text that ends with "wrote:" has not.
	wrote     = pattern.New(`(?i)^(?:on|am|le|el|il|den)\s.{6,250}(?:\d{1,2}[:.h]\d\d|@).{0,150}(?:wrote|writes|schrieb.{0,60}|a écrit|escribió|ha scritto|skrev.{0,60})\s?:$`)
	wroteHead = pattern.New(`(?i)^(?:on|am|le|el|il|den)\s.{6,200}(?:\d{1,2}[:.h]\d\d|@|,)`)
	original  = pattern.New(`(?i)^-{2,}\s*(?:original message|ursprüngliche nachricht|message d'origine|mensaje original)\s*-{2,}$`)
	passedOn  = pattern.New(`(?i)^(?:-{2,}\s*(?:forwarded message|weitergeleitete nachricht|message transféré|mensaje reenviado)(?:\s.{0,120})?\s*-{2,}|begin forwarded message:?)$`)
	headField = pattern.New(`(?i)^\*?(from|sent|date|to|cc|subject|reply-to|von|gesendet|an|betreff|de|envoyé|objet)\*?\s*:\*?\s*(.*)$`)
	rule      = pattern.New(`^_{10,}$`)
)

// fromLines is the text of a plain message: its own words, or those of the message that
// it forwards. What it leaves out is told in t.
func fromLines(t *source.Text, lines []line, isReply bool) string {
	own, kind, rest := cut(lines, isReply)
	own, history := unquoted(own, isReply || kind == "reply")
	own = unframed(unsigned(own))
	text := join(own)
	switch {
	case kind == "forward" && source.Words(text) <= fewWords:
		inner, head := forwardedHead(rest)
		if body := strings.TrimSpace(fromLines(t, inner, false)); body != "" {
			t.About = head
			t.Warnings = append(t.Warnings, "the text is that of the message that this one forwards: sender, date and title are what stands above it")
			return body
		}
	case kind == "forward":
		t.Warnings = append(t.Warnings, leftOut)
		return text
	}
	history += filled(rest)
	if source.Words(text) == 0 && history > 0 {
		t.Warnings = append(t.Warnings, "the message holds nothing but what it quotes: it may be of somebody else and of another day")
		t.About = source.About{}
		return join(unsigned(lines))
	}
	if history > 0 {
		t.Warnings = append(t.Warnings, fmt.Sprintf(quotedWarning, history))
	}
	return text
}

// cut parts the lines where the history of a message begins. kind is "reply" or
// "forward", "" where there is none.
func cut(lines []line, isReply bool) (own []line, kind string, rest []line) {
	for i, l := range lines {
		s := strings.TrimSpace(l.text)
		if l.depth > 0 || s == "" || len(s) > 400 {
			continue
		}
		switch {
		case passedOn.MatchString(s):
			return lines[:i], "forward", lines[i+1:]
		case original.MatchString(s), rule.MatchString(s) && headerBlock(lines[i+1:]) > 0:
			if isReply {
				return lines[:i], "reply", lines[i+1:]
			}
			return lines[:i], "forward", lines[i+1:]
		case headerBlock(lines[i:]) >= 3 && i > 0:
			if isReply {
				return lines[:i], "reply", lines[i:]
			}
			return lines[:i], "forward", lines[i:]
		}
		n := 1
		if !wrote.MatchString(s) {
			if n = 2; i+1 >= len(lines) || !wroteHead.MatchString(s) || !wrote.MatchString(s+" "+strings.TrimSpace(lines[i+1].text)) {
				continue
			}
		}
		// Below it all is quoted; of a reply that answers between the lines only they are.
		if next := after(lines, i+n); next < len(lines) && (lines[next].depth > 0 || isReply) {
			if lines[next].depth == 0 {
				return lines[:i], "reply", lines[i+n:]
			}
			kept := append(append([]line(nil), lines[:i]...), lines[i+n:]...)
			return kept, "reply", nil
		}
	}
	return lines, "", nil
}

// after is the first line from i on that is not blank.
func after(lines []line, i int) int {
	for i < len(lines) && strings.TrimSpace(lines[i].text) == "" {
		i++
	}
	return i
}

// headerBlock counts the fields of a header that mail programs write above a message
// that they quote: "From: …", "Sent: …", "Subject: …"; 0 where there is none.
func headerBlock(lines []line) int {
	n := 0
	from := false
	for k := after(lines, 0); k < len(lines) && k < 16; k++ {
		s := strings.TrimSpace(lines[k].text)
		m := headField.FindStringSubmatch(s)
		if m == nil {
			if s == "" || n == 0 {
				break
			}
			continue // a long line of addresses
		}
		if n == 0 {
			switch strings.ToLower(m[1]) {
			case "from", "von", "de":
				from = true
			}
		}
		n++
	}
	if !from || n < 2 {
		return 0
	}
	return n
}

// unquoted drops the quoted lines where they are what the message answers.
func unquoted(lines []line, isReply bool) (own []line, history int) {
	if !isReply {
		return lines, 0
	}
	for _, l := range lines {
		if l.depth == 0 {
			own = append(own, l)
		} else if strings.TrimSpace(l.text) != "" {
			history++
		}
	}
	return own, history
}

// footer is what lists put below a message.
var footer = pattern.New(`(?i)\b(?:mailing list|unsubscribe|list info)`)

// unsigned drops a signature, from "-- " on, where what follows is short, and the foot of
// a list.
func unsigned(lines []line) []line {
	for i := len(lines) - 1; i > 0 && filled(lines[i:]) <= 8; i-- {
		if rule.MatchString(strings.TrimSpace(lines[i].text)) && footer.MatchString(join(lines[i+1:])) {
			lines = lines[:i]
			break
		}
	}
	for i := len(lines) - 1; i >= 0; i-- {
		if lines[i].depth == 0 && (lines[i].text == "-- " || lines[i].text == "--") {
			if i > 0 && filled(lines[i+1:]) <= signatureLines {
				return lines[:i]
			}
			return lines
		}
	}
	return lines
}

// filled counts the lines that are not blank.
func filled(lines []line) int {
	n := 0
	for _, l := range lines {
		if strings.TrimSpace(l.text) != "" {
			n++
		}
	}
	return n
}

// forwardedBody is the message that lines forward, with the header above it, as a message.
func forwardedBody(lines []line) []byte {
	_, kind, rest := cut(lines, false)
	if kind != "forward" {
		return nil
	}
	inner, fields := splitHead(rest)
	return fields.message("text/plain", join(inner))
}

// forwardedHead parts a forwarded message from the header above it, and reads that.
func forwardedHead(lines []line) ([]line, source.About) {
	inner, fields := splitHead(lines)
	a := about(map[string][]string{"From": {fields.from}, "Subject": {fields.subject}, "Date": {fields.date}})
	return inner, a
}

// A head is what stands above a message that is forwarded.
type head struct{ from, date, subject string }

// message makes a message of what was forwarded.
func (h head) message(kind, body string) []byte {
	var b strings.Builder
	for _, f := range [][2]string{{"From", h.from}, {"Date", h.date}, {"Subject", h.subject}, {"Content-Type", kind + "; charset=utf-8"}} {
		if f[1] != "" {
			b.WriteString(f[0] + ": " + f[1] + "\n")
		}
	}
	b.WriteString("\n" + body + "\n")
	return []byte(b.String())
}

// splitHead parts a message from the header that a mail program wrote above it.
func splitHead(lines []line) ([]line, head) {
	i := after(lines, 0)
	shallow := 0
	if i < len(lines) {
		shallow = lines[i].depth
	}
	fields := map[string]string{}
	last := ""
	for ; i < len(lines); i++ {
		s := strings.TrimSpace(lines[i].text)
		m := headField.FindStringSubmatch(s)
		if m == nil {
			if s == "" || last == "" {
				break
			}
			fields[last] = clip(fields[last]+" "+s, maxHeader)
			continue
		}
		last = strings.ToLower(m[1])
		if _, twice := fields[last]; !twice {
			fields[last] = clip(m[2], maxHeader)
		}
	}
	first := func(names ...string) string {
		for _, n := range names {
			if v := fields[n]; v != "" {
				return source.Line(v)
			}
		}
		return ""
	}
	inner := make([]line, 0, len(lines)-min(i, len(lines)))
	for _, l := range lines[min(i, len(lines)):] {
		l.depth = max(0, l.depth-shallow)
		inner = append(inner, l)
	}
	return inner, head{first("from", "von", "de"), first("date", "sent", "gesendet", "envoyé"), first("subject", "betreff", "objet")}
}

// loose is the day of a date as mail programs write it above a message.
func loose(s string) hearsay.Period {
	if s == "" {
		return hearsay.Period{}
	}
	if t, err := netmail.ParseDate(s); err == nil {
		return hearsay.Day(t.Format("2006-01-02"))
	}
	s = strings.NewReplacer(" at ", " ", "\u202f", " ", ",", "").Replace(s)
	s = strings.Join(strings.Fields(s), " ")
	for _, day := range []string{"Monday ", "Tuesday ", "Wednesday ", "Thursday ", "Friday ", "Saturday ", "Sunday ",
		"Mon ", "Tue ", "Wed ", "Thu ", "Fri ", "Sat ", "Sun "} {
		s = strings.TrimPrefix(s, day)
	}
	for _, layout := range []string{"January 2 2006", "2 January 2006", "Jan 2 2006", "2 Jan 2006", "2006-01-02"} {
		n := len(strings.Fields(layout))
		if w := strings.Fields(s); len(w) >= n {
			if t, err := time.Parse(layout, strings.Join(w[:n], " ")); err == nil && t.Year() >= 1970 && t.Year() <= 2100 {
				return hearsay.Day(t.Format("2006-01-02"))
			}
		}
	}
	return hearsay.Period{}
}
