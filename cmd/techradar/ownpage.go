package main

import (
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"techradar/radar/render"
)

// ownPage is a page of the team's own, of which a run replaces the part between two markers.
type ownPage struct {
	path     string
	old, new []byte
	format   render.Format
}

// endings are the formats of pages by how the name of a file ends.
var endings = map[string]string{
	".md": "markdown", ".markdown": "markdown", ".mdx": "markdown", ".wiki": "mediawiki", ".mediawiki": "mediawiki", ".txt": "dokuwiki",
}

// openOwnPage reads the page of --into, and lets the formats of the run know about it. It returns nil without --into.
func (g *generation) openOwnPage(v *values, dir string) (*ownPage, error) {
	if g.into == "" {
		return nil, nil
	}
	format, err := intoFormat(g.into, v.Format)
	if err != nil {
		return nil, err
	}
	old, err := g.read(g.into)
	var missing *missingFile
	if errors.As(err, &missing) {
		_, markers := format.Into(nil, nil)
		return nil, &failure{exitIO, fmt.Errorf("%s: no such file, so %w", g.into, markers)}
	}
	if err != nil {
		return nil, &failure{exitIO, err}
	}
	folder, err := between(filepath.Dir(g.into), dir)
	if err != nil {
		return nil, &failure{exitIO, fmt.Errorf("--into %s: %w", g.into, err)}
	}
	if !slices.Contains(v.Format, format.Name) {
		v.Format = append(v.Format, format.Name)
	}
	g.page.Inside, g.page.Folder = true, folder
	return &ownPage{path: g.into, old: old, format: format}, nil
}

// intoFormat is the one of the formats that can go into a page, or else the one that the name of the page speaks for.
func intoFormat(file string, formats []string) (render.Format, error) {
	var found []render.Format
	var names []string
	for _, f := range render.Formats {
		if f.Into != nil {
			names = append(names, f.Name)
			if slices.Contains(formats, f.Name) {
				found = append(found, f)
			}
		}
	}
	if len(found) == 0 {
		for _, f := range render.Formats {
			if f.Into != nil && f.Name == endings[strings.ToLower(filepath.Ext(file))] {
				found = append(found, f)
			}
		}
	}
	if len(found) != 1 {
		return render.Format{}, usagef("--into takes one page: choose one of %s with --format", list(names, "and"))
	}
	return found[0], nil
}

// between is the way from one folder to another with slashes, and with one at its end; "" when they are the same.
func between(from, to string) (string, error) {
	from, err := filepath.Abs(from)
	if err != nil {
		return "", err
	}
	to, err = filepath.Abs(to)
	if err != nil {
		return "", err
	}
	way, err := filepath.Rel(from, to)
	if err != nil || way == "." {
		return "", err
	}
	return filepath.ToSlash(way) + "/", nil
}

// take moves the page out of the files into the team's own.
func (p *ownPage) take(files []render.File) ([]render.File, error) {
	if p == nil {
		return files, nil
	}
	i := slices.IndexFunc(files, func(f render.File) bool { return f.Format == p.format.Name })
	var err error
	if p.new, err = p.format.Into(p.old, files[i].Data); err != nil {
		return nil, &failure{exitInvalid, fmt.Errorf("%s: %w", p.path, err)}
	}
	return slices.Delete(files, i, i+1), nil
}

func byName(files []render.File) map[string][]byte {
	names := map[string][]byte{}
	for _, f := range files {
		names[f.Name] = f.Data
	}
	return names
}
