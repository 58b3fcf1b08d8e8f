"""The errors a person may see, and the exit code each one means."""


class ExplorerError(Exception):
    """Something a person can put right; its text is one clear line."""

    exit_code = 1


class GeodataError(ExplorerError):
    """A geodata folder, or a file in it, cannot be used."""


class DateError(ExplorerError, ValueError):
    """A text is not a date of EDTF level 1, or its end comes before its start."""


class ViewError(ExplorerError, ValueError):
    """A view asks for something that cannot be."""


class UnknownEvent(ExplorerError, KeyError):
    """No event has this id, now or formerly."""

    def __str__(self) -> str:
        return str(self.args[0]) if self.args else ""


class ExportError(ExplorerError):
    """A snapshot cannot be made or written."""


class MissingGlyphs(ExportError):
    """The plate's fonts lack characters that its texts need."""
