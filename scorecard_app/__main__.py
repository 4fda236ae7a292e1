"""Start the program: python -m scorecard_app.

The built program has no Python beside it, so it is also the child process that reads files.
"""

import sys

_CHILD = "--read-sheets"

if __name__ == "__main__":
    if sys.argv[1:2] == [_CHILD]:
        from scorecard_app.exchange.sheets.child import main as read_sheets

        read_sheets(sys.argv[2:])
    else:
        from scorecard_app.cli import main

        sys.exit(main())
