package main

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/ingest"
)

// texts are the documents that all programs read, in the forms that they read.
type texts struct {
	all      []text
	words    int
	bytes    int
	invented bool
	lines    string // a file of JSON Lines of id and text
	list     string // a file that names a file for each text
}

// collect invents the texts or reads those that the command line names, and writes
// them for the programs.
func collect(ctx context.Context, s settings, progress io.Writer) (*texts, error) {
	t := &texts{invented: len(s.inputs) == 0}
	if t.invented {
		t.all = invent(s.documents)
	} else {
		err := ingest.Collect(ctx, s.inputs, func(d hearsay.Document, _ []byte) error {
			t.all = append(t.all, text{fmt.Sprintf("%06d", len(t.all)), d.Text})
			return nil
		}, func(p hearsay.Problem) {
			if !p.Warning {
				fmt.Fprintln(progress, p.Message)
			}
		})
		if err != nil {
			return nil, err
		}
	}
	if len(t.all) == 0 {
		return nil, fmt.Errorf("no document in %s", strings.Join(s.inputs, ", "))
	}
	for _, x := range t.all {
		t.words += len(strings.Fields(x.Text))
		t.bytes += len(x.Text)
	}
	return t, t.write(s.folder)
}

func (t *texts) write(folder string) error {
	t.lines, t.list = filepath.Join(folder, "docs.jsonl"), filepath.Join(folder, "list")
	files := filepath.Join(folder, "files")
	if err := os.MkdirAll(files, 0o777); err != nil {
		return err
	}
	lines, err := os.Create(t.lines)
	if err != nil {
		return err
	}
	defer lines.Close()
	buffered := bufio.NewWriter(lines)
	encoder := json.NewEncoder(buffered)
	var list strings.Builder
	for _, x := range t.all {
		name := filepath.Join(files, x.ID+".txt")
		if err := os.WriteFile(name, []byte(x.Text), 0o666); err != nil {
			return err
		}
		fmt.Fprintln(&list, name)
		if err := encoder.Encode(x); err != nil {
			return err
		}
	}
	if err := buffered.Flush(); err != nil {
		return err
	}
	if err := lines.Close(); err != nil {
		return err
	}
	return os.WriteFile(t.list, []byte(list.String()), 0o666)
}

// build builds hearsay from the repository that is the working folder.
func build(ctx context.Context, to string) error {
	c := exec.CommandContext(ctx, "go", "build", "-o", to, "./cmd/hearsay")
	c.Env = append(os.Environ(), "CGO_ENABLED=0")
	if out, err := c.CombinedOutput(); err != nil {
		return fmt.Errorf("go build ./cmd/hearsay (is the working folder the root of the repository?): %w\n%s", err, out)
	}
	return nil
}
