"""The case file: one encrypted database and all that keeps it safe."""
