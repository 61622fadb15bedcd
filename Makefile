# make site    build the site of content/ into site/ (a fresh machine needs nothing else)
# make test    every test: style, types, floors, units, the built site in a real browser
# make lint    the part of it that reads the code only
# make quality how the readings compare with marks made by hand, and what changed since the
#              committed figures; make quality ARGS=--write commits new ones to a file
# make bench   the build's time beside a bare MkDocs and Material for MkDocs
# make soak    every text of a folder as a site of its own: make soak CORPUS=dir; then every page
#              in every width and scheme, and Lighthouse (that alone: make soak CORPUS=pages)
# make serve   build, serve on 127.0.0.1, rebuild on change
# make clean   remove what was made: site/, .venv, caches

.POSIX:
.NOTPARALLEL:
.PHONY: site test lint quality bench soak serve clean

PYTHON =
CORPUS =
ARGS =

python = .venv/bin/python
run = $(python) -X utf8
pip = $(python) -m pip --quiet --disable-pip-version-check install --require-hashes

site: .venv/.runtime
	@$(run) build.py $(ARGS)

serve: .venv/.runtime
	@$(run) build.py serve $(ARGS)

test: .venv/.development lint
	@$(run) -m tests.browser.chromium
	@$(run) -m tests.browser.checker
	@$(run) -m tests.browser.chromium_86
	@$(run) -m pytest --numprocesses auto --dist worksteal $(ARGS)

lint: .venv/.development
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .
	.venv/bin/mypy
	.venv/bin/lint-imports
	$(run) -m pytest --quiet tests/test_templates.py

quality: .venv/.development
	@$(run) -m tests.quality_pair $(ARGS)

bench: .venv/.development .venv-material/.done
	@$(run) -m tests.bench $(ARGS)

soak: .venv/.development
	@$(run) -m tests.soak $(CORPUS)

clean:
	rm -rf site .venv .venv-material .cache tests/browser/node_modules tests/soak/node_modules
	rm -rf .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache .grimp_cache
	find build.py duizhao tests -name __pycache__ -prune -exec rm -rf {} +

# jieba has no wheel: its build requirements come first, locked like all else.
.venv/.runtime: requirements-build.txt requirements.txt
	@chosen=$$(PYTHON="$(PYTHON)" sh tools/python.sh) && \
	echo "正在准备 .venv / setting up .venv ($$chosen)" && \
	"$$chosen" -m venv --clear .venv
	@$(pip) --requirement requirements-build.txt
	@$(pip) --no-build-isolation --requirement requirements.txt
	@touch $@

.venv/.development: .venv/.runtime requirements-dev.txt
	@echo "正在安装测试所需 / installing what the tests need"
	@$(pip) --no-build-isolation --requirement requirements-dev.txt
	@touch $@

.venv-material/.done: tests/bench/requirements.txt .venv/.runtime
	@$(python) -m venv --clear .venv-material
	@.venv-material/bin/python -m pip --quiet --disable-pip-version-check install \
		--require-hashes --requirement requirements-build.txt
	@.venv-material/bin/python -m pip --quiet --disable-pip-version-check install \
		--require-hashes --no-build-isolation --requirement $<
	@touch $@
