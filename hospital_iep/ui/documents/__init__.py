"""What left the hospital, and the way out: the list of what was issued, a new document, a calendar file."""
