"""Snapshots: a scene as the bytes of one file, its name, and putting it on the disk in one piece."""

from __future__ import annotations

import errno
import os
import re
import secrets
from pathlib import Path

from explorer.errors import ExportError
from explorer.scene import Scene

PLATE_FORMATS = ("png", "svg", "pdf")
FORMATS = (*PLATE_FORMATS, "html", "geojson", "csv")
"""Every format, by the suffix of its file."""

MAX_NAME = 120


def snapshot(scene: Scene, format: str) -> bytes:
    """Return what the scene shows in one of ``FORMATS``; the same scene gives the same bytes.

    Raises ExportError for another format and MissingGlyphs where the plate's fonts lack a character.
    """
    if format in PLATE_FORMATS:
        from explorer.plate import plate

        return plate(scene, format)
    if format == "html":
        from explorer.web import document

        return document(scene.catalogue, scene.view).encode()
    if format == "geojson":
        from explorer.exports import geojson

        return geojson(scene)
    if format == "csv":
        from explorer.exports import csv

        return csv(scene)
    raise ExportError(f"there is no format {format!r}; there are {', '.join(FORMATS)}")


def format_of(path: Path | str) -> str:
    """Return the format a file's suffix asks for; raises ExportError where it asks for none."""
    suffix = Path(path).suffix.lower().removeprefix(".")
    if suffix not in FORMATS:
        raise ExportError(f"{path}: the suffix says the format, and must be one of {', '.join(FORMATS)}")
    return suffix


def file_name(scene: Scene, format: str) -> str:
    """Return a file name that says what is inside: collection, layers, days, event, language.

    ASCII letters, digits, ``-`` and ``_`` before the suffix, at most 120 characters.
    """
    view = scene.view
    shown, all_layers = view.layers or (), [layer.id for layer in scene.catalogue.layers]
    if len(shown) == len(all_layers):
        layers = "all-layers"
    elif len(shown) > 3 or len("_".join(shown)) > 48:
        layers = f"{len(shown)}-layers"
    else:
        layers = "_".join(shown) or "no-layers"
    days = ["until", str(view.last)] if view.mode == "until" else [str(view.first), str(view.last)]
    event = [_slug(view.event)[:32].strip("-")] if view.event else []
    title = _slug(scene.catalogue.collection.title.get("en", ""))[:24].strip("-").removesuffix("-explorer")
    parts = [title or "events", _slug(layers, keep="_"), *days, *event, _slug(scene.language)[:8] or "en"]
    return f"{'_'.join(parts)}.{format}"


def write(path: Path | str, data: bytes) -> None:
    """Put a file on the disk whole or not at all: a temporary file beside it, flushed to the disk, then renamed.

    Raises ExportError, saying what a person can do, where the folder is missing, full or closed to us.
    """
    target = Path(os.path.realpath(path))  # a link stays a link, and what it points to is replaced
    try:
        _check_target(target, path)
        part = target.with_name(f".{secrets.token_hex(8)}.part")
        try:
            with open(part, "xb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            os.replace(part, target)
        except BaseException:
            part.unlink(missing_ok=True)
            raise
    except OSError as error:
        reason = _REASONS.get(error.errno or 0, error.strerror or str(error))
        raise ExportError(f"{path} cannot be written: {reason}") from error


def _check_target(target: Path, path: Path | str) -> None:
    if target.is_dir():
        raise ExportError(f"{path} is a folder; name a file in it")
    if not target.parent.is_dir():
        raise ExportError(f"{path}: there is no folder {target.parent}")


_REASONS = {
    errno.ENOSPC: "the disk is full",
    errno.EDQUOT: "your share of the disk is full",
    errno.EFBIG: "the file is too large for this disk",
    errno.EACCES: "no permission",
    errno.EPERM: "no permission",
    errno.EROFS: "the disk is read-only",
    errno.ENAMETOOLONG: "the name is too long",
}


def _slug(text: str, keep: str = "") -> str:
    return re.sub(rf"[^a-z0-9{keep}]+", "-", text.lower()).strip("-")
