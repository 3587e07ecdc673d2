package sql_test

import (
	gocmp "cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/corpus"
	"github.com/openhearsay/hearsay/reuse"
	"github.com/openhearsay/hearsay/sql"
)

// invented makes n words of no sense.
func invented(r *rand.Rand, n int) []string {
	words := make([]string, n)
	for i := range words {
		if r.IntN(3) == 0 {
			words[i] = []string{"the", "of", "and", "to", "in", "that", "was", "on"}[r.IntN(8)]
			continue
		}
		words[i] = fmt.Sprintf("%c%c%c%c", 'a'+r.IntN(26), 'a'+r.IntN(26), 'a'+r.IntN(26), 'a'+r.IntN(26))
	}
	return words
}

// pile is documents that hold all that pairing knows: a passage that more than
// reuse.Holders hold, others that few do, boilerplate of series, runs of five words that
// are rare and that are not, what a text repeats, the dates there are and none.
func pile() []reuse.Text {
	r := rand.New(rand.NewPCG(13, 1))
	heavy := strings.Join(invented(r, 40), " ")
	var stories, mastheads, briefs []string
	for range 12 {
		stories = append(stories, strings.Join(invented(r, 90), " "))
		mastheads = append(mastheads, strings.Join(invented(r, 16), " "))
		briefs = append(briefs, strings.Join(invented(r, 6), " "))
	}
	var all []reuse.Text
	for i := range 560 {
		series := i % 8
		parts := []string{}
		if series < 4 {
			parts = append(parts, mastheads[series])
		}
		parts = append(parts, strings.Join(invented(r, 20+r.IntN(40)), " "))
		if i%14 != 0 {
			parts = append(parts, heavy)
		}
		if i%9 == 0 { // a story, edited
			words := strings.Fields(stories[i%len(stories)])
			for range r.IntN(12) {
				words[r.IntN(len(words))] = invented(r, 1)[0]
			}
			parts = append(parts, strings.Join(words, " "))
		}
		if i%23 == 0 {
			parts = append(parts, briefs[i%7], strings.Join(invented(r, 30), " "), briefs[i%5+5])
		}
		if i%50 == 0 { // what a text says again and again
			for range 6 {
				parts = append(parts, stories[1][:80], strings.Join(invented(r, 9), " "))
			}
		}
		if series >= 2 && series < 6 {
			parts = append(parts, strings.Join(invented(r, 30), " "), mastheads[6+series])
		}
		t := reuse.Text{ID: fmt.Sprintf(`"%s %d"`, []string{"gull", "tern", "auk"}[i%3], i), Text: strings.Join(parts, " ")}
		if i%10 != 3 {
			t.Series = fmt.Sprintf("The Harbour %d", series)
		}
		switch i % 7 {
		case 0:
		case 1:
			t.Date = hearsay.Day("2021-03")
		case 2:
			t.Date = hearsay.Day("some day")
		default:
			t.Date = hearsay.Day(fmt.Sprintf("2021-%02d-%02dT10:00:00Z", 1+i%3, 1+i%28))
		}
		all = append(all, t)
	}
	return all
}

// across makes the passages of texts by way of an engine: of texts in two files of
// fingerprints, parts of pairs and ranges of hashes.
func across(t *testing.T, engine string, texts []reuse.Text, parts, ranges int, options reuse.Options, env ...string) []hearsay.Passage {
	t.Helper()
	dir := t.TempDir()
	half := len(texts) / 2
	for i, some := range [][]reuse.Text{texts[:half], texts[half:]} {
		writePrints(t, filepath.Join(dir, "fp", fmt.Sprintf("%d.parquet", i)), some)
	}
	pairs := filepath.Join(dir, "pairs.parquet")
	runEngine(t, engine, filepath.Join(dir, "fp", "*.parquet"), pairs, parts, ranges, env)
	var all []hearsay.Passage
	for part := range parts {
		path := pairs
		if parts > 1 {
			path = filepath.Join(pairs, fmt.Sprintf("part=%d", part))
		}
		all = append(all, aligned(t, path, texts, options)...)
	}
	return all
}

func writePrints(t *testing.T, path string, texts []reuse.Text) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
		t.Fatal(err)
	}
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	w := sql.NewWriter(f)
	for _, text := range texts {
		if err := w.Add(text); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(""); err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
}

// quickSpark is the environment of a Spark that starts as fast as it can, for little data.
var quickSpark = []string{"SPARK_CONF_DIR=testdata/spark", "SPARK_LOCAL_IP=127.0.0.1", "HEARSAY_SHUFFLES=2", "HEARSAY_MEMORY_GB=2"}

// runEngine runs the SQL with the Python that HEARSAY_ENGINES names; env is added to the
// environment.
func runEngine(t *testing.T, engine, prints, pairs string, parts, ranges int, env []string) {
	t.Helper()
	python := enginePython(t, engine)
	query, err := sql.Candidates(engine, filepath.ToSlash(prints), filepath.ToSlash(pairs), parts, ranges)
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "candidates.sql")
	if err := os.WriteFile(file, []byte(query), 0o666); err != nil {
		t.Fatal(err)
	}
	c := exec.Command(python, "run.py", engine, file)
	c.Env = append(os.Environ(), env...)
	if out, err := c.CombinedOutput(); err != nil {
		t.Fatalf("%s: %v\n%s", engine, err, out)
	}
}

// enginePython skips the test where there is no Python with the engine.
func enginePython(t *testing.T, engine string) string {
	t.Helper()
	python := os.Getenv("HEARSAY_ENGINES")
	if python == "" {
		t.Skip("HEARSAY_ENGINES names no Python with duckdb, pyspark and chdb")
	}
	module := map[string]string{"duckdb": "duckdb", "spark": "pyspark", "clickhouse": "chdb"}[engine]
	if out, err := exec.Command(python, "-c", "import "+module).CombinedOutput(); err != nil {
		t.Skipf("%s has no %s: %v: %s", python, module, err, out)
	}
	return python
}

func aligned(t *testing.T, path string, texts []reuse.Text, options reuse.Options) []hearsay.Passage {
	t.Helper()
	p := reuse.NewPairing(options)
	defer p.Close()
	number := map[int64]int{}
	for _, text := range texts {
		i, err := p.Add(text)
		if err != nil {
			t.Fatal(err)
		}
		number[sql.Number(text.ID)] = i
	}
	files, err := sql.PairFiles(path)
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		err := sql.ReadPairs(file, func(q sql.Pair) error {
			a, okA := number[q.A]
			b, okB := number[q.B]
			if !okA || !okB {
				return fmt.Errorf("a pair of documents %d and %d", q.A, q.B)
			}
			return p.Seed(reuse.Seed{A: a, B: b, WordA: int(q.WordA), WordB: int(q.WordB), Short: q.Gram == reuse.ShortWords, Boilerplate: q.Boilerplate == 1, Holders: int(q.Holders)})
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	var all []hearsay.Passage
	astray, err := p.Passages(context.Background(), func(q hearsay.Passage) error {
		all = append(all, q)
		return nil
	})
	if err != nil || astray != 0 {
		t.Fatalf("%d seeds astray, %v", astray, err)
	}
	return all
}

// sortPairs puts the passages of several parts into the order of one run.
func sortPairs(all []hearsay.Passage) {
	slices.SortStableFunc(all, func(x, y hearsay.Passage) int {
		return gocmp.Or(gocmp.Compare(x.A.Document, y.A.Document), gocmp.Compare(x.B.Document, y.B.Document))
	})
}

// TestEngines compares the passages of pairs that the engines make with those of package
// reuse by itself: every row, byte for byte.
func TestEngines(t *testing.T) {
	texts := pile()
	options := reuse.Options{Boilerplate: true}
	want, err := reuse.Find(context.Background(), texts, options)
	if err != nil {
		t.Fatal(err)
	}
	var boilerplate, stars, short int
	for _, p := range want {
		switch {
		case p.Boilerplate:
			boilerplate++
		case p.Holders > 0:
			stars++
		case len(p.Parts) > 1:
			short++
		}
	}
	t.Logf("%d passages: %d boilerplate, %d of stars, %d of several parts", len(want), boilerplate, stars, short)
	if boilerplate == 0 || stars == 0 || short == 0 {
		t.Fatal("the pile does not hold all that pairing knows")
	}
	for i, engine := range sql.Engines {
		t.Run(engine, func(t *testing.T) {
			got := across(t, engine, texts, 3-2*(i%2), 3-i, options, quickSpark...)
			sortPairs(got)
			if d := cmp.Diff(want, got); d != "" {
				t.Errorf("%d passages, want %d (-reuse +%s):\n%.4000s", len(got), len(want), engine, d)
			}
		})
	}
}

// TestArchive compares the passages of 20,000 releases, where HEARSAY_LONG=1 asks for it.
func TestArchive(t *testing.T) {
	shared := os.Getenv("HEARSAY_SHARED")
	if os.Getenv("HEARSAY_LONG") != "1" || shared == "" {
		t.Skip("HEARSAY_LONG=1 asks for it, and HEARSAY_SHARED names the corpora")
	}
	const documents = 20_000
	var texts []reuse.Text
	err := corpus.Lines(filepath.Join(shared, "data", "senate", "releases.jsonl.gz"), func(_ int, in struct {
		ID           json.RawMessage
		Series, Date string
		Text         string
	}) error {
		if len(texts) < documents {
			texts = append(texts, reuse.Text{ID: string(in.ID), Series: in.Series, Date: hearsay.Day(in.Date), Text: in.Text})
		}
		return nil
	})
	if errors.Is(err, fs.ErrNotExist) {
		t.Skip(err)
	}
	if err != nil {
		t.Fatal(err)
	}
	options := reuse.Options{Boilerplate: true}
	want, err := reuse.Find(context.Background(), texts, options)
	if err != nil {
		t.Fatal(err)
	}
	for i, engine := range sql.Engines {
		t.Run(engine, func(t *testing.T) {
			got := across(t, engine, texts, 1+2*(i%2), 3-i, options)
			sortPairs(got)
			if len(got) != len(want) {
				t.Fatalf("%d passages, want %d", len(got), len(want))
			}
			for i := range got {
				if !reflect.DeepEqual(got[i], want[i]) {
					t.Fatalf("passage %d (-reuse +%s):\n%s", i, engine, cmp.Diff(want[i], got[i]))
				}
			}
			t.Logf("%d passages, the same", len(got))
		})
	}
}
