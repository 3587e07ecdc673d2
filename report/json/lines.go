package json

import (
	"bufio"
	"fmt"
	"io"

	"github.com/openhearsay/hearsay"
)

// WriteLines writes c as JSON Lines: each row of each list of Write on a line of its own,
// in the same order, as {"list": "statements", "row": {…}}; the first line is of the list
// "hearsay". The same case gives the same bytes.
func WriteLines(w io.Writer, c *hearsay.Case) error {
	e := newEncoder(bufio.NewWriterSize(w, 1<<16), c)
	line := func(list string, row any) {
		e.raw(`{"list":"` + list + `","row":`)
		e.value(row)
		e.raw("}\n")
	}
	line("hearsay", program{hearsay.Version, c.Model, c.Accepted})
	e.lists(c, func(name string, n int, row func(int) any) {
		for i := range n {
			line(name, row(i))
		}
	})
	if e.err == nil {
		e.err = e.w.Flush()
	}
	if e.err != nil {
		return fmt.Errorf("report: json: %w", e.err)
	}
	return nil
}
