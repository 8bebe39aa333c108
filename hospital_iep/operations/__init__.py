"""What an educator does: one function, one transaction."""
