#!/usr/bin/env bash
# Tries the Windows installer under Wine, with a stand-in for the program: what is tried is the installer itself.
#
#   packaging/try_wine.sh [FOLDER]
#
# With makensis, wine (64-bit) and xvfb-run installed; as root a full disk is tried as well. A minute or two, and
# 1 GB in FOLDER (default: a new folder under $TMPDIR), where Wine's own folder is made, too. The stand-in is an
# .exe that sleeps, so that one can be running, and 20 MB that do not shrink.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
if [ "${BAOKU_TRY_INSIDE:-}" != yes ]; then
    run=(env BAOKU_TRY_INSIDE=yes)
    [ "$(id -u)" = 0 ] && run+=(unshare --mount --)
    exec "${run[@]}" xvfb-run --auto-servernum "${BASH_SOURCE[0]}" "${1:-$(mktemp -d)}"
fi
mkdir -p "$1"
folder=$(cd "$1" && pwd)
export WINEPREFIX=$folder/wine WINEDEBUG=-all WINEDLLOVERRIDES="mscoree=;mshtml=" LC_ALL=C.UTF-8
results=$folder/results.txt
: > "$results"
drive=$WINEPREFIX/drive_c
rm -rf "$folder/out" "$folder/payload" "$folder/making" "$WINEPREFIX"
wineboot --init > /dev/null 2>&1
wineserver --wait
trap 'wineserver --kill || true' EXIT

# ── the stand-in: what PyInstaller makes on Windows has these names ──
mkdir -p "$folder/payload/_internal/深/层" "$folder/payload/licenses" "$folder/making" "$folder/out"
cat > "$folder/making/sleeper.nsi" <<'NSI'
Target amd64-unicode
Unicode true
Name "sleeper"
OutFile "${OUT}"
SilentInstall silent
RequestExecutionLevel user
Section
  Sleep 25000
SectionEnd
NSI
makensis -V1 "-DOUT=$folder/payload/baoku.exe" "$folder/making/sleeper.nsi"
cp "$folder/payload/baoku.exe" "$folder/payload/baoku-cli.exe"
# Runs the command line in runner.txt as it stands: `wine` itself would put quotes around arguments with spaces,
# which NSIS does not take for /D= and _?=.
cat > "$folder/making/runner.nsi" <<'NSI'
Target amd64-unicode
Unicode true
Name "runner"
OutFile "${OUT}"
SilentInstall silent
RequestExecutionLevel user
Section
  FileOpen $0 "$EXEDIR\runner.txt" r
  FileReadUTF16LE $0 $1
  FileClose $0
  ExecWait $1 $2
  SetErrorLevel $2
SectionEnd
NSI
makensis -V1 "-DOUT=$folder/making/runner.exe" "$folder/making/runner.nsi"
head -c 20000000 /dev/urandom > "$folder/payload/_internal/ballast.bin"
echo x > "$folder/payload/_internal/深/层/没有后缀"
echo text > "$folder/payload/licenses/baoku.txt"
python3 - "$folder/making/baoku.ico" <<'PY'
import struct, sys, zlib
row = b"\0" + b"\x8c\x2a\x26\xff" * 16
def chunk(name, data):
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
png = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", 16, 16, 8, 6, 0, 0, 0))
png += chunk(b"IDAT", zlib.compress(row * 16)) + chunk(b"IEND", b"")
open(sys.argv[1], "wb").write(struct.pack("<HHHBBBBHHII", 0, 1, 1, 16, 16, 0, 0, 1, 32, len(png), 22) + png)
PY

make() { # VERSION FOLDER [DEFINES…]: an installer of the stand-in as it is now
    local version=$1 out=$2
    shift 2
    echo "$version" > "$folder/payload/_internal/version.txt"
    python3 -P "$here/packaging/windows_installer.py" --build "$folder/payload" --icon "$folder/making/baoku.ico" \
        --output "$out" --installer-version "$version" -- "$@" > "$folder/make.log" 2>&1 ||
        { cat "$folder/make.log"; exit 1; }
}
make 1.0.0 "$folder/out"
make 1.1.0 "$folder/out"
make 1.1.0 "$folder/out/unchecked" -DNO_SPACE_CHECK
old=$folder/out/baoku-1.0.0-windows-x64.exe
new=$folder/out/baoku-1.1.0-windows-x64.exe

judge() { # WHAT WANTED GOT
    local verdict=ok
    [ "$2" = "$3" ] || verdict="FAILED (wanted $2)"
    printf '%-74s %-9s %s\n' "$1" "$3" "$verdict" | tee -a "$results"
}
run() { # WHAT EXIT_CODE PROGRAM SWITCHES: run in Wine, the switches exactly as they stand, and judge the exit code
    local code=0
    { printf '\xff\xfe'; printf '"%s" %s' "$(windows "$3")" "$4" | iconv -f UTF-8 -t UTF-16LE; } > "$folder/making/runner.txt"
    timeout 120 wine "$folder/making/runner.exe" > "$folder/run.log" 2>&1 || code=$?
    judge "$1" "exit $2" "exit $code"
}
holds() { # WHAT COMMAND…: judge that something is so
    local what=$1 got=yes
    shift
    "$@" > /dev/null 2>&1 || got=no
    judge "$what" yes "$got"
}
not() { ! "$@"; }
registered() { # HIVE VALUE: what the uninstall entry says
    wine reg query "$1\\Software\\Microsoft\\Windows\\CurrentVersion\\Uninstall\\Baoku" /v "$2" /reg:64 2> /dev/null |
        tr -d '\r' | sed -n "s/^ *$2  *REG_[A-Z]*  *//p"
}
version_in() { cat "$1/_internal/version.txt" 2> /dev/null || echo none; }
windows() { echo "Z:${1//\//\\}"; }
remove() { # WHAT EXIT_CODE FOLDER [SWITCHES]: `_?=` makes the uninstaller stay and answer with its own exit code
    cp "$3/uninstall.exe" "$folder/making/uninstall.exe"
    run "$1" "$2" "$folder/making/uninstall.exe" "/S ${4:-} _?=$(c_drive "$3")"
}
c_drive() { local inside=${1#"$drive"}; [ "$inside" != "$1" ] && echo "C:${inside//\//\\}" || windows "$1"; }
utf16() { iconv -f UTF-16 -t UTF-8 "$1"; }

# ── for all users ──
wine winecfg -v win7 > /dev/null 2>&1; wineserver --wait
run "on Windows 7: refused" 7 "$old" "/S"
wine winecfg -v win10 > /dev/null 2>&1; wineserver --wait
machine=$drive/Program\ Files/Baoku
run "install silently: for all users, as Wine's user is an administrator" 0 "$old" "/S /LOG=C:\\install.log"
judge "…the files are there" 1.0.0 "$(version_in "$machine")"
holds "…also one without a suffix in a folder with hanzi" test -s "$machine/_internal/深/层/没有后缀"
judge "…registered for the machine" 1.0.0 "$(registered HKLM DisplayVersion)"
judge "…not for the user" "" "$(registered HKCU DisplayVersion)"
holds "…a shortcut in everybody's start menu" test -e "$drive/ProgramData/Microsoft/Windows/Start Menu/Programs/报库 Baoku.lnk"
holds "…the log says so" grep -q "exit 0: Baoku 1.0.0" <(utf16 "$drive/install.log")
holds "…notes open with it" grep -q 'baoku.exe' <(wine reg query 'HKLM\Software\Classes\Baoku.Notes\shell\open\command' /ve /reg:64)
holds "…links open with it" grep -q 'baoku.exe' <(wine reg query 'HKLM\Software\Classes\baoku\shell\open\command' /ve /reg:64)

wine "$(windows "$machine")\\baoku.exe" > /dev/null 2>&1 &
running=$!
sleep 4
run "over a running program: refused" 4 "$new" "/S /LOG=C:\\running.log"
judge "…nothing has changed" 1.0.0 "$(version_in "$machine")"
holds "…the log says why" grep -q "exit 4" <(utf16 "$drive/running.log")
remove "uninstall while it runs: refused" 4 "$machine"
wait $running

echo '{"library": "X"}' > "$machine/policies.json"
run "upgrade in place" 0 "$new" "/S"
judge "…the new files" 1.1.0 "$(version_in "$machine")"
judge "…registered" 1.1.0 "$(registered HKLM DisplayVersion)"
holds "…the policy file of the office stays" grep -q X "$machine/policies.json"
holds "…nothing is left of the change" not test -e "$machine/old" -o -e "$machine/new"
run "downgrade: refused" 3 "$old" "/S /LOG=C:\\older.log"
judge "…nothing has changed" 1.1.0 "$(version_in "$machine")"
run "the same version again: repairs" 0 "$new" "/S"

mkdir -p "$machine/old"
mv "$machine/baoku.exe" "$machine/_internal" "$machine/old/"
run "after an installation that was cut while files changed places" 0 "$new" "/S"
holds "…whole again" test -s "$machine/baoku.exe" -a -s "$machine/_internal/ballast.bin" -a ! -e "$machine/old"

own=$drive/users/$(id -un)/AppData/Local/baoku
mkdir -p "$own/library" && echo notes > "$own/library/notes"
remove "uninstall silently" 0 "$machine" "/LOG=C:\\remove.log"
holds "…the program is gone" not test -e "$machine/baoku.exe" -o -e "$machine/_internal" -o -e "$machine/policies.json"
holds "…the user's data stays" test -s "$own/library/notes"
judge "…nothing is registered" "" "$(registered HKLM DisplayVersion)"
holds "…no association is left" not wine reg query 'HKLM\Software\Classes\Baoku.Notes' /reg:64
holds "…the log says so" grep -q "data removed: 0" <(utf16 "$drive/remove.log")

# ── for one user, into a folder of his own, with settings ──
mine="$drive/工具 箱/报库"
run "for one user, folder, library, archive and switches given" 0 "$old" "/S /CURRENTUSER /NOSHORTCUT /NOASSOCIATION /DESKTOP /LIBRARY=D:\\资料\\library /ARCHIVE=D:\\资料\\1998.baokupack /D=C:\\工具 箱\\报库"
judge "…the files are there" 1.0.0 "$(version_in "$mine")"
judge "…registered for the user" 1.0.0 "$(registered HKCU DisplayVersion)"
judge "…the policy file is JSON in UTF-8" '{"library": "D:\\资料\\library", "archives": ["D:\\资料\\1998.baokupack"]}' "$(cat "$mine/policies.json")"
holds "…no shortcut in the start menu" not test -e "$drive/users/$(id -un)/AppData/Roaming/Microsoft/Windows/Start Menu/Programs/报库 Baoku.lnk"
holds "…one on the desktop" test -e "$drive/users/$(id -un)/Desktop/报库 Baoku.lnk"
holds "…no association" not wine reg query 'HKCU\Software\Classes\Baoku.Notes' /reg:64
run "upgrade finds the folder by itself" 0 "$new" "/S /CURRENTUSER"
judge "…the new files" 1.1.0 "$(version_in "$mine")"
remove "uninstall" 0 "$mine"
holds "…the folder is gone" not test -e "$mine/baoku.exe"

# ── mistakes ──
run "both /ALLUSERS and /CURRENTUSER" 8 "$old" "/S /ALLUSERS /CURRENTUSER"
run "/POLICY names a file that is not there" 8 "$old" "/S /POLICY=C:\\none.json"
echo '{"forbid": ["import"]}' > "$drive/office.json"
run "/POLICY together with /LIBRARY" 8 "$old" "/S /POLICY=C:\\office.json /LIBRARY=C:\\x"
run "/POLICY" 0 "$old" "/S /POLICY=C:\\office.json"
holds "…the file lies beside the program" cmp "$drive/office.json" "$machine/policies.json"

# ── a full disk ──
if [ "$(id -u)" = 0 ]; then
    small=$folder/small
    mkdir -p "$small"
    ln -sfn "$small" "$WINEPREFIX/dosdevices/e:"  # a drive of its own, as Windows asks drives for their room
    mount -t tmpfs -o size=32m tmpfs "$small"
    at=E:
    run "on a disk that is too small" 6 "$folder/out/baoku-1.0.0-windows-x64.exe" "/S /CURRENTUSER /D=$at\\Baoku"
    judge "…refused before anything is written, as 16 MB must stay free" none "$(version_in "$small/Baoku")"
    umount "$small"
    mount -t tmpfs -o size=37m tmpfs "$small"
    run "on a disk that is large enough" 0 "$old" "/S /CURRENTUSER /D=$at\\Baoku"
    run "upgrade without room: refused at once" 6 "$new" "/S /CURRENTUSER /D=$at\\Baoku"
    judge "…the version that was there stays" 1.0.0 "$(version_in "$small/Baoku")"
    run "upgrade, and the disk is full half way" 6 "$folder/out/unchecked/baoku-1.1.0-windows-x64.exe" "/S /CURRENTUSER /LOG=C:\\full.log /D=$at\\Baoku"
    judge "…the version that was there stays" 1.0.0 "$(version_in "$small/Baoku")"
    holds "…whole" cmp "$folder/payload/_internal/ballast.bin" "$small/Baoku/_internal/ballast.bin"
    holds "…and what was begun is gone" not test -e "$small/Baoku/new"
    holds "…the log says why" grep -q "exit 6" <(utf16 "$drive/full.log")
    umount "$small"
fi

echo
cat "$results"
! grep -q FAILED "$results"
