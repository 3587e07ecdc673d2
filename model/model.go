// Package model holds the embedded English model: one file for each trained
// stage, all made by `hearsay train`. MODEL_CARD.md says from what, how, and
// how good. The package knows nothing of what is in the files.
package model

import (
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"fmt"
	"io/fs"
)

//go:embed english
var files embed.FS

// Date is the day the embedded model was trained.
const Date = "2026-11-22"

// Section is the trained file of one stage ("tag", "parse", …), as
// `hearsay train` wrote it. It must not be changed.
func Section(stage string) ([]byte, error) {
	data, err := files.ReadFile("english/" + stage + ".bin")
	if err != nil {
		return nil, fmt.Errorf("model: no trained file for %q: run `hearsay train DATA_DIR`: %w", stage, err)
	}
	return data, nil
}

// Name is the name of the model with the SHA-256 of its files in order of name.
func Name() string {
	h := sha256.New()
	entries, _ := fs.ReadDir(files, "english")
	for _, e := range entries {
		data, _ := files.ReadFile("english/" + e.Name())
		fmt.Fprintf(h, "%s %d\n", e.Name(), len(data))
		h.Write(data)
	}
	return "english " + Date + " sha256:" + hex.EncodeToString(h.Sum(nil))[:16]
}
