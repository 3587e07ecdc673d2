package learn

// hidden is plainHidden; dot is plainDot. Their lengths are multiples of 64.
// Every processor of the architecture has what they use (SSE2).

func hidden(h, in []int16, rows []int32) {
	var none int32
	first := &none
	if len(rows) > 0 {
		first = &rows[0]
	}
	sumRows(&h[0], &in[0], first, len(rows), len(h))
}

func dot(a, b []int16) int32 { return sumProducts(&a[0], &b[0], len(a)) }

//go:noescape
func sumRows(h, in *int16, rows *int32, n, units int)

//go:noescape
func sumProducts(a, b *int16, n int) int32
