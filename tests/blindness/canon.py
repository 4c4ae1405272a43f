"""What is the same in two worlds once ids are named and times are dropped."""

import re

UUID = r"[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}"
TIME = r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,6})?(?:Z|[+-]\d\d:\d\d)"
TRACE = r"00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}"
PRINTED = r"(?<=Printed )\w{3} \d{1,2} \w{3}, \d\d:\d\d"
CHANCE = re.compile(rf"{TIME}|{TRACE}|{UUID}|{PRINTED}")
AN_ID = re.compile(UUID)
SIGNED = re.compile(r'((?:name="csrf" value="|journeywork_(?:posting|evaluation|conversion)=))[^";]+')


class Canon:
    """Gives what one world names by chance the names it has in the story; the rest must be alike as it stands.

    Named are ids that the story knows, commitments, tokens, and the world's own tag. Other ids are numbered in the order
    in which they appear in one text. Times, traces and what signs a session are dropped.
    """

    def __init__(self, tag: str) -> None:
        self._ids: dict[str, str] = {}
        self._others = {tag: "<tag>"}

    def know(self, value: str, name: str) -> None:
        """From now on the id, commitment or token `value` is called `name`."""
        (self._ids if AN_ID.fullmatch(value) else self._others)[value] = f"<{name}>"

    def text(self, text: str) -> str:
        fresh: dict[str, str] = {}

        def named(found: re.Match[str]) -> str:
            value = found.group()
            if value in self._ids:
                return self._ids[value]
            if AN_ID.fullmatch(value):
                return fresh.setdefault(value, f"<id {len(fresh) + 1}>")
            return "<varies>"

        for value, name in self._others.items():
            text = text.replace(value, name)
        return CHANCE.sub(named, SIGNED.sub(r"\1<varies>", text))
