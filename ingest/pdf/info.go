package pdf

import (
	pdfium "github.com/klippa-app/go-pdfium"
	"github.com/klippa-app/go-pdfium/references"
	"github.com/klippa-app/go-pdfium/requests"

	"github.com/openhearsay/hearsay/ingest/source"
)

// about is what the document information dictionary (ISO 32000-1, 14.3.3) says that is
// plausible. Its dates are those of the file and not of what it says: none is taken for
// a date of publication.
func about(p pdfium.Pdfium, d references.FPDF_DOCUMENT) (a source.About) {
	tag := func(name string) string {
		r, err := p.FPDF_GetMetaText(&requests.FPDF_GetMetaText{Document: d, Tag: name})
		if err != nil {
			return ""
		}
		return r.Value
	}
	a.Title = source.Title(tag("Title"))
	a.Bylines = source.Names(tag("Author"))
	return a
}
