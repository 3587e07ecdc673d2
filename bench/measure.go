package main

import (
	"context"
	"fmt"
	"io"
	"os/exec"
	"slices"
	"strings"
	"time"
)

// A program answers the question of a stage.
type program struct {
	stage, name string
	version     func(ctx context.Context) string
	missing     string // why it is not here, "" where it is
	command     func(ctx context.Context) *exec.Cmd
	found       func(use usage) (finds, error) // after a run; use is the median
}

// finds is what a program found: in a few words for the table, and the rest for the note
// under it.
type finds struct{ short, rest string }

// usage is what a run took.
type usage struct {
	cpu, wall float64 // seconds
	memory    float64 // MB at the most, 0 where the system does not tell
}

// A row is a row of the table.
type row struct {
	stage, name, version string
	usage
	ratios []float64 // to the processor time of the first program of the stage, a round each
	found  finds
	none   string // why there is nothing, "" where there is
}

// measure runs c to its end, and waits for what c left running.
func measure(c *exec.Cmd) (usage, error) {
	start := time.Now()
	var out strings.Builder
	c.Stderr = &out
	if err := c.Run(); err != nil {
		said := strings.TrimSpace(out.String())
		return usage{}, fmt.Errorf("%w: %s", err, said[max(0, len(said)-300):])
	}
	u := usage{cpu: (c.ProcessState.UserTime() + c.ProcessState.SystemTime()).Seconds(), wall: time.Since(start).Seconds()}
	u.memory = memory(c.ProcessState)
	cpu, most := orphans()
	u.cpu += cpu
	u.memory = max(u.memory, most)
	return u, nil
}

// contest runs the programs of one stage in turn, rounds times. The first is what the
// others are measured by; a failure of another one is its row.
func contest(ctx context.Context, all []program, rounds int, progress io.Writer) ([]row, error) {
	rows := make([]row, len(all))
	uses := make([][]usage, len(all))
	for i, p := range all {
		rows[i] = row{stage: p.stage, name: p.name, none: p.missing}
		if p.missing == "" {
			rows[i].version = p.version(ctx)
		}
	}
	for n := range rounds {
		for i, p := range all {
			if rows[i].none != "" {
				continue
			}
			fmt.Fprintf(progress, "%s, round %d of %d: %s\n", p.stage, n+1, rounds, p.name)
			u, err := measure(p.command(ctx))
			if ctx.Err() != nil {
				return nil, ctx.Err()
			}
			if err != nil && i == 0 {
				return nil, fmt.Errorf("%s: %w", p.name, err)
			} else if err != nil {
				rows[i].none = "failed: " + err.Error()
				continue
			}
			uses[i] = append(uses[i], u)
			rows[i].ratios = append(rows[i].ratios, u.cpu/max(uses[0][n].cpu, 0.001))
		}
	}
	for i, p := range all {
		if rows[i].none != "" {
			continue
		}
		of := func(value func(usage) float64) float64 {
			var list []float64
			for _, u := range uses[i] {
				list = append(list, value(u))
			}
			return median(list)
		}
		rows[i].usage = usage{of(func(u usage) float64 { return u.cpu }), of(func(u usage) float64 { return u.wall }),
			of(func(u usage) float64 { return u.memory })}
		var err error
		if rows[i].found, err = p.found(rows[i].usage); err != nil {
			rows[i].none = "its output cannot be read: " + err.Error()
		}
	}
	return rows, nil
}

// median is the middle one of list, which is not empty; of two the lower one.
func median(list []float64) float64 {
	list = slices.Sorted(slices.Values(list))
	return list[(len(list)-1)/2]
}
