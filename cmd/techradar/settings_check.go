package main

import (
	"fmt"
	"net/url"
	"os"
	"slices"
	"strings"

	"github.com/spf13/pflag"
)

// badValue is what is wrong with a value.
type badValue struct {
	message, hint string
	near          string // what was most likely meant, or ""
}

// usage is the text for a value of a flag or the environment, where one line must do.
func (b *badValue) usage() string {
	if b.near != "" {
		return b.message + "; did you mean " + b.near + "?"
	}
	return b.message + "; " + b.hint
}

// checkGiven checks the values of the flags and the environment. Those of the file are checked with the file.
func checkGiven(flags *pflag.FlagSet) error {
	for _, s := range settings() {
		name := "--" + s.flag()
		value, ok := s.flagValue(flags)
		if !ok {
			name, value = s.env(), os.Getenv(s.env())
			if value == "" {
				continue
			}
		}
		if bad := s.check(s.items(value)); bad != nil {
			return usagef("%s: %s", name, bad.usage())
		}
	}
	return nil
}

func checkOut(items []string) *badValue {
	if strings.TrimSpace(items[0]) == "" {
		return &badValue{message: "the folder is empty", hint: "name one, such as public"}
	}
	return nil
}

func checkChoices(noun string, items, names []string) *badValue {
	if len(items) == 0 {
		return &badValue{message: "there is no " + noun + " in it", hint: "the " + noun + "s are " + list(names, "and")}
	}
	for _, item := range items {
		if bad := checkChoice(noun, item, names); bad != nil {
			return bad
		}
	}
	return nil
}

func checkChoice(noun, word string, names []string) *badValue {
	if slices.Contains(names, word) {
		return nil
	}
	return &badValue{
		message: fmt.Sprintf("there is no %s %q", noun, word),
		hint:    "the " + noun + "s are " + list(names, "and"), near: nearest(word, names),
	}
}

func checkBaseURL(items []string) *badValue {
	u, err := url.Parse(items[0])
	if items[0] != "" && (err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" || u.User != nil ||
		u.RawQuery != "" || u.Fragment != "") {
		return &badValue{
			message: fmt.Sprintf("%q is not the address of a folder", items[0]),
			hint:    "write it like https://radar.example.org/",
		}
	}
	return nil
}

// checkAny accepts every value: what is wrong with it shows when it is used.
func checkAny([]string) *badValue { return nil }

func checkScale(items []string) *badValue {
	if s := items[0]; len(s) != 1 || s[0] < '1' || s[0] > '4' {
		return &badValue{message: fmt.Sprintf("%q is no scale", s), hint: "write a whole number from 1 to 4"}
	}
	return nil
}
