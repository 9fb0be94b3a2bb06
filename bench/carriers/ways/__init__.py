"""The carriers, by what is particular to them."""
