// Package chromium starts the browser of the tests, in one way for all of them.
package chromium

import (
	"context"
	"os"
	"os/exec"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
)

// Deadline is how long a test waits for what must come, on a machine that has other things to do.
const Deadline = time.Minute

// Find returns the path of Chromium. Without it the test is skipped, in CI it fails.
func Find(t testing.TB) string {
	t.Helper()
	if testing.Short() {
		t.Skip("the browser is not started with -short")
	}
	path, err := exec.LookPath("chromium")
	if err != nil {
		if os.Getenv("CI") != "" {
			t.Fatal("chromium is not installed; scripts/need installs it")
		}
		t.Skip("NOT TESTED: chromium is not installed; scripts/need says how to install it")
	}
	return path
}

// Start starts the Chromium at path with an empty folder for what it keeps, and more options of its own. The context is
// that of the browser and of its first page. stop ends it, also after an error; the folder is the caller's to remove.
func Start(path, folder string, more ...chromedp.ExecAllocatorOption) (ctx context.Context, stop func(), err error) {
	options := append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(path), chromedp.NoSandbox, chromedp.DisableGPU, chromedp.UserDataDir(folder), chromedp.WSURLReadTimeout(Deadline),
		chromedp.Flag("disable-quic", true), chromedp.Flag("disable-component-update", true))
	allocator, stopAllocator := chromedp.NewExecAllocator(context.Background(), append(options, more...)...)
	ctx, stopBrowser := chromedp.NewContext(allocator)
	return ctx, func() { stopBrowser(); stopAllocator() }, chromedp.Do(ctx)
}
