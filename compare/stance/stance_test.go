package stance_test

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/openhearsay/hearsay/compare/stance"
	"github.com/openhearsay/hearsay/model"
)

// small is pairs about things of which a body tells or does not.
func small() *stance.Data {
	d := &stance.Data{Bodies: map[int]string{}}
	things := strings.Fields("bridge ferry harbour crane tunnel lighthouse museum library station market")
	for i, thing := range things {
		d.Bodies[2*i] = fmt.Sprintf("The council closed the old %s on Friday. Officials confirmed that the %s was unsafe.", thing, thing)
		d.Bodies[2*i+1] = fmt.Sprintf("A report that the council closed the old %s is a hoax. The mayor denied that the %s was closed.", thing, thing)
	}
	for i := range things {
		for k, thing := range things {
			claim := "Council closes old " + thing
			l := [2]string{"unrelated", "unrelated"}
			if i == k {
				l = [2]string{"agree", "disagree"}
			}
			d.Pairs = append(d.Pairs, stance.Pair{Claim: claim, Body: 2 * i, Stance: l[0]}, stance.Pair{Claim: claim, Body: 2*i + 1, Stance: l[1]})
		}
	}
	for range 3 { // enough rows to fill a leaf
		d.Pairs = append(d.Pairs, d.Pairs...)
	}
	return d
}

func TestTrain(t *testing.T) {
	d := small()
	b, err := stance.Train(d, d.Pairs)
	if err != nil {
		t.Fatal(err)
	}
	again, err := stance.Train(d, d.Pairs)
	if err != nil || !bytes.Equal(b, again) {
		t.Errorf("the same pairs gave other bytes: %v", err)
	}
	m, err := stance.Load(b)
	if err != nil {
		t.Fatal(err)
	}
	for body, want := range map[string]string{
		"The council closed the old pier on Friday. Officials confirmed that the pier was unsafe.":                       "agree",
		"A report that the council closed the old pier is a hoax. The mayor denied that the pier was closed.":            "disagree",
		"The choir sang on Sunday. Nobody left before the end of the concert, and the applause went on for a long time.": "unrelated",
	} {
		if got := m.Judge(stance.Read("Council closes old pier"), stance.Read(body)); got != want {
			t.Errorf("%q: %s, want %s", body, got, want)
		}
	}
	if _, err := stance.Train(d, nil); err == nil {
		t.Error("no pairs trained a model")
	}
}

func TestEmbedded(t *testing.T) {
	b, err := model.Section("stance")
	if err != nil {
		t.Fatal(err)
	}
	m, err := stance.Load(b)
	if err != nil {
		t.Fatal(err)
	}
	claim := "Harbour bridge closed after cracks are found in its pillars"
	for _, test := range []struct{ body, want string }{
		{"The orchestra opened its season with a new symphony. Tickets were sold out within a day, the director said.", "unrelated"},
		{"The harbour bridge was closed on Monday after engineers found cracks in its pillars. The bridge will stay closed for a week while the pillars are repaired, the city said.", "related"},
		{"", "unrelated"},
	} {
		got := m.Judge(stance.Read(claim), stance.Read(test.body))
		if (got == "unrelated") != (test.want == "unrelated") {
			t.Errorf("%q: %s, want %s", test.body, got, test.want)
		}
	}
}

func FuzzLoad(f *testing.F) {
	// A model of one stem and one tree: small enough to be mutated everywhere.
	b := append([]byte("stance1\n\x20\x01\x00\x00\x00\x00\x04pier\x10\x04\x00\x00\x00"), make([]byte, 16)...)
	b = append(b, "\x01\x00\x00\x00\x03\x02\x01\x02\x00\x00\x80\x3f\xff\x00\x00\x80\x3f\xff\x00\x00\x00\x40"...)
	if _, err := stance.Load(b); err != nil {
		f.Fatal(err)
	}
	f.Add(b, "Council closes old pier", "The pier, “closed”?\n\x00")
	f.Add(b[:len(b)/2], "", "")
	f.Add([]byte("stance1\n\xff\xff\xff\xff\xff"), "a", "b")
	f.Fuzz(func(t *testing.T, b []byte, claim, body string) {
		m, err := stance.Load(b)
		if err != nil {
			return
		}
		m.Judge(stance.Read(claim), stance.Read(body))
	})
}

func BenchmarkJudge(b *testing.B) {
	data, err := model.Section("stance")
	if err != nil {
		b.Fatal(err)
	}
	m, err := stance.Load(data)
	if err != nil {
		b.Fatal(err)
	}
	claim := stance.Read("Council closes old bridge after a crack is found")
	body := stance.Read(strings.Repeat("The council closed the old bridge on Friday. Officials said that a crack was found near the third pillar. ", 12))
	for b.Loop() {
		m.Judge(claim, body)
	}
}

func TestWithout(t *testing.T) {
	body := "The ferry to Marl will not sail this winter, its owner told the town on Monday, because the quay has sunk into the mud."
	d := &stance.Data{Bodies: map[int]string{1: body, 2: "Short.", 3: "The quay of Marl was dry in spring and the town had a fair there with lamps, dancing and a parade of boats on wheels."},
		Pairs: []stance.Pair{{Claim: "The ferry stops", Body: 1, Stance: "agree"}, {Claim: "The ferry stops", Body: 2, Stance: "unrelated"}, {Claim: "The ferry stops", Body: 3, Stance: "unrelated"}}}
	for _, x := range []struct {
		name  string
		texts []string
		want  int
	}{
		{"nothing", nil, 3},
		{"the body with a line before it and other spaces", []string{"Marl Gazette\n\n" + strings.ReplaceAll(body, " ", "\n ")}, 2},
		{"a sentence of it at most", []string{"Its owner told the town on Monday, because the quay"}, 3},
		{"a short body in another text", []string{"Short. " + body}, 2},
	} {
		if got := d.Without(x.texts); len(got) != x.want || len(d.Pairs) != 3 {
			t.Errorf("%s: %d pairs are left, want %d", x.name, len(got), x.want)
		}
	}
}
