package publish

import (
	"bytes"
	"fmt"
	"path/filepath"
	"sort"
)

// Compare returns what Write would change in dir, a line for each file, sorted: "index.html differs", "radar.svg is
// missing", "old.svg is left over". It writes nothing. What others have added to dir does not count; where Write
// would refuse the folder, Compare fails with the same words.
func Compare(dir string, files map[string][]byte) ([]string, error) {
	changes, err := compare(dir, files)
	if err != nil {
		return nil, fmt.Errorf("output folder %s: %w", dir, err)
	}
	return changes, nil
}

func compare(dir string, files map[string][]byte) ([]string, error) {
	if err := checkNames(files); err != nil {
		return nil, err
	}
	dir, err := filepath.Abs(dir)
	if err != nil {
		return nil, err
	}
	if err := checkPlace(dir); err != nil {
		return nil, err
	}
	old, err := inspect(dir)
	if err != nil {
		return nil, err
	}
	defer old.close()
	var changes []string
	for name, data := range files {
		change, err := old.difference(name, data)
		if err != nil {
			return nil, err
		}
		if change != "" {
			changes = append(changes, name+" "+change)
		}
	}
	over, err := old.leftOver(files)
	if err != nil {
		return nil, err
	}
	changes = append(changes, over...)
	sort.Strings(changes)
	if len(changes) > 0 {
		return changes, nil
	}

	// With the files alone as they should be, the manifest is worth a word.
	m, err := newManifest(files).encode()
	if err != nil {
		return nil, err
	}
	change, err := old.difference(ManifestName, m)
	if change != "" {
		changes = append(changes, ManifestName+" "+change)
	}
	return changes, err
}

// difference says how a file is not what it should be, or "" when it is.
func (p place) difference(name string, want []byte) (string, error) {
	if !p.exists {
		return "is missing", nil
	}
	info, err := look(p.root, name)
	switch {
	case missing(err):
		return "is missing", nil
	case err != nil:
		return "", err
	case !info.Mode().IsRegular():
		return "is not a regular file", nil
	case info.Size() != int64(len(want)):
		return "differs", nil
	}
	now, err := readAll(p.root, name, info)
	if err == nil && !bytes.Equal(now, want) {
		return "differs", nil
	}
	return "", err
}

// leftOver lists what an earlier edition left and Write would remove: listed, not wanted any more, and not changed by
// hand since.
func (p place) leftOver(files map[string][]byte) ([]string, error) {
	if !p.exists {
		return nil, nil
	}
	var over []string
	for _, f := range p.manifest.Files {
		if _, wanted := files[f.Name]; wanted {
			continue
		}
		info, err := look(p.root, f.Name)
		if missing(err) || err == nil && !info.Mode().IsRegular() {
			continue
		}
		if err != nil {
			return nil, err
		}
		sum, err := fileSum(p.root, f.Name, info)
		if err != nil {
			return nil, err
		}
		if sum == f.SHA256 {
			over = append(over, f.Name+" is left over")
		}
	}
	return over, nil
}
