package reuse

// A record is what the sorters sort: by key, then by val.
type record struct{ key, val uint64 }

func (r record) less(s record) bool {
	return r.key < s.key || r.key == s.key && r.val < s.val
}

// keyBytes is how many bytes of the key are sorted by at most: with the first
// five of a hash equal records are next to each other but for a few, which
// insertion puts in their places.
const keyBytes = 5

// radixSort sorts records by key, then val, least significant byte first. It
// passes over bytes that all records share, and over val where that is in order
// already. scratch must be as long as records; the sorted records are in the
// slice that is returned, which is one of the two.
func radixSort(records, scratch []record) []record {
	if len(records) < 64 {
		insertionSort(records)
		return records
	}
	var count [16][256]int
	inOrder, last := true, uint64(0)
	for _, r := range records {
		inOrder = inOrder && r.val >= last
		last = r.val
		for b := 0; b < 8; b++ {
			count[8+b][byte(r.key>>(8*b))]++
		}
	}
	if !inOrder {
		for _, r := range records {
			for b := 0; b < 8; b++ {
				count[b][byte(r.val>>(8*b))]++
			}
		}
	}
	used := 0 // bytes of the key that differ
	for b := 8; b < 16; b++ {
		if count[b][byte(records[0].key>>(8*(b-8)))] != len(records) {
			used++
		}
	}
	from, to := records, scratch[:len(records)]
	left := used - keyBytes // bytes of the key to be passed over
	for b := range count {
		c := &count[b]
		key, shift := b >= 8, 8*(b%8)
		first := from[0].val
		if key {
			first = from[0].key
		}
		if !key && inOrder || c[byte(first>>shift)] == len(from) {
			continue
		}
		if key && left > 0 {
			left--
			continue
		}
		sum := 0
		for i, n := range c {
			c[i] = sum
			sum += n
		}
		if key {
			for _, r := range from {
				k := byte(r.key >> shift)
				to[c[k]] = r
				c[k]++
			}
		} else {
			for _, r := range from {
				k := byte(r.val >> shift)
				to[c[k]] = r
				c[k]++
			}
		}
		from, to = to, from
	}
	if used > keyBytes {
		insertionSort(from)
	}
	return from
}

func insertionSort(r []record) {
	for i := 1; i < len(r); i++ {
		for j := i; j > 0 && r[j].less(r[j-1]); j-- {
			r[j], r[j-1] = r[j-1], r[j]
		}
	}
}
