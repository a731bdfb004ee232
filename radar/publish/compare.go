package publish

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"sort"
	"syscall"
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
	var changes []string
	for name, data := range files {
		change, err := difference(filepath.Join(dir, filepath.FromSlash(name)), data)
		if err != nil {
			return nil, err
		}
		if change != "" {
			changes = append(changes, name+" "+change)
		}
	}
	over, err := leftOver(dir, old.manifest, files)
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
	change, err := difference(filepath.Join(dir, ManifestName), m)
	if change != "" {
		changes = append(changes, ManifestName+" "+change)
	}
	return changes, err
}

// difference says how a file is not what it should be, or "" when it is.
func difference(path string, want []byte) (string, error) {
	info, err := os.Lstat(path)
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
	now, err := os.ReadFile(path)
	if err == nil && !bytes.Equal(now, want) {
		return "differs", nil
	}
	return "", err
}

// leftOver lists what an earlier edition left and Write would remove: listed, not wanted any more, and not changed by
// hand since.
func leftOver(dir string, old *manifest, files map[string][]byte) ([]string, error) {
	if old == nil {
		return nil, nil
	}
	var over []string
	for _, f := range old.Files {
		path := filepath.Join(dir, filepath.FromSlash(f.Name))
		if _, wanted := files[f.Name]; wanted || !filepath.IsLocal(filepath.FromSlash(f.Name)) {
			continue
		}
		info, err := os.Lstat(path)
		if missing(err) || err == nil && !info.Mode().IsRegular() {
			continue
		}
		if err != nil {
			return nil, err
		}
		sum, err := fileSum(path)
		if err != nil {
			return nil, err
		}
		if sum == f.SHA256 {
			over = append(over, f.Name+" is left over")
		}
	}
	return over, nil
}

// missing reports whether an error says that there is no such file, or a file where its folder should be.
func missing(err error) bool {
	return errors.Is(err, fs.ErrNotExist) || errors.Is(err, syscall.ENOTDIR)
}
