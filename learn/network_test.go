package learn

import (
	"bytes"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// exclusive trains a network that no sum of its input can do without a hidden
// layer: is exactly one of two things there?
func exclusive() []byte {
	t := NewNetworkTrainer(5, 64, 2, 0.1, 0)
	outputs, gradient := []int{0, 1}, make([]float32, 2)
	for n := range 20000 {
		a, b := int32(n&1), int32(n>>1&1)
		t.Forward([]int32{0, 1 + a, 3 + b})
		gradient[0], gradient[1] = t.Score(0), t.Score(1)
		Softmax(gradient)
		gradient[a^b]--
		t.Learn(outputs, gradient)
	}
	return t.Append(nil)
}

func TestNetworkLearns(t *testing.T) {
	b := exclusive()
	if !bytes.Equal(b, exclusive()) {
		t.Error("a second training gave other bytes")
	}
	n, rest, err := ReadNetwork(append(b, 7))
	if err != nil || len(rest) != 1 || n.Rows() != 5 || n.Units() != 64 || n.Outputs() != 2 {
		t.Fatalf("read %v, %d bytes left", err, len(rest))
	}
	h := make([]int16, n.Units())
	for a := range int32(2) {
		for b := range int32(2) {
			n.Hidden([]int32{0, 1 + a, 3 + b}, h)
			if got := n.Best(h, 0, []uint8{0, 1}); got != uint8(a^b) {
				t.Errorf("%d and %d: %d", a, b, got)
			}
			if got := n.Best(h, 1, []uint8{0}); got != 0 {
				t.Errorf("the best of one is %d", got)
			}
		}
	}
}

// TestNetworkRounds: a trained network gives what the weights in training give,
// but for rounding and for one scale for all.
func TestNetworkRounds(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		const rows, units = 40, 64
		trainer := NewNetworkTrainer(rows, units, 1, 0.1, 0)
		for i := range trainer.in.w {
			trainer.in.w[i] = float32(rapid.IntRange(-900, 900).Draw(t, "weight")) / 100
		}
		list := rapid.SliceOfN(rapid.Int32Range(0, rows-1), 0, mostRows).Draw(t, "rows")
		n, _, err := ReadNetwork(trainer.Append(nil))
		if err != nil {
			t.Fatal(err)
		}
		h := make([]int16, units)
		n.Hidden(list, h)
		trainer.Forward(list)
		scale := largest(trainer.in.w) / mostIn
		for i, want := range trainer.h {
			want = min(want, mostH*scale)
			if d, most := float32(h[i])*scale-want, scale*2*float32(1+len(list)); d > most || d < -most {
				t.Fatalf("unit %d is %v, not %v", i, float32(h[i])*scale, want)
			}
		}
	})
}

// A drawnLayer is rows of an input and sums that were kept, nine each.
type drawnLayer struct {
	in   []byte
	kept []int16
}

const drawnRows = 9

func drawLayer(random *rand.Rand, units int) drawnLayer {
	x := drawnLayer{make([]byte, drawnRows*(units+1)), make([]int16, drawnRows*units)}
	for i := range x.in {
		x.in[i] = byte(int8(random.IntN(253) - 126))
		if random.IntN(8) == 0 {
			x.in[i] = byte(int8(random.IntN(2)*252 - 126))
		}
		if i%(units+1) == 0 {
			x.in[i] = byte(random.IntN(mostUp + 1))
		}
	}
	for i := range x.kept {
		x.kept[i] = int16(random.IntN(1<<16) - 1<<15)
	}
	return x
}

// draw draws so many numbers of rows or sums.
func (x *drawnLayer) draw(random *rand.Rand, n int) []int32 {
	list := make([]int32, n)
	for i := range list {
		list[i] = random.Int32N(drawnRows)
	}
	return list
}

// TestPlain: what the processor's own instructions give is what plain loops give.
func TestPlain(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		units := unitStep * rapid.IntRange(1, mostUnits/unitStep).Draw(t, "64 units")
		// Drawn one by one they would take minutes.
		random := rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "seed"), 0))
		x := drawLayer(random, units)
		list := x.draw(random, rapid.IntRange(0, mostRows).Draw(t, "rows"))
		places := x.draw(random, rapid.IntRange(0, 6).Draw(t, "places"))
		least, most := int16(0), int16(mostH)
		if rapid.Bool().Draw(t, "not cut") {
			least, most = math.MinInt16, math.MaxInt16
		}
		h, plain := make([]int16, units), make([]int16, units)
		sumUp(h, x.in, list, x.kept, places, least, most)
		plainSumUp(plain, x.in, list, x.kept, places, least, most)
		if diff := cmp.Diff(plain, h); diff != "" {
			t.Fatal(diff)
		}
		out := make([]int16, units)
		for i := range out {
			out[i] = int16(random.IntN(2*mostOut+1) - mostOut)
		}
		if got, want := dot(h, out), plainDot(h, out); got != want {
			t.Fatalf("product %d, not %d", got, want)
		}
	})
}

// TestSums: what is added up in parts is what is added up at once.
func TestSums(t *testing.T) {
	const rows, units, places = 40, 128, 4
	trainer := NewNetworkTrainer(rows, units, 1, 0.1, 0)
	random := rand.New(rand.NewPCG(5, 6))
	for i := range trainer.in.w {
		trainer.in.w[i] = random.Float32() - 0.5
	}
	n, _, err := ReadNetwork(trainer.Append(nil))
	if err != nil {
		t.Fatal(err)
	}
	s := n.NewSums(places)
	h, want := make([]int16, units), make([]int16, units)
	for range 100 {
		var all [3][]int32
		for i := range all {
			for range random.IntN(20) {
				all[i] = append(all[i], random.Int32N(rows))
			}
		}
		s.Set(2, all[0], nil)
		s.Set(0, all[1], []int32{2})
		s.Hidden(all[2], []int32{0}, h)
		n.Hidden(slices.Concat(all[:]...), want)
		if !slices.Equal(h, want) {
			t.Fatalf("%v, not %v", h, want)
		}
	}
	for name, f := range map[string]func(){
		"row":              func() { n.Hidden([]int32{rows}, h) },
		"row below none":   func() { s.Set(0, []int32{-1}, nil) },
		"place":            func() { s.Hidden(nil, []int32{places}, h) },
		"place to be kept": func() { s.Set(places, nil, nil) },
	} {
		func() {
			defer func() {
				if recover() == nil {
					t.Errorf("there is no such %s, and nobody said so", name)
				}
			}()
			f()
		}()
	}
}

func TestReadNetworkDamaged(t *testing.T) {
	b := exclusive()
	for n := range b {
		if _, _, err := ReadNetwork(b[:n]); err == nil {
			t.Errorf("%d of %d bytes were read without an error", n, len(b))
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		c := bytes.Clone(b)
		c[rapid.IntRange(0, len(c)-1).Draw(t, "at")] = rapid.Byte().Draw(t, "byte")
		n, _, err := ReadNetwork(c)
		if err == nil {
			h := make([]int16, n.Units())
			for r := range n.Rows() {
				n.Hidden([]int32{int32(r)}, h)
			}
			n.Score(h, n.Outputs()-1)
		}
	})
}

func TestRows(t *testing.T) {
	var r Rows
	for range 2 {
		r.Reset()
		r.Add(3, 5)
		r.Add(0, 2)
		r.Hash(1<<63, 10)
		if r.Size() != 17 || len(r.List) != 3 || r.List[0] != 3 || r.List[1] != 5 || r.List[2] != 12 {
			t.Errorf("%v of %d", r.List, r.Size())
		}
	}
}

func TestMixSpreads(t *testing.T) {
	seen := map[uint64]bool{}
	for a := range uint64(300) {
		for b := range uint64(300) {
			k := Mix(a, b) >> 30
			if seen[k] {
				t.Fatalf("Mix(%d, %d) meets another in its upper bits", a, b)
			}
			seen[k] = true
		}
	}
}

// BenchmarkHidden is the parser's layer, by the processor's own instructions and
// by plain loops, over rows that lie together and over rows far apart.
func BenchmarkHidden(b *testing.B) {
	const rows, units = 46000, 192
	in, h := make([]byte, rows*(units+1)), make([]int16, units)
	for _, spread := range []struct {
		name string
		rows int32
	}{{"near", 60}, {"far", rows}} {
		lists := make([][]int32, 1000)
		random := rand.New(rand.NewPCG(1, 2))
		for i := range lists {
			for range 58 {
				lists[i] = append(lists[i], random.Int32N(spread.rows))
			}
		}
		for _, by := range []struct {
			name string
			sum  func(h []int16, in []byte, rows []int32, kept []int16, places []int32, least, most int16)
		}{{"own", sumUp}, {"plain", plainSumUp}} {
			b.Run(by.name+"/"+spread.name, func(b *testing.B) {
				for i := 0; b.Loop(); i++ {
					by.sum(h, in, lists[i%len(lists)], nil, nil, 0, mostH)
				}
			})
		}
	}
}
