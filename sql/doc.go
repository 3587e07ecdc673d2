// Package sql is the middle of a comparison that is larger than one machine: the Parquet
// files of fingerprints that "hearsay passages fingerprint" writes, the SQL that makes
// pairs of them, for three engines, and the Parquet files of pairs that "hearsay passages
// align" reads.
//
// It pairs as package reuse does, whose constants the SQL has: a gram that two documents
// hold is a seed of the two; one that more than reuse.Holders hold links each holder to
// the earliest one.
package sql
