#!/usr/bin/env bash
# Runs a command of the image that build.sh made, as a container engine would: its root is read-only but for /data, and
# its user is any that one names. Needs root.
#   run.sh ROOT DATA USER COMMAND-FILE [NAME=VALUE…]
set -euo pipefail
root=$1 data=$2 user=$3 command=$4
shift 4
mapfile -t words < "$command"
mapfile -t environment < "$root.env"
exec unshare -m bash -c '
    root=$0 data=$1 user=$2
    shift 2
    mount --bind "$root" "$root"
    mount --bind "$data" "$root/data"
    mount -t proc proc "$root/proc"
    mount -o remount,bind,ro "$root"
    exec setpriv --no-new-privs chroot --userspec="$user:$user" --groups= "$root" "$@"' \
    "$root" "$data" "$user" /usr/bin/env -i -C /app "${environment[@]}" "$@" "${words[@]}"
