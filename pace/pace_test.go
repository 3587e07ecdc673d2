package pace

import (
	"testing"
	"time"
)

func TestAbout(t *testing.T) {
	for d, want := range map[time.Duration]string{
		0: "1 s", 59 * time.Second: "60 s", time.Minute: "2 min", 3 * time.Hour: "3 h 0 min",
		90*time.Minute + time.Second: "1 h 30 min",
	} {
		if got := about(d); got != want {
			t.Errorf("about(%v) = %q, want %q", d, got, want)
		}
	}
}
