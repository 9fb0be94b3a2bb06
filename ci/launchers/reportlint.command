#!/bin/sh
# Opens the window of reportlint in the browser. Needs Python on this machine, and reportlint.pyz beside this file.
cd "$(dirname "$0")" || exit 1
exec python3 reportlint.pyz serve --open
