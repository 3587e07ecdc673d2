package learn

// Mix joins two hashes, or a hash and a small number, into one; the order
// counts. Upper and lower bits are equally good.
func Mix(a, b uint64) uint64 {
	h := (a ^ b*0x9e3779b97f4a7c15) * 0xd6e8feb86659fd93
	return (h ^ h>>32) * 0xd6e8feb86659fd93
}

// Hash is a hash of s (FNV-1a of Fowler, Noll and Vo, finished by Mix). It is
// never 0.
func Hash(s string) uint64 { return HashBytes([]byte(s)) }

// HashBytes is Hash of bytes.
func HashBytes(s []byte) uint64 {
	h := uint64(14695981039346656037)
	for i := range len(s) {
		h = (h ^ uint64(s[i])) * 1099511628211
	}
	return Mix(h, 1) | 1
}
