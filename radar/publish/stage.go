package publish

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"sort"
)

// stage is a folder beside the output folder that is being filled.
type stage struct {
	path      string
	published bool
}

// newStage makes an empty stage for dir, with the permissions of the folder that it will replace.
func newStage(dir string, old place) (*stage, error) {
	st := &stage{path: sibling(dir, stageMark)}
	if err := os.Mkdir(st.path, 0o755); err != nil {
		return nil, err
	}
	if old.exists {
		if err := os.Chmod(st.path, old.mode|0o700); err != nil {
			return nil, errors.Join(err, st.discard())
		}
	}
	return st, nil
}

// discard removes the stage unless it has been published.
func (st *stage) discard() error {
	if st.published {
		return nil
	}
	return removeFolder(st.path)
}

// fill writes the manifest, then the files. The manifest comes first because it marks the stage as ours.
func (st *stage) fill(files map[string][]byte) error {
	root, err := os.OpenRoot(st.path)
	if err != nil {
		return err
	}
	defer root.Close()

	m := newManifest(files)
	b, err := m.encode()
	if err != nil {
		return err
	}
	if err := writeFile(root, ManifestName, b); err != nil {
		return err
	}
	for _, f := range m.Files {
		name := filepath.FromSlash(f.Name)
		if d := filepath.Dir(name); d != "." {
			if err := root.MkdirAll(d, 0o755); err != nil {
				return err
			}
		}
		if err := writeFile(root, name, files[f.Name]); err != nil {
			return err
		}
	}
	return nil
}

func writeFile(root *os.Root, name string, data []byte) error {
	f, err := root.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	if err == nil {
		err = f.Sync()
	}
	return errors.Join(err, f.Close())
}

// sync makes the folders of the stage durable; the files are already.
func (st *stage) sync() error {
	var dirs []string
	err := filepath.WalkDir(st.path, func(path string, d fs.DirEntry, err error) error {
		if err == nil && d.IsDir() {
			dirs = append(dirs, path)
		}
		return err
	})
	if err != nil {
		return err
	}
	sort.Sort(sort.Reverse(sort.StringSlice(dirs))) // inner folders first
	for _, d := range dirs {
		if err := syncDir(d); err != nil {
			return err
		}
	}
	return nil
}
