package main

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/netip"
	"os"
	"os/user"
	"path/filepath"
	"strings"
	"time"

	"github.com/openhearsay/hearsay/foreign"
	"github.com/openhearsay/hearsay/store"
	"github.com/openhearsay/hearsay/workbench"
)

// passwordVariable is the variable of the environment that holds the password of the
// workbench. It is neither kept nor told.
const passwordVariable = "HEARSAY_PASSWORD"

// serveFlags say where the workbench listens, and who may come.
type serveFlags struct {
	Listen       string   `placeholder:"ADDRESS" default:"127.0.0.1:0" help:"Where it listens (${default}; port 0 is any free one). Beyond this machine it needs a password."`
	PasswordFile string   `placeholder:"FILE" help:"The password is the first line of this file; by default that of the variable HEARSAY_PASSWORD, if there is one."`
	Host         []string `placeholder:"NAME" help:"A name that the server goes by besides its address, where it listens beyond this machine."`
	As           string   `placeholder:"WHO" help:"Under which name decisions are kept; by default the name of the user."`
}

// serveCommand serves the workbench without a browser.
type serveCommand struct {
	caseFlag
	serveFlags
	inputFlags
}

// Help shows how the command is used.
func (serveCommand) Help() string {
	return `Examples:
  hearsay serve -c storm.case                      for a browser on this machine
  hearsay serve -c storm.case --listen 127.0.0.1:8765
  HEARSAY_PASSWORD=… hearsay serve -c storm.case --listen 0.0.0.0:8765 --host desk.example
                                                   for others too, who need the password; the name
                                                   that they give with it stands beside what they decide

The address is printed; Ctrl-C ends it, and loses nothing. What is sent beyond this machine is
not encrypted: put a server with TLS before it. GET /api/v1/openapi.json describes the data for programs.`
}

// Run serves.
func (c *serveCommand) Run(p *program) error {
	if err := c.checkInput("serve"); err != nil {
		return err
	}
	s, err := c.open(p)
	if err != nil {
		return err
	}
	defer s.Close()
	return p.serve("serve", serving{serveFlags: c.serveFlags, path: c.Case, store: s, input: c.inputFlags, ready: func(string) {}})
}

// A serving is a workbench to serve.
type serving struct {
	serveFlags
	path  string
	store store.Store
	input inputFlags
	add   []string         // files to add
	ready func(url string) // called when it listens
}

// serve serves a case until Ctrl-C.
func (p *program) serve(command string, c serving) error {
	secret, err := c.password()
	if err != nil {
		return fmt.Errorf("%s: %w", command, err)
	}
	host, _, err := net.SplitHostPort(c.Listen)
	if err != nil {
		return usageError{fmt.Errorf("%s: --listen takes an address and a port, like 127.0.0.1:8765: %v", command, err)}
	}
	private := loopback(host)
	if !private && secret == "" {
		return usageError{fmt.Errorf("%s: %s is beyond this machine: set a password with the variable %s or --password-file", command, c.Listen, passwordVariable)}
	}
	listener, err := net.Listen("tcp", c.Listen)
	if err != nil {
		return fmt.Errorf("%s: %s cannot be listened on (%w): is it taken already? --listen 127.0.0.1:0 takes a free port", command, c.Listen, err)
	}
	defer listener.Close()
	absolute, err := filepath.Abs(c.path)
	if err != nil {
		absolute = c.path
	}
	w, err := workbench.New(workbench.Options{
		Engine: newEngine(p, c.path, c.store, c.input), Store: c.store, Case: c.path, Who: c.who(), Files: absolute + ".files",
		Secret: secret, Hosts: c.hosts(host), Private: private,
	})
	if err != nil {
		return err
	}
	ctx, stop := context.WithCancel(p.ctx)
	defer stop()
	running := make(chan error, 1)
	go func() { running <- w.Run(ctx) }()
	server := &http.Server{Handler: w.Handler(), ReadHeaderTimeout: 10 * time.Second, IdleTimeout: 2 * time.Minute, MaxHeaderBytes: 1 << 16}
	serving := make(chan error, 1)
	go func() { serving <- server.Serve(listener) }()
	address := listener.Addr().(*net.TCPAddr)
	shown := address.String()
	if address.IP.IsUnspecified() {
		shown = fmt.Sprintf("localhost:%d", address.Port)
	}
	url := "http://" + shown + "/"
	fmt.Fprintf(p.stdout, "%s: %s\n", foreign.Name(c.path), url)
	if !private {
		p.say("it listens beyond this machine, and what is sent is not encrypted")
	}
	if len(c.add) > 0 {
		w.Add(c.add...)
	}
	c.ready(url)
	select {
	case err = <-serving:
	case <-p.ctx.Done():
	}
	stop()
	end, cancel := context.WithTimeout(context.Background(), grace/2)
	defer cancel()
	if server.Shutdown(end) != nil {
		server.Close()
	}
	<-running
	w.Wait()
	if err != nil && !errors.Is(err, http.ErrServerClosed) {
		return fmt.Errorf("%s: %w", command, err)
	}
	return nil
}

// password is the password that was set, "" for none.
func (c *serveFlags) password() (string, error) {
	if c.PasswordFile == "" {
		return os.Getenv(passwordVariable), nil
	}
	b, err := os.ReadFile(c.PasswordFile)
	if err != nil {
		return "", fmt.Errorf("--password-file: %w", err)
	}
	line, _, _ := strings.Cut(string(b), "\n")
	if line = strings.TrimRight(line, "\r"); line == "" {
		return "", fmt.Errorf("--password-file: the first line of %s is empty", c.PasswordFile)
	}
	return line, nil
}

// hosts are the names that the server goes by.
func (c *serveFlags) hosts(listen string) (names []string) {
	for _, h := range append([]string{listen}, c.Host...) {
		if h != "" {
			names = append(names, strings.ToLower(strings.TrimSuffix(h, ".")))
		}
	}
	return names
}

// who is under which name decisions are kept.
func (c *serveFlags) who() string {
	if c.As != "" {
		return c.As
	}
	if u, err := user.Current(); err == nil && u.Username != "" {
		return u.Username
	}
	return "somebody"
}

func loopback(host string) bool {
	ip, err := netip.ParseAddr(host)
	return host == "localhost" || err == nil && ip.IsLoopback()
}
