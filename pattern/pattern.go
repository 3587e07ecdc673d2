// Package pattern holds regular expressions that are compiled when they are first
// asked for: a program that knows hundreds and uses a few should not compile them all
// each time it starts.
package pattern

import (
	"regexp"
	"sync"
	"testing"
)

// A Pattern is a regular expression of package regexp. Its methods are those of
// regexp.Regexp of the same name. It is safe for concurrent use.
type Pattern struct {
	compiled func() *regexp.Regexp
}

// New is the pattern that source says, in the syntax of package regexp. A source that
// is wrong panics: in a test at once, else when the pattern is first used.
func New(source string) *Pattern {
	p := &Pattern{sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(source) })}
	if testing.Testing() {
		p.compiled()
	}
	return p
}

func (p *Pattern) Match(b []byte) bool { return p.compiled().Match(b) }

func (p *Pattern) MatchString(s string) bool { return p.compiled().MatchString(s) }

func (p *Pattern) FindAllString(s string, n int) []string { return p.compiled().FindAllString(s, n) }

func (p *Pattern) FindAllStringIndex(s string, n int) [][]int {
	return p.compiled().FindAllStringIndex(s, n)
}

func (p *Pattern) FindAllStringSubmatch(s string, n int) [][]string {
	return p.compiled().FindAllStringSubmatch(s, n)
}

func (p *Pattern) FindAllSubmatch(b []byte, n int) [][][]byte {
	return p.compiled().FindAllSubmatch(b, n)
}

func (p *Pattern) FindIndex(b []byte) []int { return p.compiled().FindIndex(b) }

func (p *Pattern) FindString(s string) string { return p.compiled().FindString(s) }

func (p *Pattern) FindStringIndex(s string) []int { return p.compiled().FindStringIndex(s) }

func (p *Pattern) FindStringSubmatch(s string) []string { return p.compiled().FindStringSubmatch(s) }

func (p *Pattern) FindStringSubmatchIndex(s string) []int {
	return p.compiled().FindStringSubmatchIndex(s)
}

func (p *Pattern) FindSubmatch(b []byte) [][]byte { return p.compiled().FindSubmatch(b) }

func (p *Pattern) ReplaceAll(b, with []byte) []byte { return p.compiled().ReplaceAll(b, with) }

func (p *Pattern) ReplaceAllString(s, with string) string {
	return p.compiled().ReplaceAllString(s, with)
}

func (p *Pattern) Split(s string, n int) []string { return p.compiled().Split(s, n) }
