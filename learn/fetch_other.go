//go:build !amd64 && !arm64

package learn

// Fetch does nothing: this architecture has no instruction for it here.
func (m *Table) Fetch(features []uint32) {}
