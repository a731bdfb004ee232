//go:build !unix

package publish

import "os"

// syncDir has nothing to do: folders cannot be synced here.
func syncDir(_ *os.Root, _ string) error { return nil }
