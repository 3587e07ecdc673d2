package source

import (
	"fmt"
	"path"
	"path/filepath"
	"strings"
)

// Part is the name of part n, from 1, of the file at p: "letters-12". It is for parts
// that have no better one.
func Part(p string, n int) string { return fmt.Sprintf("%s-%d", stem(p), n) }

// stem is the name of a file up to its extension; ".gz" counts as none of its own.
func stem(p string) string {
	name := path.Base(filepath.ToSlash(p))
	name = strings.TrimSuffix(name, ".gz")
	if s := strings.TrimSuffix(name, path.Ext(name)); s != "" {
		name = s
	}
	return strings.ToValidUTF8(name, "_")
}
