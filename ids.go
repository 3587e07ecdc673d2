package hearsay

import "slices"

// IDs gives each of a set of documents its id: its name, and where several have
// the same name, the name with the first eight digits of the SHA-256 (more where
// that is taken). The ids depend on the set, not on its order. names and sums
// have the same length; the sums are distinct lower-case hexadecimal SHA-256.
func IDs(names, sums []string) []string {
	named := map[string]int{}
	for _, n := range names {
		named[n]++
	}
	ids := slices.Clone(names)
	digits := make([]int, len(ids)) // of the hash in the id
	for i, n := range names {
		if n == "" || named[n] > 1 {
			ids[i], digits[i] = hashed(n, sums[i], 8), 8
		}
	}
	for more := true; more; {
		more = false
		held := map[string]int{}
		for _, id := range ids {
			held[id]++
		}
		for i, id := range ids {
			if held[id] > 1 && digits[i] > 0 && digits[i] < len(sums[i]) {
				digits[i] = min(2*digits[i], len(sums[i]))
				ids[i] = hashed(names[i], sums[i], digits[i])
				more = true
			}
		}
	}
	return ids
}

func hashed(name, sum string, digits int) string {
	sum = sum[:min(digits, len(sum))]
	if name == "" {
		return sum
	}
	return name + "-" + sum
}
