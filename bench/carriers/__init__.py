"""How well tables are read: complete true reports set into every way a table comes, and read back cell by cell."""
