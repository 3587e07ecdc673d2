//go:build amd64 || arm64

package learn

// sumUp is plainSumUp and dot is plainDot by the processor's own instructions; the
// lengths are multiples of 64.

func sumUp(h []int16, in []byte, rows []int32, kept []int16, places []int32, least, most int16) {
	sumUnits(&h[0], &in[0], first(rows), len(rows), first(kept), first(places), len(places), len(h), int(least), int(most))
}

// first is where list begins, or where nothing is read.
func first[T any](list []T) *T {
	if len(list) == 0 {
		return nil
	}
	return &list[0]
}
