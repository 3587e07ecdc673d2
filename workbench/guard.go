package workbench

import (
	"crypto/sha256"
	"crypto/subtle"
	"net"
	"net/http"
	"net/netip"
	"slices"
	"strings"
	"time"
)

// policy is what a page may load and do: nothing but its own style, its own scripts and
// requests to its own server. An element or attribute of a document that got into a
// page by some mistake could neither run nor send anything.
const policy = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

// guard wraps all pages: headers, the name of the host, the password, and where a form
// comes from.
func (w *Workbench) guard(next http.Handler) http.Handler {
	origin := http.NewCrossOriginProtection()
	origin.SetDenyHandler(http.HandlerFunc(func(rw http.ResponseWriter, r *http.Request) {
		w.refuse(rw, r, http.StatusForbidden, "This came from another page", "A form of another web page was sent here. Nothing was changed.")
	}))
	next = origin.Handler(next)
	return http.HandlerFunc(func(rw http.ResponseWriter, r *http.Request) {
		h := rw.Header()
		h.Set("Content-Security-Policy", policy)
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("X-Frame-Options", "DENY")
		h.Set("Referrer-Policy", "same-origin")
		h.Set("Cross-Origin-Opener-Policy", "same-origin")
		h.Set("Cross-Origin-Resource-Policy", "same-origin")
		h.Set("Permissions-Policy", "camera=(), microphone=(), geolocation=()")
		h.Set("Cache-Control", "no-store")
		if !w.host(r.Host) {
			http.Error(rw, "This workbench does not go by the name that was asked for. Open it at the address that hearsay printed.", http.StatusMisdirectedRequest)
			return
		}
		if w.Secret != "" && !w.known(r) {
			h.Set("WWW-Authenticate", `Basic realm="hearsay", charset="UTF-8"`)
			http.Error(rw, "This workbench needs a password: any name, which will stand beside what you decide, and the password that hearsay was started with.", http.StatusUnauthorized)
			return
		}
		next.ServeHTTP(rw, r)
	})
}

// host reports whether a request may name the server so. A page of another site that
// lets its own name lead to this machine (DNS rebinding) cannot name it by an IP
// address, nor by a name that the person who started it gave.
func (w *Workbench) host(host string) bool {
	name := host
	if h, _, err := net.SplitHostPort(host); err == nil {
		name = h
	}
	name = strings.TrimSuffix(strings.ToLower(strings.Trim(name, "[]")), ".")
	if name == "localhost" || slices.Contains(w.Hosts, name) {
		return true
	}
	ip, err := netip.ParseAddr(name)
	return err == nil && (ip.IsLoopback() || !w.Private)
}

// guessEvery makes guessing passwords slow: after a wrong one the next wrong one is told
// so much later.
const guessEvery = 300 * time.Millisecond

func (w *Workbench) known(r *http.Request) bool {
	_, given, ok := r.BasicAuth()
	if !ok {
		return false
	}
	a, b := sha256.Sum256([]byte(given)), sha256.Sum256([]byte(w.Secret))
	if subtle.ConstantTimeCompare(a[:], b[:]) == 1 {
		return true
	}
	w.guess.Lock()
	defer w.guess.Unlock()
	wait := time.NewTimer(guessEvery)
	defer wait.Stop()
	select {
	case <-wait.C:
	case <-r.Context().Done():
	}
	return false
}

// who is the person who asks: the name that came with the password, else the one that
// the workbench was started with.
func (w *Workbench) who(r *http.Request) string {
	if name, _, ok := r.BasicAuth(); ok && w.Secret != "" && strings.TrimSpace(name) != "" {
		return strings.TrimSpace(name)
	}
	return w.Who
}

// sent checks the token of a form, besides where it comes from (guard), and bounds
// its size in bytes.
func (w *Workbench) sent(rw http.ResponseWriter, r *http.Request, most int64) bool {
	r.Body = http.MaxBytesReader(rw, r.Body, most)
	if strings.HasPrefix(r.Header.Get("Content-Type"), "multipart/form-data") {
		return true // its token is checked where its parts are read
	}
	if err := r.ParseForm(); err != nil {
		w.refuse(rw, r, http.StatusBadRequest, "The form could not be read", "Nothing was changed. Go back and send it again.")
		return false
	}
	return w.checkToken(rw, r, r.PostForm.Get("token"))
}

func (w *Workbench) checkToken(rw http.ResponseWriter, r *http.Request, token string) bool {
	if subtle.ConstantTimeCompare([]byte(token), []byte(w.token)) == 1 {
		return true
	}
	w.refuse(rw, r, http.StatusForbidden, "The page is from an earlier start of hearsay", "Nothing was changed. Go back, load the page again, and send the form once more.")
	return false
}
