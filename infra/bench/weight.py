"""How large the package is, and what in it weighs most."""

from __future__ import annotations

import zipfile
from collections import Counter
from pathlib import Path
from typing import Any

MOST = 8  # parts listed


def measure(package: Path) -> dict[str, Any]:
    """Return the package's megabytes, zipped and unzipped, and its largest parts as zipped."""
    parts: Counter[str] = Counter()
    with zipfile.ZipFile(package) as held:
        entries = held.infolist()
    for entry in entries:
        parts[entry.filename.partition("/")[0]] += entry.compress_size
    return {
        "zip_mb": round(package.stat().st_size / 1e6, 2),
        "unzipped_mb": round(sum(entry.file_size for entry in entries) / 1e6, 2),
        "files": len(entries),
        "largest_zipped_mb": {name: round(size / 1e6, 2) for name, size in parts.most_common(MOST)},
    }
