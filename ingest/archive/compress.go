package archive

import (
	"bytes"
	"io"

	"github.com/klauspost/compress/zstd"
	"github.com/mholt/archives"
)

// maxWindow is the largest dictionary that a compressed file may ask for, in bytes:
// it is held in memory.
const maxWindow = 128 << 20

// A Compression is a way to compress one stream of bytes.
type Compression struct {
	Name       string   // "gzip"
	Extensions []string // ".gz"
	magic      string
	open       archives.Decompressor
}

var compressions = []Compression{
	{"gzip", []string{".gz"}, "\x1f\x8b", archives.Gz{}},
	{"bzip2", []string{".bz2"}, "BZh", archives.Bz2{}},
	{"xz", []string{".xz"}, "\xfd7zXZ\x00", archives.Xz{}},
	{"zstd", []string{".zst", ".zstd"}, "\x28\xb5\x2f\xfd", archives.Zstd{DecoderOptions: []zstd.DOption{
		zstd.WithDecoderMaxWindow(maxWindow), zstd.WithDecoderConcurrency(1)}}},
}

// Compressions are those that are read.
func Compressions() []Compression { return compressions }

// Compressed is the compression that the first bytes of a file show: gzip (RFC 1952),
// bzip2, xz or Zstandard (RFC 8878).
func Compressed(head []byte) (Compression, bool) {
	for _, c := range compressions {
		if bytes.HasPrefix(head, []byte(c.magic)) {
			return c, true
		}
	}
	return Compression{}, false
}

// Open undoes the compression of r. Reading and opening fail where r is broken.
func (c Compression) Open(r io.Reader) (io.ReadCloser, error) { return c.open.OpenReader(r) }
