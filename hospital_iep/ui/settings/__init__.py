"""Settings: the ward, its people, file and backup, look and access, practice data, about."""
