package main

import (
	"context"
	"iter"
	"runtime"
)

// inOrder calls do for each item on all cores and yields the results in the order
// of the items, so that the output does not depend on the number of cores. Only a
// few results wait at any time. It stops early, after what is being done, when
// ctx ends.
func inOrder[T, R any](ctx context.Context, items []T, do func(T) R) iter.Seq[R] {
	return func(yield func(R) bool) {
		ctx, stop := context.WithCancel(ctx)
		defer stop()
		cores := runtime.GOMAXPROCS(0)
		waiting := make(chan chan R, cores) // in the order of items
		free := make(chan struct{}, cores)
		go func() {
			defer close(waiting)
			for _, item := range items {
				select {
				case free <- struct{}{}:
				case <-ctx.Done():
					return
				}
				if ctx.Err() != nil {
					return
				}
				result := make(chan R, 1)
				waiting <- result
				go func() {
					defer func() { <-free }()
					result <- do(item)
				}()
			}
		}()
		more := true
		for result := range waiting {
			if r := <-result; more && !yield(r) {
				more = false
				stop()
			}
		}
	}
}
