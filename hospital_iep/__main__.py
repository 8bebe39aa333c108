"""Start the program."""


def main() -> int:
    """Run."""
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
