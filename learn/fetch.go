//go:build amd64 || arm64

package learn

import "unsafe"

// Fetch asks the processor for the rows of features, so that they are near when Sum
// is called for them a little later. It changes nothing but time.
func (m *Table) Fetch(features []uint32) {
	if len(features) == 0 {
		return
	}
	switch {
	case m.wide != nil:
		fetchRows(unsafe.Pointer(&m.wide[0]), &features[0], len(features), m.mask, 3)
	case m.narrow != nil:
		fetchRows(unsafe.Pointer(&m.narrow[0]), &features[0], len(features), m.mask, 2)
	}
}

//go:noescape
func fetchRows(table unsafe.Pointer, features *uint32, n int, mask uint32, shift uint8)
