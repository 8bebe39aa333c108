"""Files from and to others: calendars, messages, tables."""
