package word

// Classes is a clustering of words by their neighbours.
type Classes struct {
	of map[uint32]uint16
}

// Words appends the look of each word to out, with its class where c is not nil.
func (c *Classes) Words(out []Word, words []string) []Word {
	for _, s := range words {
		out = append(out, c.Word(s))
	}
	return out
}

// Word is the look of s, with its class where c is not nil.
func (c *Classes) Word(s string) Word {
	w := Of(s)
	if c != nil {
		w.Class = c.of[uint32(w.Lower>>32)]
	}
	return w
}
