package corpus_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/openhearsay/hearsay/corpus"
)

func TestEntityDocuments(t *testing.T) {
	rows := [][2]string{
		{"The", "Entity=(1-person-new-cf1-1-coref"},
		{"mayor", "_"},
		{"of", "_"},
		{"Tarn", "Entity=(2-place-new-cf2-1-coref)1)"},
		{"said", "_"},
		{"she", "Entity=(1-person-giv:act-cf1-1-ana)"},
		{"and", "_"},
		{"its", "SpaceAfter=No|Entity=(3-object-new(2-place-giv)"},
		{"port", "Entity=3)"},
	}
	var b strings.Builder
	b.WriteString("# newdoc id = one\n")
	for i, r := range rows {
		b.WriteString(strings.Join([]string{string(rune('1' + i)), r[0], r[0], "X", "X", "_", "0", "root", "_", r[1]}, "\t") + "\n")
	}
	path := filepath.Join(t.TempDir(), "a.conllu")
	if err := os.WriteFile(path, []byte(b.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	got, err := corpus.EntityDocuments(path)
	if err != nil {
		t.Fatal(err)
	}
	want := []corpus.Mention{
		{First: 0, End: 4, Entity: "1", Type: "person"},
		{First: 3, End: 4, Entity: "2", Type: "place"},
		{First: 5, End: 6, Entity: "1", Type: "person"},
		{First: 7, End: 9, Entity: "3", Type: "object"},
		{First: 7, End: 8, Entity: "2", Type: "place"},
	}
	if len(got) != 1 || got[0].ID != "one" {
		t.Fatalf("documents: %+v", got)
	}
	if diff := cmp.Diff(want, got[0].Mentions); diff != "" {
		t.Error(diff)
	}
}

func TestEntityDocumentsShared(t *testing.T) {
	shared, ok := corpus.Shared()
	if !ok {
		t.Skip("the shared corpora are not here")
	}
	docs, err := corpus.EntityDocuments(filepath.Join(shared, "data", "ud", "gum-dev.conllu.gz"))
	if err != nil {
		t.Fatal(err)
	}
	mentions := 0
	for _, d := range docs {
		mentions += len(d.Mentions)
	}
	if len(docs) != 14 || mentions < 3000 {
		t.Errorf("%d documents, %d mentions", len(docs), mentions)
	}
}
