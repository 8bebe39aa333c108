"""What the field says: data classes with their rules."""
