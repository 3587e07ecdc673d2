package main

import (
	"bufio"
	"compress/gzip"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"runtime"
	"testing"
	"time"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/compare/passage"
	"github.com/openhearsay/hearsay/reuse"
)

func TestTime(t *testing.T) {
	f, _ := os.Open("/work/shared/data/fnc1/train.bodies.jsonl.gz")
	z, _ := gzip.NewReader(f)
	sc := bufio.NewScanner(z)
	sc.Buffer(nil, 1<<22)
	var docs []hearsay.Document
	for sc.Scan() {
		var m map[string]any
		json.Unmarshal(sc.Bytes(), &m)
		text := ""
		for _, v := range m {
			if s, ok := v.(string); ok && len(s) > len(text) {
				text = s
			}
		}
		docs = append(docs, hearsay.Document{ID: fmt.Sprintf("d%05d", len(docs)), Text: text})
	}
	fmt.Println(len(docs))
	for _, n := range []int{400, 800, len(docs)} {
		var texts []reuse.Text
		for _, d := range docs[:n] {
			texts = append(texts, reuse.Text{ID: d.ID, Text: d.Text})
		}
		for _, o := range []reuse.Options{{Case: true}, {Case: true, Candidates: true}} {
			s := time.Now()
			ps, err := reuse.Find(context.Background(), texts, o)
			if err != nil {
				t.Fatal(err)
			}
			a := time.Since(s)
			s = time.Now()
			k := passage.Choose(docs[:n], ps)
			var ms runtime.MemStats
			runtime.ReadMemStats(&ms)
			fmt.Println(n, o.Candidates, "find", a, len(ps), "choose", time.Since(s), len(k), "heap", ms.HeapInuse>>20)
		}
	}
}
