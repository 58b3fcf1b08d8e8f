"""The Coverage page as HTML: a month grid, then tables."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from explorer.dashboard.markup import event_link, text, worded
from explorer.overview import Coverage
from explorer.overview.coverage import PRECISION_KM, LayerCoverage
from explorer.words import date_words, number_words

_STEPS = (0.22, 0.45, 0.7, 1.0)
"""Opacity of a month with one, two, three, and four or more events."""


def coverage_html(covered: Coverage, language: str) -> str:
    """Return the collection in figures."""
    parts = [
        f"<h2>{worded('coverage-months', language)}</h2>{_grid(covered, language)}{_years(covered, language)}",
        f"<h2>{worded('coverage-precision', language)}</h2>{_precision(covered, language)}",
        f"<h2>{worded('coverage-checked', language)}</h2>{_checked(covered, language)}",
        f"<h2>{worded('coverage-thin-list', language)}</h2>{_thin(covered, language)}",
    ]
    return f'<div class="overview" lang="{text(language)}">{"".join(parts)}</div>'


def _grid(covered: Coverage, language: str) -> str:
    """Return a strip a layer, a cell a month; the table below says the same in figures."""
    years = "".join(f"<b>{year}</b>" for year in covered.years)
    rows = [f'<div class="row head"><span></span><div class="years">{years}</div></div>']
    for layer in covered.layers:
        cells = "".join(
            _cell(layer, year, month, language) for year in covered.years for month in range(1, 13)
        )  # fmt: skip
        rows.append(f'<div class="row"><span>{_name(layer)}</span><div class="months">{cells}</div></div>')
    keys = "".join(f'<i style="background:#24211c;opacity:{step}"></i>' for step in _STEPS)
    key = f'<p class="note key">{worded("fewer", language)} {keys} {worded("many", language)}</p>'
    return f'<div class="grid" aria-hidden="true" style="--years:{len(covered.years)}">{"".join(rows)}</div>{key}'


def _cell(layer: LayerCoverage, year: int, month: int, language: str) -> str:
    count = layer.months.get((year, month), 0)
    if not count:
        return "<i></i>"
    told = worded(
        "coverage-month",
        language,
        month=date_words(f"{year}-{month:02}", language),
        count=number_words(count, language),
    )
    shade = _STEPS[min(count, len(_STEPS)) - 1]
    return f'<i title="{told}" style="background:{text(layer.colour)};opacity:{shade}"></i>'


def _years(covered: Coverage, language: str) -> str:
    columns: list[tuple[str, Callable[[LayerCoverage], int]]] = [
        (str(year), lambda layer, year=year: sum(n for (y, _), n in layer.months.items() if y == year))
        for year in covered.years
    ]
    table = _table(covered.layers, columns, language)
    return f"<details><summary>{worded('coverage-years', language)}</summary>{table}</details>"


def _precision(covered: Coverage, language: str) -> str:
    heads = [worded("coverage-up-to", language, km=km) for km in PRECISION_KM] + [worded("coverage-wider", language)]
    columns: list[tuple[str, Callable[[LayerCoverage], int]]] = [
        (head, lambda layer, number=number: layer.precision[number]) for number, head in enumerate(heads)
    ]
    columns += [
        (worded("coverage-line", language), lambda layer: layer.lines),
        (worded("coverage-area", language), lambda layer: layer.areas),
        (worded("coverage-unmapped", language), lambda layer: layer.unmapped),
    ]
    return _table(covered.layers, columns, language)


def _checked(covered: Coverage, language: str) -> str:
    columns: list[tuple[str, Callable[[LayerCoverage], int]]] = [
        (worded("coverage-events", language), lambda layer: layer.events),
        (worded("coverage-read-events", language), lambda layer: layer.checked),
        (worded("coverage-claims", language), lambda layer: layer.claims),
        (worded("coverage-read-claims", language), lambda layer: layer.claims_checked),
        (worded("coverage-disputed", language), lambda layer: layer.disputed),
        (worded("coverage-thin", language), lambda layer: layer.thin),
    ]
    return _table(covered.layers, columns, language)


def _thin(covered: Coverage, language: str) -> str:
    if not covered.thin:
        return f"<p>{worded('coverage-thin-none', language)}</p>"
    links = "".join(f"<li>{event_link(id, title, language)}</li>" for id, title in covered.thin)
    return f"<ul>{links}</ul>"


def _table(
    layers: Iterable[LayerCoverage], columns: list[tuple[str, Callable[[LayerCoverage], int]]], language: str
) -> str:
    layers = list(layers)
    heads = "".join(f'<th scope="col">{head}</th>' for head, _ in columns)
    rows = "".join(
        f'<tr><th scope="row">{_name(layer)}</th>{_figures([of(layer) for _, of in columns], language)}</tr>'
        for layer in layers
    )
    sums = _figures([sum(of(layer) for layer in layers) for _, of in columns], language)
    total = f'<tr class="total"><th scope="row">{worded("total", language)}</th>{sums}</tr>'
    return (
        f'<div class="scroll"><table class="figures-table"><thead><tr><td></td>{heads}</tr></thead>'
        f"<tbody>{rows}{total}</tbody></table></div>"
    )


def _figures(values: list[int], language: str) -> str:
    return "".join(f"<td>{number_words(value, language) if value else '·'}</td>" for value in values)


def _name(layer: LayerCoverage) -> str:
    return f'<i class="dot" style="background:{text(layer.colour)}"></i>{text(layer.title)}'
