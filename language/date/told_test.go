package date_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// Dates without a year behind one that names its own.
func TestFindTold(t *testing.T) {
	for _, test := range []struct{ reference, text, want string }{
		{"2026-05-04", "They signed on January 3, 2025. On February 20, the boat was sold.", "January 3, 2025=2025-01-03; February 20=2025-02-20"},
		{"2026-05-04", "They signed on Jan. 3, 2025, and on Feb. 20 sold it; by March 5 it had sunk.", "Jan. 3, 2025=2025-01-03; Feb. 20=2025-02-20; March 5=2025-03-05"},
		{"2026-05-04", "They signed on January 3, 2025, and sold it in March.", "January 3, 2025=2025-01-03; March=2025-03"},
		{"2026-05-04", "signed in January 2025 and sold on 20 February", "January 2025=2025-01; 20 February=2025-02-20"},
		{"2026-05-04", "signed on 2025-01-03 and sold on February 20", "2025-01-03=2025-01-03; February 20=2025-02-20"},
		// over the turn of a year
		{"2026-05-04", "They signed on December 3, 2025. On February 20, the boat was sold.", "December 3, 2025=2025-12-03; February 20=2026-02-20"},
		// told forwards or backwards: nobody knows
		{"2026-05-04", "They signed on March 3, 2024. On February 20, the boat was sold.", "March 3, 2024=2024-03-03; February 20="},
		// the day again
		{"2026-05-04", "Until November 15, 2025, it was free. On November 15 the rent began.", "November 15, 2025=2025-11-15; November 15=2025-11-15"},
		// another paragraph, another order of time
		{"2026-05-04", "They signed on January 3, 2025.\n\nOn February 20, the boat was sold.", "January 3, 2025=2025-01-03; February 20=2026-02-20"},
		// lines of a chronicle
		{"2026-05-04", "January 3, 2025: They sign.\nFebruary 20: The boat is sold.\nMarch 5: It sinks.", "January 3, 2025=2025-01-03; February 20=2025-02-20; March 5=2025-03-05"},
		// what leans on the day of the text ends it
		{"2026-05-04", "They signed on January 3, 2025. Last week she left. On February 20, he left.", "January 3, 2025=2025-01-03; Last week=2026-04-27/2026-05-03; February 20=2026-02-20"},
		{"2026-05-04", "They signed on January 3, 2025. On Monday she left, as he did on February 20.", "January 3, 2025=2025-01-03; Monday=2026-05-04; February 20=2026-02-20"},
		// the weekday says which year
		{"2026-05-04", "They signed on January 3, 2025. On Friday, Feb. 20, the boat was sold.", "January 3, 2025=2025-01-03; Friday, Feb. 20=2026-02-20"},
		{"2026-05-04", "They signed on January 3, 2025. On Thursday, Feb. 20, the boat was sold.", "January 3, 2025=2025-01-03; Thursday, Feb. 20=2025-02-20"},
		// a day that the text cannot tell of as past
		{"2026-02-06", "On January 9, 2026, they wrote again, in answer to a December 22 letter.", "January 9, 2026=2026-01-09; December 22=2025-12-22"},
		{"2026-05-04", "On April 9, 2026, they met. On May 2 they met again.", "April 9, 2026=2026-04-09; May 2=2026-05-02"},
		// a text without a date
		{"", "They signed on January 3, 2025. On February 20, the boat was sold.", "January 3, 2025=2025-01-03; February 20=2025-02-20"},
		{"", "They signed on March 3, 2025. On February 20, the boat was sold.", "March 3, 2025=2025-03-03; February 20="},
		{"2026-05-04", "the 2025 contract. On February 20, it ended.", "2025=2025; February 20=2026-02-20"},
	} {
		if diff := cmp.Diff(test.want, find(test.text, test.reference)); diff != "" {
			t.Errorf("%s at %s\n%s", test.text, test.reference, diff)
		}
	}
}
