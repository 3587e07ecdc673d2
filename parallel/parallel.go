// Package parallel works on all cores without showing it in the output.
package parallel

import (
	"context"
	"iter"
	"runtime"
)

// Map calls do for each item on all cores and yields the results in the order of the
// items, so that the output does not depend on the number of cores. Only a few
// results wait at any time, and items is gone through by one goroutine, no further
// ahead than that. It stops early, after what is being done, when ctx ends or the
// caller does; items is not asked for another one then.
func Map[T, R any](ctx context.Context, items iter.Seq[T], do func(T) R) iter.Seq[R] {
	return func(yield func(R) bool) {
		ctx, stop := context.WithCancel(ctx)
		defer stop()
		cores := runtime.GOMAXPROCS(0)
		waiting := make(chan chan R, cores) // in the order of items
		free := make(chan struct{}, cores)
		go func() {
			defer close(waiting)
			for item := range items {
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
