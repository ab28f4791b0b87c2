# SPDX-License-Identifier: GPL-3.0-or-later
# Sourced by run and test: what must be installed, and how it gets there. Debian 12 and 13.

build_packages=(
    g++ cmake ninja-build ccache pkg-config
    qt6-base-dev qt6-httpserver-dev qt6-websockets-dev qt6-svg-dev qtkeychain-qt6-dev
    qt6-multimedia-dev gstreamer1.0-plugins-base gstreamer1.0-plugins-good gstreamer1.0-libav qt6-image-formats-plugins
    libgl-dev libphonenumber-dev libpoppler-qt6-dev libprotobuf-dev libssl-dev
    libqt6sql6-sqlite libsecret-1-0 qt6-qpa-plugins fonts-dejavu-core fonts-noto-color-emoji tzdata ca-certificates
)
test_packages=(clang-format-19 clang-tidy-19 dbus-daemon nginx openbox openssl xauth xdotool xvfb)

say() { printf '%s\n' "packaging: $*" >&2; }

missing_of() {
    local package
    for package in "$@"; do
        [ "$(dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null)" = installed ] || printf '%s\n' "$package"
    done
}

as_root() {
    if [ "$(id -u)" = 0 ]; then
        "$@"
    else
        sudo "$@"
    fi
}

apt_install() {
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "$@" >&2
}

# Installs those of the given packages that are not there; asks for fresh package lists only when they are needed.
install_missing() {
    local missing
    mapfile -t missing < <(missing_of "$@")
    [ "${#missing[@]}" -eq 0 ] && return 0
    if [ "$(id -u)" != 0 ] && ! command -v sudo >/dev/null; then
        say "These packages are missing, and only root can install them: ${missing[*]}"
        return 1
    fi
    say "Installing: ${missing[*]}"
    if ! apt-get install -s "${missing[@]}" >/dev/null 2>&1; then
        say "Fetching the lists of packages"
        as_root apt-get update -q >&2
    fi
    apt_install "${missing[@]}" || { as_root apt-get update -q >&2 && apt_install "${missing[@]}"; }
}

# configure_and_build <preset> [-D…]… [-- target…]
configure_and_build() {
    local preset=$1 options=() targets=()
    shift
    while [ $# -gt 0 ] && [ "$1" != -- ]; do
        options+=("$1")
        shift
    done
    [ $# -gt 0 ] && shift && targets=(--target "$@")
    say "Building preset $preset"
    cmake --preset "$preset" --log-level=WARNING "${options[@]}" >&2 && cmake --build --preset "$preset" "${targets[@]}" >&2
}
