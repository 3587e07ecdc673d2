package learn

import "golang.org/x/sys/cpu"

// hasWide says that the processor has AVX2, as most since 2015. The others do with
// SSE2, which every processor of the architecture has.
var hasWide = cpu.X86.HasAVX2

func sumUnits(h *int16, in *byte, rows *int32, n int, kept *int16, places *int32, m, units, least, most int) {
	if hasWide {
		sumRowsWide(h, in, rows, n, kept, places, m, units, least, most)
	} else {
		sumRows(h, in, rows, n, kept, places, m, units, least, most)
	}
}

func dot(a, b []int16) int32 {
	if hasWide {
		return sumProductsWide(&a[0], &b[0], len(a))
	}
	return sumProducts(&a[0], &b[0], len(a))
}

//go:noescape
func sumRows(h *int16, in *byte, rows *int32, n int, kept *int16, places *int32, m, units, least, most int)

//go:noescape
func sumProducts(a, b *int16, n int) int32

//go:noescape
func sumRowsWide(h *int16, in *byte, rows *int32, n int, kept *int16, places *int32, m, units, least, most int)

//go:noescape
func sumProductsWide(a, b *int16, n int) int32
