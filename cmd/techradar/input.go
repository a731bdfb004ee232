package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"techradar/radar"
	"techradar/radar/lint"
	"techradar/radar/theme"
)

const (
	defaultFile = "radar.yaml"
	stdinFile   = "-"
)

// fileArg returns the FILE of a command.
func fileArg(args []string) string {
	if len(args) == 0 {
		return defaultFile
	}
	return args[0]
}

// input is a radar file that has been read: the radar, nil when there are errors, and the problems.
type input struct {
	file     string // for messages
	radar    *radar.Radar
	problems []radar.Problem
}

// load reads and checks a file. The error is only about reading.
func (a *app) load(file string, strict bool) (*input, error) {
	name := file
	if file == stdinFile {
		name = "stdin"
	}
	src, err := a.read(file)
	if errors.Is(err, errTooLarge) {
		return tooLarge(name), nil
	}
	if err != nil {
		return nil, &failure{exitIO, err}
	}
	return parseInput(src, name, strict), nil
}

func tooLarge(name string) *input {
	return &input{file: name, problems: []radar.Problem{{File: name, Severity: radar.Error, Code: "too-large", Message: errTooLarge.Error()}}}
}

// parseInput checks the text of a file.
func parseInput(src []byte, name string, strict bool) *input {
	in := &input{file: name}
	names := radar.Choices{Formats: formatNames(), Themes: theme.Names(), Sizes: sizeNames(), Rules: lint.Choices()}
	in.radar, in.problems = names.Parse(src, name)
	if strict {
		in.problems = slices.Clone(in.problems)
		for i := range in.problems {
			in.problems[i].Severity = radar.Error
		}
	}
	return in
}

// count returns how many problems have the severity.
func (in *input) count(s radar.Severity) int {
	n := 0
	for _, p := range in.problems {
		if p.Severity == s {
			n++
		}
	}
	return n
}

var errTooLarge = fmt.Errorf("the file is larger than %d MiB", radar.MaxSourceBytes>>20)

// read reads a regular file or, for "-", standard input, up to the size that a radar may have. Anything else than
// a regular file is refused before it is opened: a pipe could block, a device could go on for ever.
func (a *app) read(file string) ([]byte, error) {
	if file == stdinFile {
		return readAll(a.stdin)
	}
	info, err := os.Stat(file)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, &missingFile{file, nearFile(file)}
	case err != nil:
		return nil, err
	case info.IsDir():
		return nil, fmt.Errorf("%s: it is a folder; name a file in it, such as %s", file, filepath.Join(file, defaultFile))
	case !info.Mode().IsRegular():
		return nil, fmt.Errorf("%s: it is not a regular file; to read from a pipe write - for standard input", file)
	case info.Size() > radar.MaxSourceBytes:
		return nil, errTooLarge
	}
	f, err := os.Open(file)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return readAll(f)
}

// missingFile is the error for a file that is not there.
type missingFile struct {
	name string
	near string // the one beside it that was most likely meant, or ""
}

// Error names the file that was meant or else the command that writes one.
func (m *missingFile) Error() string {
	if m.near != "" {
		return fmt.Sprintf("%s: no such file; did you mean %s?", m.name, m.near)
	}
	return fmt.Sprintf("%s: no such file; write one with: techradar init%s", m.name, initArg(m.name))
}

// nearFile is the file of YAML in the same folder that was most likely meant by a name, or "".
func nearFile(file string) string {
	dir, stems, names := filepath.Dir(file), []string(nil), map[string]string{}
	beside, _ := os.ReadDir(dir) // what cannot be listed has nothing to suggest
	for _, d := range beside {
		if ext := filepath.Ext(d.Name()); ext == ".yaml" || ext == ".yml" {
			stem := strings.TrimSuffix(d.Name(), ext)
			stems, names[stem] = append(stems, stem), d.Name()
		}
	}
	base := filepath.Base(file)
	if near := nearest(strings.TrimSuffix(base, filepath.Ext(base)), stems); near != "" {
		return filepath.Join(dir, names[near])
	}
	return ""
}

// initArg is the FOLDER for init that would make the file, or "" when that is the working directory or init would
// make a file of another name.
func initArg(file string) string {
	if dir := filepath.Dir(file); filepath.Base(file) == defaultFile && dir != "." {
		return " " + dir
	}
	return ""
}

func readAll(r io.Reader) ([]byte, error) {
	b, err := io.ReadAll(io.LimitReader(r, radar.MaxSourceBytes+1))
	if err != nil {
		return nil, err
	}
	if len(b) > radar.MaxSourceBytes {
		return nil, errTooLarge
	}
	return b, nil
}
