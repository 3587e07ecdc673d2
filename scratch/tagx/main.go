package main

import (
	"flag"
	"fmt"
	"os"
	"time"

	"github.com/openhearsay/hearsay/language/tag"
	"github.com/openhearsay/hearsay/language/training"
	"github.com/openhearsay/hearsay/language/word"
)

var silver = flag.Int("silver", 0, "every nth silver")
var weight = flag.Float64("w", 0.5, "silver weight")
var passes = flag.Int("p", 6, "")
var out = flag.String("o", "", "")

func main() {
	flag.Parse()
	d, err := training.Load("/work/shared/data")
	if err != nil {
		panic(err)
	}
	t0 := time.Now()
	var s []tag.Sample
	s = append(s, training.TagSamples(d.Gold, nil, 1)...)
	if *silver > 0 {
		var some []training.Sentence
		for i := range d.Silver {
			if i%*silver == 0 {
				some = append(some, d.Silver[i])
			}
		}
		s = append(s, training.TagSamples(some, nil, float32(*weight))...)
	}
	b, err := tag.Train(s, tag.Options{Passes: *passes}, func(f string, a ...any) { fmt.Printf(f+"\n", a...) })
	if err != nil {
		panic(err)
	}
	fmt.Println("time", time.Since(t0), len(b))
	if *out != "" {
		os.WriteFile(*out, b, 0o644)
	}
	t0 = time.Now()
	t, err := tag.Read(b)
	if err != nil {
		panic(err)
	}
	fmt.Println("load", time.Since(t0))
	for _, dev := range []struct {
		n string
		s []training.Sentence
	}{{"ewt", d.EWTDev}, {"gum", d.GUMDev}, {"silver", d.SilverDev}} {
		samples := training.TagSamples(dev.s, nil, 1)
		t0 := time.Now()
		sc := tag.Score(t, samples)
		fmt.Println(dev.n, sc, float64(sc.Words)/time.Since(t0).Seconds(), "words/s")
	}
	_ = word.Of
}
