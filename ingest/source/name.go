package source

import (
	"fmt"
	"net/url"
	"path"
	"path/filepath"
	"strings"
	"unicode"
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

// Named is the last part of the address of a page, without its extension, where that
// tells one page from another; "" where it does not.
func Named(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	last := path.Base(strings.TrimSuffix(u.Path, "/"))
	last = strings.TrimSuffix(last, path.Ext(last))
	if last == "." || last == "/" || last == "index" || len(last) > 120 {
		return ""
	}
	return Line(last)
}

// Line is s as valid UTF-8 in one line, with single spaces and without control characters.
func Line(s string) string {
	return strings.Join(strings.FieldsFunc(strings.ToValidUTF8(s, "\uFFFD"), func(r rune) bool {
		return unicode.IsSpace(r) || unicode.IsControl(r)
	}), " ")
}
