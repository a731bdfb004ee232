package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"techradar/radar/scene"
)

// readSetting reads the file that a setting names, at most limit bytes and one more. A path in radar.yaml counts from
// its folder and cannot lead out of it, by a symbolic link neither; one of a flag or variable is the user's own.
func (g *generation) readSetting(key, value string, v *values, limit int64) ([]byte, error) {
	base, path := filepath.Dir(g.file), filepath.FromSlash(value)
	if from := v.from[key]; from == "--"+key || strings.HasPrefix(from, envPrefix) {
		base, path = filepath.Dir(path), filepath.Base(path)
	} else if g.file == stdinFile {
		base = "."
	}
	src, err := readBelow(base, path, limit)
	if err != nil {
		return nil, fmt.Errorf("%s %s: %w", key, value, err)
	}
	return src, nil
}

// readBelow reads a regular file that lies below a folder.
func readBelow(folder, path string, limit int64) ([]byte, error) {
	root, err := os.OpenRoot(folder)
	if err != nil {
		return nil, err
	}
	defer root.Close()
	info, err := root.Stat(path)
	if err == nil && !info.Mode().IsRegular() {
		err = errors.New("it is not a regular file")
	}
	if inner := (*fs.PathError)(nil); errors.As(err, &inner) { // its words name the call and a part of the path
		err = inner.Err
	}
	if err != nil {
		return nil, err
	}
	f, err := root.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(io.LimitReader(f, limit+1))
}

// loadFonts returns the font of the settings, nil for the one that is built in.
func (g *generation) loadFonts(v *values) (*scene.Fonts, error) {
	if v.Font == "" {
		return nil, nil
	}
	file, err := g.readSetting("font", v.Font, v, scene.MaxFontBytes)
	if err != nil {
		return nil, &failure{exitIO, err}
	}
	fonts, err := scene.ParseFonts(file)
	if err != nil {
		return nil, &failure{exitInvalid, fmt.Errorf("font %s: %w", v.Font, err)}
	}
	return fonts, nil
}
