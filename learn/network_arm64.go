package learn

// Every processor of the architecture has what these use (NEON).

func sumUnits(h *int16, in *int8, times *uint8, rows *int32, n, units int) {
	sumRows(h, in, times, rows, n, units)
}

func dot(a, b []int16) int32 { return sumProducts(&a[0], &b[0], len(a)) }

//go:noescape
func sumRows(h *int16, in *int8, times *uint8, rows *int32, n, units int)

//go:noescape
func sumProducts(a, b *int16, n int) int32
