"""Offers: approved by groups in their order, answered by the candidate with a ticket, expired by themselves."""

from datetime import timedelta
from uuid import UUID, uuid4

from tests.integration.conversion.conftest import HTML, Api, Conversion, visible
from tests.integration.conversion.samples import TERMS, Firm

LABEL = "Candidate 7"


async def decided(conversion: Conversion, api: Api) -> Firm:
    """A policy with two groups, a project that pins it, and the decision to convert."""
    firm = Firm()
    await conversion.hear(*firm.joined())
    groups = [
        {"name": "Finance", "member_ids": [str(firm.members["finance"])]},
        {"name": "People", "member_ids": [str(firm.members["people"])]},
    ]
    policy = await api.staff(firm, "partner").post(
        "/policies", {"name": "Ours", "offer_valid_days": 7, "approver_groups": groups}
    )
    assert policy.status_code == 201, policy.text
    firm.policy = (UUID(policy.json()["policy_id"]), 1)
    await conversion.hear(firm.published(), *firm.confirmed(), *firm.reviewing(), firm.summary())
    path = f"/recommendations/{firm.engagements[LABEL]}"
    answer = await api.staff(firm, "manager").post(f"{path}/convert", {"version": 1, "reason": "Yes."})
    assert answer.status_code == 200, answer.text
    return firm


async def extended(conversion: Conversion, api: Api, firm: Firm) -> str:
    manager = api.staff(firm, "manager")
    drafted = await manager.post("/offers", {"engagement_id": str(firm.engagements[LABEL]), "terms": TERMS})
    assert drafted.status_code == 201, drafted.text
    offer_id: str = drafted.json()["offer_id"]
    assert (await manager.post(f"/offers/{offer_id}/request-approval")).status_code == 200
    for member in ("finance", "people"):
        answer = await api.staff(firm, member).post(f"/approvals/{offer_id}/approve", {"comment": ""})
        assert answer.status_code == 200, answer.text
    sent = await manager.post(f"/offers/{offer_id}/extend")
    assert sent.json()["status"] == "extended"
    return offer_id


async def test_two_groups_approve_in_sequence(conversion: Conversion, api: Api) -> None:
    firm = await decided(conversion, api)
    manager, people = api.staff(firm, "manager"), api.staff(firm, "people")
    drafted = (await manager.post("/offers", {"engagement_id": str(firm.engagements[LABEL]), "terms": TERMS})).json()
    path = f"/approvals/{drafted['offer_id']}"
    await manager.post(f"/offers/{drafted['offer_id']}/request-approval")
    assert (await people.post(f"{path}/approve")).status_code == 409
    assert (await manager.post(f"{path}/approve")).status_code == 403
    assert (await api.staff(firm, "reviewer-1").post(f"{path}/approve")).status_code == 403
    early = await manager.post(f"/offers/{drafted['offer_id']}/extend")
    assert early.status_code == 409
    assert early.json()["allowed"] == ["approval_rejected", "approved"]

    mails = [d for d in await conversion.queued() if d.payload["mail"] == "approval"]
    assert [mail.payload["member_id"] for mail in mails] == [str(firm.members["finance"])]
    letter = await conversion.mail(firm, mails[0])
    assert letter.subject.startswith("Approve an offer by ")
    assert "52,000" not in visible(letter.html)

    browser, page = await api.signed_in(firm, "finance", path)
    assert "Waits for you" in visible(page)
    assert "€52,000 a year" in visible(page)
    answered = await browser.send(page, do="approve", comment="Within the band.")
    assert "Finance , 1 of 1 needed" in visible(answered)
    assert (await people.post(f"{path}/approve")).json()["status"] == "approved"
    kinds = [kind for kind, _ in await conversion.told("conversion.offer.v1")]
    assert kinds == [
        "offer.drafted",
        "offer.approval_requested",
        "offer.approval_step_approved",
        "offer.approval_step_approved",
        "offer.approved",
    ]


async def test_a_candidate_accepts_with_posting_s_ticket(conversion: Conversion, api: Api) -> None:
    firm = await decided(conversion, api)
    offer_id = await extended(conversion, api, firm)
    browser = api.anybody()
    ticket = api.ticket(firm, LABEL, offer_id)
    page = await browser.get(f"/answers/{offer_id}?ticket={ticket}")
    assert page.status_code == 200, page.text
    assert ticket not in str(page.url)
    assert "Data analyst" in visible(page)
    assert "€52,000 a year" in visible(page)
    confirm = await browser.get(f"/answers/{offer_id}/confirm?answer=accept")
    done = await browser.send(confirm)
    assert "You have accepted this offer" in visible(done)

    told = await conversion.told("conversion.offer.v1")
    kinds = [kind for kind, _ in told]
    assert kinds[-3:] == ["offer.extended", "offer.viewed", "offer.accepted"]
    fact = told[-3][1]
    assert fact["terms"]["salary"] == TERMS["salary"]
    assert fact["terms_digest"].startswith("sha256:")
    assert await conversion.query("SELECT 1 FROM messaging.timers") == []

    partner = api.staff(firm, "partner")
    assert (await api.staff(firm, "manager").post(f"/offers/{offer_id}/start")).status_code == 403
    assert (await partner.post(f"/offers/{offer_id}/start")).status_code == 422
    started = await partner.post(f"/offers/{offer_id}/start", {"started_on": TERMS["start_on"]})
    assert started.json()["status"] == "started"
    ((kind, hire),) = await conversion.told("conversion.hire.v1")
    assert (kind, hire["started_on"]) == ("hire.started", TERMS["start_on"])
    sequences = await conversion.query(
        "SELECT sequence FROM offers UNION ALL SELECT sequence FROM hires ORDER BY 1 DESC"
    )
    assert [row["sequence"] for row in sequences] == [8, 1]


async def test_an_unanswered_offer_expires(conversion: Conversion, api: Api) -> None:
    firm = await decided(conversion, api)
    offer_id = await extended(conversion, api, firm)
    await conversion.advance(timedelta(days=8))
    await conversion.fire(firm, "offer_expiry", UUID(offer_id))
    assert (await conversion.told("conversion.offer.v1"))[-1][0] == "offer.expired"
    browser = api.anybody()
    page = await browser.get(f"/answers/{offer_id}?ticket={api.ticket(firm, LABEL, offer_id)}")
    assert "This offer has expired" in visible(page)
    again = await api.staff(firm, "manager").post(
        "/offers", {"engagement_id": str(firm.engagements[LABEL]), "terms": TERMS}
    )
    assert again.status_code == 201


async def test_tickets_of_others_open_nothing(conversion: Conversion, api: Api) -> None:
    firm = await decided(conversion, api)
    offer_id = await extended(conversion, api, firm)
    browser = api.anybody()
    nobody = await browser.get(f"/answers/{offer_id}")
    assert nobody.status_code == 401
    other_path = api.ticket(firm, LABEL, offer_id, path=f"/answers/{uuid4()}")
    assert (await browser.get(f"/answers/{offer_id}?ticket={other_path}")).status_code == 401
    stranger = api.ticket(firm, LABEL, offer_id, subject=uuid4())
    refused = await api.anybody().get(f"/answers/{offer_id}?ticket={stranger}")
    assert refused.status_code == 404
    assert "Data analyst" not in refused.text
    garbled = await api.anybody().get(f"/answers/{offer_id}?ticket=nonsense")
    assert garbled.status_code == 401
    unsigned = await api.anybody().http.post(f"/answers/{offer_id}/confirm", data={"answer": "accept"}, headers=HTML)
    assert unsigned.status_code == 401
    assert (await conversion.told("conversion.offer.v1"))[-1][0] == "offer.extended"


async def test_an_offer_needs_the_decision_first(conversion: Conversion, api: Api) -> None:
    firm = Firm()
    await conversion.hear(*firm.joined(), firm.published(), firm.summary())
    manager = api.staff(firm, "manager")
    body = {"engagement_id": str(firm.engagements[LABEL]), "terms": TERMS}
    early = await manager.post("/offers", body)
    assert early.status_code == 422
    assert early.json()["findings"][0]["rule"] == "not_decided"
    assert (await manager.post("/offers", body | {"engagement_id": str(uuid4())})).status_code == 404
    assert (await api.staff(firm, "finance").post("/offers", body)).status_code == 403


async def test_the_same_key_makes_one_offer(conversion: Conversion, api: Api) -> None:
    firm = await decided(conversion, api)
    manager = api.staff(firm, "manager")
    body = {"engagement_id": str(firm.engagements[LABEL]), "terms": TERMS}
    first = await manager.post("/offers", body, **{"Idempotency-Key": "one"})
    second = await manager.post("/offers", body, **{"Idempotency-Key": "one"})
    assert first.json() == second.json()
    assert (await manager.post("/offers", body)).status_code == 422


async def test_without_groups_any_other_approver_may_approve(conversion: Conversion, api: Api) -> None:
    firm = Firm()
    await conversion.hear(*firm.joined(), firm.published(), *firm.confirmed(), firm.summary())
    manager = api.staff(firm, "manager")
    await manager.post(f"/recommendations/{firm.engagements[LABEL]}/convert", {"version": 1, "reason": "Yes."})
    drafted = (await manager.post("/offers", {"engagement_id": str(firm.engagements[LABEL]), "terms": TERMS})).json()
    asked = (await manager.post(f"/offers/{drafted['offer_id']}/request-approval")).json()
    assert [group["name"] for group in asked["approval"]["groups"]] == ["Approvers"]
    waiting = (await api.staff(firm, "people").get("/approvals")).json()["items"]
    assert [offer["offer_id"] for offer in waiting] == [drafted["offer_id"]]
    answer = await api.staff(firm, "people").post(f"/approvals/{drafted['offer_id']}/approve")
    assert answer.json()["status"] == "approved"


async def test_a_policy_names_every_finding(conversion: Conversion, api: Api) -> None:
    firm = Firm()
    await conversion.hear(*firm.joined())
    refused = await api.staff(firm, "partner").post(
        "/policies",
        {"name": "Ours", "bar": "120", "approver_groups": [{"name": "X", "member_ids": [str(uuid4())]}]},
    )
    assert refused.status_code == 422
    assert {"bar", "approver_groups[0].member_ids"} <= {f["field"] for f in refused.json()["findings"]}
    assert (await api.staff(firm, "manager").post("/policies", {"name": "Ours"})).status_code == 403
    made = await api.staff(firm, "partner").post("/policies", {"name": "Ours", "min_reviews": 3})
    policy = made.json()
    renewed = await api.staff(firm, "partner").post(
        f"/policies/{policy['policy_id']}/versions", {"name": "Ours", "bar": "65", "version": policy["version"]}
    )
    assert renewed.json()["policy_version"] == 2
    facts = [fact for _, fact in await conversion.told("conversion.policy.v1")]
    assert [(fact["version"], fact["bar"], fact["min_reviews"]) for fact in facts] == [(1, "60.00", 3), (2, "65.00", 2)]
