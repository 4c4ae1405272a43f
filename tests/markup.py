"""What is wrong with a page's HTML: tags that do not match, controls without label, headings out of order, dead ids."""

from collections import Counter
from html.parser import HTMLParser

VOID = frozenset({"area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"})
LABELLED = frozenset({"input", "select", "textarea"})
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
REFERENCES = ("aria-describedby", "aria-labelledby", "for")


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.wrong: list[str] = []
        self.open: list[tuple[str, dict[str, str]]] = []
        self.ids: Counter[str] = Counter()
        self.referred: list[str] = []
        self.labels: set[str] = set()
        self.controls: list[dict[str, str]] = []
        self.headings: list[int] = []
        self.titles = 0

    def handle_starttag(self, tag: str, given: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in given}
        if len(attributes) != len(given):
            self.wrong.append(f"<{tag}> has an attribute twice")
        self._note(tag, attributes)
        if tag not in VOID:
            self.open.append((tag, attributes))

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID:
            self.wrong.append(f"</{tag}> ends what has no end")
        elif not self.open or self.open[-1][0] != tag:
            self.wrong.append(f"</{tag}> at {self.getpos()} closes {self.open[-1][0] if self.open else 'nothing'}")
        else:
            self.open.pop()

    def _note(self, tag: str, attributes: dict[str, str]) -> None:
        self._note_ids(tag, attributes)
        if tag == "label":
            self.labels.add(attributes.get("for", ""))
        if tag in LABELLED and attributes.get("type") not in ("hidden", "submit"):
            self.controls.append(attributes)
        if tag == "title" and not any(parent == "svg" for parent, _ in self.open):
            self.titles += 1
        # what heads the list of errors stands before the page's own headings, and is no part of their order
        listed = any("errors" in held.get("class", "").split() for _, held in self.open)
        if tag in HEADINGS and (tag == "h1" or not listed):
            self.headings.append(int(tag[1]))
        refused = [name for name in attributes if name == "style" or name.startswith("on")]
        self.wrong += [f"<{tag}> has {name}, which the content security policy forbids" for name in refused]
        if tag in ("script", "style"):
            self.wrong.append(f"<{tag}> stands in the page")

    def _note_ids(self, tag: str, attributes: dict[str, str]) -> None:
        if "id" in attributes:
            self.ids[attributes["id"]] += 1
        for name in REFERENCES:
            self.referred += attributes.get(name, "").split()
        if tag == "a" and attributes.get("href", "").startswith("#"):
            self.referred.append(attributes["href"].removeprefix("#"))


def problems(html: str) -> list[str]:
    """Everything that is wrong with this page, for people; empty when nothing is."""
    page = _Page()
    page.feed(html)
    page.close()
    wrong = page.wrong + [f"<{tag}> is never closed" for tag, _ in page.open]
    wrong += [f"the id {name} is there {count} times" for name, count in page.ids.items() if count > 1]
    wrong += [f"nothing has the id {name}" for name in page.referred if name and name not in page.ids]
    wrong += [
        f"the control {control.get('name')} has no label"
        for control in page.controls
        if control.get("id") not in page.labels
    ]
    if page.headings.count(1) != 1 or page.headings[:1] != [1]:
        wrong.append(f"the headings {page.headings} do not begin with the only h1")
    wrong += [
        f"h{after} follows h{before}"
        for before, after in zip(page.headings, page.headings[1:], strict=False)
        if after > before + 1
    ]
    if page.titles != 1:
        wrong.append(f"{page.titles} titles")
    return wrong
