#!/usr/bin/env bash
# Makes the disk image of Baoku.app, which packaging/dev.py build leaves in dist/ on a Mac. Not tried yet on a Mac.
#
#   packaging/macos/make_dmg.sh FOLDER VERSION
#
# With BAOKU_SIGNING_IDENTITY set the application is signed under that name; else it is signed for this machine
# only ("ad hoc"), and others open it by a right click the first time. Notarising is the distributor's step.
set -euo pipefail

folder=$1 version=$2
application=$folder/Baoku.app
image=$folder/baoku-$version-macos-$(uname -m).dmg
stage=$(mktemp -d)
trap 'rm -rf "$stage"' EXIT

codesign --force --deep --options runtime --sign "${BAOKU_SIGNING_IDENTITY:--}" "$application"
codesign --verify --deep --strict "$application"
ditto "$application" "$stage/Baoku.app"
ln -s /Applications "$stage/Applications"
rm -f "$image"
hdiutil create -volname "Baoku $version" -srcfolder "$stage" -fs HFS+ -format UDZO "$image"
hdiutil verify "$image"
echo "$image: $(($(stat -f %z "$image") / 1000000)) MB"
