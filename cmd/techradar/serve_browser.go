package main

import (
	"os/exec"
	"runtime"
)

// openers are the programs that open an address in the user's browser, by system.
var openers = map[string][]string{
	"darwin":  {"open"},
	"windows": {"rundll32", "url.dll,FileProtocolHandler"},
}

// openBrowser opens an address of ours in the browser. Where that cannot be, the user can still do it.
func (a *app) openBrowser(url string) {
	words, ok := openers[runtime.GOOS]
	if !ok {
		words = []string{"xdg-open"}
	}
	cmd := exec.Command(words[0], append(words[1:len(words):len(words)], url)...) //nolint:gosec // a program of the table, and an address of ours
	if err := cmd.Start(); err != nil {
		a.say("note: no browser could be opened (%v): open the address yourself", err)
		return
	}
	go func() { _ = cmd.Wait() }() // a browser that was not running yet stays until it is closed
}
