package main

import (
	"context"
	"iter"
	"slices"

	"github.com/openhearsay/hearsay/parallel"
)

// inOrder is parallel.Map over a slice.
func inOrder[T, R any](ctx context.Context, items []T, do func(T) R) iter.Seq[R] {
	return parallel.Map(ctx, slices.Values(items), do)
}
