package publish

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
)

// stage is a folder beside the output folder that is being filled.
type stage struct {
	path      string
	root      *os.Root // until it is sealed
	published bool
}

// newStage makes an empty stage for dir, with the permissions of the folder that it will replace.
func newStage(dir string, old place) (*stage, error) {
	st := &stage{path: sibling(dir, stageMark)}
	if err := os.Mkdir(st.path, 0o755); err != nil {
		return nil, err
	}
	var err error
	if st.root, err = openFolder(st.path); err == nil && old.exists {
		err = chmodFolder(st.root, ".", old.mode|0o700)
	}
	if err != nil {
		return nil, errors.Join(err, st.discard())
	}
	return st, nil
}

// discard removes the stage unless it has been published.
func (st *stage) discard() error {
	if st.root != nil {
		_ = st.root.Close() // its files were closed, and told their errors
	}
	if st.published {
		return nil
	}
	return removeFolder(st.path)
}

// fill writes the manifest, then the files. The manifest comes first because it marks the stage as ours.
func (st *stage) fill(files map[string][]byte) error {
	m := newManifest(files)
	b, err := m.encode()
	if err != nil {
		return err
	}
	if err := writeFile(st.root, ManifestName, b); err != nil {
		return err
	}
	for _, f := range m.Files {
		name := filepath.FromSlash(f.Name)
		if d := filepath.Dir(name); d != "." {
			if err := st.root.MkdirAll(d, 0o755); err != nil {
				return err
			}
		}
		if err := writeFile(st.root, name, files[f.Name]); err != nil {
			return err
		}
	}
	return nil
}

// writeFile writes a new file and makes it durable.
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

// seal makes the folders of the stage durable, as the files are already, and lets go of it.
func (st *stage) seal() error {
	dirs := []string{"."}
	err := walk(st.root, ".", func(name string, d fs.DirEntry) error {
		if d.IsDir() {
			dirs = append(dirs, name)
		}
		return nil
	})
	if err != nil {
		return err
	}
	for _, d := range slices.Backward(dirs) { // inner folders first
		if err := syncDir(st.root, filepath.FromSlash(d)); err != nil {
			return err
		}
	}
	return st.root.Close()
}
