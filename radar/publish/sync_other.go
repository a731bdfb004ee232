//go:build !unix

package publish

// syncDir has nothing to do: folders cannot be synced here.
func syncDir(_ string) error { return nil }
