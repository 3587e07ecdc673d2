package parse

import "github.com/openhearsay/hearsay/language/tag"

// apposition makes a name in commas that was taken for a second subject of a verb
// what it is, an apposition to the first ("A spokesman for the mayor, Peter Brook,
// said"): a verb has one subject.
func (p *Parser) apposition(tags []uint8, heads []int, labels []uint8) {
	subject := p.subject
	for j, v := range heads {
		if labels[j] != subject || v <= j || tag.Name(tags[j]) != "NNP" {
			continue
		}
		i, left, right := -1, j, j
		for k, h := range heads[:v] {
			switch {
			case h == v && labels[k] == subject && k < j:
				i = k
			case h == j && k < left && labels[k] != p.punctuation:
				left = k
			case h == j && k > right && labels[k] != p.punctuation:
				right = k
			}
		}
		if i >= 0 && left > 0 && tag.Name(tags[left-1]) == "," && right+1 < len(tags) && tag.Name(tags[right+1]) == "," {
			heads[j], labels[j] = i, p.apposed
		}
	}
}
