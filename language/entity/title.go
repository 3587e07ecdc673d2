package entity

import (
	"strings"

	"github.com/openhearsay/hearsay/language/word"
	"github.com/openhearsay/hearsay/learn"
)

// titles are words that stand right before the name of who bears them, by hash.
var titles = func() map[uint64]bool {
	m := map[uint64]bool{}
	for w := range strings.FieldsSeq(`mr mr. mrs mrs. ms ms. dr dr. sen sen. rep rep. gov gov. gen gen. col col. capt capt. lt lt.
sgt sgt. rev rev. prof prof. judge justice president senator representative congressman congresswoman governor mayor secretary
minister chancellor ambassador general colonel captain lieutenant sergeant sheriff chief director chairman chairwoman chairperson
spokesman spokeswoman spokesperson attorney professor king queen prince princess pope sir lady`) {
		m[learn.Hash(w)] = true
	}
	return m
}()

// untitled cuts a name after a title inside it: of "Marlow Mayor Anne Hale" it
// keeps "Anne Hale", a person.
func untitled(n Name, words []word.Word) Name {
	for i := n.End - 2; i >= n.First; i-- {
		if titles[words[i].Lower] && words[i+1].Has(word.Capital) && (n.Class == Person || n.End-i == 3) {
			return Name{i + 1, n.End, Person}
		}
	}
	return n
}
