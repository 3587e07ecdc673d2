package main

import (
	"crypto/rand"
	"encoding/hex"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
)

// Temporary files of outputs are recognised by their name, and those of a program that
// still runs by their lock, which ends with the program however it ends.
var tempName = regexp.MustCompile(`^\.hearsay-[0-9a-f]{16}\.tmp$`)

// makeTemp makes a temporary file in a folder, under the permissions of the umask, and
// removes those that a killed program left there.
func (p *program) makeTemp(dir string) (*os.File, error) {
	sweep(dir)
	for {
		var b [8]byte
		rand.Read(b[:])
		name := filepath.Join(dir, ".hearsay-"+hex.EncodeToString(b[:])+".tmp")
		f, err := os.OpenFile(name, os.O_RDWR|os.O_CREATE|os.O_EXCL, 0o666)
		if errors.Is(err, fs.ErrExist) {
			continue
		}
		if err != nil {
			return nil, err
		}
		lock(f)
		if _, err := os.Lstat(name); err != nil {
			f.Close() // another program swept it before it was locked
			continue
		}
		p.remember(name)
		return f, nil
	}
}

// sweep removes the temporary files of programs that are no more.
func sweep(dir string) {
	d, err := os.Open(dir)
	if err != nil {
		return
	}
	defer d.Close()
	for {
		names, err := d.Readdirnames(1024)
		for _, n := range names {
			if tempName.MatchString(n) {
				removeLeft(filepath.Join(dir, n))
			}
		}
		if err != nil {
			return
		}
	}
}

// removeLeft removes a temporary file that nobody has locked.
func removeLeft(name string) {
	info, err := os.Lstat(name)
	if err != nil || !info.Mode().IsRegular() {
		return
	}
	f, err := os.OpenFile(name, os.O_RDWR, 0)
	if err != nil {
		return
	}
	defer f.Close()
	if lock(f) {
		os.Remove(name)
	}
}

// remember keeps the name of a temporary file, to be removed when the program is
// ended before its time.
func (p *program) remember(name string) {
	p.mutex.Lock()
	defer p.mutex.Unlock()
	if p.temps == nil {
		p.temps = map[string]bool{}
	}
	p.temps[name] = true
}

func (p *program) forget(name string) {
	p.mutex.Lock()
	defer p.mutex.Unlock()
	delete(p.temps, name)
}

// removeTemps removes the temporary files of a program that ends now.
func (p *program) removeTemps() {
	p.mutex.Lock()
	defer p.mutex.Unlock()
	for name := range p.temps {
		os.Remove(name)
	}
}
