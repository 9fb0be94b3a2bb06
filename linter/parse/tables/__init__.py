"""Tables of known forms: spotted, read cell by cell, and what the form demands of the cells."""
