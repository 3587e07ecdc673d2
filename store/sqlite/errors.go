package sqlite

import (
	"context"
	"errors"
	"fmt"
	"syscall"

	"modernc.org/sqlite"
	lib "modernc.org/sqlite/lib"

	"github.com/openhearsay/hearsay/store"
)

const errReadOnlyFS = syscall.EROFS

// fail gives an error of SQLite its meaning for the case, with the file and what
// was being done. The end of the context comes back as it is.
func (s *Store) fail(ctx context.Context, doing string, err error) error {
	if err == nil {
		return nil
	}
	if ctx.Err() != nil {
		return ctx.Err()
	}
	for known, meaning := range map[int]error{
		lib.SQLITE_CORRUPT:  store.ErrDamaged,
		lib.SQLITE_NOTADB:   store.ErrDamaged,
		lib.SQLITE_BUSY:     store.ErrBusy,
		lib.SQLITE_LOCKED:   store.ErrBusy,
		lib.SQLITE_READONLY: store.ErrReadOnly,
		lib.SQLITE_FULL:     store.ErrFull,
		lib.SQLITE_IOERR:    store.ErrDisk,
		lib.SQLITE_CANTOPEN: store.ErrCannot,
	} {
		if code(err) == known {
			return fmt.Errorf("store: %s: %s: %w (%v)", s.path, doing, meaning, err)
		}
	}
	return fmt.Errorf("store: %s: %s: %w", s.path, doing, err)
}

// code is SQLite's primary result code, 0 for an error that is not SQLite's.
func code(err error) int {
	var e *sqlite.Error
	if errors.As(err, &e) {
		return e.Code() & 0xff
	}
	return 0
}

func isBusy(err error) bool { c := code(err); return c == lib.SQLITE_BUSY || c == lib.SQLITE_LOCKED }
