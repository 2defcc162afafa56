# shellcheck shell=bash
# What every script shares: strict mode, the repository's root as the working folder, and a voice.
# Sourced, never run. Bash 3.2 suffices, which is what macOS ships.

set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$root"

say() { printf '%s\n' "$*"; }

complain() { printf '%s: %s\n' "$(basename "$0")" "$*" >&2; }

has() { command -v "$1" >/dev/null 2>&1; }

# find_browser: prints where a Chromium is, if there is one.
find_browser() {
  command -v chromium || command -v chromium-browser || command -v google-chrome
}

# The folder of the binary that users get; every other kind of build has a folder of its own beside
# it, so that none throws away another's work.
release_path=.build-release

# build_release [PRODUCT]: the one way to build the binary that users get, and what measures it: built
# with other flags, each would throw away the other's work. The Swift library is linked in, so that
# the binary runs where no toolchain is, and starts fast; macOS has that library itself and knows no
# such flag.
build_release() {
  local product=${1:-ringtrue}
  # The manifest hands it on to `ringtrue version`; without git the version tells no commit.
  RINGTRUE_BUILD_COMMIT=$(git describe --always --dirty --abbrev=40 --exclude '*' 2> /dev/null || :)
  export RINGTRUE_BUILD_COMMIT
  if [ "$(uname)" = Darwin ]; then
    swift build -c release --product "$product" --scratch-path "$release_path"
  else
    swift build -c release --product "$product" --scratch-path "$release_path" \
      --static-swift-stdlib
  fi
}

# build_bench: builds the program of benchmarks, and sets `bench` to it.
build_bench() {
  build_release RingtrueBench >&2
  # shellcheck disable=SC2034 # for the script that called
  bench=$root/$release_path/release/RingtrueBench
}

# copy_tree FOLDER: copies what git knows or would take, keeping times so that builds stay warm.
copy_tree() {
  git ls-files -z --cached --others --exclude-standard | while IFS= read -r -d '' file; do
    [ ! -e "$file" ] || printf '%s\0' "$file"
  done | tar -cf - --null -T - | tar -xf - -C "$1"
}

# peer_python NAME PACKAGE...: sets `python` to a Python that has these packages, in a folder of its
# own that git ignores; made once. Peers run on one thread, as what this machine really is: a preset
# core type of another machine would slow them down.
peer_python() {
  local venv="$root/.build-peers/python-$1"
  shift
  has python3 || { complain "python3 is missing; install it"; exit 69; }
  if [ ! -e "$venv/complete" ]; then
    rm -rf "$venv"
    say "peers: a Python of their own in ${venv#"$root"/}" >&2
    python3 -m venv "$venv"
    "$venv/bin/python" -m pip install --quiet "$@" >&2
    touch "$venv/complete"
  fi
  unset OPENBLAS_CORETYPE OPENBLAS_L2_SIZE
  export OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1
  # shellcheck disable=SC2034 # for the script that called
  python="$venv/bin/python"
}
