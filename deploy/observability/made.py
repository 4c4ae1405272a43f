"""Every file that is made from data, as it should be; a test compares."""

import importlib
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from deploy.observability import boards, objectives
from shared.catalogue import Figure, catalogue

ROOT = Path(__file__).parents[2]
HERE = Path(__file__).parent
WITH_FIGURES = ("shared.telemetry", "shared.messaging.metrics", "services.posting.app", "services.evaluation.app",
                "services.conversion.app")  # fmt: skip
"""What must be loaded so that the catalogue is whole."""
MARKED = re.compile(r"(<!-- made: objectives -->\n).*?(<!-- end -->\n)", re.DOTALL)
OWNERS = {"process": "sum", "database": "largest"}
PAGE = """\
# Metrics

Every process of a service answers `/metrics` on its HTTP port. Made from `shared/catalogue.py` by
`python -m deploy.observability`; `/metrics` shows the same meanings as `# HELP`.

**Over replicas** says what makes sense where a service runs in several processes: the *sum* of what each of them shows,
or the *largest*, because every worker reads the same tables. The latter are refreshed by the workers (roles `worker`
and `all`), one bounded statement each ten seconds; a scrape never asks the database.

Besides these, each process shows what `prometheus_client` knows of it: `process_cpu_seconds_total`,
`process_resident_memory_bytes`, `process_start_time_seconds`, `process_open_fds`, `python_info` and the garbage
collector's `python_gc_*`.

No label carries an id, a name, an employer or anything else that grows with use. Before the reveal no figure depends on
a mark: see [blindness.md](blindness.md).

"""


def files() -> Mapping[Path, str]:
    """By path."""
    slo = ROOT / "docs" / "slo.md"
    promised = MARKED.sub(lambda found: found[1] + objectives.table() + found[2], slo.read_text())
    dashboards = {HERE / "grafana" / "dashboards" / f"{name}.json": text for name, text in boards.all_of_them()}
    return {
        ROOT / "docs" / "metrics.md": page(),
        slo: promised,
        HERE / "alerts" / "slo.yml": objectives.rules(),
        **dashboards,
    }


def figures() -> Mapping[str, Figure]:
    """The whole catalogue by name."""
    for module in WITH_FIGURES:
        importlib.import_module(module)
    return {figure.name: figure for figure in catalogue()}


def page() -> str:
    """`docs/metrics.md`."""
    return PAGE + "\n".join(line for figure in figures().values() for line in _described(figure))


def _described(figure: Figure) -> Iterator[str]:
    yield f"## `{figure.name}`\n"
    yield f"{figure.meaning}.\n"
    yield f"- {figure.kind} in {figure.unit}; over replicas: {OWNERS[figure.of]}"
    if figure.buckets:
        yield f"- buckets up to: {', '.join(f'{bound:g}' for bound in figure.buckets)}"
    for label, values in figure.labels.items():
        yield f"- `{label}`: {values}"
    yield ""
