#!/usr/bin/env bash
# Sees to a redis-server for the tests of @trunkline/redis, which start their own on a free port. Without one they are skipped.
set -u
program=${REDIS_SERVER:-redis-server}
command -v "$program" >/dev/null && exec "$program" --version
if [ "$program" != redis-server ]; then
  echo "$program is not installed: the tests that need it will be skipped" >&2
  exit 0
fi

as_root=()
[ "$(id -u)" -eq 0 ] || as_root=(sudo -n)
# The package would start a server of its own, which nobody needs.
export RUNLEVEL=1
if command -v apt-get >/dev/null &&
  "${as_root[@]}" apt-get update -qq &&
  "${as_root[@]}" apt-get install -y -qq --no-install-recommends redis-server >/dev/null; then
  exec redis-server --version
fi
echo "$program is not installed and can't be installed here: the tests that need it will be skipped" >&2
