"""Bringing appointments in: the file, its difference list, the tray, and imports that can be taken back."""
