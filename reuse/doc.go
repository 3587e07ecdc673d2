// Package reuse finds every passage that two texts share, to the byte, and says
// who had it first where the evidence allows.
//
// It stands by itself: it knows nothing of statements, speakers or cases, and
// works on any texts. Find compares a slice of texts; a Collection takes them
// one by one and keeps within a given amount of memory; an Index lies on disk
// and compares only what is new.
//
// The way of the data:
//
//	text → words with offsets → fingerprints → seeds of pairs → aligned runs of
//	words → segments → passages → direction
//
// Fingerprints are hashes of eight consecutive words, winnowed (Schleimer,
// Wilkerson, Aiken, SIGMOD 2003) over windows of four, so that two texts that
// share a run of eleven words share a fingerprint. No fingerprint is thrown away
// for being frequent: one that more than five hundred texts hold links each
// holder to the earliest one instead of each to each. Rare runs of five words
// lead to passages that were edited too heavily to keep eight words in a row.
//
// The result depends on the texts and the options that name a kind of result
// alone: not on the order of the texts, the number of cores or the memory.
package reuse
