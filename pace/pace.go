// Package pace says how far a long piece of work is, in one line of words.
package pace

import (
	"fmt"
	"strings"
	"time"
)

// A Count is how far it is. Units that needed no work are counted apart: they do not
// make the rest look near.
type Count struct {
	Verb, Unit            string // "adding", "document"
	Total                 int    // 0 where unknown
	Done, Skipped, Failed int
	Start                 time.Time
}

// Line is "adding: 120 of 800 documents, 40 a second, about 17 s left, 2 failed".
func (c *Count) Line(now time.Time) string {
	at := c.Done + c.Skipped
	var b strings.Builder
	if c.Total > 0 {
		fmt.Fprintf(&b, "%s: %d of %s", c.Verb, at, number(c.Total, c.Unit))
	} else {
		fmt.Fprintf(&b, "%s: %s", c.Verb, number(at, c.Unit))
	}
	seconds := now.Sub(c.Start).Seconds()
	if rate := float64(c.Done) / seconds; c.Done > 0 && seconds > 0 {
		if rate >= 10 {
			fmt.Fprintf(&b, ", %.0f a second", rate)
		} else {
			fmt.Fprintf(&b, ", %.1f a second", rate)
		}
		if left := c.Total - at; left > 0 {
			fmt.Fprintf(&b, ", about %s left", about(time.Duration(float64(left)/rate*float64(time.Second))))
		}
	}
	if c.Failed > 0 {
		fmt.Fprintf(&b, ", %d failed", c.Failed)
	}
	return b.String()
}

// about is a duration as people say it.
func about(d time.Duration) string {
	switch {
	case d < time.Minute:
		return fmt.Sprintf("%d s", int(d.Seconds())+1)
	case d < time.Hour:
		return fmt.Sprintf("%d min", int(d.Minutes())+1)
	default:
		return fmt.Sprintf("%d h %d min", int(d.Hours()), int(d.Minutes())%60)
	}
}

func number(n int, one string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %ss", n, one)
}
