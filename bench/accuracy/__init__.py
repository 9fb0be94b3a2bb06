"""How right the linter is: clean reports made by the thousand, faults put into them one at a time, and real ones.

`python -m bench.accuracy` makes reports of all four regimes whose every figure is consistent
(`writing/`), spoils one thing in each (`faults/`), renders it (`renderings`), lints it and counts
what was found, found in place and repaired (`trial`, `score`). `annotated` scores the real reports
that people have annotated. Everything follows from the seed.
"""
