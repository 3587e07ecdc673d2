// Package model holds the embedded English model: one file for each trained
// stage, all made by `hearsay train`. MODEL_CARD.md says from what, how, and
// how good. The package knows nothing of what is in the files.
package model

import (
	"crypto/sha256"
	_ "embed" // the trained files
	"encoding/hex"
	"fmt"
	"maps"
	"slices"
)

// Each file is a variable of its own, because what an embed.FS gives is a copy: so a
// stage can use the bytes where they stand in the program, and what is never looked at
// is never read.
var (
	//go:embed english/README
	readme []byte
	//go:embed english/chain.bin
	chain []byte
	//go:embed english/claims.bin
	claims []byte
	//go:embed english/classes.bin
	classes []byte
	//go:embed english/kind.bin
	kind []byte
	//go:embed english/nested.bin
	nested []byte
	//go:embed english/pairs.bin
	pairs []byte
	//go:embed english/parse.bin
	parse []byte
	//go:embed english/quotes.bin
	quotes []byte
	//go:embed english/speech.bin
	speech []byte
	//go:embed english/spots.bin
	spots []byte
	//go:embed english/stance.bin
	stance []byte
	//go:embed english/statement.bin
	statement []byte
	//go:embed english/tag.bin
	tag []byte
)

var files = map[string][]byte{
	"README": readme, "chain.bin": chain, "claims.bin": claims, "classes.bin": classes, "kind.bin": kind, "nested.bin": nested,
	"pairs.bin": pairs, "parse.bin": parse, "quotes.bin": quotes, "speech.bin": speech, "spots.bin": spots, "stance.bin": stance,
	"statement.bin": statement, "tag.bin": tag,
}

// Date is the day the embedded model was trained.
const Date = "2026-11-22"

// Section is the trained file of one stage ("tag", "parse", …), as
// `hearsay train` wrote it. It must not be changed.
func Section(stage string) ([]byte, error) {
	data, ok := files[stage+".bin"]
	if !ok {
		return nil, fmt.Errorf("model: no trained file for %q: run `hearsay train DATA_DIR`", stage)
	}
	return data, nil
}

// Name is the name of the model with the SHA-256 of its files in order of name.
func Name() string {
	h := sha256.New()
	for _, name := range slices.Sorted(maps.Keys(files)) {
		fmt.Fprintf(h, "%s %d\n", name, len(files[name]))
		h.Write(files[name])
	}
	return "english " + Date + " sha256:" + hex.EncodeToString(h.Sum(nil))[:16]
}
