package publish

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"sort"
)

// ManifestName is the file of the output folder that lists what Write wrote.
const ManifestName = ".techradar-manifest.json"

const (
	manifestFormat   = 1
	maxManifestBytes = 8 << 20
)

// manifest is the content of the manifest file. It holds no time and no version of the program, so that the same
// radar gives the same bytes.
type manifest struct {
	Format int             `json:"format"`
	Files  []manifestEntry `json:"files"` // sorted by name
}

type manifestEntry struct {
	Name   string `json:"name"`
	Size   int    `json:"size"`
	SHA256 string `json:"sha256"`
}

func newManifest(files map[string][]byte) *manifest {
	m := &manifest{Format: manifestFormat}
	for name, data := range files {
		sum := sha256.Sum256(data)
		m.Files = append(m.Files, manifestEntry{name, len(data), hex.EncodeToString(sum[:])})
	}
	sort.Slice(m.Files, func(i, j int) bool { return m.Files[i].Name < m.Files[j].Name })
	return m
}

func (m *manifest) encode() ([]byte, error) {
	b, err := json.MarshalIndent(m, "", "  ")
	if err != nil {
		return nil, err
	}
	return append(b, '\n'), nil
}

// sums maps the names of the files to their hashes.
func (m *manifest) sums() map[string]string {
	sums := make(map[string]string, len(m.Files))
	for _, f := range m.Files {
		sums[f.Name] = f.SHA256
	}
	return sums
}

// readManifest reads the manifest of a folder. The error is fs.ErrNotExist when there is none.
func readManifest(root *os.Root) (*manifest, error) {
	path := filepath.Join(root.Name(), ManifestName)
	info, err := look(root, ManifestName)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() || info.Size() > maxManifestBytes {
		return nil, fmt.Errorf("%s is not a manifest of techradar", path)
	}
	b, err := readAll(root, ManifestName, info)
	if err != nil {
		return nil, err
	}
	m := &manifest{}
	d := json.NewDecoder(bytes.NewReader(b))
	d.DisallowUnknownFields()
	if err := d.Decode(m); err != nil {
		return nil, fmt.Errorf("%s is not a manifest of techradar: %w", path, err)
	}
	if m.Format != manifestFormat {
		return nil, fmt.Errorf("%s has format %d, and this techradar knows only %d: use the techradar that wrote it, or remove the folder", path, m.Format, manifestFormat)
	}
	// No run of ours lists a name that leaves the folder, so somebody else has, and such a name is nothing to us.
	m.Files = slices.DeleteFunc(m.Files, func(f manifestEntry) bool { return !isName(f.Name) })
	return m, nil
}

// fileSum returns the SHA-256, in hexadecimal, of the regular file that was looked at under the name.
func fileSum(root *os.Root, name string, looked fs.FileInfo) (string, error) {
	f, err := open(root, name, looked)
	if err != nil {
		return "", err
	}
	defer f.Close()
	h := sha256.New()
	if _, err := io.Copy(h, f); err != nil {
		return "", err
	}
	return hex.EncodeToString(h.Sum(nil)), nil
}

// isOurs reports whether a folder is empty or carries a manifest, even a broken one. It is how a folder that a
// killed run left is told from one that somebody else gave the same kind of name.
func isOurs(dir string) bool {
	root, err := openFolder(dir)
	if err != nil {
		return false
	}
	defer root.Close()
	info, err := look(root, ManifestName)
	if errors.Is(err, fs.ErrNotExist) {
		empty, err := isEmpty(root)
		return err == nil && empty
	}
	return err == nil && info.Mode().IsRegular()
}
