"""Reading JSON that nobody has checked yet."""

from __future__ import annotations

import json
import math
import re
from pathlib import Path
from typing import Any

from explorer.load.problems import Report

MAX_BYTES = 64 * 1024 * 1024
"""Larger files are refused before they are read: a layer of 20,000 events has about 40 MB."""


class _NotFinite(ValueError):
    pass


def _refuse(constant: str) -> float:
    raise _NotFinite(constant)


def _finite(digits: str) -> float:
    number = float(digits)
    if not math.isfinite(number):  # 1e999 is JSON, and would come out as Infinity, which is not
        raise _NotFinite(digits)
    return number


_HALF = re.compile(r"\\u[dD][89a-fA-F]")


def read_json(folder: Path, name: str, report: Report) -> Any | None:
    """Return the parsed file, or None after reporting why it cannot be used."""
    path = folder / name
    try:
        size = path.stat().st_size
        if size > MAX_BYTES:
            report.error(name, f"is {size / 1e6:.0f} MB; files over {MAX_BYTES / 1e6:.0f} MB are not read")
            return None
        text = path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        report.error(name, "is missing")
        return None
    except UnicodeDecodeError as error:
        report.error(name, f"is not UTF-8 text (byte {error.start})")
        return None
    except OSError as error:
        report.error(name, f"cannot be read: {error.strerror or error}")
        return None
    if not text.strip():
        report.error(name, "is empty")
        return None
    try:
        parsed = json.loads(text, parse_constant=_refuse, parse_float=_finite)
        if _HALF.search(text):
            json.dumps(parsed, ensure_ascii=False).encode()
        return parsed
    except _NotFinite as error:
        report.error(name, f"holds {str(error)[:24]}, which is not a finite number")
    except UnicodeEncodeError:
        report.error(name, "holds half a character: a \\u escape between d800 and dfff without its partner")
    except json.JSONDecodeError as error:
        report.error(name, f"is not JSON: {error.msg} at line {error.lineno}, column {error.colno}")
    except ValueError:
        report.error(name, "holds a number of too many digits")
    except RecursionError:
        report.error(name, "is nested too deeply")
    return None


def features_of(parsed: Any, name: str, report: Report) -> list[Any]:
    """Return the features of a FeatureCollection, or nothing after reporting what it is instead."""
    if parsed is None:
        return []
    if not isinstance(parsed, dict) or parsed.get("type") != "FeatureCollection":
        report.error(name, "is not a GeoJSON FeatureCollection")
        return []
    features = parsed.get("features")
    if not isinstance(features, list):
        report.error(name, "has no list of features", field="features")
        return []
    return features


def items_of(parsed: Any, name: str, report: Report) -> list[Any]:
    """Return the items of a list file, or nothing after reporting what it is instead."""
    if parsed is None:
        return []
    if not isinstance(parsed, list):
        report.error(name, "is not a list")
        return []
    return parsed
