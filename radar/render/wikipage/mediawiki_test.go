package wikipage_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"image/png"
	"io"
	"mime/multipart"
	"net"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"techradar/radar/layout"
	"techradar/radar/render"
	"techradar/radar/render/mediawiki"
	"techradar/radar/render/wikipage"
	"techradar/radar/theme"
)

const debianWiki = "/usr/share/mediawiki"

// wiki is a MediaWiki of its own, in SQLite and on the loopback interface.
type wiki struct {
	t      *testing.T
	base   string // such as http://127.0.0.1:8081
	config string // LocalSettings.php
	client http.Client
}

// installWiki makes a wiki from Debian's package, as its installer does.
func installWiki(t *testing.T) *wiki {
	t.Helper()
	php := need(t, "php")
	need(t, debianWiki)
	need(t, "rsvg-convert")
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	w := &wiki{t: t, base: "http://" + l.Addr().String()}
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	root, conf, data := t.TempDir(), t.TempDir(), t.TempDir()
	parts, err := filepath.Glob(debianWiki + "/*")
	if err != nil {
		t.Fatal(err)
	}
	for _, part := range parts {
		if name := filepath.Base(part); name != "images" && name != "LocalSettings.php" {
			if err := os.Symlink(part, filepath.Join(root, name)); err != nil {
				t.Fatal(err)
			}
		}
	}
	images := filepath.Join(root, "images")
	if err := os.Mkdir(images, 0o755); err != nil {
		t.Fatal(err)
	}
	run(t, nil, nil, php, debianWiki+"/maintenance/install.php", "--confpath", conf, "--dbtype", "sqlite", "--dbpath", data, "--dbname", "radar",
		"--scriptpath", "", "--server", w.base, "--pass", password, "--skins", "Vector", "Radar", "Admin")
	w.config = filepath.Join(conf, "LocalSettings.php")
	f, err := os.OpenFile(w.config, os.O_APPEND|os.O_WRONLY, 0o600)
	if err != nil {
		t.Fatal(err)
	}
	_, err = fmt.Fprintf(f, "\n$wgEnableUploads = true; $wgUploadDirectory = '%s'; $wgUploadPath = '/images';\n"+
		"$wgFileExtensions[] = 'svg'; $wgSVGConverter = 'rsvg'; $wgMaxShellMemory = 0;\n", images)
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	if err != nil {
		t.Fatal(err)
	}
	w.serve(php, root)
	return w
}

const password = "radar-Test-12345"

// serve runs the wiki until the test ends.
func (w *wiki) serve(php, root string) {
	t := w.t
	t.Helper()
	c := exec.Command(php, "-S", strings.TrimPrefix(w.base, "http://"), "-t", root)
	c.Env = append(os.Environ(), "MW_CONFIG_FILE="+w.config)
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = c.Process.Kill()
		_ = c.Wait() // it was killed, so it says so
	})
	jar, err := cookiejar.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	w.client = http.Client{Jar: jar, Timeout: time.Minute}
	for range 100 {
		if r, err := w.client.Get(w.base + "/api.php"); err == nil {
			_ = r.Body.Close()
			return
		}
		time.Sleep(100 * time.Millisecond)
	}
	t.Fatal("the wiki does not answer")
}

func (w *wiki) get(address string) (body []byte, kind string) {
	w.t.Helper()
	if strings.HasPrefix(address, "/") {
		address = w.base + address
	}
	r, err := w.client.Get(address)
	if err != nil {
		w.t.Fatal(err)
	}
	defer r.Body.Close()
	body, err = io.ReadAll(r.Body)
	if err != nil || r.StatusCode != http.StatusOK {
		w.t.Fatalf("%s: %s, %v\n%s", address, r.Status, err, body)
	}
	return body, r.Header.Get("Content-Type")
}

// answer is what the API says, as far as the tests ask.
type answer struct {
	Login, Upload, Edit struct{ Result string }
	Query               struct{ Tokens map[string]string }
	Error               struct{ Info string }
}

// post asks the API. A file is given by its name and its bytes.
func (w *wiki) post(file string, data []byte, fields ...string) answer {
	w.t.Helper()
	var b bytes.Buffer
	m := multipart.NewWriter(&b)
	fields = append(fields, "format", "json")
	for i := 0; i < len(fields); i += 2 {
		if err := m.WriteField(fields[i], fields[i+1]); err != nil {
			w.t.Fatal(err)
		}
	}
	if file != "" {
		part, err := m.CreateFormFile("file", file)
		if err != nil {
			w.t.Fatal(err)
		}
		if _, err := part.Write(data); err != nil {
			w.t.Fatal(err)
		}
	}
	if err := m.Close(); err != nil {
		w.t.Fatal(err)
	}
	r, err := w.client.Post(w.base+"/api.php", m.FormDataContentType(), &b)
	if err != nil {
		w.t.Fatal(err)
	}
	defer r.Body.Close()
	body, err := io.ReadAll(r.Body)
	if err != nil {
		w.t.Fatal(err)
	}
	var a answer
	if err := json.Unmarshal(body, &a); err != nil {
		w.t.Fatalf("%v: %s", err, body)
	}
	if a.Error.Info != "" {
		w.t.Fatalf("%s: %s", file, a.Error.Info)
	}
	return a
}

// login returns the token for what changes the wiki.
func (w *wiki) login() string {
	w.t.Helper()
	token := w.post("", nil, "action", "query", "meta", "tokens", "type", "login").Query.Tokens["logintoken"]
	if got := w.post("", nil, "action", "login", "lgname", "Admin", "lgpassword", password, "lgtoken", token).Login.Result; got != "Success" {
		w.t.Fatalf("login: %s", got)
	}
	return w.post("", nil, "action", "query", "meta", "tokens").Query.Tokens["csrftoken"]
}

// pictures are the SVG and PNG files of the document, as the program makes them.
func pictures(t *testing.T) (*layout.Document, []render.File) {
	t.Helper()
	d, err := layout.Build(parseFile(t, "../../../radar.yaml"), layout.Options{})
	if err != nil {
		t.Fatal(err)
	}
	light, err := theme.Load("light")
	if err != nil {
		t.Fatal(err)
	}
	dark, err := theme.Load("dark")
	if err != nil {
		t.Fatal(err)
	}
	files, err := render.Write(d, []string{"svg", "png"}, render.Options{Theme: light, Dark: dark, BaseURL: base, Scale: 2})
	if err != nil {
		t.Fatal(err)
	}
	return d, files
}

// TestMediaWiki saves the pages in a real wiki, uploads their pictures, and looks at what it shows.
func TestMediaWiki(t *testing.T) {
	slow(t)
	w := installWiki(t)
	token := w.login()
	showcase, files := pictures(t)
	for _, f := range files {
		// MediaWiki warns of two files that differ in their extension alone.
		if got := w.post(f.Name, f.Data, "action", "upload", "filename", f.Name, "token", token, "ignorewarnings", "1").Upload.Result; got != "Success" {
			t.Errorf("upload of %s: %s", f.Name, got)
		}
	}
	docs := samples(t)
	docs["showcase"] = showcase
	for name, d := range docs {
		t.Run(name, func(t *testing.T) {
			w.t = t
			source := write(t, 0, d, wikipage.Options{BaseURL: base})
			if name == "korean" { // into a page of the team's own
				into, err := mediawiki.Into([]byte("Ours.\n\n"+mediawiki.Begin+"\n"+mediawiki.End+"\n"), source)
				if err != nil {
					t.Fatal(err)
				}
				source = into
			}
			if got := w.post("", nil, "action", "edit", "title", name, "text", string(source), "token", token).Edit.Result; got != "Success" {
				t.Fatalf("edit: %s", got)
			}
			w.check(d, "/index.php?title="+url.QueryEscape(name))
		})
	}
}

func (w *wiki) check(d *layout.Document, address string) {
	t := w.t
	t.Helper()
	page, _ := w.get(address)
	content := find(parseHTML(t, page), "class", "mw-parser-output")
	if content == nil {
		t.Fatalf("no page in\n%s", page)
	}
	if toc := find(content, "id", "toc"); toc != nil {
		toc.Parent.RemoveChild(toc)
	}
	checkShown(t, content, wikipage.New(d, wikipage.Options{BaseURL: base}))
	if strings.Contains(text(content), letters("techradar begin")) {
		t.Error("a marker shows")
	}
	images := elements(content, "img")
	if len(images) != 1 || !strings.Contains(attr(images[0], "alt"), d.Radar.Title) {
		t.Fatalf("%d images", len(images))
	}
	if a := images[0].Parent; attr(a, "href") != base {
		t.Errorf("the picture leads to %q", attr(a, "href"))
	}
	data, kind := w.get(attr(images[0], "src"))
	if c, err := png.DecodeConfig(bytes.NewReader(data)); err != nil || c.Width != 980 || kind != "image/png" {
		t.Errorf("the picture is %s, %d px, %v", kind, c.Width, err)
	}
	for _, p := range census(content) {
		t.Error(p)
	}
}
