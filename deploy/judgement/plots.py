"""The pictures of docs/judgement: the same report gives the same bytes."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.figure import Figure as Picture

from deploy.judgement.figures import Figure
from deploy.judgement.goals import TOLERANCE
from deploy.judgement.policies import DEFAULT, RANDOM, SETTINGS
from deploy.judgement.report import Report
from deploy.judgement.scenarios import SCENARIOS, Scenario

INK, QUIET, BAND, FAINT = "#222222", "#6b6b6b", "#dfeaf4", "#e8e8e8"
BLUE, ORANGE = "#0072b2", "#d55e00"
"""Two of the colours of Okabe and Ito, which everybody tells apart."""
STYLE: dict[Any, Any] = {
    "svg.hashsalt": "journeywork",
    "svg.fonttype": "none",
    "font.family": "sans-serif",
    "font.sans-serif": ["DejaVu Sans", "Verdana", "Arial"],
    "font.size": 9.0,
    "text.color": INK,
    "axes.edgecolor": QUIET,
    "axes.labelcolor": INK,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.titlesize": 11.0,
    "axes.titlelocation": "left",
    "xtick.color": QUIET,
    "ytick.color": INK,
    "figure.facecolor": "white",
}


def write(report: Report, folder: Path) -> None:
    """All pictures as SVG."""
    with mpl.rc_context(STYLE):
        for name, make in PICTURES.items():
            make(report).savefig(folder / f"{name}.svg", metadata={"Date": None, "Creator": None}, bbox_inches="tight")


def coverage(report: Report) -> Picture:
    """Dots with two standard errors; the band is what is asked."""
    rows = _rows(report, "coverage")
    picture, axes = _by_scenario(rows, "How often the 90 % interval holds the truth")
    _bands(axes, rows, report, "coverage")
    axes.axvline(0.90, color=BLUE, linewidth=0.8, zorder=1)
    _dots(axes, rows)
    _percent(axes, 0.84, 0.98, 0.02)
    return picture


def wrong(report: Report) -> Picture:
    """The same; more is allowed where reviewers differ much or works hardly do."""
    rows = _rows(report, "wrong")
    picture, axes = _by_scenario(rows, "Wrong among those decided")
    _bands(axes, rows, report, "wrong")
    _dots(axes, rows)
    _percent(axes, 0.0, 0.14, 0.02)
    return picture


def order(report: Report) -> Picture:
    """Kendall's tau with the truth, of adjusted scores and of raw means."""
    rows = sorted(_rows(report, "tau"), key=lambda row: -_gain(report, row[0]))
    picture, axes = _by_scenario(rows, "Agreement with the true order (tau): scores beside plain means")
    for place, (one, found) in enumerate(rows):
        raw = report.figures[one.name]["tau_raw"].value
        axes.plot([raw, found.value], [place, place], color=BAND, linewidth=3.5, solid_capstyle="butt", zorder=1)
        axes.plot([raw], [place], "o", markersize=5, markerfacecolor="white", markeredgecolor=ORANGE, zorder=2)
        axes.plot([found.value], [place], "o", markersize=5, color=BLUE, zorder=3)
    first, found = rows[0]
    _over(axes, "score", found.value, BLUE, "left")
    _over(axes, "plain mean", report.figures[first.name]["tau_raw"].value, ORANGE, "right")
    axes.set_xlim(0.45, 0.95)
    return picture


def width(report: Report) -> Picture:
    """By number of reviews, in the first setting."""
    picture, axes = _small("Mean width of the 90 % interval, in points of 100", 2.6)
    found = [report.figures[f"{SETTINGS[0].name}: everyone {reviews}"]["width"].value for reviews in (2, 3, 4)]
    axes.plot([2, 3, 4], found, "-o", color=BLUE, markersize=6)
    for reviews, value in zip((2, 3, 4), found, strict=True):
        axes.annotate(f"{value:.1f}", (reviews, value), (0, 8), textcoords="offset points", ha="center", color=BLUE)
    axes.set_xticks([2, 3, 4], ["2 reviews each", "3 reviews", "4 reviews"])
    axes.set_xlim(1.7, 4.3)
    axes.set_ylim(0, max(found) * 1.2)
    axes.yaxis.set_visible(False)
    axes.spines["left"].set_visible(False)
    return picture


LABELS: Mapping[str, tuple[str, tuple[int, int], str]] = {
    "everyone 2": ("2 for everybody", (8, -10), "left"),
    "everyone 3": ("3 for everybody", (6, -14), "left"),
    "everyone 4": ("4 for everybody", (0, 9), "center"),
    RANDOM: ("a third at random", (-8, -2), "right"),
    "reviewers differ, max 3": ("a third where reviewers differ", (8, -8), "left"),
    "undecided, max 3": ("a third where undecided", (8, -5), "left"),
    "undecided, max 4": ("up to 4 where undecided", (8, -2), "left"),
    DEFAULT: ("up to 4 where one\nmay decide (default)", (-9, -5), "right"),
}
"""What stands beside each dot, where, and on which side of it."""


def policy(report: Report) -> Picture:
    """Right decisions against what they cost."""
    picture, axes = _small("Decided rightly, by the reviews that it took", 3.6)
    found = {name: report.figures[f"{SETTINGS[0].name}: {name}"] for name in LABELS}
    at = {name: (row["reviews"].value, row["right"].value) for name, row in found.items()}
    fixed = [at[f"everyone {reviews}"] for reviews in (2, 3, 4)]
    axes.plot(*zip(*fixed, strict=True), color=BAND, linewidth=2.5, zorder=1)
    for name, (label, offset, side) in LABELS.items():
        colour, size = (BLUE, 7) if name == DEFAULT else (QUIET, 5)
        axes.plot(*at[name], "o", color=colour, markersize=size, zorder=2)
        axes.annotate(label, at[name], offset, textcoords="offset points", ha=side, color=colour)
    axes.set_xticks([2, 2.5, 3, 3.5, 4])
    axes.set_xlabel("reviews per candidate")
    _percent_of(axes.yaxis.set_ticks, 0.50, 0.70, 0.05)
    axes.set_xlim(1.7, 4.3)
    axes.set_ylim(0.49, 0.70)
    return picture


PICTURES = {"coverage": coverage, "wrong": wrong, "order": order, "width": width, "policy": policy}
Rows = Sequence[tuple[Scenario, Figure]]


def _rows(report: Report, figure: str) -> Rows:
    return [(one, report.figures[one.name][figure]) for one in SCENARIOS if figure in report.figures[one.name]]


def _gain(report: Report, one: Scenario) -> float:
    return report.figures[one.name]["tau_gain"].value


def _by_scenario(rows: Rows, title: str) -> tuple[Picture, Axes]:
    """A line per scenario, the first on top."""
    picture = Picture(figsize=(7.2, 1.1 + 0.2 * len(rows)))
    axes = picture.subplots()
    axes.set_yticks(range(len(rows)), [one.name for one, _ in rows])
    axes.set_ylim(len(rows) - 0.4, -0.6)
    axes.tick_params(axis="y", length=0)
    axes.spines["left"].set_visible(False)
    axes.grid(axis="x", color=FAINT, linewidth=0.6)
    axes.set_axisbelow(True)
    axes.set_title(title, pad=20)
    axes.set_xlabel("n candidates, J reviewers, k reviews of each", color=QUIET, labelpad=8)
    return picture, axes


def _small(title: str, height: float) -> tuple[Picture, Axes]:
    picture = Picture(figsize=(7.2, height))
    axes = picture.subplots()
    axes.set_title(title, pad=12)
    return picture, axes


def _bands(axes: Axes, rows: Rows, report: Report, figure: str) -> None:
    """What is asked, row by row."""
    asked = {one.where: one.goal for one in report.verdicts if one.goal.figure == figure}
    for place, (one, _) in enumerate(rows):
        least, most = asked[one.name].least or 0.0, asked[one.name].most or 1.0
        axes.barh(place, most - least, left=least, height=1.0, color=BAND, linewidth=0, zorder=0)
    first = asked[rows[0][0].name]
    middle = ((first.least or 0.0) + (first.most or 1.0)) / 2
    _over(axes, "asked", middle, BLUE, "center")


def _over(axes: Axes, label: str, x: float, colour: str, side: str) -> None:
    """A label over the first line."""
    axes.annotate(label, (x, -0.6), ha=side, va="bottom", color=colour, annotation_clip=False)


def _dots(axes: Axes, rows: Rows) -> None:
    for place, (_, found) in enumerate(rows):
        reach = TOLERANCE * found.se
        axes.plot([found.value - reach, found.value + reach], [place, place], color=BLUE, linewidth=1, zorder=2)
        axes.plot([found.value], [place], "o", color=BLUE, markersize=4.5, zorder=3)


def _percent(axes: Axes, low: float, high: float, step: float) -> None:
    _percent_of(axes.xaxis.set_ticks, low, high, step)
    axes.set_xlim(low, high)


def _percent_of(set_ticks: Callable[..., object], low: float, high: float, step: float) -> None:
    ticks = [low + step * number for number in range(round((high - low) / step) + 1)]
    set_ticks(ticks, labels=[f"{100 * tick:.0f} %" for tick in ticks])
