package pattern

import (
	"reflect"
	"regexp"
	"testing"
)

// TestMethods: a pattern has the methods of a regular expression that it has names of,
// with the same results.
func TestMethods(t *testing.T) {
	const source, text = `(a+)(b)?`, "xaab ya"
	p, want := reflect.ValueOf(New(source)), reflect.ValueOf(regexp.MustCompile(source))
	for i := range p.NumMethod() {
		name := p.Type().Method(i).Name
		m := want.MethodByName(name)
		if !m.IsValid() {
			t.Errorf("regexp.Regexp has no method %s", name)
			continue
		}
		in := make([]reflect.Value, m.Type().NumIn())
		for k := range in {
			switch m.Type().In(k).Kind() {
			case reflect.Int:
				in[k] = reflect.ValueOf(-1)
			case reflect.String:
				in[k] = reflect.ValueOf(text)
			default:
				in[k] = reflect.ValueOf([]byte(text))
			}
		}
		got, expected := p.Method(i).Call(in)[0].Interface(), m.Call(in)[0].Interface()
		if !reflect.DeepEqual(got, expected) {
			t.Errorf("%s gave %v, not %v", name, got, expected)
		}
	}
}

// TestWrong: in a test a wrong pattern does not wait for its first use.
func TestWrong(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Error("a wrong pattern was taken")
		}
	}()
	New("(")
}
