# shellcheck shell=bash
# Shared by the scripts of script/ and .ci/: where the project is, what it needs, how it is built.
# Everything is told on standard error, so that standard output belongs to the program that is run.

set -euo pipefail
shopt -s extglob

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)

say() { printf '%s\n' "$*" >&2; }

fail()
{
    say "$*"
    exit 1
}

# --- packages -------------------------------------------------------------------------------------
# By purpose, as Debian 12 names them; "a|b" stands for the first of them that the release has.

declare -A packages=(
    [build]="g++ cmake ninja-build qt6-base-dev qt6-svg-dev|libqt6svg6-dev qt6-httpserver-dev
             qt6-websockets-dev qt6-tools-dev qt6-tools-dev-tools qt6-l10n-tools
             qt6-translations-l10n libqt6sql6-sqlite qtkeychain-qt6-dev libsecret-1-0 zlib1g-dev
             libcsv-dev libsqlite3-dev libgl-dev fonts-dejavu-core ca-certificates"
    # Offscreen tests draw text, too; the keychain is tried against a real one on its own bus. lld: many
    # programs are linked, and it takes a quarter of the time.
    [test]="dbus-daemon gnome-keyring lld"
    # DejaVu has Cyrillic, Greek, Hebrew and Arabic; Droid adds Chinese, Japanese and Korean names.
    [display]="xvfb xauth xdotool imagemagick fonts-droid-fallback"
    [wayland]="qt6-wayland"
    [lint]="clang-format-19 clang-tidy-19 shellcheck libxml2-utils python3 qt6-l10n-tools"
)

# missing_packages <purpose…>: the entries of these purposes of which nothing is installed.
missing_packages()
{
    local entries=() entry name
    local -A installed=()
    for name in "$@"; do
        # Split on purpose: a table entry is a list of words.
        # shellcheck disable=SC2206
        entries+=(${packages[$name]})
    done
    # One call for all of them; it fails when it knows nothing of one, which is what we ask it for.
    # shellcheck disable=SC2016 # the variables are dpkg's
    while read -r name entry; do
        if [[ $entry == installed ]]; then
            installed[$name]=yes
        fi
    done < <(printf '%s\n' "${entries[@]}" | tr '|' '\n' |
        xargs dpkg-query -W -f='${Package} ${db:Status-Status}\n' 2>/dev/null || true)
    for entry in "${entries[@]}"; do
        for name in ${entry//|/ }; do
            if [[ -n ${installed[$name]:-} ]]; then
                continue 2
            fi
        done
        printf '%s\n' "$entry"
    done
}

# Without a terminal nobody could type a password or answer a question.
interactive=no
if [[ -t 0 ]]; then
    interactive=yes
fi

# as_root <command…>: as root, by sudo if need be.
as_root()
{
    if ((EUID == 0)); then
        "$@"
    elif [[ $interactive == yes ]]; then
        sudo -- "$@"
    else
        sudo -n -- "$@"
    fi
}

# ensure_packages <purpose…>: installs what is missing, and only that.
ensure_packages()
{
    if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
        require_by_hand "$@"
        return
    fi
    local missing=() names=() entry name by_hand
    mapfile -t missing < <(missing_packages "$@")
    if ((${#missing[@]} == 0)); then
        return
    fi

    by_hand="apt-get install ${missing[*]%%|*}"
    say "Botdesk needs packages that are not installed yet: ${missing[*]%%|*}"
    if ((EUID != 0)) && ! command -v sudo >/dev/null; then
        fail "Only root can install them, and there is no sudo here. As root, run: $by_hand"
    fi
    if ((EUID != 0)); then
        say "Installing them with apt-get, by sudo."
    else
        say "Installing them with apt-get."
    fi

    local apt=(env DEBIAN_FRONTEND=noninteractive apt-get -q -y -o DPkg::Lock::Timeout=300)
    as_root "${apt[@]}" update >&2 </dev/null ||
        say "The package lists could not be refreshed; trying with those that are here."
    for entry in "${missing[@]}"; do
        for name in ${entry//|/ }; do
            if apt-cache show "$name" >/dev/null 2>&1; then
                names+=("$name")
                continue 2
            fi
        done
        fail "This release has no package ${entry//|/ or }. Botdesk is built on Debian 12 or newer" \
            "and on Ubuntu 24.04 or newer."
    done
    as_root "${apt[@]}" install --no-install-recommends "${names[@]}" >&2 </dev/null ||
        fail "The packages could not be installed (see above). As root, run: apt-get install ${names[*]}"
}

# Where there is no apt, the tools themselves are asked for, and CMake judges the libraries.
require_by_hand()
{
    local purpose tool tools=() absent=()
    for purpose in "$@"; do
        case $purpose in
        build) tools+=(c++ cmake ninja) ;;
        test) tools+=(dbus-run-session gnome-keyring-daemon) ;;
        display) tools+=(Xvfb xauth xdotool import) ;;
        lint) tools+=(clang-format-19 clang-tidy-19 shellcheck xmllint python3) ;;
        esac
    done
    for tool in "${tools[@]}"; do
        if ! command -v "$tool" >/dev/null; then
            absent+=("$tool")
        fi
    done
    if [[ " $* " == *" build "* && ! -f $root/build/.told ]]; then
        say "This is not Debian or Ubuntu, so nothing is installed for you. Botdesk needs:
  a C++23 compiler (GCC 12 or newer), CMake 3.25 or newer, Ninja, zlib, libcsv, SQLite,
  Qt 6.4 or newer: Base with SQLite, Svg, HttpServer, WebSockets, Tools (lupdate, lrelease),
  Translations; QtKeychain for Qt 6, with libsecret."
        mkdir -p "$root/build"
        touch "$root/build/.told"
    fi
    if ((${#absent[@]} > 0)); then
        fail "Not found: ${absent[*]}. Install what brings them, and try again."
    fi
}

# --- building -------------------------------------------------------------------------------------

# As many compilers as there are processors, but none without a gigabyte for itself: a fresh machine
# is often a small one, and a compiler that is killed for memory explains nothing.
job_count()
{
    local jobs by_memory
    jobs=$(nproc)
    if [[ -r /proc/meminfo ]]; then
        by_memory=$(awk '/^MemAvailable:/ { print int($2 / 1048576) }' /proc/meminfo)
        if [[ -n $by_memory ]] && ((by_memory < jobs)); then
            jobs=$((by_memory > 1 ? by_memory : 1))
        fi
    fi
    printf '%s\n' "$jobs"
}

# Reads what CMake and Ninja print. Says nothing when there is nothing to do; otherwise keeps one line
# of progress on a terminal, some ten lines elsewhere, and passes on what a compiler has to say.
show_progress()
{
    local line step total tenth last_tenth=-1 open_line=no width
    width=$(tput cols 2>/dev/null || echo 80)
    while IFS= read -r line; do
        if [[ $line =~ ^\[([0-9]+)/([0-9]+)\]\ (.*) ]]; then
            if [[ ${BASH_REMATCH[3]} == Re-checking* ]]; then
                continue
            fi
            step=${BASH_REMATCH[1]} total=${BASH_REMATCH[2]}
            tenth=$((step * 10 / total))
            if [[ -t 2 ]]; then
                printf '\r\033[K%s' "${line:0:width-1}" >&2
                open_line=yes
            elif ((tenth != last_tenth)); then
                say "$line"
                last_tenth=$tenth
            fi
            continue
        fi
        case $line in
        'ninja: no work to do.' | 'ninja: Entering directory'* | '-- '*) continue ;;
        esac
        if [[ $open_line == yes ]]; then
            printf '\r\033[K' >&2
            open_line=no
        fi
        say "$line"
    done
    if [[ $open_line == yes ]]; then
        printf '\r\033[K' >&2
    fi
}

# build_preset <preset> [target…]: configures when needed, then builds what changed into build/<preset>.
build_preset()
{
    local preset=$1 folder=$root/build/$1 log
    shift
    export CMAKE_BUILD_PARALLEL_LEVEL=${CMAKE_BUILD_PARALLEL_LEVEL:-$(job_count)}
    if [[ -z ${CMAKE_CXX_COMPILER_LAUNCHER:-} ]] && ccache --print-stats >/dev/null 2>&1; then
        export CMAKE_CXX_COMPILER_LAUNCHER=ccache
        # Or it would keep nothing that was built with precompiled headers.
        export CCACHE_SLOPPINESS=${CCACHE_SLOPPINESS:-pch_defines,time_macros}
    fi
    if [[ ! -f $folder/build.ninja || $root/CMakePresets.json -nt $folder/build.ninja ]]; then
        say "Configuring build/$preset"
        mkdir -p "$folder"
        log=$folder/configure.log
        if ! (cd "$root" && cmake --preset "$preset") >"$log" 2>&1; then
            cat "$log" >&2
            # Without it the next run configures again instead of building half a project.
            rm -f "$folder/build.ninja"
            fail "CMake could not configure the preset \"$preset\" (see above)."
        fi
    fi
    (cd "$root" && CLICOLOR_FORCE=$([[ -t 2 ]] && echo 1 || echo 0) cmake --build --preset "$preset" ${1:+--target "$@"} 2>&1) |
        show_progress || fail "The build of the preset \"$preset\" failed (see above)."
}
