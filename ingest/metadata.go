package ingest

import "github.com/openhearsay/hearsay"

// Metadata is what a person says of documents.
type Metadata struct{}

func (m *Metadata) apply(d *hearsay.Document) {}
