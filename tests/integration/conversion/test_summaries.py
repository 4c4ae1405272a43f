"""A published summary opens one decision and queues one mail, whatever arrives first and however often."""

import re
from datetime import UTC, datetime
from typing import Any

from tests.integration.conversion.conftest import Conversion, visible
from tests.integration.conversion.samples import Firm


async def test_a_summary_opens_a_decision_and_queues_one_mail(conversion: Conversion) -> None:
    firm = Firm()
    summary = firm.summary()
    await conversion.hear(*firm.joined(), firm.published())
    await conversion.hear(summary)
    await conversion.hear(summary)

    assert [kind for kind, _ in await conversion.told()] == ["recommendation.computed"]
    (row,) = await conversion.query("SELECT status, value, version, sequence FROM recommendations")
    assert (row["status"], row["value"], row["version"], row["sequence"]) == ("under_decision", "convert", 1, 1)
    assert len(await conversion.queued()) == 1
    (kept,) = await conversion.query("SELECT summary FROM evaluation_summaries")
    assert "posterior" in kept["summary"]
    audited = await conversion.query("SELECT action, actor FROM audit WHERE entity = 'recommendation'")
    assert [tuple(row) for row in audited] == [("computed, decision_opened", "evaluation")]


async def test_the_mail_goes_when_the_last_ingredient_is_there(conversion: Conversion) -> None:
    firm = Firm()
    await conversion.hear(firm.summary())
    assert await conversion.queued() == []
    await conversion.hear(firm.published())
    assert await conversion.queued() == []
    await conversion.hear(*firm.joined("manager"))
    assert len(await conversion.queued()) == 1


async def test_a_newer_summary_supersedes_the_open_recommendation(conversion: Conversion) -> None:
    firm = Firm()
    await conversion.hear(*firm.joined(), firm.published(), firm.summary())
    await conversion.hear(firm.summary(version=2, recommendation="hold"))
    told = await conversion.told("conversion.recommendation.v1")
    assert [kind for kind, _ in told] == [
        "recommendation.computed",
        "recommendation.superseded",
        "recommendation.computed",
    ]
    assert told[1][1]["superseded_by"] == 2
    assert len(await conversion.queued()) == 2
    first = (await conversion.queued())[0]
    rows = await conversion.query("SELECT summary_version, status FROM recommendations ORDER BY 1")
    assert [tuple(row) for row in rows] == [(1, "superseded"), (2, "under_decision")]
    assert "summary" in first.key


async def test_the_mail_says_the_same_twice_and_names_nobody(conversion: Conversion) -> None:
    firm = Firm(now=datetime(2026, 11, 23, 9, 30, tzinfo=UTC))
    await conversion.hear(*firm.joined(), firm.published(), firm.summary())
    (delivery,) = await conversion.queued()
    mail = await conversion.mail(firm, delivery)

    assert mail.subject == "Candidate 7: ready for your decision by Thu 26 Nov"
    assert mail.to == "manager@example.com"
    assert f"https://journeywork.example/recommendations/{firm.engagements['Candidate 7']}" in mail.text.split()
    body = re.sub(r"(?s)<!--.*?-->|<head>.*?</head>", " ", mail.html)
    numbers = {number.rstrip(".,") for number in re.findall(r"\d[\d.,:]*", visible(body))}
    in_text = {number.rstrip(".,") for number in re.findall(r"\d[\d.,:]*", mail.text)}
    assert numbers <= in_text
    assert len(mail.html.encode()) < 100_000
    assert max(len(line) for line in mail.text.splitlines() if "://" not in line) <= 72
    assert body.count('class="btn"') == 1
    assert "<img" not in mail.html
    assert "Member" not in mail.html + mail.text
    widths = [int(width) for width in re.findall(r'width="(\d+)%" height="12"', mail.html)]
    assert sum(widths) == 100


async def test_too_little_evidence_shows_no_score(conversion: Conversion) -> None:
    firm = Firm()
    nothing: dict[str, Any] = dict.fromkeys(
        ("raw_score", "score", "adjustment", "sd", "interval", "rank", "chance", "chance_strong")
    )
    summary = firm.summary(
        reviews=1,
        recommendation="insufficient_evidence",
        recommendation_reason="too_few_reviews",
        headline="Not enough evidence: 1 of 2 reviews",
        **nothing,
    )
    await conversion.hear(*firm.joined(), firm.published(), summary)
    (delivery,) = await conversion.queued()
    mail = await conversion.mail(firm, delivery)
    assert "NOT ENOUGH EVIDENCE: 1 OF 2 REVIEWS" in mail.text
    assert "Score" not in mail.text
    assert "Score" not in visible(mail.html)
