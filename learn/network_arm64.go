package learn

// Every processor of the architecture has what these use (NEON).

func sumUnits(h *int16, in *byte, rows *int32, n int, kept *int16, places *int32, m, units, least, most int) {
	sumRows(h, in, rows, n, kept, places, m, units, least, most)
}

func dot(a, b []int16) int32 { return sumProducts(&a[0], &b[0], len(a)) }

//go:noescape
func sumRows(h *int16, in *byte, rows *int32, n int, kept *int16, places *int32, m, units, least, most int)

//go:noescape
func sumProducts(a, b *int16, n int) int32
