"""What a configuration file sets, and for which files."""
