package review

import "slices"

// understood reports whether a decision says what decisions of this program say: a case
// file may come from anywhere, and from a later version.
func understood(d *Decision) bool {
	if d.Check() != nil {
		return false
	}
	if _, ok := fieldOf(d); ok && len(d.Anchors) == 0 {
		return true
	}
	if len(d.Anchors) == 0 || !slices.ContainsFunc(kinds, func(k kindLabel) bool { return k.Kind == d.Anchors[0].Kind }) && d.Anchors[0].Kind != Placed && d.Anchors[0].Kind != ClaimPlace {
		return false
	}
	first, rest := d.Anchors[0].Kind, d.Anchors[1:]
	all := func(k Kind) bool {
		return !slices.ContainsFunc(rest, func(a Anchor) bool { return a.Kind != k })
	}
	switch d.Action {
	case Merge:
		return first == Speaker && all(Speaker)
	case Split:
		return first == Speaker && all(Statement) && d.value() != ""
	case Join:
		return first == Proposition && all(Proposition)
	case Part:
		return first == Proposition && all(Placed)
	case Grade:
		if !grades.MatchString(d.value()) {
			return false
		}
	case Correct:
		f := d.field()
		allowed, ok := values[first][f.Field]
		if !ok || first == Document || allowed != nil && !slices.Contains(allowed, f.Value) {
			return false
		}
		if first == Statement {
			return all(Speaker)
		}
		if first == Claim {
			return len(rest) == 1 && rest[0].Kind == Document && len(rest[0].Quotes) == 1
		}
	}
	if first == Placed {
		return len(rest) == 1 && rest[0].Kind == Proposition
	}
	return len(rest) == 0
}
