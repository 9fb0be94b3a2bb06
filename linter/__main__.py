"""``python -m linter`` is the command ``reportlint``."""

from linter.cli import main

if __name__ == "__main__":
    main()
