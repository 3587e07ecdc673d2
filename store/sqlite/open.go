// Package sqlite keeps a case in one SQLite file.
//
// The file is in WAL mode with synchronous=FULL: a document that was reported as
// added is on the disk, also when the power fails at the next moment; NORMAL
// would only promise that for the end of the process. The price, one sync a
// transaction, is kept small by adding several documents in one (Add).
//
// Every write is an immediate transaction, so that two processes that write the
// same case wait for each other instead of failing half-way.
package sqlite

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"time"

	_ "modernc.org/sqlite" // the driver

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/store"
)

// wait is how long a writer waits for another one, in milliseconds. One
// transaction of the other takes far less, unless its disk is very slow.
const wait = 60_000

// A Store is a case in a SQLite file. It implements store.Store.
type Store struct {
	path  string // as the user named it
	db    *sql.DB
	known func() (*sql.Stmt, error) // of Has, which is asked for every document that is read

	reread Reread // see Mend
	told   func(hearsay.Problem)
}

var _ store.Store = (*Store)(nil)

// Open opens the case at path and brings an older schema up to date. It makes
// the case where there is none and create is set. Where the file cannot be
// written it is opened for reading, and writing fails with store.ErrReadOnly.
// Errors: store.ErrNoCase, ErrNotCase, ErrNewer, ErrDamaged, ErrBusy, ErrReadOnly,
// and those of the file system.
func Open(ctx context.Context, path string, create bool) (*Store, error) {
	writable, err := look(path, create)
	if err != nil {
		return nil, err
	}
	name, err := dsn(path, writable)
	if err != nil {
		return nil, fmt.Errorf("store: %s: %w", path, err)
	}
	db, err := sql.Open("sqlite", name)
	if err != nil {
		return nil, fmt.Errorf("store: %s: %w", path, err)
	}
	s := &Store{path: path, db: db, known: sync.OnceValues(func() (*sql.Stmt, error) {
		return db.Prepare(`SELECT d.key FROM documents d JOIN paths p USING (key)
			WHERE d.sha256 = ?1 AND (?2 = '' OR p.path = ?2) LIMIT 1`)
	})}
	if err := s.prepare(ctx, create, writable); err != nil {
		db.Close()
		return nil, s.fail(ctx, "open", err)
	}
	return s, nil
}

// Close ends the use of the case. The last to close it leaves one file.
func (s *Store) Close() error {
	if err := s.db.Close(); err != nil {
		return s.fail(context.Background(), "close", err)
	}
	return nil
}

var magic = []byte("SQLite format 3\x00")

// look says, before SQLite touches a file, whether it can be a case, in words
// that are about the user's file, and whether it can be written.
func look(path string, create bool) (writable bool, err error) {
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist) && create:
		// SQLite says of a missing folder only that it cannot open the file.
		if _, err := os.Stat(filepath.Dir(path)); err != nil {
			return false, fmt.Errorf("store: %s: %w", path, err)
		}
		return true, nil
	case errors.Is(err, fs.ErrNotExist):
		return false, fmt.Errorf("store: %s: %w", path, store.ErrNoCase)
	case err != nil:
		return false, fmt.Errorf("store: %w", err)
	case !info.Mode().IsRegular():
		return false, fmt.Errorf("store: %s is no file: %w", path, store.ErrNotCase)
	}
	writable = true
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if errors.Is(err, fs.ErrPermission) || errors.Is(err, errReadOnlyFS) {
		if create {
			return false, fmt.Errorf("store: %s: %w", path, store.ErrReadOnly)
		}
		writable = false
		f, err = os.Open(path)
	}
	if err != nil {
		return false, fmt.Errorf("store: %w", err)
	}
	defer f.Close()
	head := make([]byte, len(magic))
	n, err := io.ReadFull(f, head)
	switch {
	case n == 0 && create: // a case that was never finished, or a file made for it
	case n == 0:
		return false, fmt.Errorf("store: %s is empty: %w", path, store.ErrNotCase)
	case err != nil || !bytes.Equal(head, magic):
		return false, fmt.Errorf("store: %s: %w", path, store.ErrNotCase)
	}
	return writable, nil
}

// dsn is the address of a case for the driver. A file in a place that cannot be
// written has no room for the files beside it that WAL wants; where none is left
// over from a writer it can be read as it is.
func dsn(path string, writable bool) (string, error) {
	abs, err := filepath.Abs(path)
	if err != nil {
		return "", err
	}
	q := url.Values{}
	q.Add("_pragma", fmt.Sprintf("busy_timeout(%d)", wait))
	q.Add("_pragma", "synchronous(FULL)")
	q.Add("_pragma", "foreign_keys(1)")
	q.Set("_txlock", "immediate")
	if !writable {
		q.Set("mode", "ro")
		if log, err := os.Stat(abs + "-wal"); err != nil || log.Size() == 0 {
			q.Set("immutable", "1")
		}
	}
	slashed := filepath.ToSlash(abs)
	if !strings.HasPrefix(slashed, "/") {
		slashed = "/" + slashed
	}
	return "file:" + (&url.URL{Path: slashed}).EscapedPath() + "?" + q.Encode(), nil
}

// prepare checks that the file is a case and brings its schema up to date.
func (s *Store) prepare(ctx context.Context, create, writable bool) error {
	at, err := read(ctx, s.db)
	if err != nil {
		return err
	}
	switch {
	case at.empty && !create:
		return fmt.Errorf("it is empty: %w", store.ErrNotCase)
	case !at.empty && at.application != application:
		return store.ErrNotCase
	case at.version > len(schema()):
		return fmt.Errorf("%w: its schema is %d, this program knows %d", store.ErrNewer, at.version, len(schema()))
	case at.version == len(schema()):
		return nil
	case !writable:
		return fmt.Errorf("its schema %d is older and would have to be brought up to date: %w", at.version, store.ErrReadOnly)
	}
	if err := s.useWAL(ctx); err != nil {
		return err
	}
	return migrate(ctx, s.db, len(schema()))
}

// useWAL sets the journal mode, which stays with the file. SQLite does not wait
// for a lock here as it does elsewhere, so that two programs that make a case at
// the same moment have to try again.
func (s *Store) useWAL(ctx context.Context) error {
	for tries := 0; ; tries++ {
		_, err := s.db.ExecContext(ctx, "PRAGMA journal_mode = WAL")
		if err == nil || !isBusy(err) || tries == 500 {
			return err
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(10 * time.Millisecond):
		}
	}
}
