"""Start the program: ``python -m hospital_iep``."""

from hospital_iep.cli import main

if __name__ == "__main__":
    raise SystemExit(main())
