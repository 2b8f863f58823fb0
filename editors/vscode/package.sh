#!/bin/sh
# Makes provcheck-VERSION.vsix here. Needs Node 20 or newer, and npm's registry or its cache.
set -eu
cd "$(dirname "$0")"
npm ci --ignore-scripts --no-audit --no-fund
npx --no-install vsce package "$@"
