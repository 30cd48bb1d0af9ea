"""How much memory a running program has."""

import subprocess
import time
from pathlib import Path

from .baro import BaroError

PAUSE = 0.001
LAST_READINGS = 20


def resident_bytes(baro, statements):
    """Return the least of the last readings of resident memory before statements end."""
    command = [baro.path, "-c", "\n".join(statements)]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    readings = []
    while process.poll() is None:
        readings.append(resident(process.pid))
        time.sleep(PAUSE)
    if process.returncode != 0:
        raise BaroError(f"status {process.returncode} when its memory was measured")
    known = [reading for reading in readings if reading]
    return min(known[-LAST_READINGS:])


def resident(process):
    """Return the resident bytes of a process; none when it has just ended."""
    try:
        status = Path(f"/proc/{process}/status").read_text()
    except OSError:
        return 0
    sizes = [line.split()[1] for line in status.splitlines() if line.startswith("VmRSS:")]
    return int(sizes[0]) * 1024 if sizes else 0
