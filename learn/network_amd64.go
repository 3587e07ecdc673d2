package learn

import "golang.org/x/sys/cpu"

// wide says that the processor has AVX2, as most since 2015; without it they do with
// SSE2, which every processor of the architecture has.
var wide = cpu.X86.HasAVX2

// hidden is plainHidden; dot is plainDot. Their lengths are multiples of 64.

func hidden(h, in []int16, rows []int32) { ownHidden(h, in, rows, wide) }

func ownHidden(h, in []int16, rows []int32, wide bool) {
	var none int32
	first := &none
	if len(rows) > 0 {
		first = &rows[0]
	}
	if wide {
		sumRowsWide(&h[0], &in[0], first, len(rows), len(h))
		return
	}
	sumRows(&h[0], &in[0], first, len(rows), len(h))
}

func dot(a, b []int16) int32 {
	if wide {
		return sumProductsWide(&a[0], &b[0], len(a))
	}
	return sumProducts(&a[0], &b[0], len(a))
}

//go:noescape
func sumRows(h, in *int16, rows *int32, n, units int)

//go:noescape
func sumProducts(a, b *int16, n int) int32

//go:noescape
func sumRowsWide(h, in *int16, rows *int32, n, units int)

//go:noescape
func sumProductsWide(a, b *int16, n int) int32
