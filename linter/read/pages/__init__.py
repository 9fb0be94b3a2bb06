"""Documents of a fixed layout, whatever drew them: characters and rules at their places become text and tables."""
