# shellcheck shell=bash
# What the scripts beside this file share; sourced, never run. Everything it says goes to
# standard error and it never reads standard input.

# The Debian packages that a build needs besides Swift.
build_packages=(libedit-dev libboost-dev libxlsxwriter-dev libcmark-dev libzmq3-dev
  libsodium-dev libreadstat-dev libseccomp-dev libzip-dev libexpat1-dev)

# What every build is told: modules import only what Package.swift lets them.
build_flags=(--explicit-target-dependency-import-check error)

say() {
  printf '%s\n' "$*" >&2
}

# Prints those of the named Debian packages that are not installed, one a line.
missing_packages() {
  local package
  for package in "$@"; do
    dpkg-query --show --showformat='${db:Status-Status}' "$package" 2>/dev/null |
      grep -qx installed || printf '%s\n' "$package"
  done
}

# Runs a command as root: directly, else with sudo.
as_root() {
  if [[ $(id -u) -eq 0 ]]; then
    "$@"
  elif command -v sudo >/dev/null; then
    sudo "$@"
  else
    say "not root and no sudo here; run as root: apt-get install ${*: -1}"
    return 1
  fi
}

# Installs the named Debian packages where they are missing.
need_packages() {
  local -a missing
  mapfile -t missing < <(missing_packages "$@")
  if [[ ${#missing[@]} -eq 0 ]]; then
    return 0
  fi
  say "installing Debian packages: ${missing[*]}"
  {
    as_root env DEBIAN_FRONTEND=noninteractive apt-get -q update &&
      as_root env DEBIAN_FRONTEND=noninteractive apt-get -q install --yes \
        --no-install-recommends "${missing[@]}"
  } </dev/null >&2
}

# Stops with the next step when there is no Swift.
need_swift() {
  if ! command -v swift >/dev/null; then
    say "Swift 6.3 is needed and no \`swift\` was found: see https://www.swift.org/install"
    return 1
  fi
}

# Whether the release is older than what it is built from. Folders count too: their time changes
# when a file in them comes or goes.
release_is_stale() {
  local stamp=$1/.build/baro-release.stamp
  [[ -x $1/.build/release/baro && -e $stamp ]] || return 0
  [[ -n $(find "$1/Package.swift" "$1/Sources" -newer "$stamp" -print -quit) ]]
}

# Builds the release of the checkout at $1 when it is stale; several at once wait for the first.
build_release() {
  local root=$1
  release_is_stale "$root" || return 0
  mkdir -p "$root/.build"
  (
    flock 9
    release_is_stale "$root" || exit 0
    need_swift
    need_packages "${build_packages[@]}"
    say "building baro (once; a few minutes)"
    touch "$root/.build/baro-release.begun"
    swift build --package-path "$root" --configuration release --product baro \
      --static-swift-stdlib "${build_flags[@]}" </dev/null >&2
    mv "$root/.build/baro-release.begun" "$root/.build/baro-release.stamp"
  ) 9>"$root/.build/baro-release.lock"
}
