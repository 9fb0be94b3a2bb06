"""Changes of a report that must change no finding."""
