package html

import (
	"fmt"
	"math"
	"regexp"
	"strings"
	"testing"
)

// Text must be read in light and dark: at least 4.5 to 1, as WCAG 2.2 asks
// (success criterion 1.4.3).
func TestContrast(t *testing.T) {
	css, err := files.ReadFile("page/base.css")
	if err != nil {
		t.Fatal(err)
	}
	light, rest, _ := strings.Cut(string(css), "@media")
	dark, _, _ := strings.Cut(rest, "* {")
	for name, block := range map[string]string{"light": light, "dark": dark} {
		color := map[string]string{}
		for _, m := range regexp.MustCompile(`--(\w+): #([0-9a-f]{6})`).FindAllStringSubmatch(block, -1) {
			color[m[1]] = m[2]
		}
		for _, p := range strings.Fields("ink/paper ink/card ink/faint ink/content ink/same ink/target soft/paper soft/card soft/faint link/paper link/card " +
			"amber/paper amber/amberbg red/paper red/redbg green/greenbg blue/bluebg ins/insbg del/paper source/paper") {
			fore, back, _ := strings.Cut(p, "/")
			a, b := luminance(t, color[fore]), luminance(t, color[back])
			if c := (max(a, b) + 0.05) / (min(a, b) + 0.05); c < 4.5 {
				t.Errorf("%s: %s is %.1f to 1", name, p, c)
			}
		}
	}
}

// luminance is the relative luminance that WCAG defines.
func luminance(t *testing.T, hex string) float64 {
	t.Helper()
	var rgb [3]uint8
	if _, err := fmt.Sscanf(hex, "%02x%02x%02x", &rgb[0], &rgb[1], &rgb[2]); err != nil {
		t.Fatalf("color %q: %v", hex, err)
	}
	sum := 0.0
	for i, weight := range []float64{0.2126, 0.7152, 0.0722} {
		c := float64(rgb[i]) / 255
		if c <= 0.04045 {
			c /= 12.92
		} else {
			c = math.Pow((c+0.055)/1.055, 2.4)
		}
		sum += weight * c
	}
	return sum
}
