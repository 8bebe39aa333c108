"""Back to school: the date, the checklist, the graded return, the packet."""
