package reuse

import (
	"bufio"
	"encoding/binary"
	"fmt"
	"os"
)

// A shelf keeps the words and the text of each text, in memory or in a
// temporary file. Reading is safe from several goroutines once all is added.
type shelf struct {
	dir     string
	onDisk  bool
	words   []words
	texts   []string
	file    *os.File
	kept    bool // file is not a temporary one
	w       *bufio.Writer
	at      []int64 // of each text in file: where its words start; its text follows
	size    int64
	lengths []uint32 // in words
	bytes   []uint32
}

// add puts a text on the shelf; it takes w over where the shelf is in memory.
func (s *shelf) add(text string, w words) error {
	s.lengths = append(s.lengths, uint32(len(w.hash)))
	s.bytes = append(s.bytes, uint32(len(text)))
	if !s.onDisk {
		s.words = append(s.words, w)
		s.texts = append(s.texts, text)
		return nil
	}
	if s.file == nil {
		f, err := tempFile(s.dir)
		if err != nil {
			return err
		}
		s.file, s.w = f, bufio.NewWriterSize(f, 1<<18)
	}
	s.at = append(s.at, s.size)
	var b [4]byte
	for _, list := range [][]uint32{w.hash, w.start, w.end} {
		for _, x := range list {
			binary.LittleEndian.PutUint32(b[:], x)
			if _, err := s.w.Write(b[:]); err != nil {
				return fmt.Errorf("temporary file: %w", err)
			}
		}
	}
	if _, err := s.w.WriteString(text); err != nil {
		return fmt.Errorf("temporary file: %w", err)
	}
	s.size += int64(12*len(w.hash) + len(text))
	return nil
}

// done ends the adding.
func (s *shelf) done() error {
	if s.w == nil {
		return nil
	}
	if err := s.w.Flush(); err != nil {
		return fmt.Errorf("temporary file: %w", err)
	}
	return nil
}

// A reader reads from a shelf into its own buffers.
type reader struct {
	shelf *shelf
	buf   []byte
	w     words
	doc   int
	held  bool
}

// get is the words of text i, valid until the next call.
func (r *reader) get(i int) (*words, error) {
	s := r.shelf
	if !s.onDisk {
		return &s.words[i], nil
	}
	if r.held && r.doc == i {
		return &r.w, nil
	}
	n := int(s.lengths[i])
	if cap(r.buf) < 12*n {
		r.buf = make([]byte, 12*n)
	}
	r.buf = r.buf[:12*n]
	if n > 0 {
		if _, err := s.file.ReadAt(r.buf, s.at[i]); err != nil {
			return nil, fmt.Errorf("temporary file: %w", err)
		}
	}
	r.w.reset()
	for k := 0; k < n; k++ {
		r.w.hash = append(r.w.hash, binary.LittleEndian.Uint32(r.buf[4*k:]))
		r.w.start = append(r.w.start, binary.LittleEndian.Uint32(r.buf[4*(n+k):]))
		r.w.end = append(r.w.end, binary.LittleEndian.Uint32(r.buf[4*(2*n+k):]))
	}
	r.doc, r.held = i, true
	return &r.w, nil
}

// text is the text i.
func (s *shelf) text(i int) (string, error) {
	if !s.onDisk {
		return s.texts[i], nil
	}
	b := make([]byte, s.bytes[i])
	if len(b) == 0 {
		return "", nil
	}
	if _, err := s.file.ReadAt(b, s.at[i]+12*int64(s.lengths[i])); err != nil {
		return "", fmt.Errorf("temporary file: %w", err)
	}
	return string(b), nil
}

func (s *shelf) close() {
	if s.kept {
		s.file.Close()
	} else {
		discard(s.file)
	}
	*s = shelf{}
}
