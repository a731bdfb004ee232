package main

import (
	"fmt"
	"path/filepath"
	"strings"

	"techradar/radar"
	"techradar/radar/theme"
)

// loadTheme returns the theme of the settings and its counterpart for dark surroundings. What the checks of its
// colours find are warnings, or with --strict errors.
func (g *generation) loadTheme(v *values, r *radar.Radar) (light, dark *theme.Theme, err error) {
	light, err = g.readTheme(v)
	if err != nil {
		return nil, nil, err
	}
	dark, err = light.Dark()
	if err != nil {
		return nil, nil, &failure{exitInvalid, err}
	}
	severity := radar.Warning
	if g.strict {
		severity = radar.Error
	}
	findings := light.Check(len(r.Rings), len(r.Quadrants))
	for _, f := range findings {
		g.say("%s", themeLine(v.Theme, f.Line, f.Col, severity, f.Message))
	}
	if g.strict && len(findings) > 0 {
		return nil, nil, &failure{code: exitInvalid}
	}
	return light, dark, nil
}

// readTheme loads a theme by its name, or from a file by its path.
func (g *generation) readTheme(v *values) (*theme.Theme, error) {
	if !radar.IsThemeFile(v.Theme) {
		t, err := theme.Load(v.Theme)
		if err != nil {
			return nil, ourFault(err)
		}
		return t, nil
	}
	src, err := g.readSetting("theme", v.Theme, v, theme.MaxSize)
	if err != nil {
		return nil, &failure{exitIO, err}
	}
	t, problems := theme.Parse(src, strings.TrimSuffix(filepath.Base(v.Theme), filepath.Ext(v.Theme)))
	for _, p := range problems {
		g.say("%s", themeLine(v.Theme, p.Line, p.Col, radar.Error, p.Message))
	}
	if t == nil || len(problems) > 0 {
		return nil, &failure{code: exitInvalid}
	}
	return t, nil
}

// themeLine is a message about a theme in the form of those about a radar.
func themeLine(path string, line, col int, severity radar.Severity, message string) string {
	if line > 0 {
		path = fmt.Sprintf("%s:%d:%d", path, line, col)
	}
	return fmt.Sprintf("%s: %s: %s", path, severity, message)
}

// checkTheme accepts a built-in theme and the path of a file.
func checkTheme(items []string) *badValue {
	if radar.IsThemeFile(items[0]) {
		return nil
	}
	return checkChoice("theme", items[0], theme.Names())
}
