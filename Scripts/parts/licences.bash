# shellcheck shell=bash
# The licences of what is linked into the program; sourced, never run.

# The Debian package that installed a file, by the file's name or a pattern of it.
package_of() {
  dpkg-query --search "$1" | head -n 1 | cut -d: -f1
}

# Installs one text as FOLDER/NAME.txt: FOLDER NAME FILE.
install_licence() {
  if [[ ! -s $3 ]]; then
    say "the licence of $2 is not at $3: install the package whole, its documentation too"
    return 1
  fi
  install -m 644 "$3" "$1/$2.txt"
}

# Installs the licence of a library from the Debian package of one of its files: FOLDER NAME FILE.
install_debian_licence() {
  local package
  package=$(package_of "$3")
  install_licence "$1" "$2" "/usr/share/doc/$package/copyright"
}

# Installs all of them: ROOT FOLDER.
install_licences() {
  local root=$1 folder=$2 swift
  install -d "$folder"
  swift=$(readlink -f "$(command -v swift)")
  install_licence "$folder" baro "$root/LICENSE"
  install_licence "$folder" swift "${swift%/bin/*}/share/swift/LICENSE.txt"
  install_licence "$folder" swift-collections "$root/.build/checkouts/swift-collections/LICENSE.txt"
  install_debian_licence "$folder" libedit '*/libedit.a'
  install_debian_licence "$folder" libtinfo '*/libtinfo.a'
  install_debian_licence "$folder" libbsd '*/libbsd.a'
  install_debian_licence "$folder" libmd '*/libmd.a'
  install_debian_licence "$folder" libcmark '*/libcmark.a'
  install_debian_licence "$folder" libsodium '*/libsodium.a'
  install_debian_licence "$folder" boost '*/boost/math/distributions/normal.hpp'
  install_debian_licence "$folder" libstdc++ '*/libstdc++.a'
  install_debian_licence "$folder" libgcc '*/libgcc.a'
}
