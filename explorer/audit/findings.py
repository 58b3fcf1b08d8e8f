"""What an audit finds: lawful records that are probably mistakes."""

from __future__ import annotations

from dataclasses import asdict, dataclass


@dataclass(frozen=True, order=True)
class Finding:
    """One doubtful thing: which check found it, in which record, about what."""

    check: str
    id: str
    about: str
    message: str

    def __str__(self) -> str:
        return f"{self.check}: [{self.id}]{f' {self.about}' if self.about else ''}: {self.message}"

    def as_dict(self) -> dict[str, str]:
        return asdict(self)
