"""Start the program: python -m scorecard_app."""

import sys

from scorecard_app.cli import main

if __name__ == "__main__":
    sys.exit(main())
