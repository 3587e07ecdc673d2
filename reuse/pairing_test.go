package reuse

import (
	"context"
	"encoding/binary"
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/zeebo/xxh3"

	"github.com/openhearsay/hearsay"
)

// TestFingerprintVersion holds what the version stands for: whoever changes how words are
// cut, hashed or picked makes files of fingerprints worthless, and says so by the version.
func TestFingerprintVersion(t *testing.T) {
	const version, want = 1, uint64(0x63b1b9730d532026)
	f := NewFingerprinter()
	h := xxh3.New()
	for _, text := range []string{
		prose(1, 200),
		"It wasn’t the office's first “ﬁnding” about five of the many crane-drivers there in 1,000 days, the U.S. said in a re-\nport.",
		"今日の天気はとても良いので散歩に行きました。 قال مدير الميناء إن أحدا لم يسأله عن الرافعة الثانية",
	} {
		list, words := f.Fingerprints(text)
		fmt.Fprintln(h, words)
		for _, p := range list {
			h.Write(binary.LittleEndian.AppendUint64(nil, p.Hash))
			fmt.Fprintln(h, p.Gram, p.Word, p.Nth)
		}
	}
	if FingerprintVersion != version || h.Sum64() != want {
		t.Errorf("version %d with fingerprints %#x, not %d with %#x: raise FingerprintVersion, and write both here", FingerprintVersion, h.Sum64(), version, want)
	}
}

// TestPairing pairs fingerprints one by one, without stars and boilerplate, and finds what
// Find does; package sql tests the whole of it.
func TestPairing(t *testing.T) {
	texts := []Text{
		{ID: "c", Text: prose(1, 60) + " " + prose(9, 40) + " " + prose(2, 60), Date: hearsay.Day("2021-02-01")},
		{ID: "a", Text: prose(3, 90) + " " + prose(9, 40)},
		{ID: "b", Text: prose(9, 25) + " " + prose(4, 200), Date: hearsay.Day("2021-01-01")},
		{ID: "d", Text: prose(5, 300)},
	}
	want := find(t, texts, Options{})
	if len(want) != 3 {
		t.Fatalf("%d passages", len(want))
	}
	for _, memory := range []int64{0, 1 << 16} {
		p := NewPairing(Options{Memory: memory, Dir: t.TempDir()})
		defer p.Close()
		f := NewFingerprinter()
		type at struct {
			text int
			Fingerprint
		}
		holders := map[uint64][]at{}
		for _, text := range texts {
			if text.ID == "d" {
				p.Count(text.Text)
				continue
			}
			i, err := p.Add(text)
			if err != nil {
				t.Fatal(err)
			}
			list, _ := f.Fingerprints(text.Text)
			for _, x := range list {
				holders[x.Hash] = append(holders[x.Hash], at{i, x})
			}
		}
		for _, list := range holders {
			for i, x := range list {
				for _, y := range list[i+1:] {
					if x.text == y.text {
						continue
					}
					for range 2 { // what is given twice counts once
						if err := p.Seed(Seed{A: y.text, B: x.text, WordA: y.Word, WordB: x.Word, Short: x.Gram == ShortWords}); err != nil {
							t.Fatal(err)
						}
					}
				}
			}
		}
		if err := p.Seed(Seed{A: 0, B: 1, WordA: 3, WordB: 5}); err != nil { // where they differ
			t.Fatal(err)
		}
		for _, s := range []Seed{{A: 0, B: 7}, {A: -1}, {A: 0, B: 1, WordA: 159}, {A: 0, B: 1, WordB: -1}} {
			if err := p.Seed(s); err == nil {
				t.Errorf("%+v is taken", s)
			}
		}
		var got []hearsay.Passage
		astray, err := p.Passages(context.Background(), func(q hearsay.Passage) error {
			got = append(got, q)
			return nil
		})
		if err != nil || astray != 1 {
			t.Errorf("%d astray, %v", astray, err)
		}
		if d := cmp.Diff(want, got); d != "" {
			t.Errorf("(-Find +Pairing):\n%s", d)
		}
	}
}
