//go:build !linux

package publish

import "errors"

// exchange cannot be had here; two renames take its place.
func exchange(_, _ string) error { return errors.ErrUnsupported }
