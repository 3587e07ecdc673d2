package reuse

// longestFunctionWord is the length of the longest of functionWords.
const longestFunctionWord = 7

// functionWords are words that say little about what a text is about. A match
// of one counts half in an alignment.
var functionWords = set(
	"a", "about", "after", "all", "also", "an", "and", "any", "are", "as", "at",
	"be", "been", "before", "being", "but", "by", "can", "could", "did", "do",
	"does", "for", "from", "had", "has", "have", "he", "her", "him", "his", "how",
	"i", "if", "in", "into", "is", "it", "its", "just", "may", "me", "more",
	"most", "my", "no", "not", "of", "on", "one", "only", "or", "other", "our",
	"out", "over", "own", "s", "said", "she", "should", "so", "some", "such", "t",
	"than", "that", "the", "their", "them", "then", "there", "these", "they",
	"this", "those", "through", "to", "up", "us", "very", "was", "we", "were",
	"what", "when", "where", "which", "while", "who", "will", "with", "would",
	"you", "your",
)

func set(words ...string) map[string]bool {
	m := make(map[string]bool, len(words))
	for _, w := range words {
		m[w] = true
	}
	return m
}

const longestNumeral = 6

// numerals are the numbers that one house style spells out and another does not.
var numerals = map[string]string{
	"two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7",
	"eight": "8", "nine": "9", "ten": "10", "eleven": "11", "twelve": "12",
}
