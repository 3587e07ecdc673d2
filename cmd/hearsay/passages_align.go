package main

import (
	"errors"
	"fmt"
	"runtime/debug"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/reuse"
	"github.com/openhearsay/hearsay/sql"
)

// passagesAlign is "hearsay passages align".
type passagesAlign struct {
	Pairs        string   `arg:"" help:"The pairs that the SQL wrote: a Parquet file, or a folder of them." placeholder:"PAIRS"`
	Documents    []string `arg:"" help:"The documents that were fingerprinted; - is standard input." placeholder:"DOCS"`
	Output       string   `short:"o" help:"Where the rows go; - is standard output, .parquet is Parquet." default:"-" placeholder:"OUT"`
	Format       string   `placeholder:"FORMAT" help:"jsonl or parquet; by the name of the output."`
	Fingerprints string   `help:"The fingerprints of all documents, a file, a folder or a pattern in quotation marks, where DOCS are a part of them: they say how rare words are in all." placeholder:"FINGERPRINTS"`
	Memory       string   `help:"About how much memory to take, such as 256MB or 4GB; what does not fit goes to temporary files. The result is the same." placeholder:"SIZE"`
	Temp         string   `help:"Where temporary files go." placeholder:"FOLDER"`
	Boilerplate  bool     `help:"List passages that are boilerplate too, marked."`
	Cores        int      `help:"How many cores to use; 0 is all." default:"0"`
	forceFlag
}

// Help is shown by --help.
func (x *passagesAlign) Help() string {
	return `The last of three steps; see "hearsay passages fingerprint --help". The rows are those of
"hearsay extract passages" over the same documents, in the same order. Pairs that are in
parts are aligned part by part, on as many machines as there are; each takes all DOCS, or
those that the part names, and then --fingerprints. The output comes to be whole or not at
all: what is there needs no second run.

Examples:
  hearsay passages align pairs.parquet articles.parquet -o passages.jsonl
  hearsay passages align pairs/part=7 part-*.jsonl.gz --fingerprints fingerprints/ -o passages-7.jsonl` + outputHelp
}

func (x *passagesAlign) Run(p *program) error {
	format, err := formatOf(x.Format, x.Output, jsonLines, asParquet)
	if err != nil {
		return err
	}
	memory, err := parseSize(x.Memory)
	if err != nil {
		return usageError{fmt.Errorf("--memory: %w", err)}
	}
	if memory > 0 {
		debug.SetGCPercent(40) // as in extract passages
	}
	files, err := sql.PairFiles(x.Pairs)
	if err != nil {
		return fmt.Errorf("passages align: %w", err)
	}
	out, err := p.create(x.Output, guard{inputs: append(append([]string{}, files...), x.Documents...), force: x.Force})
	if err != nil {
		return err
	}
	defer out.Discard()
	a := aligning{program: p, plain: format == asParquet, pairing: reuse.NewPairing(reuse.Options{Memory: memory, Dir: x.Temp, Cores: x.Cores, Boilerplate: x.Boilerplate})}
	defer a.pairing.Close()
	err = a.names(files)
	if err == nil {
		err = a.documents(x.Documents, x.Fingerprints)
	}
	if err == nil {
		err = a.seeds(files)
	}
	if err == nil {
		err = p.writePassages(out, format, a.pairing, a.passages)
	}
	if err != nil {
		return fmt.Errorf("passages align: %w", err)
	}
	if a.bad {
		return errFailed
	}
	return nil
}

// An aligning is a run of "hearsay passages align".
type aligning struct {
	program *program
	pairing *reuse.Pairing
	plain   bool          // ids are strings without marks, as in "extract passages" to Parquet
	number  map[int64]int // of documents that pairs name; 0 is not read yet, else one more than the pairing's
	bad     bool
}

// names notes which documents the pairs name. It reads the pairs before the documents, and
// seeds reads them again after: until the documents that they name are known, those that
// they do not would have to be kept, or else all pairs.
func (a *aligning) names(files []string) error {
	a.number = map[int64]int{}
	for _, file := range files {
		err := sql.ReadDocuments(file, func(x, y int64) error {
			a.number[x], a.number[y] = 0, 0
			return a.program.ctx.Err()
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// documents takes the documents. Those that no pair names count for how rare words are,
// unless the fingerprints say it.
func (a *aligning) documents(paths []string, fingerprints string) error {
	if fingerprints != "" {
		files, _, err := printFiles(fingerprints)
		if err != nil {
			return fmt.Errorf("--fingerprints: %w", err)
		}
		for _, file := range files {
			_, usage, err := sql.ReadMade(file)
			if err != nil {
				return fmt.Errorf("--fingerprints: %w", err)
			}
			a.pairing.Usage(usage)
		}
	}
	ids := map[int64]string{}
	bad, err := a.program.eachText("passages align", paths, func(t reuse.Text) error {
		n := sql.Number(t.ID)
		if _, named := a.number[n]; !named {
			if fingerprints == "" {
				a.pairing.Count(t.Text)
			}
			return nil
		}
		if other, ok := ids[n]; ok && other != t.ID {
			return rowError{fmt.Errorf("%s: its id has the same hash as %s: give one of the two another id and make the fingerprints again", t.ID, other)}
		}
		ids[n] = t.ID
		if a.plain {
			t.ID = idText(anyID(t.ID))
		}
		i, err := a.pairing.Add(t)
		if errors.Is(err, reuse.ErrText) {
			return rowError{err}
		}
		a.number[n] = i + 1
		return err
	})
	a.bad = a.bad || bad
	if err != nil {
		return err
	}
	missing := 0
	for _, i := range a.number {
		if i == 0 {
			missing++
		}
	}
	if missing > 0 {
		return fmt.Errorf("the pairs name %s that none of the files given holds: give all files that were fingerprinted", number(missing, "document"))
	}
	return nil
}

// seeds takes the pairs.
func (a *aligning) seeds(files []string) error {
	for _, file := range files {
		err := sql.ReadPairs(file, func(q sql.Pair) error {
			if err := a.program.ctx.Err(); err != nil {
				return err
			}
			return a.pairing.Seed(reuse.Seed{
				A: a.number[q.A] - 1, B: a.number[q.B] - 1, WordA: int(q.WordA), WordB: int(q.WordB),
				Short: q.Gram == reuse.ShortWords, Boilerplate: q.Boilerplate == 1, Holders: int(q.Holders),
			})
		})
		var other *reuse.SeedError
		if errors.As(err, &other) {
			return fmt.Errorf("%w: the document is not the one that was fingerprinted: make the fingerprints again", err)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// passages finds the passages, and says what did not stand where the pairs say.
func (a *aligning) passages(yield func(hearsay.Passage) error) error {
	astray, err := a.pairing.Passages(a.program.ctx, yield)
	if err == nil && astray > 0 {
		a.bad = true
		a.program.say("passages align: %s of words that the pairs name not the same in both documents: documents were changed since they were fingerprinted, or (of very many) two different runs have one hash", number(int(astray), "run"))
	}
	return err
}
