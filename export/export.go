// Package export writes a case in the forms that other programs read: tables for
// spreadsheets and archives, annotations, a timeline, a canvas, graphs, citations,
// provenance and ratings. doc/exports.md lists them with their standards.
//
// Every format is a function of the case alone: the same case gives the same bytes.
// Positions are Unicode code points of hearsay's text of a document, end exclusive.
// What is not known is left out, never filled in.
package export

import (
	"bufio"
	"fmt"
	"io"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/report/json"
)

// A Format is one form of a case.
type Format struct {
	Name      string // as a command line names it: "csv"
	Extension string // of its file, with the dot; of each table where there are Tables
	Media     string // the media type (RFC 6838) of what Write writes
	About     string // what it is for, in a few words

	write  func(io.Writer, *view) error
	tables []table
}

// Formats are all formats, in the order in which they are listed.
func Formats() []Format {
	return []Format{
		{"csv", ".csv", "application/zip", "tables for spreadsheets: one file each, in a folder or a .zip", nil, tables(csvOf)},
		{"parquet", ".parquet", "application/zip", "the same tables for DuckDB, Spark and pandas, with the texts", nil, tables(parquetOf)},
		{"jsonl", ".jsonl", "application/jsonl", "all of the case for programs, one finding a line", writeLines, nil},
		{"w3c", ".jsonld", `application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"`, "W3C Web Annotations: who said what, anchored to the words", writeAnnotations, nil},
		{"timelinejs", ".json", "application/json", "what was said and what happened when, for TimelineJS", writeTimeline, nil},
		{"canvas", ".canvas", "application/json", "claims with who says what of them, for Obsidian", writeCanvas, nil},
		{"gexf", ".gexf", "application/gexf+xml", "who repeats whom, for Gephi", writeGEXF, nil},
		{"graphml", ".graphml", "application/graphml+xml", "the same graph for yEd, Cytoscape, igraph, NetworkX", writeGraphML, nil},
		{"csl-json", ".json", "application/vnd.citationstyles.csl+json", "the documents for Zotero and pandoc", writeCSL, nil},
		{"bibtex", ".bib", "application/x-bibtex", "the documents for LaTeX and JabRef", writeBibTeX, nil},
		{"prov-json", ".json", "application/json", "what came from where, as W3C PROV", writeProvenance, nil},
		{"claimreview", ".json", "application/ld+json", "schema.org ClaimReview of the claims that a person graded", writeClaimReviews, nil},
	}
}

// Named is the format of a name.
func Named(name string) (Format, bool) {
	for _, f := range Formats() {
		if f.Name == name {
			return f, true
		}
	}
	return Format{}, false
}

// Tables are the names of the files that the format has, nil where it is one.
func (f Format) Tables() (names []string) {
	for _, t := range f.tables {
		names = append(names, t.name)
	}
	return names
}

// Write writes all of c; the tables of a format that has some as a ZIP archive. The notes
// say, each in a sentence, what of the case the format cannot hold.
func (f Format) Write(w io.Writer, c *hearsay.Case) (notes []string, err error) {
	b := bufio.NewWriterSize(w, 1<<16)
	v := newView(c)
	if f.tables != nil {
		err = f.archive(b, v)
	} else {
		err = f.write(b, v)
	}
	return v.notes, f.ended(b, err)
}

// WriteTable writes one of the Tables.
func (f Format) WriteTable(w io.Writer, c *hearsay.Case, name string) error {
	for _, t := range f.tables {
		if t.name == name {
			b := bufio.NewWriterSize(w, 1<<16)
			return f.ended(b, t.write(b, newView(c)))
		}
	}
	return fmt.Errorf("export: %s has no table %q", f.Name, name)
}

func (f Format) ended(b *bufio.Writer, err error) error {
	if err == nil {
		err = b.Flush()
	}
	if err != nil {
		return fmt.Errorf("export: %s: %w", f.Name, err)
	}
	return nil
}

func writeLines(w io.Writer, v *view) error { return json.WriteLines(w, v.c) }
