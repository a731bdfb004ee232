package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/signal"
	"syscall"

	"github.com/spf13/cobra"

	"techradar/radar/render/markdown"
	"techradar/radar/serve"
)

const defaultPort = 8080

// serveFlags are the flags of serve that are no settings.
type serveFlags struct {
	port                 int
	open, trails, strict bool
}

func (a *app) serveCommand() *cobra.Command {
	var flags serveFlags
	cmd := &cobra.Command{
		Use:   "serve [flags] [FILE]",
		Short: "Show the page in a browser while you edit",
		Long: `Draws FILE, radar.yaml unless given, and shows the page at an address that only this machine can reach. When FILE is
saved, the page loads itself again. While FILE has errors, the page keeps the last good radar and shows the errors
over it. No file is written. Ctrl-C ends it.

The settings are those of generate, and the page is the one that generate would write. A lock beside FILE is used.`,
		Example: `  techradar serve
  techradar serve --open team.yaml
  techradar serve --port 9000 --theme dark --pages quadrants`,
		SuggestFor: []string{"server", "preview", "watch", "live", "dev"},
		Args:       atMostOne("FILE"),
		RunE: func(cmd *cobra.Command, args []string) error {
			g := &generation{app: a, cmd: cmd, file: fileArg(args)}
			g.trails, g.strict, g.page.Flavor = flags.trails, flags.strict, markdown.Flavors[0].Name
			return g.serve(flags)
		},
		ValidArgsFunction: completeYAML,
	}
	flags.add(cmd)
	completeSettings(cmd)
	return cmd
}

func (f *serveFlags) add(cmd *cobra.Command) {
	flags := cmd.Flags()
	flags.IntVarP(&f.port, "port", "p", defaultPort, "`NUMBER` of the port; a free one is taken for 0, and when it is taken")
	must(cmd.RegisterFlagCompletionFunc("port", cobra.NoFileCompletions))
	flags.BoolVar(&f.open, "open", false, "open the page in a browser")
	for _, s := range settings() {
		s.addFlag(flags)
	}
	must(flags.MarkHidden("out")) // no file is written
	flags.BoolVar(&f.trails, "trails", false, "draw where moved entries came from, as faint tails")
	flags.BoolVar(&f.strict, "strict", false, "treat warnings as errors; notes about the layout are no warnings")
}

// serve shows the file until a signal comes.
func (g *generation) serve(flags serveFlags) error {
	switch {
	case g.file == stdinFile:
		return usagef("serve needs the name of a file, to see when it is saved; standard input has none")
	case flags.port < 0 || flags.port > 65535:
		return usagef("--port: %d is no port; write a number from 0 to 65535", flags.port)
	case g.cmd.Flags().Changed("out"):
		return usagef("serve writes no file, so it has no --out; techradar generate writes them")
	}
	if err := g.checkUsage(); err != nil {
		return err
	}
	// Later on a file that is missing may come back. Now it is most likely misspelt.
	if _, err := g.read(g.file); err != nil && !errors.Is(err, errTooLarge) {
		return &failure{exitIO, err}
	}
	listener, err := serve.Listen(flags.port)
	if err != nil {
		return &failure{exitIO, fmt.Errorf("--port %d: %w; choose another", flags.port, err)}
	}
	if flags.port != 0 && listener.Port != flags.port {
		g.say("note: port %d is taken: using %d", flags.port, listener.Port)
	}
	return g.untilSignal(func(ctx context.Context) error {
		g.say("%s is at %s until you press Ctrl-C", g.file, listener.URL())
		if flags.open {
			g.openBrowser(listener.URL())
		}
		folder, _ := os.Getwd() // without one the files must stay where they are
		p := &preview{g: g, folder: folder, server: serve.NewServer(listener.Port), patience: savingTakes}
		return p.run(ctx, listener)
	})
}

// untilSignal calls f and ends its context when a signal comes. The exit code is then that of the signal.
func (a *app) untilSignal(f func(context.Context) error) error {
	signals := make(chan os.Signal, 1)
	signal.Notify(signals, os.Interrupt, syscall.SIGTERM)
	defer signal.Stop(signals)
	ctx, end := context.WithCancelCause(context.Background())
	defer end(nil)
	a.writing.Lock() // the program waits for f as it does for files that are being written
	defer a.writing.Unlock()
	go func() {
		select {
		case s := <-signals:
			signal.Stop(signals) // so that a second one ends the process at once
			code := 128 + 2
			if s == syscall.SIGTERM {
				code = 128 + 15
			}
			end(&failure{code: code})
		case <-ctx.Done():
		}
	}()
	if err := f(ctx); err != nil {
		return &failure{exitIO, err}
	}
	return context.Cause(ctx)
}
