#!/usr/bin/env bash
# Tries the Debian package and the portable archive on a bare Debian system: no Python, no Qt, no font with hanzi.
#
#   packaging/try_bare_deb.sh [--suite NAME] [--build FOLDER] [FOLDER]
#
# As root, with debootstrap and Xvfb installed; some minutes and 2 GB in FOLDER (default: a new folder under
# $TMPDIR). The built program is dist/baoku, or FOLDER of --build; packages are made from it, one of a higher
# version among them. Mirror and keys are the ones this machine is configured with. Every step is judged by its
# exit code and, where words matter, by what it says.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
suite=bookworm build=$here/dist/baoku folder=
while [ $# -gt 0 ]; do
    case $1 in
        --suite) suite=$2; shift ;;
        --build) build=$(cd "$2" && pwd); shift ;;
        -*) sed -n '2,9s/^# \{0,1\}//p' "${BASH_SOURCE[0]}"; exit 2 ;;
        *) folder=$1 ;;
    esac
    shift
done
[ "$(id -u)" = 0 ] || { echo "must be run by root"; exit 2; }
folder=${folder:-$(mktemp -d)}
mkdir -p "$folder"
folder=$(cd "$folder" && pwd)
results=$folder/results.txt
base=$folder/base-$suite
root=$folder/root
: > "$results"

# ── a private view of the mounts: whatever happens, nothing stays mounted ──
if [ "${BAOKU_TRY_INSIDE:-}" != yes ]; then
    exec env BAOKU_TRY_INSIDE=yes unshare --mount -- "${BASH_SOURCE[0]}" --suite "$suite" --build "$build" "$folder"
fi

if [ ! -d "$base" ]; then
    mirror=$(apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' 'Component: main' | head -n 1)
    debootstrap --variant=minbase --include=ca-certificates "$suite" "$base.part" "$mirror" > "$folder/debootstrap.log"
    apt-config dump | grep '^Acquire' > "$base.part/etc/apt/apt.conf.d/99-as-on-the-host"
    rm -f "$base".part/var/cache/apt/archives/*.deb
    mv "$base.part" "$base"
fi
rm -rf "$root"
cp -a "$base" "$root"
cp -L /etc/resolv.conf /etc/hosts "$root/etc/"
cp -L /etc/ssl/certs/ca-certificates.crt "$root/etc/ssl/certs/"
mount -t proc proc "$root/proc"
mapfile -t settings < <(env | grep -iE '^((http|https|no)_proxy|SSL_CERT_FILE|SSL_CERT_DIR)=' || true)

version=$(sed -n 's/^__version__ = "\(.*\)"/\1/p' "$here/reader/__init__.py")
for name in "$version" "$version+later"; do
    python3 -P "$here/packaging/linux_packages.py" deb --fast --build "$build" --output "$folder/packages" --package-version "$name"
done
python3 -P "$here/packaging/linux_packages.py" tarball --build "$build" --output "$folder/packages"
mkdir "$root/packages"
cp "$folder"/packages/baoku_"$version"_*.deb "$root/packages/old.deb"
cp "$folder"/packages/baoku_"$version"+later_*.deb "$root/packages/new.deb"
cp "$folder"/packages/baoku-"$version"-linux-*.tar.gz "$root/packages/portable.tar.gz"

Xvfb :87 -screen 0 1366x768x24 -nolisten tcp -ac 2> /dev/null &
server=$!
trap 'kill $server' EXIT
for _ in {1..50}; do [ -S /tmp/.X11-unix/X87 ] || sleep 0.1; done
mkdir -p "$root/tmp/.X11-unix" && mount --bind /tmp/.X11-unix "$root/tmp/.X11-unix"

inside() { # USER COMMAND: run a shell command in the system, with a bare environment
    local home=/root
    [ "$1" = root ] || home=/home/$1
    chroot --userspec="$1" "$root" /usr/bin/env -i HOME="$home" PATH=/usr/sbin:/usr/bin:/sbin:/bin TERM=dumb LANG=C.UTF-8 \
        DEBIAN_FRONTEND=noninteractive "${settings[@]}" /bin/bash -c "cd ~; $2" < /dev/null
}

try() { # WHAT EXPECTED_CODE USER COMMAND [WORDS IT MUST SAY]: run, time and judge
    local start code=0 log seconds verdict=ok
    log=$folder/step-$(wc -l < "$results").log
    start=$(date +%s.%N)
    inside "$3" "$4" > "$log" 2>&1 || code=$?
    seconds=$(echo "$(date +%s.%N) $start" | awk '{printf "%.2f", $1 - $2}')
    [ "$code" = "$2" ] || verdict="FAILED (wanted $2)"
    [ -z "${5:-}" ] || grep -qF -- "$5" "$log" || verdict="FAILED (does not say: $5)"
    printf '%-64s exit %s  %7s s  %s\n' "$1" "$code" "$seconds" "$verdict" | tee -a "$results"
    [ "$verdict" = ok ] || sed 's/^/    | /' "$log" | tail -n 20
}

listing() { (cd "$root" && find . -xdev \( -path ./proc -o -path ./home -o -path ./packages -o -path ./tmp -o -path ./root \
    -o -path ./var/lib/apt -o -path ./var/cache -o -path ./var/log -o -path ./var/lib/dpkg \) -prune -o -print | sort); }

# ── installing, and the first day ──
inside root "useradd --create-home librarian; useradd --create-home colleague" > /dev/null
inside root "apt-get -q update" > "$folder/apt.log" 2>&1
try "there is no Python" 1 root "command -v python3"
# What it depends on first, so that a purge can be compared with the system as it was just before.
inside root "apt-get -q install --yes --no-install-recommends \
    \$(dpkg-deb -f /packages/old.deb Depends | sed 's/([^)]*)//g; s/|[^,]*//g; s/libglib2.0-0t64/libglib2.0-0/; s/,//g')" \
    >> "$folder/apt.log" 2>&1
listing > "$folder/before.txt"
try "dpkg installs it" 0 root "dpkg --install /packages/old.deb"
try "still no Python" 1 root "command -v python3"
try "version, by the link in /usr/bin" 0 librarian "baoku --version" "baoku $version"
try "selfcheck, and the missing font is told" 0 librarian "baoku selfcheck" "No font with Chinese characters"
try "search, which reads the newspapers that come along" 0 librarian "baoku search 大运河 --json" '"total": '
deep='$(printf "报纸资料-很长的文件夹名字-%s/" {1..20})'
try "import from a path with hanzi and 900 characters" 0 librarian \
    "mkdir -p \"in/$deep\" && cp /usr/lib/baoku/_internal/seeds/000*.txt \"in/${deep}某 页.txt\" && baoku import in --json" '"failed": []'
try "a library whose path has hanzi and spaces" 0 librarian "baoku --library '我的 资料库' search 大运河" "大运河"
try "gui without a display" 2 librarian "baoku gui" "没有可用的显示器"
try "gui on a display: the window opens and stays" 124 librarian "DISPLAY=:87 timeout 8 baoku"
try "a home that cannot be written" 2 root "chmod 555 /home/colleague && chroot --userspec=colleague / env -i HOME=/home/colleague PATH=/usr/bin baoku search 大运河" "/home/colleague"
try "administrator installs a font" 0 root "apt-get -q install --yes fonts-wqy-microhei"
try "selfcheck, no word about fonts any more" 0 librarian "baoku selfcheck | tee check; ! grep -q 'No font' check"

# ── two accounts, one pack, the office's policies ──
inside root "chmod 755 /home/colleague; mkdir -p /srv/packs /etc/baoku /var/tmp/in"
echo '第一份,见报前校对。大运河两岸今天植树。' > "$root/var/tmp/in/one.txt"
inside root "cp /usr/lib/baoku/_internal/seeds/*.txt /var/tmp/in/"
try "administrator makes a pack" 0 root "baoku pack build /var/tmp/in -o /srv/packs/1998.baokupack && baoku pack check /srv/packs/1998.baokupack" "1998"
office() { printf '%s' "$1" > "$root/etc/baoku/policies.json"; }
office '{"archives": ["/srv/packs"], "forbid": ["import", "export", "exchange", "rebuild"], "settings": {"theme": {"value": "dark", "locked": true}}}'
for account in librarian colleague; do
    try "$account opens the shared pack by its name" 0 $account "baoku search 大运河 --library 1998 --json" '"total": '
    try "…and puts a note into it" 0 $account \
        "baoku annotations add \$(baoku search 大运河 --library 1998 --json | grep -o '\"id\": \"[^\"]*' | head -n 1 | cut -c8-) --quote 大运河 --note '$account writes' --library 1998"
done
try "each sees only the notes that are his own" 0 colleague \
    "baoku annotations list --library 1998 > list; grep -q 'colleague writes' list && ! grep -q 'librarian writes' list"
try "nobody else can look into them" 2 colleague "ls /home/librarian/.local/share/baoku"
try "nothing lies where all accounts write" 0 root "! find /tmp /var/tmp -newer /usr/lib/baoku/baoku -not -path '/var/tmp/in*' -not -path '/tmp/.X11-unix*' -type f | grep ."
try "the office's policies are shown" 0 librarian "baoku policies" "/etc/baoku/policies.json"
try "the library and the pack are listed" 0 librarian "baoku libraries --json" '"name": "1998"'
for command in "import one.txt" "export --query 大运河 -o o.txt" "annotations export o.zip" "index --rebuild" "search 大运河 --csv o.csv"; do
    try "forbidden: baoku ${command%% *}" 2 librarian "touch one.txt; baoku $command" "策略不允许"
done
office '{"forbid": ["fun"], '
try "policies that cannot be read are told" 1 librarian "baoku policies" "/etc/baoku/policies.json"
try "…and do no harm" 0 librarian "baoku search 大运河" "大运河"
rm "$root/etc/baoku/policies.json"
try "administrator updates the pack" 0 root "echo 又一篇大运河的短讯,后来补上。 > /var/tmp/in/two.txt; baoku pack build /var/tmp/in -o /srv/packs/1998.baokupack --replace"
try "notes on the pack are kept" 0 colleague "baoku annotations list --library /srv/packs/1998.baokupack" "colleague writes"
inside root "printf x >> /srv/packs/1998.baokupack/catalogue.sqlite"
try "a damaged pack is refused, and the file named" 2 colleague "baoku search 大运河 --library /srv/packs/1998.baokupack" "catalogue.sqlite"
# What root has of his own is no part of the package.
inside root "rm -rf /srv/packs /etc/baoku /var/tmp/in /root/.cache/baoku /root/.local/share/baoku"

# ── a system library is missing ──
for missing in libegl1:libEGL.so.1 libxcb1:libxcb.so.1; do
    file=$(inside root "dpkg -L ${missing%%:*} | grep -F ${missing##*:} | head -n 1")
    inside root "mv '$(dirname "$file")'/${missing##*:}* /var/tmp/"
    try "without ${missing##*:}: gui names it" 2 librarian "DISPLAY=:87 baoku gui" "${missing##*:}"
    try "without ${missing##*:}: search works" 0 librarian "baoku search 大运河" "大运河"
    inside root "mv /var/tmp/${missing##*:}* '$(dirname "$file")'/"
done

# ── a year later ──
inside librarian "baoku search 大运河 --json --limit 0 | sed 's/\"elapsed_ms\": [0-9.]*//' > before.json; baoku annotations --help > /dev/null 2>&1 &&
    baoku annotations add \$(grep -o '\"id\": \"[^\"]*' before.json | head -n 1 | cut -c8-) --quote 大运河 --note 升级之前 > note.txt" || true
try "upgrade over a running window, which goes on" 0 root \
    "(DISPLAY=:87 timeout 20 chroot --userspec=librarian / env -i HOME=/home/librarian DISPLAY=:87 PATH=/usr/bin LANG=C.UTF-8 baoku; echo \$? > /packages/running) &
     sleep 3; dpkg --install /packages/new.deb; wait; cat /packages/running; [ \$(cat /packages/running) = 124 ]"
try "the library is as it was" 0 librarian \
    "baoku search 大运河 --json --limit 0 | sed 's/\"elapsed_ms\": [0-9.]*//' > after.json; cmp before.json after.json"
try "notes are as they were" 0 librarian \
    "[ ! -s note.txt ] || baoku annotations list --json > notes.json; [ ! -s note.txt ] || grep -q 升级之前 notes.json"
try "selfcheck after the upgrade" 0 librarian "baoku selfcheck"
try "an upgrade killed half way is completed by the next" 0 root \
    "(dpkg --install /packages/old.deb & sleep 1; kill -9 \$!; wait) 2> /dev/null; dpkg --install /packages/new.deb && baoku --version" "$version"
try "selfcheck after that" 0 librarian "baoku selfcheck"
inside root "cp -a /usr/lib/baoku /var/tmp/kept"
mount -t tmpfs -o "size=$(($(du -sm "$build" | cut -f1) + 60))m,mode=755" tmpfs "$root/usr/lib/baoku"
inside root "cp -a /var/tmp/kept/. /usr/lib/baoku/ && rm -rf /var/tmp/kept"
try "disk full half way: dpkg says so" 1 root "dpkg --install /packages/old.deb" "No space left on device"
try "…and the version that was there still works" 0 librarian "baoku selfcheck"
umount "$root/usr/lib/baoku"
try "repaired when there is room again" 0 root "dpkg --install /packages/new.deb"
try "search after that" 0 librarian "baoku search 大运河" "大运河"

# ── leaving ──
try "purge" 0 root "dpkg --purge baoku"
listing > "$folder/after.txt"
# The font that the administrator installed meanwhile is no part of it.
left=$(diff "$folder/before.txt" "$folder/after.txt" | grep -E '^[<>]' | grep -vE 'font|wqy|/fc-|/var/lib/ucf|ucf' || true)
try "purge leaves nothing" 0 root "echo '$left'; [ -z '$left' ] && ! find / -xdev -path /proc -prune -o -path /home -prune -o -path /packages -prune -o -iname '*baoku*' -print | grep ."
try "the library outlives it" 0 librarian "ls .local/share/baoku/library"

# ── the portable archive ──
try "portable: unpacked on a stick, told to keep its data" 0 librarian \
    "mkdir -p 'U 盘' && tar -xzf /packages/portable.tar.gz -C 'U 盘' && cd 'U 盘'/baoku-* && touch portable.txt &&
     HOME=/home/librarian/别处 ./baoku search 大运河 && ls data/library && [ ! -e /home/librarian/别处 ]"
try "portable: selfcheck shows the data beside it" 0 librarian "cd 'U 盘'/baoku-* && ./baoku selfcheck" "U 盘/baoku-$version-linux-$(uname -m)/data/library"

echo
cat "$results"
! grep -q FAILED "$results"
