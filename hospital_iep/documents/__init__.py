"""What leaves as paper or file: one model, several renderers."""
