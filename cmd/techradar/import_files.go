package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"text/tabwriter"

	"techradar/radar"
	"techradar/radar/importer"
)

// The bounds on what is read, of all files together.
const (
	maxImportBytes = 4 * radar.MaxSourceBytes
	maxImportFiles = 10_000
)

// importEndings are the endings of the files of a folder that are read.
var importEndings = []string{
	".md", ".markdown", ".mdown", ".txt", ".csv", ".tsv", ".json", ".yaml", ".yml", ".js", ".mjs", ".ts", ".html", ".htm",
}

var errImportTooLarge = fmt.Errorf("the files have more than %d MiB together", maxImportBytes>>20)

// stdinName is standard input as a file.
const stdinName = "stdin"

// importReader reads files for import.
type importReader struct {
	files   []importer.File
	room    int64 // bytes that may still be read
	links   []string
	ignored []string // of a folder, by their endings
}

// readFiles reads the files and folders that were named. It follows no symbolic link. skipped are sentences about what
// was left out of folders.
func (in *importing) readFiles(args []string) (files []importer.File, skipped []string, err error) {
	r := &importReader{room: maxImportBytes}
	for _, arg := range args {
		if err := r.named(in, arg); err != nil {
			return nil, nil, err
		}
	}
	if len(r.links) > 0 {
		skipped = append(skipped, "skipped "+plural(len(r.links), "symbolic link", "symbolic links")+": "+shortList(r.links))
	}
	if len(r.ignored) > 0 {
		skipped = append(skipped, "skipped "+plural(len(r.ignored), "file that is no text", "files that are no text")+": "+shortList(r.ignored))
	}
	if len(r.files) == 0 {
		return nil, nil, &failure{exitInvalid, errors.New("there is no file to import in " + strings.Join(args, ", "))}
	}
	return r.files, skipped, nil
}

// sourceNames names files as a source does: by the path from the folder of the radar, which is that of --into or else
// the working folder.
func (in *importing) sourceNames(files []importer.File) map[string]string {
	names := map[string]string{}
	base, err := filepath.Abs(filepath.Dir(in.flags.into))
	if err != nil {
		return names
	}
	for _, f := range files {
		whole, err := filepath.Abs(filepath.FromSlash(f.Name))
		if err != nil || f.Name == stdinName {
			continue
		}
		if rel, err := filepath.Rel(base, whole); err == nil {
			names[f.Name] = filepath.ToSlash(rel)
		}
	}
	return names
}

func shortList(names []string) string {
	if len(names) > maxListed {
		return strings.Join(names[:maxListed], ", ") + fmt.Sprintf(" and %d more", len(names)-maxListed)
	}
	return strings.Join(names, ", ")
}

// named reads what a person named.
func (r *importReader) named(in *importing, arg string) error {
	if arg == stdinFile {
		return r.add(stdinName, in.stdin)
	}
	info, err := os.Lstat(arg)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return &failure{exitIO, fmt.Errorf("%s: no such file", arg)}
	case err != nil:
		return &failure{exitIO, err}
	case info.Mode()&fs.ModeSymlink != 0:
		return &failure{exitIO, fmt.Errorf("%s: it is a symbolic link, and import follows none: name the file itself", arg)}
	case info.IsDir():
		return r.folder(arg)
	}
	root, err := os.OpenRoot(filepath.Dir(arg))
	if err != nil {
		return &failure{exitIO, err}
	}
	defer root.Close()
	return r.file(root, filepath.Base(arg), filepath.ToSlash(arg))
}

// folder reads the text files of a folder and of those in it, hidden ones aside.
func (r *importReader) folder(arg string) error {
	root, err := os.OpenRoot(arg)
	if err != nil {
		return &failure{exitIO, err}
	}
	defer root.Close()
	return fs.WalkDir(root.FS(), ".", func(name string, d fs.DirEntry, err error) error {
		shown := path.Join(filepath.ToSlash(arg), name)
		switch {
		case err != nil:
			return &failure{exitIO, err}
		case name != "." && strings.HasPrefix(d.Name(), "."):
			if d.IsDir() {
				return fs.SkipDir
			}
			return nil
		case d.IsDir():
			return nil
		case d.Type()&fs.ModeSymlink != 0:
			r.links = append(r.links, shown)
			return nil
		case !slices.Contains(importEndings, strings.ToLower(path.Ext(name))):
			r.ignored = append(r.ignored, shown)
			return nil
		}
		return r.file(root, name, shown)
	})
}

// file reads a regular file below a folder. It is measured before it is opened.
func (r *importReader) file(root *os.Root, name, shown string) error {
	info, err := root.Lstat(name)
	switch {
	case err != nil:
		return &failure{exitIO, err}
	case !info.Mode().IsRegular():
		return &failure{exitIO, fmt.Errorf("%s: it is not a regular file; to read from a pipe write - for standard input", shown)}
	case info.Size() > r.room:
		return &failure{exitInvalid, fmt.Errorf("%s: %w", shown, errImportTooLarge)}
	}
	f, err := root.Open(name)
	if err != nil {
		return &failure{exitIO, err}
	}
	defer f.Close()
	return r.add(shown, f)
}

// spreadsheets are the endings of files that other programs can save as CSV.
var spreadsheets = []string{".xlsx", ".xlsm", ".xls", ".ods", ".numbers"}

// add reads a file, and refuses archives: what is in one could have any size and any name.
func (r *importReader) add(name string, from io.Reader) error {
	if len(r.files) == maxImportFiles {
		return &failure{exitInvalid, fmt.Errorf("%s: there are more than %d files", name, maxImportFiles)}
	}
	data, err := io.ReadAll(io.LimitReader(from, r.room+1))
	switch {
	case err != nil:
		return &failure{exitIO, fmt.Errorf("%s: %w", name, err)}
	case int64(len(data)) > r.room:
		return &failure{exitInvalid, fmt.Errorf("%s: %w", name, errImportTooLarge)}
	case slices.Contains(spreadsheets, strings.ToLower(filepath.Ext(name))):
		return &failure{exitInvalid, fmt.Errorf("%s: it is a spreadsheet, and import reads its tables as CSV: save it as CSV in UTF-8", name)}
	case bytes.HasPrefix(data, []byte("PK\x03\x04")) || bytes.HasPrefix(data, []byte("\x1f\x8b")):
		return &failure{exitInvalid, fmt.Errorf("%s: it is an archive, and import reads none: unpack it and name the folder", name)}
	}
	r.room -= int64(len(data))
	r.files = append(r.files, importer.File{Name: name, Data: data})
	return nil
}

// tellFound prints what was found, by which rules, and what no rule places.
func (in *importing) tellFound(kind *importer.Importer, result *importer.Result) {
	found := result.Radar
	in.say("read as %s: found %s", kind.Name, plural(len(found.Entries), "entry", "entries"))
	var b bytes.Buffer
	w := tabwriter.NewWriter(&b, 0, 0, 2, ' ', 0)
	for _, e := range found.Entries {
		if why, ok := result.Reasons[e.ID]; ok {
			fmt.Fprintf(w, "  %s\t%s (%s)\t%s (%s)\t%s\n", e.Name, found.Quadrants[e.Quadrant].Name, why.Quadrant, found.Rings[e.Ring].Name, why.Ring, why.At)
		}
	}
	if w.Flush() == nil && b.Len() > 0 {
		in.say("%s", b.String())
	}
	if len(result.Unclassified) == 0 {
		return
	}
	in.say("left to you, since no rule places it:")
	for _, u := range result.Unclassified {
		in.say("  %s:%d: %s: %s", u.File, u.Line, u.Name, u.Why)
	}
	in.say("hint: write an entry yourself, or teach the importer under import: in radar.yaml and run again with --into")
}
