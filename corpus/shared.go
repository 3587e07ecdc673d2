package corpus

import (
	"os"
	"path/filepath"
)

// Shared is the folder of the shared corpora, for tests and figures that need
// them: $HEARSAY_SHARED, else the first folder called "shared" with a "data"
// folder in it beside this one or one of its parents. ok is false where there
// is none.
func Shared() (dir string, ok bool) {
	has := func(d string) bool {
		s, err := os.Stat(filepath.Join(d, "data"))
		return err == nil && s.IsDir()
	}
	if d := os.Getenv("HEARSAY_SHARED"); d != "" {
		return d, has(d)
	}
	at, err := os.Getwd()
	if err != nil {
		return "", false
	}
	for {
		if d := filepath.Join(at, "shared"); has(d) {
			return d, true
		}
		up := filepath.Dir(at)
		if up == at {
			return "", false
		}
		at = up
	}
}
