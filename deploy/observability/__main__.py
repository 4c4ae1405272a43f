"""Writes what is made from data: the page of metrics, the rules of the objectives, the dashboards."""

import sys

from deploy.observability import made


def main() -> int:
    """0 when everything was as it should be already, 1 when something was written."""
    changed = [path for path, text in made.files().items() if not path.exists() or path.read_text() != text]
    for path in changed:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(made.files()[path])
        print(f"written: {path.relative_to(made.ROOT)}")
    return 1 if changed else 0


if __name__ == "__main__":
    sys.exit(main())
