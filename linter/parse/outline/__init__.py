"""Lines, headings and sections, and who reports on which year: all but the figures."""
