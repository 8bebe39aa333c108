"""The command line: the window by default, subcommands without a display."""
