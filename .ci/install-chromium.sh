#!/usr/bin/env bash
# Sees to a chromium for the tests of pages. Without one they are skipped.
set -u
program=${CHROMIUM:-chromium}
for known in "$program" chromium-browser google-chrome; do
  command -v "$known" >/dev/null && exec "$known" --version
done

as_root=()
[ "$(id -u)" -eq 0 ] || as_root=(sudo -n)
if command -v apt-get >/dev/null &&
  "${as_root[@]}" apt-get update -qq &&
  "${as_root[@]}" apt-get install -y -qq --no-install-recommends chromium >/dev/null; then
  exec chromium --version
fi
echo "chromium is not installed and can't be installed here: the tests that need it will be skipped" >&2
