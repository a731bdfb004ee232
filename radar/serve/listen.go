package serve

import (
	"errors"
	"fmt"
	"io/fs"
	"net"
	"strconv"
)

// Listener listens on the loopback addresses of the machine, all with the same port.
type Listener struct {
	Port      int
	listeners []net.Listener
}

// Listen opens a port on 127.0.0.1 and, on a machine that has it, on ::1. A port that is taken on one of them is
// replaced by a free one; so is 0. A port that this user may not open is an error.
func Listen(port int) (*Listener, error) {
	l, err := listenOn(port)
	if err == nil || port == 0 || errors.Is(err, fs.ErrPermission) {
		return l, err
	}
	const attempts = 5 // a port that is free on one address can be taken on the other
	for range attempts {
		if l, err = listenOn(0); err == nil {
			break
		}
	}
	return l, err
}

func listenOn(port int) (*Listener, error) {
	four, err := net.Listen("tcp4", net.JoinHostPort("127.0.0.1", strconv.Itoa(port)))
	if err != nil {
		return nil, err
	}
	address, ok := four.Addr().(*net.TCPAddr)
	if !ok {
		return nil, errors.Join(fmt.Errorf("listening on %v, which has no port", four.Addr()), four.Close())
	}
	l := &Listener{Port: address.Port, listeners: []net.Listener{four}}
	if !hasSix() {
		return l, nil
	}
	// Somebody else's ::1 would be where localhost leads a browser.
	six, err := net.Listen("tcp6", net.JoinHostPort("::1", strconv.Itoa(l.Port)))
	if err != nil {
		return nil, errors.Join(err, l.Close())
	}
	l.listeners = append(l.listeners, six)
	return l, nil
}

// hasSix reports whether the machine has the loopback address of IPv6.
func hasSix() bool {
	probe, err := net.Listen("tcp6", "[::1]:0")
	return err == nil && probe.Close() == nil
}

// URL is where a browser finds the summary page.
func (l *Listener) URL() string {
	if l.Port == 80 {
		return "http://localhost/"
	}
	return fmt.Sprintf("http://localhost:%d/", l.Port)
}

// Close frees the port. A server that has served closes its listener itself.
func (l *Listener) Close() error {
	var err error
	for _, one := range l.listeners {
		err = errors.Join(err, one.Close())
	}
	return err
}
