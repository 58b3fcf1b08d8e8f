"""What is wrong with a geodata folder, said so that a person can find it."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import Literal

Severity = Literal["error", "warning"]


@dataclass(frozen=True, order=True)
class Problem:
    """One illegal (error) or doubtful (warning) thing in one field of one record of one file."""

    severity: Severity
    file: str
    id: str
    field: str
    message: str

    def __str__(self) -> str:
        where = " ".join(part for part in (self.file, self.id and f"[{self.id}]", self.field) if part)
        return f"{self.severity}: {where}: {self.message}"

    def as_dict(self) -> dict[str, str]:
        return asdict(self)


@dataclass
class Report:
    """Problems as they are found; nothing stops at the first."""

    problems: list[Problem] = field(default_factory=list)

    def error(self, file: str, message: str, *, id: str = "", field: str = "") -> None:
        self.problems.append(Problem("error", file, id, field, message))

    def warn(self, file: str, message: str, *, id: str = "", field: str = "") -> None:
        self.problems.append(Problem("warning", file, id, field, message))

    @property
    def errors(self) -> list[Problem]:
        return [problem for problem in self.problems if problem.severity == "error"]

    @property
    def warnings(self) -> list[Problem]:
        return [problem for problem in self.problems if problem.severity == "warning"]
