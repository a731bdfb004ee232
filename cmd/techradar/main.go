// Command techradar turns a radar.yaml into a technology radar: a picture and a summary page.
//
// Everything that reads files by name, prints or exits is here; the packages below radar only return values.
package main

import (
	"os"
	"os/signal"
	"syscall"
)

// main takes the signals before anything else. A signal that comes still earlier, while the Go runtime starts, ends a
// process that has opened nothing; shells report that as 130 and 143, too.
func main() {
	signals := make(chan os.Signal, 1)
	signal.Notify(signals, os.Interrupt, syscall.SIGTERM)
	os.Exit(start(signals))
}

// start runs the command until it is done or a signal ends it. A signal waits for files that are being written
// just now, and then nothing more is written.
func start(signals chan os.Signal) int {
	a := newApp(os.Stdin, os.Stdout, os.Stderr)
	done := make(chan int, 1)
	go func() { done <- a.run(os.Args[1:]) }()
	select {
	case code := <-done:
		return code
	case s := <-signals:
		signal.Stop(signals) // so that a second one ends the process at once
		a.writing.Lock()     // for good
		if s == syscall.SIGTERM {
			return 128 + 15
		}
		return 128 + 2
	}
}
