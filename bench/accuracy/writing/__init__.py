"""Clean reports: what offices write, in many words, with figures that all hold."""
