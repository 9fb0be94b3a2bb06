"""Right sentences and their wrong twins, by shape: who is accused falsely, and what is missed.

A table is a folder of YAML files, one a shape (tables/README.md). What is right and what is wrong is worked out
here from the figures that were drawn, and never asked of the program.
"""
