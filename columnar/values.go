package columnar

import (
	"encoding/binary"
	"math/bits"

	"github.com/parquet-go/parquet-go/format"
)

// width is how many bits a level of at most so much has.
func width(most int) uint { return uint(bits.Len(uint(most))) }

// levels passes over the levels of a page of version 1.
func levels(b []byte, width uint, encoding format.Encoding) (rest []byte, err error) {
	if len(b) < 4 {
		return nil, errPage
	}
	n := uint64(binary.LittleEndian.Uint32(b))
	if n > uint64(len(b)-4) {
		return nil, errPage
	}
	if encoding == format.RLE {
		err = runs(b[4:4+n], width)
	}
	return b[4+n:], err
}

// runs counts values in the hybrid of run lengths and packed bits: a run of any length
// takes a few bytes.
func runs(b []byte, width uint) error {
	if width > 32 {
		return errPage
	}
	w, total := walker{b: b}, uint64(0)
	for w.at < len(b) && !w.failed {
		u := w.uvarint()
		n := u >> 1
		if n > mostValues {
			return ErrTooLarge
		}
		if u&1 == 0 {
			if n > 0 { // parquet-go takes a run of none to have no value
				w.skip(uint64(width+7) / 8)
			}
		} else {
			// The last run may be cut off: its values beyond those of the page stand for nothing.
			w.at = min(w.at+int(n)*int(width), len(b))
			n *= 8
		}
		if total += n; total > mostValues {
			return ErrTooLarge
		}
	}
	if w.failed {
		return errPage
	}
	return nil
}

// values checks the values of a page, behind its levels.
func (c *pageChecker) values(encoding format.Encoding, b []byte) error {
	switch encoding {
	//lint:ignore SA1019 old files have it
	case format.PlainDictionary, format.RLEDictionary:
		if len(b) == 0 {
			return nil // all are null
		}
		return runs(b[1:], uint(b[0]))
	case format.RLE: // of true and false
		_, err := levels(b, 1, encoding)
		if len(b) == 0 {
			return nil
		}
		return err
	case format.DeltaBinaryPacked, format.DeltaLengthByteArray:
		w := walker{b: b}
		w.uvarint()
		w.uvarint()
		if w.uvarint() > mostValues {
			return ErrTooLarge
		}
		return nil
	case format.DeltaByteArray:
		// A value is the first bytes of the one before it and some more: each can have all
		// bytes of the page again.
		total := int64(0)
		for range 2 { // how many of the one before, how many more
			n, err := c.deltas(b)
			if err != nil {
				return err
			}
			b = b[n:]
			for _, x := range c.lengths {
				if x < 0 || x > mostPage {
					return errPage
				}
				if total += x; total > mostPage {
					return ErrTooLarge
				}
			}
		}
	}
	return nil
}

// deltas sets lengths to the integers that stand at the beginning of b in Parquet's
// DELTA_BINARY_PACKED, and returns how many bytes they take.
//
// https://parquet.apache.org/docs/file-format/data-pages/encodings/#DELTAENC
func (c *pageChecker) deltas(b []byte) (int, error) {
	w := walker{b: b}
	block, minis, total, value := w.uvarint(), w.uvarint(), w.uvarint(), w.signed()
	c.lengths = c.lengths[:0]
	switch {
	case total > mostValues:
		return 0, ErrTooLarge
	case w.failed || minis == 0 || block == 0 || block > 1<<16 || block%minis != 0:
		return 0, errPage
	case total == 0:
		return w.at, nil
	}
	c.lengths = append(c.lengths, value)
	for left := total - 1; left > 0 && !w.failed; {
		least := w.signed()
		at := w.at
		if w.skip(minis); w.failed {
			break
		}
		for _, width := range b[at:w.at] {
			if left == 0 {
				break // the others have no bytes
			}
			from := w.at
			if w.skip((block/minis*uint64(width) + 7) / 8); w.failed || width > 64 {
				return 0, errPage
			}
			for i := range min(block/minis, left) {
				value += least + int64(unpackBits(b[from:w.at], i*uint64(width), uint(width)))
				c.lengths = append(c.lengths, value)
				left--
			}
		}
	}
	if w.failed {
		return 0, errPage
	}
	return w.at, nil
}

// signed is a variable-length integer with a sign, in zigzag.
func (w *walker) signed() int64 {
	u := w.uvarint()
	return int64(u>>1) ^ -int64(u&1)
}

// unpackBits is the integer of so many bits that begins at a bit, least significant first.
func unpackBits(b []byte, at uint64, width uint) (x uint64) {
	for i := range width {
		bit := at + uint64(i)
		x |= uint64(b[bit/8]>>(bit%8)&1) << i
	}
	return x
}
