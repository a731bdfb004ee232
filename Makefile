# make test is all that a change must pass on your machine; .ci/run adds make test-slow.
.PHONY: build check test test-slow lint programs hostile processors law bench bench-compare fuzz reliability security mutate release release-check golden clean

FUZZTIME ?= 8s
IMPORTFUZZTIME ?= 15s
BENCHTIME ?= 1x
LAW ?= 500

build: ## bin/techradar
	go build -trimpath -o bin/techradar ./cmd/techradar

check: ## the quick checks, before every commit: format, vet, lint, imports, short tests
	@diff=$$($$(scripts/tool gofumpt) -d assets cmd radar) && test -z "$$diff" || { echo "$$diff"; exit 1; }
	go vet ./...
	$$(scripts/tool golangci-lint) run ./...
	go test -run 'TestImports|TestNoInit|TestArchitectureDocument' ./radar
	go test -short ./...

test: ## every test but the slow suite; the quick ones with the race detector; a build for each system
	@scripts/need
	@scripts/gotest -timeout 20m ./...
	@scripts/gotest -race -short -timeout 20m ./radar/...
	@scripts/gotest -race -short -timeout 20m -run '^Test(Serve|Signals|Panic)' ./cmd/techradar
	@scripts/gotest -race -short -timeout 20m -run '^TestScript$$/^(generate|serve|lock)$$' ./cmd/techradar
	@scripts/cross

test-slow: lint security programs law fuzz bench ## the linters, known holes, real wikis and slide programs, faults and hostile files, arm64 against amd64, random radars, a short fuzz of every target, every benchmark

lint:
	@echo "== go mod tidy -diff" && go mod tidy -diff
	@echo "== golangci-lint" && $$(scripts/tool golangci-lint) run ./...
	@echo "== staticcheck" && $$(scripts/tool staticcheck) ./...

programs: ## what real programs make of the files: wikis, documentation sites, LibreOffice, validators; the page and its preview in a browser; and the arm64 build
	@scripts/need slow
	@TECHRADAR_SLOW=1 scripts/gotest -count 1 -p 1 -timeout 40m ./radar/render/... ./radar/embed ./radar/serve ./cmd/techradar

hostile: ## the part of programs about faults, hostile files and the same bytes in other surroundings
	@scripts/need slow
	@TECHRADAR_SLOW=1 scripts/gotest -count 1 -timeout 20m \
		-run 'TestFullDisk|TestReadOnlyDisk|TestFailingCalls|TestNoNetwork|TestMutants|TestSuiteOfYAML|TestSameBytesEverywhere' ./cmd/techradar

reliability: ## the same in full: 200 kills for each way of publishing, every fault; see docs/reliability.md
	@scripts/need slow
	@TECHRADAR_RELIABILITY=1 scripts/gotest -count 1 -p 1 -timeout 60m ./cmd/techradar ./radar/publish
	@TECHRADAR_CORPUS=1 TECHRADAR_SLOW=1 scripts/gotest -count 1 -timeout 120m -run '^TestOracle$$' ./radar/render

security: ## known holes in what is linked, and gosec with the exceptions in the sources, each with its reason, ten at most
	@echo "== govulncheck" && scripts/vulnerabilities
	@echo "== gosec" && $$(scripts/tool golangci-lint) run --enable-only gosec,nolintlint ./...
	@n=$$(grep -rn --include='*.go' '//nolint:gosec' cmd radar assets | wc -l); echo "$$n exceptions for gosec"; test $$n -le 10

mutate: ## removes each escape in turn and wants a test to fail; takes long
	@go run scripts/_mutate/main.go

processors: ## the same bytes from the arm64 build, under an emulator
	@scripts/need slow
	@echo "== arm64 against amd64" && TECHRADAR_SLOW=1 go test -count 1 -run '^TestProcessors$$' -v ./radar/render

law: ## nothing overlaps, over LAW random radars; LAW=10000 by hand
	@echo "== $(LAW) random radars" && TECHRADAR_LAW=$(LAW) go test -count 1 -timeout 60m -run '^TestLaw$$' -v ./radar/layout

fuzz: ## every fuzz target; FUZZTIME=10m IMPORTFUZZTIME=10m for longer
	@scripts/fuzz $(FUZZTIME) $(IMPORTFUZZTIME)

bench: ## every benchmark; BENCHTIME=2s to measure
	go test -run '^$$' -bench . -benchmem -benchtime $(BENCHTIME) ./...

bench-compare: ## the phases, formats and the whole process, against the run in docs/bench.txt; bin/bench.txt has the new one
	@mkdir -p bin
	{ go test -run '^$$' -bench Phases -benchmem -benchtime 1x -count 3 ./radar/render && \
		go test -run '^$$' -bench Process -benchtime 3x -count 3 ./cmd/techradar; } | tee bin/bench.txt
	$$(scripts/tool benchstat) docs/bench.txt bin/bench.txt

release: ## the binaries of a release, the licences in them and the checksums, in dist/
	@scripts/release

release-check: ## builds all of it twice, in other surroundings, and compares; takes some minutes
	@scripts/release --check

golden: ## rewrites the expected files of the tests; read the diff before you commit it
	go test $$(grep -rlE --include='*_test.go' 'radar/internal/golden"|flag\.Bool\("update"' cmd radar | xargs -n1 dirname | sort -u | sed 's|^|./|') -update

clean:
	rm -rf bin public
