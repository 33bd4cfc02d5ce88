"""Exit codes of the `onrecord` command."""

from typing import Final

OK: Final = 0
FAILURE: Final = 1
USAGE: Final = 2
CONFIG: Final = 3
"""The configuration, a plugin or the model."""
BROKER: Final = 4
"""The broker can't be reached, or refuses us."""
PARTIAL: Final = 5
"""Some of it was done; what was not is on standard error."""
CHECK: Final = 6
"""A check that was asked for failed."""
INTERRUPT: Final = 130
