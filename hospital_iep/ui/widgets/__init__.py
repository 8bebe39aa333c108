"""Widgets that every page uses; each is named for screen readers and follows the look."""
