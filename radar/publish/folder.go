package publish

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"sort"
	"strings"
	"syscall"
)

// What is in an output folder is read and written through os.Root, which nothing leads out of. Names below a folder are
// slash-separated.

// errReplaced is a folder or file that was looked at and had been replaced when it was opened.
var errReplaced = errors.New("something else has taken its place meanwhile: run again when nobody else changes the folder")

// openFolder opens a folder that is no link. The error is fs.ErrNotExist when there is none.
func openFolder(dir string) (*os.Root, error) {
	info, err := os.Lstat(dir)
	switch {
	case err != nil:
		return nil, err
	case info.Mode()&fs.ModeSymlink != 0:
		return nil, errors.New("it is a symbolic link: name the folder that it points to")
	case !info.IsDir():
		return nil, errors.New("it is a file, not a folder")
	}
	root, err := os.OpenRoot(dir) // which would follow a link
	if err != nil {
		return nil, err
	}
	opened, err := root.Lstat(".")
	if err == nil && !os.SameFile(info, opened) {
		err = errReplaced
	}
	if err != nil {
		return nil, errors.Join(err, root.Close())
	}
	return root, nil
}

// look is Lstat that follows no link in the folders of the name either: what lies behind one is missing.
func look(root *os.Root, name string) (fs.FileInfo, error) {
	for at := 0; ; {
		end := strings.IndexByte(name[at:], '/')
		if end < 0 {
			return root.Lstat(filepath.FromSlash(name))
		}
		at += end + 1
		info, err := root.Lstat(filepath.FromSlash(name[:at-1]))
		if err != nil {
			return nil, err
		}
		if !info.IsDir() {
			return nil, &fs.PathError{Op: "lstat", Path: name, Err: syscall.ENOTDIR}
		}
	}
}

// open opens the regular file that was looked at under the name.
func open(root *os.Root, name string, looked fs.FileInfo) (*os.File, error) {
	if !looked.Mode().IsRegular() {
		return nil, &fs.PathError{Op: "open", Path: name, Err: errors.New("it is not a regular file")}
	}
	f, err := root.Open(filepath.FromSlash(name))
	if err != nil {
		return nil, err
	}
	info, err := f.Stat()
	if err == nil && !os.SameFile(looked, info) {
		err = &fs.PathError{Op: "open", Path: name, Err: errReplaced}
	}
	if err != nil {
		return nil, errors.Join(err, f.Close())
	}
	return f, nil
}

// readAll returns the bytes of the regular file that was looked at under the name.
func readAll(root *os.Root, name string, looked fs.FileInfo) ([]byte, error) {
	f, err := open(root, name, looked)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(f)
}

// list returns what is in a folder, by name. The name of the folder itself is ".".
func list(root *os.Root, name string) ([]fs.DirEntry, error) {
	f, err := root.Open(filepath.FromSlash(name))
	if err != nil {
		return nil, err
	}
	defer f.Close()
	found, err := f.ReadDir(-1)
	sort.Slice(found, func(i, j int) bool { return found[i].Name() < found[j].Name() })
	return found, err
}

// walk visits all that is below a folder, each folder before what is in it. Unlike fs.WalkDir it takes the names that
// are no UTF-8, too, for others may have added such.
func walk(root *os.Root, folder string, visit func(name string, d fs.DirEntry) error) error {
	found, err := list(root, folder)
	if err != nil {
		return err
	}
	for _, d := range found {
		name := path.Join(folder, d.Name())
		if err := visit(name, d); err != nil {
			return err
		}
		if !d.IsDir() {
			continue
		}
		if err := walk(root, name, visit); err != nil {
			return err
		}
	}
	return nil
}

func isEmpty(root *os.Root) (bool, error) {
	f, err := root.Open(".")
	if err != nil {
		return false, err
	}
	defer f.Close()
	names, err := f.Readdirnames(1)
	if len(names) == 0 && !errors.Is(err, io.EOF) {
		return false, err
	}
	return len(names) == 0, nil
}

// missing reports whether an error says that there is no such file, that a file is where its folder should be, or that
// there can be none of so long a name.
func missing(err error) bool {
	return errors.Is(err, fs.ErrNotExist) || errors.Is(err, syscall.ENOTDIR) || errors.Is(err, syscall.ENAMETOOLONG)
}
