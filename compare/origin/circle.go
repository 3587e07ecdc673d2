package origin

import (
	"slices"
	"strings"

	"github.com/openhearsay/hearsay/outlet"
	"github.com/openhearsay/hearsay/statement/credit"
)

// A Link says that what one outlet tells it has, by its own word, from another.
type Link struct{ Outlet, From string }

// Circles gives the groups of outlets that have what they tell only from each other
// ("A reports, citing B", "B reports, citing A"): whoever follows them up comes to no
// origin. An outlet that also names one outside leads out, and then there is no circle.
// Names of one outlet are one; each group has at least two and is sorted, and so are
// the groups. The time is linear in the links.
func Circles(links []Link) [][]string {
	g := &graph{at: map[string]int{}}
	for _, l := range links {
		if l.Outlet == "" || l.From == "" {
			continue
		}
		x, y := g.node(l.Outlet), g.node(l.From)
		if x != y && !slices.Contains(g.to[x], y) {
			g.to[x] = append(g.to[x], y)
		}
	}
	groups := g.components()
	of := make([]int, len(g.names)) // the group of each
	for i, group := range groups {
		for _, x := range group {
			of[x] = i
		}
	}
	var out [][]string
	for i, group := range groups {
		leads := func(x int) bool { return slices.ContainsFunc(g.to[x], func(y int) bool { return of[y] != i }) }
		if len(group) < 2 || slices.ContainsFunc(group, leads) {
			continue
		}
		var names []string
		for _, x := range group {
			names = append(names, g.names[x])
		}
		slices.Sort(names)
		out = append(out, names)
	}
	slices.SortFunc(out, func(a, b []string) int { return strings.Compare(a[0], b[0]) })
	return out
}

// A graph is outlets and whom each names.
type graph struct {
	names []string
	at    map[string]int // by the one name that an outlet has
	to    [][]int
}

// node is the number of an outlet, new where none has its name.
func (g *graph) node(name string) int {
	key, listed := outlet.One(name)
	if !listed {
		key = strings.ToLower(credit.Name(name))
	}
	i, ok := g.at[key]
	if !ok {
		i = len(g.names)
		g.at[key] = i
		g.names, g.to = append(g.names, credit.Name(name)), append(g.to, nil)
	}
	return i
}

// components are the groups of nodes each of which leads to every other (Tarjan,
// SIAM J. Comput. 1972), without recursion.
func (g *graph) components() [][]int {
	n := len(g.names)
	index, low, next := make([]int, n), make([]int, n), make([]int, n)
	open := make([]bool, n)
	var stack, way []int
	var out [][]int
	count := 0
	for root := range n {
		if index[root] > 0 {
			continue
		}
		way = append(way[:0], root)
		for len(way) > 0 {
			x := way[len(way)-1]
			if index[x] == 0 {
				count++
				index[x], low[x], open[x] = count, count, true
				stack = append(stack, x)
			}
			if next[x] < len(g.to[x]) {
				y := g.to[x][next[x]]
				next[x]++
				if index[y] == 0 {
					way = append(way, y)
				} else if open[y] {
					low[x] = min(low[x], index[y])
				}
				continue
			}
			way = way[:len(way)-1]
			if len(way) > 0 {
				up := way[len(way)-1]
				low[up] = min(low[up], low[x])
			}
			if low[x] == index[x] {
				k := len(stack) - 1
				for stack[k] != x {
					k--
				}
				group := slices.Clone(stack[k:])
				for _, y := range group {
					open[y] = false
				}
				stack = stack[:k]
				out = append(out, group)
			}
		}
	}
	return out
}
