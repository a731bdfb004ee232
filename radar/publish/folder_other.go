//go:build !unix

package publish

import (
	"io/fs"
	"os"
)

// syncDir has nothing to do: folders cannot be synced here.
func syncDir(_ *os.Root, _ string) error { return nil }

// chmodFolder sets the permissions of a folder.
func chmodFolder(root *os.Root, name string, mode fs.FileMode) error { return root.Chmod(name, mode) }
