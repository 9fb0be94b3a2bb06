"""What a pack knows of a kind of report: its sections, titles, forms, words."""
