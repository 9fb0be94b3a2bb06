"""Text and the places in it: how it is folded, searched, and how numbers and names are written in it."""
