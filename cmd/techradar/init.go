package main

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"techradar/assets"
	"techradar/radar"
)

const schemaFile = "radar.schema.json" // the name that the first line of the starter points to

func (a *app) initCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "init [FOLDER]",
		Short: "Write a radar.yaml to start from",
		Long: `Writes radar.yaml, a small radar with comments, and radar.schema.json, by which editors check and complete it.
FOLDER is the working directory unless given, and is made when it is missing. Nothing is ever overwritten.`,
		Example: `  techradar init
  techradar init team-radar`,
		SuggestFor:        []string{"new", "create", "start"},
		Args:              atMostOne("FOLDER"),
		ValidArgsFunction: completeFolder,
		RunE: func(_ *cobra.Command, args []string) error {
			folder := "."
			if len(args) > 0 {
				folder = args[0]
			}
			if err := a.writeStarter(folder); err != nil {
				return &failure{exitIO, err}
			}
			command := "techradar generate"
			if file := filepath.Join(folder, defaultFile); file != defaultFile {
				command += " " + file
			}
			a.say("next: put your own entries into it, then run: %s", command)
			return nil
		},
	}
}

// writeStarter writes the files of init, all or none of them.
func (a *app) writeStarter(folder string) error {
	starter, err := assets.FS.ReadFile("starter.yaml")
	if err != nil {
		return err
	}
	a.writing.Lock()
	defer a.writing.Unlock()
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return err
	}
	var wrote []string
	for _, f := range []struct {
		name string
		data []byte
	}{{defaultFile, starter}, {schemaFile, radar.Schema()}} {
		path := filepath.Join(folder, f.name)
		err := writeNew(path, f.data)
		if errors.Is(err, fs.ErrExist) && f.name == schemaFile && holds(path, f.data) {
			continue
		}
		if err != nil {
			for _, path := range wrote {
				err = errors.Join(err, os.Remove(path))
			}
			if errors.Is(err, fs.ErrExist) {
				return fmt.Errorf("%s exists already and init never overwrites: nothing was written", path)
			}
			return err
		}
		wrote = append(wrote, path)
	}
	for _, path := range wrote {
		a.say("wrote %s", path)
	}
	return nil
}

// holds reports whether a regular file has these bytes. It opens nothing else: a pipe could block, a link lead anywhere.
func holds(path string, data []byte) bool {
	info, err := os.Lstat(path)
	if err != nil || !info.Mode().IsRegular() || info.Size() != int64(len(data)) {
		return false
	}
	now, err := os.ReadFile(path)
	return err == nil && bytes.Equal(now, data)
}

// writeNew writes a file that must not exist yet, not even as a link to nowhere.
func writeNew(path string, data []byte) error {
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	if err := errors.Join(err, f.Close()); err != nil {
		return errors.Join(err, os.Remove(path))
	}
	return nil
}
