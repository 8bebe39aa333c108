"""The round of the day, at the bedside."""
