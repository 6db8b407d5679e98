#!/usr/bin/env bash
# Tries the two commands of the README on bare Debian systems: nothing but python3, git and ca-certificates.
#
#   packaging/try_bare_debian.sh [--worktree] [--suite NAME] [FOLDER]
#
# As root, with debootstrap installed; some minutes and 3 GB in FOLDER (default: a new folder under $TMPDIR).
# A fresh system for each of three people:
#   root     no display, packages may be installed; the checkout's path has a space and hanzi in it
#   user     no root and no sudo: is told what to install; an administrator does exactly that; then it works
#   no-qt    no root, an administrator installed only what brings pip: all but the window works
# Mirror, keys, proxies, certificates and Python package indexes are the ones this machine is configured with.
# --worktree tries the files as they lie here; without it the last commit is cloned.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
worktree=no suite=bookworm folder=
while [ $# -gt 0 ]; do
    case $1 in
        --worktree) worktree=yes ;;
        --suite) suite=$2; shift ;;
        -*) sed -n '2,13s/^# \{0,1\}//p' "${BASH_SOURCE[0]}"; exit 2 ;;
        *) folder=$1 ;;
    esac
    shift
done
[ "$(id -u)" = 0 ] || { echo "must be run by root"; exit 2; }
folder=${folder:-$(mktemp -d)}
mkdir -p "$folder"
results=$folder/results.txt
base=$folder/base-$suite
: > "$results"

# ── a private view of the mounts: whatever happens, nothing stays mounted ──
if [ "${BAOKU_TRY_INSIDE:-}" != yes ]; then
    options=(); [ $worktree = yes ] && options+=(--worktree)
    exec env BAOKU_TRY_INSIDE=yes unshare --mount -- "${BASH_SOURCE[0]}" "${options[@]}" --suite "$suite" "$folder"
fi

make_base() {
    local mirror
    mirror=$(apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' 'Component: main' | head -n 1)
    debootstrap --variant=minbase --include=python3,git,ca-certificates "$suite" "$base.part" "$mirror"
    apt-config dump | grep '^Acquire' > "$base.part/etc/apt/apt.conf.d/99-as-on-the-host"
    rm -f "$base".part/var/cache/apt/archives/*.deb
    mv "$base.part" "$base"
}

# What pip is told here, as lines NAME=VALUE for the environment, whatever file it stands in; but the indexes
# and folders on this machine's own disk, which the bare system does not have.
pip_settings() {
    {
        python3 -m pip config list 2> /dev/null | sed -n "s/^\(global\|install\)\.\([a-z-]*\)='\(.*\)'$/\2=\3/p" |
            while IFS='=' read -r name value; do
                name=${name//-/_}
                echo "PIP_${name^^}=$value"
            done
        env | grep '^PIP_' || true
    } | while IFS='=' read -r name value; do
        kept=
        for word in $value; do
            case $word in file:*) continue ;; esac
            [ -d "$word" ] || kept="$kept $word"
        done
        [ -z "$kept" ] || echo "$name=${kept# }"
    done
}

new_system() { # NAME: a fresh copy of the base at $root
    root=$folder/$1
    rm -rf "$root"
    cp -a "$base" "$root"
    cp -L /etc/resolv.conf /etc/hosts "$root/etc/"
    cp -L /etc/ssl/certs/ca-certificates.crt "$root/etc/ssl/certs/"
    mount -t proc proc "$root/proc"
    mapfile -t settings < <(pip_settings; env | grep -iE '^((http|https|no)_proxy|SSL_CERT_FILE|SSL_CERT_DIR)=' || true)
}

inside() { # USER COMMAND: run a shell command in the system at $root, with a bare environment
    local home=/root
    [ "$1" = root ] || home=/home/$1
    chroot --userspec="$1" "$root" /usr/bin/env -i HOME="$home" PATH=/usr/sbin:/usr/bin:/sbin:/bin TERM=dumb \
        "${settings[@]}" /bin/bash -c "$2" < /dev/null
}

bring() { # USER PATH: the checkout, from this one
    local target=$root$2
    mkdir -p "$target"
    if [ $worktree = yes ]; then
        git -C "$here" ls-files -coz --exclude-standard | tar -C "$here" --null -T - -cf - --ignore-failed-read |
            tar -C "$target" -xf -
    else
        git clone --quiet --no-local "$here" "$target"
    fi
    chroot "$root" chown -R "$1" "$2"
}

try() { # WHAT EXPECTED_CODE USER COMMAND: run, time and judge
    local start code=0 log seconds verdict=ok
    log=$folder/$(basename "$root")-$(wc -l < "$results").log
    start=$(date +%s.%N)
    inside "$3" "$4" > "$log" 2>&1 || code=$?
    seconds=$(echo "$(date +%s.%N) $start" | awk '{printf "%.2f", $1 - $2}')
    [ "$code" = "$2" ] || verdict="FAILED (wanted $2)"
    printf '%-6s %-58s exit %s  %7s s  %s\n' "$(basename "$root")" "$1" "$code" "$seconds" "$verdict" | tee -a "$results"
    sed 's/^/    | /' "$log" | tail -n "${SHOW:-12}"
}

[ -d "$base" ] || make_base

new_system root
at="/root/报 库/baoku"
bring root "$at"
try "run, first time" 0 root "cd '$at' && python3 packaging/dev.py run"
try "run, again" 0 root "cd '$at' && python3 packaging/dev.py run"
try "version, again, from another folder" 0 root "cd / && python3 '$at/packaging/dev.py' run --version"
try "gui without a display" 2 root "cd '$at' && python3 packaging/dev.py run gui"
SHOW=30 try "test" 0 root "cd '$at' && python3 packaging/dev.py test"
if command -v Xvfb > /dev/null; then
    # timeout's 124 says that the window was still open when its ten seconds were over.
    Xvfb :87 -screen 0 1366x768x24 -nolisten tcp -ac 2> /dev/null &
    server=$!
    trap 'kill $server' EXIT
    for _ in {1..50}; do [ -S /tmp/.X11-unix/X87 ] || sleep 0.1; done
    mkdir -p "$root/tmp/.X11-unix" && mount --bind /tmp/.X11-unix "$root/tmp/.X11-unix"
    try "run with a display: the window opens and stays" 124 root \
        "cd '$at' && DISPLAY=:87 timeout 10 python3 packaging/dev.py run"
fi

new_system user
inside root "useradd --create-home librarian"
bring librarian /home/librarian/baoku
try "run, nothing installed" 2 librarian "cd ~/baoku && python3 packaging/dev.py run"
advice=$(grep -hoE 'apt-get update && .*' "$folder"/user-*.log | sed 's/sudo //g; s/install /install --yes /' || true)
try "administrator: as told" 0 root "${advice:-false}"
try "run, first time" 0 librarian "cd ~/baoku && python3 packaging/dev.py run"
SHOW=30 try "test" 0 librarian "cd ~/baoku && python3 packaging/dev.py test"

new_system no-qt
inside root "useradd --create-home librarian && apt-get update && apt-get install --yes python3-venv" > /dev/null
bring librarian /home/librarian/baoku
try "run without Qt's libraries" 0 librarian "cd ~/baoku && python3 packaging/dev.py run"
try "search without Qt's libraries" 0 librarian "cd ~/baoku && python3 packaging/dev.py run search 运河 --json"
try "test without Qt's libraries: core passes, window named" 1 librarian "cd ~/baoku && python3 packaging/dev.py test"

echo
cat "$results"
! grep -q FAILED "$results"
