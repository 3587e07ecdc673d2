package hearsay_test

import (
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

const module = "github.com/openhearsay/hearsay"

// floors says on which floor each folder stands. A package imports packages of
// lower floors, and of its own folder; the program at the top wires them.
var floors = map[string]int{
	"":          0,
	"learn":     1,
	"parallel":  1,
	"corpus":    1,
	"model":     1,
	"outlet":    1,
	"foreign":   1,
	"pace":      1,
	"pattern":   1,
	"columnar":  1,
	"ingest":    3,
	"language":  2,
	"reuse":     3,
	"version":   4,
	"statement": 3,
	"compare":   4,
	"review":    4,
	"store":     5,
	"judge":     5,
	"archive":   5,
	"report":    5,
	"eval":      5,
	"sql":       4, // over reuse: its fingerprints and pairs as Parquet
	"export":    6, // over report: the rows of JSON are those of report/json
	"workbench": 7,
	"bench":     9,
	"cmd":       9,
}

// TestImportsPointOneWay keeps the way of the data (ARCHITECTURE.md): stages do
// not see the store, the page or the program, and the nouns see nothing.
func TestImportsPointOneWay(t *testing.T) {
	seen := map[string]bool{}
	for file, imports := range importsOf(t) {
		from := strings.Split(filepath.ToSlash(filepath.Dir(file)), "/")[0]
		if from == "." {
			from = ""
		}
		floor, ok := floors[from]
		if !ok {
			t.Errorf("%s: folder %q stands on no floor: give it one in floors", file, from)
			continue
		}
		seen[from] = true
		for _, path := range imports {
			rest, ours := strings.CutPrefix(path, module)
			if !ours {
				if from == "" && strings.Contains(path, ".") {
					t.Errorf("%s imports %s: the root package depends on the standard library only", file, path)
				}
				continue
			}
			to := strings.Split(strings.TrimPrefix(rest, "/"), "/")[0]
			if to != from && floors[to] >= floor {
				t.Errorf("%s imports %s: floor %d may not look up to floor %d", file, path, floor, floors[to])
			}
		}
	}
	if len(seen) < 2 {
		t.Fatalf("only %d folders with Go files found", len(seen))
	}
}

// TestStagesArePure: no stage reads the clock, the network or the environment.
func TestStagesArePure(t *testing.T) {
	pure := []string{"", "learn", "outlet", "language", "statement", "compare", "review", "report", "export"}
	for file, imports := range importsOf(t) {
		folder := strings.Split(filepath.ToSlash(filepath.Dir(file)), "/")[0]
		if folder == "." {
			folder = ""
		}
		if !slices.Contains(pure, folder) {
			continue
		}
		for _, path := range imports {
			if slices.Contains([]string{"net", "net/http", "os", "os/exec", "database/sql"}, path) {
				t.Errorf("%s imports %s: a stage is a function of its input and a model", file, path)
			}
		}
	}
}

// importsOf are the imports of every Go file that is not a test, by path from
// the root of the module.
func importsOf(t *testing.T) map[string][]string {
	t.Helper()
	all := map[string][]string{}
	err := filepath.WalkDir(".", func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && (d.Name() == "testdata" || strings.HasPrefix(d.Name(), ".") && path != ".") {
			return filepath.SkipDir
		}
		if !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return nil
		}
		source, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		f, err := parser.ParseFile(token.NewFileSet(), path, source, parser.ImportsOnly)
		if err != nil {
			return err
		}
		all[path] = nil
		for _, i := range f.Imports {
			p, err := strconv.Unquote(i.Path.Value)
			if err != nil {
				return err
			}
			all[path] = append(all[path], p)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}
