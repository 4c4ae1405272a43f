"""Somebody who would like to know marks and names before their time, and looks everywhere: one method per channel.

What is compared are the answers, records, lines, names and durations of two worlds that differ only in what must not be
known. Every difference is a leak, whether or not anybody can read it yet. Besides, the words that stand on the cards
and in a person's data only are looked for in everything.
"""

import time
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from tests.blindness import databases, timing
from tests.blindness.asking import Answer, Question, all_of, head, named, of_judgement, send
from tests.blindness.heard import Leak, Piece, differences
from tests.blindness.house import House
from tests.blindness.play import NOBODY, WRITERS, Caller, Play, header, idempotency_key
from tests.blindness.routes import acts, readings
from tests.blindness.words import Words

COLLEAGUE = "reviewer-3"
PERSISTENT = (COLLEAGUE, "manager", "administrator", "operator")
"""Who tries every switch."""
PATIENT = (COLLEAGUE, "manager")
"""Who takes the time of answers."""
ROUNDS, LONGEST_LOOK = 20, 8
"""Pairs of answers, and how often so many more are timed at most."""
TRAFFIC = (
    "journeywork_http_seconds",
    "journeywork_transaction_seconds",
    "journeywork_pool_",
    "journeywork_relay_seconds",
)
"""Count requests, their transactions and how these met, so they grow when a draft is saved: visible on purpose to
operators, who cannot tell whose it was."""


class Attacker:
    """Is after work `number` in both worlds; `stranger` administers another employer. Asks everything once."""

    def __init__(self, house: House, worlds: tuple[Play, Play], stranger: Caller, number: int) -> None:
        self.house, self.worlds, self.stranger, self.number = house, worlds, stranger, number
        self._answered: dict[bool, list[list[Answer]]] = {}

    async def answers(self, *, page: bool) -> list[list[Answer]]:
        """What everybody is told who did not write the cards, in each world: by pages, or by everything else."""
        if page not in self._answered:
            asked = [self._questions(play, page=page) for play in self.worlds]
            self._answered[page] = [await all_of(send(self.house, *one) for one in questions) for questions in asked]
        return self._answered[page]

    async def all_answers(self) -> list[list[Answer]]:
        """Both."""
        found = zip(await self.answers(page=False), await self.answers(page=True), strict=True)
        return [[*others, *pages] for others, pages in found]

    async def endpoints(self) -> list[Leak]:
        """Statuses and bodies of every endpoint, for everybody who did not write the cards."""
        found = await self.answers(page=False)
        return self._leaks("endpoint", [self._bodies(*pair) for pair in zip(self.worlds, found, strict=True)])

    async def pages(self) -> list[Leak]:
        """Every HTML page."""
        found = await self.answers(page=True)
        return self._leaks("page", [self._bodies(*pair) for pair in zip(self.worlds, found, strict=True)])

    async def headers(self) -> list[Leak]:
        """Headers of every answer, its length among them."""
        found = await self.all_answers()
        return self._leaks("header", [self._heads(answers) for answers in found])

    async def refusals(self) -> list[Leak]:
        """What somebody is told who tries to change what is not theirs, with the author's Idempotency-Key."""
        found = [await self._refused(play) for play in self.worlds]
        done = [one for answers in found for one in answers if one.status < 300]
        differ = self._leaks("refusal", [self._bodies(*pair) for pair in zip(self.worlds, found, strict=True)])
        return differ + [Leak("refusal", one.where, f"is done: {one.said[:200]}") for one in done]

    async def events(self) -> list[Leak]:
        """Keys, headers and data of every record on every topic."""
        await self.house.heard()
        return self._leaks("event", [list(self._records(play)) for play in self.worlds])

    async def sequences(self) -> list[Leak]:
        """How many records there are per aggregate, in which order, with which sequence, of what size."""
        await self.house.heard()
        return self._leaks("sequence", [list(self._shapes(play)) for play in self.worlds])

    async def lines(self) -> list[Leak]:
        """What the services logged while the secret cards were written."""
        said = [_sorted(play, _pieces(play.said[self.number].lines)) for play in self.worlds]
        return self._leaks("log", said)

    async def metrics(self) -> list[Leak]:
        """What was counted while the secret cards were written."""
        counted = [play.said[self.number].counted for play in self.worlds]
        return self._leaks(
            "metric",
            [[Piece(name, f"{n:g}") for name, n in one.items() if not name.startswith(TRAFFIC)] for one in counted],
        )

    async def mails(self) -> list[Leak]:
        """Every mail to the staff of the two employers."""
        mails = await self.house.mails()
        heard = []
        for play in self.worlds:
            mine = [one for one in mails if f"@{play.world.tag}.example.com" in one["to"]]
            pieces = [Piece(f"to {one['to']}", "\n".join(str(one[k]) for k in PARTS)) for one in mine]
            heard.append(_sorted(play, pieces))
        return self._leaks("mail", heard)

    async def files(self) -> list[Leak]:
        """Names under which files are handed out and lie in the store, and what the copies hold."""
        heard = [
            [Piece(one.where, value) for one in answers for name, value in one.headers if name == DISPOSITION]
            for answers in await self.all_answers()
        ]
        return self._leaks("file", heard) + self._store()

    async def durations(self) -> list[Leak]:
        """How long answers take: everything that can be read about the work, in both worlds in turn.

        What looks suspicious is asked again and again, until it is certain or does not look so any more.
        """
        first, second = [await self._granted(play) for play in self.worlds]
        taken: dict[str, tuple[list[float], list[float]]] = {where: ([], []) for where in first if where in second}
        found: dict[str, timing.Difference] = {}
        left = list(taken)
        for _ in range(LONGEST_LOOK):
            for where in left * ROUNDS:
                await self._in_turn(first[where], second[where], taken[where])
            found |= {where: timing.compared(*taken[where]) for where in left}
            left = [where for where in left if found[where].suspicious]
        return [Leak("timing", where, str(one)) for where, one in found.items() if one.tells]

    async def databases(self) -> list[Leak]:
        """As the roles of other services, as the relay, as another tenant; and cards in clear text as anybody."""
        found = await databases.strangers_in(self.house) + await databases.read_by_relay(self.house)
        found += await databases.rows_of_others(self.house, self.worlds)
        return found + await self._at_rest()

    async def everything(self) -> list[Leak]:
        """Every channel, one after the other."""
        channels = (self.endpoints, self.pages, self.headers, self.refusals, self.events, self.sequences, self.lines,
                    self.metrics, self.mails, self.files, self.durations, self.databases)  # fmt: skip
        return [leak for channel in channels for leak in await channel()]

    async def identity(self) -> list[Leak]:
        """Who the candidates are, in anything that is heard outside posting, whatever has been revealed."""
        await self.house.heard()
        found = []
        for play, answers in zip(self.worlds, await self.all_answers(), strict=True):
            words = Words(*play.world.identity)
            pieces = [*self._bodies(play, answers), *self._heads(answers), *self._records(play)]
            for service in ("evaluation", "conversion"):
                pieces += await databases.rows(self.house, service)
            pieces += _pieces(self.house.log.lines)
            found += [leak for piece in pieces if not piece.named for leak in _words("identity", piece, words)]
        return found + self._store()

    async def reviewers(self) -> list[Leak]:
        """Who the reviewers are, in what candidates are shown, and in what the manager is shown of the judgement."""
        found = []
        for play, answers in zip(self.worlds, await self.all_answers(), strict=True):
            keys = (*WRITERS, COLLEAGUE)
            named = (*(play.members[key] for key in keys), *(f"{key}@{play.world.tag}" for key in keys))
            for one in answers:
                if of_judgement(one):
                    # a refusal repeats the id that it was asked for
                    words = Words(*(word for word in named if word not in one.where))
                    found += _words("reviewer", Piece(one.where, one.said), words)
        return found

    async def others(self, other: int) -> list[Leak]:
        """What was said of work `other`, in what the candidate of this work is shown."""
        found = []
        for play, answers in zip(self.worlds, await self.all_answers(), strict=True):
            words = Words(*(play.world.note_mark(other, key) for key in WRITERS), play.work(other).evaluation_id)
            mine = [one for one in answers if one.caller == f"candidate-{self.number}"]
            found += [leak for one in mine for leak in _words("other", Piece(one.where, one.said), words)]
        return found

    def _questions(self, play: Play, *, page: bool) -> list[Question]:
        ids = play.ids(play.work(self.number))
        return [
            (caller, asked)
            for app in self.house.apps.values()
            for asked in readings(app, ids)
            for caller in self._callers(play)
            if asked.page is page and (not asked.switch or caller.name in PERSISTENT)
        ]

    def _callers(self, play: Play) -> list[Caller]:
        """Everybody but those who wrote the cards; of the candidates the one whose work it is, and another one."""
        candidates = [key for key in play.callers if key.startswith("candidate-")]
        mine = f"candidate-{self.number}"
        left_out = {*WRITERS, *candidates} - {mine, next(key for key in candidates if key != mine)}
        return [*(caller for key, caller in play.callers.items() if key not in left_out), self.stranger, NOBODY]

    async def _refused(self, play: Play) -> list[Answer]:
        work = play.work(self.number)
        theirs = {**play.ids(work), "review_id": tuple(work.reviews[key] for key in WRITERS)}
        key = {"Idempotency-Key": idempotency_key(work, WRITERS[0])}
        return await all_of(
            send(self.house, Caller(caller.name, {**caller.headers, **key}), asked)
            for app in self.house.apps.values()
            for asked in acts(app, theirs)
            for caller in (self.stranger, NOBODY, *([play.callers[COLLEAGUE]] if "{review_id}" in asked.route else ()))
        )

    def _bodies(self, play: Play, answers: Iterable[Answer]) -> list[Piece]:
        return [Piece(one.where, self._masked(play, one), named(one)) for one in answers]

    def _heads(self, answers: Iterable[Answer]) -> list[Piece]:
        return [Piece(one.where, head(one), named(one)) for one in answers]

    def _masked(self, play: Play, answer: Answer) -> str:
        """Without the name where it may be read."""
        if not named(answer):
            return answer.said
        candidate = answer.caller.startswith("candidate-")
        person = play.world.person(int(answer.caller.partition("-")[2]) if candidate else self.number)
        text = answer.said
        for value in (person.name, person.mail, person.school):
            text = text.replace(value, "<the person>")
        return text

    def _records(self, play: Play) -> Iterator[Piece]:
        for where, record in self._placed(play):
            heads = "\n".join(f"{name}: {value.decode()}" for name, value in record.headers)
            yield Piece(f"{where} {header(record, 'ce_type')}", f"{heads}\n\n{record.value.decode()}")

    def _shapes(self, play: Play) -> Iterator[Piece]:
        for where, record in self._placed(play):
            heads = sum(len(name) + len(value) for name, value in record.headers)
            said = f"sequence {header(record, 'ce_sequence')}, {len(record.value)} bytes, {heads} in headers"
            yield Piece(where, said)

    def _placed(self, play: Play) -> Iterator[tuple[str, Any]]:
        """The employer's records with their place: topic, aggregate, which of it. A relay may send one twice by chance."""
        counted: Counter[str] = Counter()
        seen: set[str] = set()
        for record in sorted(self.house.records, key=lambda one: (one.topic, one.partition, one.offset)):
            if header(record, "ce_employerid") == play.employer_id and header(record, "ce_id") not in seen:
                seen.add(header(record, "ce_id"))
                place = f"{record.topic} of {record.key.decode()}"
                counted[place] += 1
                yield f"{place}, event {counted[place]}", record

    def _store(self) -> list[Leak]:
        """What lies there under a name that no event says, or holds a word."""
        said = {work.sha256 for play in self.worlds for work in play.works}
        words = Words(*(word for play in self.worlds for word in play.world.identity))
        files = [path for path in self.house.copies.rglob("*") if path.is_file()]
        found = [Leak("file", str(path), "a name that no event says") for path in files if path.name not in said]
        return found + [
            Leak("file", str(path), f"holds {word!r}") for path in files for word in words.found(path.read_bytes())
        ]

    async def _in_turn(self, first: Question, second: Question, taken: tuple[list[float], list[float]]) -> None:
        """One pair; who goes first changes from pair to pair."""
        pair = [(first, taken[0]), (second, taken[1])]
        for (caller, asked), durations in pair if len(taken[0]) % 2 else pair[::-1]:
            began = time.perf_counter()
            await send(self.house, caller, asked)
            durations.append(time.perf_counter() - began)

    async def _granted(self, play: Play) -> dict[str, Question]:
        """What the patient may read about the work."""
        ids = play.ids(play.work(self.number))
        about = [value for name in ("review_id", "evaluation_id", "engagement_id") for value in ids[name]]
        wanted = [
            (caller, asked)
            for page in (False, True)
            for caller, asked in self._questions(play, page=page)
            if caller.name in PATIENT and any(value in asked.path for value in about)
        ]
        answers = await all_of(send(self.house, *one) for one in wanted)
        pairs = zip(wanted, answers, strict=True)
        return {play.canon.text(answer.where): pair for pair, answer in pairs if answer.status == 200}

    async def _at_rest(self) -> list[Leak]:
        found = []
        for service in self.house.apps:
            words = Words(*(word for play in self.worlds for word in (play.world.note_word, *play.world.identity)))
            for piece in await databases.rows(self.house, service):
                found += _words("database", piece, words)
                if service == "evaluation" and databases.A_CARD.search(piece.text):
                    found.append(Leak("database", piece.where, f"a card in clear text: {piece.text[:200]}"))
        return found

    def _leaks(self, channel: str, heard: list[list[Piece]]) -> list[Leak]:
        """What differs, and the words that no piece may hold."""
        assert not any(play.revealed for play in self.worlds), "cards were revealed: the worlds differ by right"
        found = differences(channel, [(play.canon, pieces) for play, pieces in zip(self.worlds, heard, strict=True)])
        for play, pieces in zip(self.worlds, heard, strict=True):
            notes, everything = Words(play.world.note_word), Words(play.world.note_word, *play.world.identity)
            found += [leak for piece in pieces for leak in _words(channel, piece, notes if piece.named else everything)]
        return found


PARTS = ("subject", "text", "html")
DISPOSITION = "content-disposition"


def _sorted(play: Play, pieces: Iterable[Piece]) -> list[Piece]:
    """For what has no order of its own."""
    return sorted(pieces, key=lambda piece: play.canon.text(f"{piece.where}\n{piece.text}"))


def _pieces(lines: Iterable[str]) -> list[Piece]:
    return [Piece("a line", line) for line in lines]


def _words(channel: str, piece: Piece, words: Words) -> list[Leak]:
    return [
        Leak(channel, piece.where, f"holds {word!r}") for word in words.found(f"{piece.where}\n{piece.text}".encode())
    ]
