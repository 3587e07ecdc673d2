package main

import (
	"fmt"
	"os"

	"github.com/openhearsay/hearsay/language/training"
)

func main() {
	err := training.Train("/work/shared/data", func(s string, b []byte) error {
		return os.WriteFile(os.Args[1]+"/"+s+".bin", b, 0o644)
	}, func(f string, a ...any) { fmt.Printf(f+"\n", a...) })
	if err != nil {
		panic(err)
	}
}
