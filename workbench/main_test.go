package workbench_test

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"io/fs"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"

	"github.com/openhearsay/hearsay/workbench"
)

// program is the program itself, built once: what is tested is what a person runs.
var program = sync.OnceValues(func() (string, error) {
	dir, err := os.MkdirTemp("", "hearsay-test-")
	if err != nil {
		return "", err
	}
	path := filepath.Join(dir, "hearsay")
	if runtime.GOOS == "windows" {
		path += ".exe"
	}
	// What is looked at here, go test looks at too before it takes an old result for this.
	err = filepath.WalkDir("..", func(path string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() && (filepath.Ext(path) == ".go" || strings.Contains(path, "/page/")) {
			_, err = os.Stat(path)
		}
		return err
	})
	if err != nil {
		return "", err
	}
	out, err := exec.Command("go", "build", "-o", path, "../cmd/hearsay").CombinedOutput()
	if err != nil {
		return "", fmt.Errorf("%v: %s", err, out)
	}
	return path, nil
})

func TestMain(m *testing.M) {
	code := m.Run()
	if path, err := program(); err == nil {
		os.RemoveAll(filepath.Dir(path))
	}
	closeBrowser()
	os.Exit(code)
}

// A bench is a workbench that runs as a process.
type bench struct {
	t   *testing.T
	url string // without a slash at its end
	dir string
	cmd *exec.Cmd
	out *os.File
}

// start runs `hearsay open` or serve in a folder and waits for its address.
func start(t *testing.T, dir string, environment []string, args ...string) *bench {
	t.Helper()
	path, err := program()
	if err != nil {
		t.Fatal(err)
	}
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	stderr, err := os.CreateTemp(t.TempDir(), "")
	if err != nil {
		t.Fatal(err)
	}
	c := exec.Command(path, args...)
	c.Dir, c.Stdout, c.Stderr = dir, w, stderr
	c.Env = append(os.Environ(), environment...)
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	w.Close()
	b := &bench{t: t, dir: dir, cmd: c, out: stderr}
	line, err := bufio.NewReader(r).ReadString('\n')
	r.Close()
	if err != nil {
		c.Wait()
		t.Fatalf("hearsay %q printed no address: %s", args, b.said())
	}
	_, address, _ := strings.Cut(line, ": ")
	b.url = strings.TrimSuffix(strings.TrimSpace(address), "/")
	t.Cleanup(b.stop)
	return b
}

func (b *bench) said() string { s, _ := os.ReadFile(b.out.Name()); return string(s) }

// stop ends the process as Ctrl-C does.
func (b *bench) stop() {
	if b.cmd.ProcessState != nil {
		return
	}
	b.cmd.Process.Signal(syscall.SIGINT)
	done := make(chan struct{})
	go func() { b.cmd.Wait(); close(done) }()
	select {
	case <-done:
	case <-time.After(10 * time.Second):
		b.cmd.Process.Kill()
		<-done
		b.t.Errorf("Ctrl-C did not end it")
	}
	if s := b.said(); strings.Contains(s, "panic") {
		b.t.Errorf("it said: %s", s)
	}
}

// get is a page, and its status.
func (b *bench) get(path string) (int, string) {
	b.t.Helper()
	r, err := http.Get(b.url + path)
	if err != nil {
		b.t.Fatal(err)
	}
	defer r.Body.Close()
	text, err := io.ReadAll(r.Body)
	if err != nil {
		b.t.Fatal(err)
	}
	return r.StatusCode, string(text)
}

// json reads an answer of the API.
func (b *bench) json(path string, into any) {
	b.t.Helper()
	status, text := b.get(path)
	if status != 200 {
		b.t.Fatalf("%s: %d %s", path, status, text)
	}
	if err := json.Unmarshal([]byte(text), into); err != nil {
		b.t.Fatalf("%s: %v: %s", path, err, text)
	}
}

// until waits until the progress is so, as it is told by events.
func (b *bench) until(what string, so func(*workbench.Progress) bool) {
	b.t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), 30*time.Second)
	defer cancel()
	q, err := http.NewRequestWithContext(ctx, "GET", b.url+"/events", nil)
	if err != nil {
		b.t.Fatal(err)
	}
	r, err := http.DefaultClient.Do(q)
	if err != nil {
		b.t.Fatal(err)
	}
	defer r.Body.Close()
	lines := bufio.NewScanner(r.Body)
	lines.Buffer(nil, 1<<22)
	last := ""
	for lines.Scan() {
		if data, ok := strings.CutPrefix(lines.Text(), "data: "); ok {
			last = data
			var p workbench.Progress
			if err := json.Unmarshal([]byte(data), &p); err != nil {
				b.t.Fatal(err)
			}
			if so(&p) {
				return
			}
		}
	}
	b.t.Fatalf("%s did not come to be: %s; it said: %s", what, last, b.said())
}

// shows waits until a page says something: a case may be read anew before it does.
func (b *bench) shows(path, words string) {
	b.t.Helper()
	for end := time.Now().Add(30 * time.Second); time.Now().Before(end); time.Sleep(50 * time.Millisecond) {
		if _, text := b.get(path); strings.Contains(text, words) {
			return
		}
	}
	b.t.Errorf("%s does not say %q", path, words)
}

// ready waits until n documents are read and nothing is going on.
func (b *bench) ready(n int) {
	b.t.Helper()
	b.until(fmt.Sprintf("%d documents", n), func(p *workbench.Progress) bool {
		return p.Documents == n && !p.Busy() && p.Waiting == 0
	})
}

// harbor copies the example into a folder.
func harbor(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	if err := os.CopyFS(filepath.Join(dir, "harbor"), os.DirFS("../examples/harbor/documents")); err != nil {
		t.Fatal(err)
	}
	return dir
}

// put writes files of a folder.
func put(t *testing.T, dir string, texts map[string]string) {
	t.Helper()
	for name, text := range texts {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
}

// One browser serves all tests, a tab each.
var (
	browser      context.Context
	closeBrowser = func() {}
	startBrowser = sync.OnceValue(func() error {
		path := ""
		for _, name := range []string{"chromium", "chromium-browser", "google-chrome", "chrome"} {
			if p, err := exec.LookPath(name); err == nil {
				path = p
				break
			}
		}
		if path == "" {
			return fmt.Errorf("no Chromium is installed here")
		}
		options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(path), chromedp.DisableGPU)
		if os.Getuid() == 0 {
			options = append(options, chromedp.NoSandbox)
		}
		all, stop := chromedp.NewExecAllocator(context.Background(), options...)
		ctx, end := chromedp.NewContext(all)
		closeBrowser = func() { end(); stop() }
		browser = ctx
		return chromedp.Run(ctx)
	})
)

// tab is a tab of the browser; the test is skipped where there is no browser.
func tab(t *testing.T) context.Context {
	t.Helper()
	if testing.Short() {
		t.Skip("a browser is not for short tests")
	}
	if err := startBrowser(); err != nil {
		t.Skip("skipped: ", err)
	}
	ctx, end := chromedp.NewContext(browser)
	t.Cleanup(end)
	ctx, cancel := context.WithTimeout(ctx, 5*time.Minute) // of a machine that does other things too
	t.Cleanup(cancel)
	return ctx
}

func do(t *testing.T, ctx context.Context, what string, actions ...chromedp.Action) {
	t.Helper()
	if err := chromedp.Run(ctx, actions...); err != nil {
		var page string
		chromedp.Run(ctx, chromedp.Evaluate(`location.href + "\n" + document.body.innerText.slice(0, 1500)`, &page))
		t.Fatalf("%s: %v\n%s", what, err, page)
	}
}

// screen makes a tab of some size and colours.
func screen(width int64, scheme string) chromedp.Action {
	return chromedp.Tasks{chromedp.EmulateViewport(width, 900), chromedp.ActionFunc(func(ctx context.Context) error {
		return emulation.SetEmulatedMedia().WithFeatures([]*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}}).Do(ctx)
	})}
}
