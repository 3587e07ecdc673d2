package mail

import (
	"strings"

	"github.com/openhearsay/hearsay/pattern"
)

var (
	// online and leave are the lines of a letter to many that are about the letter: where
	// it can be seen, and how it can be stopped.
	online = pattern.New(`(?i)^\W*(?:(?:view|read|open|see|having trouble (?:viewing|reading)|(?:if you )?(?:can.t|cannot) (?:view|read|see)|trouble (?:viewing|reading)|email not displaying)\b.{0,60}\b(?:browser|online|web ?page|web version|webpage|here)\b.{0,40}|view online|web version)\W*$`)
	leave  = pattern.New(`(?i)^\W*(?:(?:to |click here to |if you .{0,60})?unsubscribe\b.{0,80}|(?:manage|update|change) (?:your )?(?:e-?mail )?(?:preferences|subscriptions?|settings)\b.{0,60}|you(?:'re|’re| are)? (?:are )?(?:receiv\w+|get|getting) this (?:e-?mail|letter|newsletter|message)\b.{0,160}|(?:this (?:e-?mail|letter|newsletter|message) was sent to)\b.{0,160}|(?:forward|share) this (?:e-?mail|letter|newsletter)\b.{0,60}|privacy policy|add us to your address book)\W*$`)
)

const (
	topLines    = 6  // in which a letter says where it can be seen
	bottomLines = 16 // in which it says how it can be stopped
)

// unframed drops the lines at the beginning and the end of a letter that are about the
// letter, with the addresses in them and directly below them.
func unframed(lines []line) []line {
	n := filled(lines)
	at := 0
	var out []line
	dropped := false
	for _, l := range lines {
		s := strings.TrimSpace(l.text)
		if s == "" {
			out = append(out, l)
			dropped = false
			continue
		}
		at++
		bare := strings.TrimSpace(address.ReplaceAllString(s, ""))
		switch {
		case dropped && strings.Trim(bare, "<>()[] ") == "", // its address
			len(s) < 400 && at <= topLines && online.MatchString(bare),
			len(s) < 400 && at > n-bottomLines && (leave.MatchString(bare) || online.MatchString(bare)):
			dropped = true
		default:
			dropped = false
			out = append(out, l)
		}
	}
	if filled(out) == 0 {
		return lines
	}
	return out
}
