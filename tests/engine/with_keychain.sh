#!/bin/sh
# with_keychain.sh COMMAND…: runs a command beside an unlocked keychain of its own. Call it on a bus of its own,
# by dbus-run-session; the keychain lies in a temporary home and is gone afterwards.
set -eu
home=$(mktemp -d)
trap 'rm -rf "$home"' EXIT
export HOME="$home" XDG_DATA_HOME="$home/data" XDG_RUNTIME_DIR="$home"
echo test | gnome-keyring-daemon --unlock --components=secrets >/dev/null
BOTDESK_TEST_KEYCHAIN=1 "$@"
