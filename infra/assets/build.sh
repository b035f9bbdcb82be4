#!/bin/sh
# Builds chalicelib/assets/heard.css and heard.js anew from the pinned GOV.UK Frontend. The result is committed; only a change
# of style or of version needs this, and npm.
set -eu
cd "$(dirname "$0")"
npm ci --ignore-scripts --no-audit --no-fund
npm run build
