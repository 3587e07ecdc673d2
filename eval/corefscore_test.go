package eval_test

import (
	"path/filepath"
	"testing"

	"github.com/openhearsay/hearsay/corpus"
	"github.com/openhearsay/hearsay/eval"
)

// TestCorefOf holds the coreference on GUM's development part, with the corpus's
// own trees, above what it was when this was written.
func TestCorefOf(t *testing.T) {
	shared, ok := corpus.Shared()
	if !ok {
		t.Skip("the shared corpora are not here")
	}
	docs, err := corpus.EntityDocuments(filepath.Join(shared, "data", "ud", "gum-dev.conllu.gz"))
	if err != nil {
		t.Fatal(err)
	}
	c := eval.CorefOf(docs, nil)
	t.Logf("CoNLL %.3f: MUC %.3f, B³ %.3f, CEAF-e %.3f, mentions %.3f", c.CoNLL(), c.MUC(), c.B3(), c.CEAF(), c.Mentions())
	if c.CoNLL() < 0.53 {
		t.Errorf("CoNLL %.3f", c.CoNLL())
	}
}
