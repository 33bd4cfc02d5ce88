"""The image's health check: asks the worker in this container for /livez, and ends with 0 where it is well, else 1."""

import os
import sys
import urllib.error
import urllib.request

PORT = os.environ.get("ONRECORD_STREAMS__WEB__PORT", "6066")
SECONDS = 5.0

try:
    with urllib.request.urlopen(f"http://127.0.0.1:{PORT}/livez", timeout=SECONDS) as answer:
        sys.stdout.write(answer.read().decode())
except urllib.error.HTTPError as error:  # 503: its body says why
    sys.exit(error.read().decode(errors="replace"))
except Exception as error:  # nobody there, nobody who answers in time, a port that is no number
    sys.exit(f"/livez on port {PORT} can't be read: {error}")
