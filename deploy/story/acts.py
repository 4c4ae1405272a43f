"""The story in six acts: from three HR events to a hire, with every expectation that the product must meet."""

import asyncio
import hashlib
from datetime import UTC, datetime, timedelta
from typing import Any

from deploy.story.cast import CANDIDATES, STAFF, Verdict
from deploy.story.clients import Browser, Page, Person, Unexpected, until
from deploy.story.hr import Greenhouse, HrSystem, project_wish
from deploy.story.stage import Employer, Stage
from deploy.story.work import report_pdf

LEASE = 120.0
"""Seconds: a mail that was being sent when its sender was killed is free again after its lease."""
P, E, C = "/posting/api", "/evaluation/api", "/conversion/api"


class Story:
    """One employer's story on one stage; call the acts in their order."""

    def __init__(self, stage: Stage, employer: Employer, hr: HrSystem, greenhouse: Greenhouse, tag: str) -> None:
        self.stage, self.employer, self.hr, self.greenhouse, self.tag = stage, employer, hr, greenhouse, tag
        self.staff: dict[str, Person] = {}
        self.member_ids: dict[str, str] = {}
        self.emails: dict[str, str] = {}
        self.candidates: dict[str, Person] = {}
        self.applications: dict[str, str] = {}
        self.engagements: dict[str, str] = {}
        self.offers: dict[str, str] = {}
        self.project_id = ""
        self.people: list[dict[str, Any]] = []

    async def prologue(self) -> None:
        """The administrator invites the staff, the HR partner activates the policy: three reviews each."""
        stage = self.stage
        admin = await stage.person("Administrator", self.employer.admin_subject, employer_id=self.employer.employer_id)
        for key, (name, roles) in STAFF.items():
            subject, email = f"{self.tag}-{key}", f"{key}@{self.tag}.example.com"
            member = await admin.post(
                f"{P}/members",
                {
                    "subject": subject,
                    "name": name,
                    "email": email,
                    "roles": roles,
                    "time_zone": "Europe/Berlin",
                    "language": "en",
                },
            )
            self.member_ids[key], self.emails[key] = member["member_id"], email
            self.staff[key] = await stage.person(name, subject, employer_id=self.employer.employer_id, email=email)
        partner = self.staff["partner"]

        async def known() -> Any:
            answer = await partner.call("GET", f"{C}/policies", expect=(200, 401, 403))
            return answer.status == 200 or None

        await until(known, "conversion knows the HR partner")
        policy = await partner.post(
            f"{C}/policies",
            {
                "name": "Three reviews each",
                "min_reviews": 3,
                "max_reviews": 4,
                "offer_valid_days": 7,
                "approver_groups": [
                    {"name": "Finance", "member_ids": [self.member_ids["finance"]], "approvals_required": 1},
                    {"name": "People", "member_ids": [self.member_ids["people"]], "approvals_required": 1},
                ],
            },
        )
        stage.tell(
            f"    {len(STAFF)} members joined; policy {policy['name']!r} asks for {policy['min_reviews']} reviews"
        )

        async def pinned() -> Any:
            employer = await admin.get(f"{P}/employer")
            return employer["policy"]["policy_id"] == policy["policy_id"] or None

        await until(pinned, "posting knows the policy")
        await admin.put(
            f"{P}/employer/template",
            {
                "hours": 20,
                "fee": {"amount": "500.00", "currency": "EUR"},
                "seats": 1,
                "hiring_manager": self.emails["manager"],
                "reviewers": [self.emails[key] for key in STAFF if key.startswith("reviewer-")],
                "deliverables": [{"title": "Result", "acceptance": "Does what the description asks for."}],
                "days_to_apply": 7,
                "days_to_deliver": 14,
                "days_to_review": 7,
                "days_to_decide": 7,
                "custom_fields": {"supervisor": "supervisor_email"},
            },
        )

    async def act_1_projects(self) -> None:
        """Three projects come in by three doors; a fourth is bad and comes back with every finding."""
        stage, log, now = self.stage, self.stage.log, datetime.now(UTC) + self.stage.wanders
        first = project_wish(f"{self.tag}-REQ-1", "Customer churn analysis", self.emails, now=now)
        await self.hr.binary(f"{self.tag}-evt-1", first)
        await self.hr.structured(f"{self.tag}-evt-1", first)
        second = project_wish(f"{self.tag}-REQ-2", "Packaging cost model", self.emails, now=now, seats=1)
        answer = await self.hr.over_http(f"{self.tag}-evt-2", second)
        stage.expect("the CloudEvent over HTTP is taken in", answer.status_code == 202)
        await self._greenhouse()
        bad = project_wish(f"{self.tag}-REQ-4", "Everything, always", self.emails, now=now, hours=60, supervisor=None)
        await self.hr.binary(f"{self.tag}-evt-4", bad)

        published = [
            (await log.until("project.published.v1", title="Customer churn analysis", employer_name=self.tag))[0],
            (await log.until("project.published.v1", title="Packaging cost model", employer_name=self.tag))[0],
        ]
        self.project_id = published[0].data["project_id"]
        stage.expect("project.published pins rubric and policy versions", published[0].data["policy"]["version"] == 1)
        stage.tell(f"    published: {', '.join(entry.data['title'] for entry in published)}, and Greenhouse's own")
        rejected = (await log.until("hr_event.rejected.v1", event_id=f"{self.tag}-evt-4"))[0]
        fields = {finding["field"] for finding in rejected.data["findings"]}
        stage.expect(
            f"the bad project comes back with every field: {', '.join(sorted(fields))}",
            {"hours", "supervisor"} <= fields,
        )
        state = await self.hr.asks(f"{P}/hr-events/{self.tag}-evt-4")
        stage.expect("its state can be asked for over HTTP", state["status"] == "rejected")
        stage.expect(
            "the structured copy had no second effect",
            len(log.find("hr_outcome.reported.v1", external_project_id=f"{self.tag}-REQ-1", milestone="published")) <= 1
            and len(log.find("project.published.v1", title="Customer churn analysis", employer_name=self.tag)) == 1,
        )
        projects = await self.staff["manager"].get(f"{P}/projects")
        stage.expect("the bad one left no project", all(p["title"] != "Everything, always" for p in projects["items"]))

    async def _greenhouse(self) -> None:
        job_id = 371417
        created = Greenhouse.body("job_events__01_job-created.json", job_id=job_id)
        refused = await self.greenhouse.send(created, signature="sha256 " + "0" * 64)
        self.stage.expect("a webhook with a wrong signature is refused", refused.status_code == 401)
        created["payload"]["job"]["custom_fields"]["supervisor_email"] = {
            "name": "Supervisor", "type": "short_text", "value": self.emails["supervisor"],
        }  # fmt: skip
        self.hr.sent.setdefault("Software Engineer", datetime.now(UTC))
        for body in (
            created,
            Greenhouse.body("job_events__04_job-approved.json", job_id=job_id),
            Greenhouse.body(
                "job_events__05_job-post-created.json", job_id=job_id, live=True, title="Software Engineer"
            ),
        ):
            answer = await self.greenhouse.send(body)
            self.stage.expect(f"Greenhouse's {body['action']} is taken in", answer.status_code in (200, 202))
        await self.stage.log.until("project.published.v1", employer_name=self.tag, count=3)

    async def act_2_selection(self) -> None:
        """Six apply, three are chosen, one declines and the waitlist moves up; the engagements start."""
        stage, manager = self.stage, self.staff["manager"]
        for number, name in enumerate(CANDIDATES, 1):
            person = await stage.person(
                name, f"{self.tag}-person-{number}", email=f"person-{number}@{self.tag}.example.com"
            )
            await person.put(
                f"{P}/me",
                {"name": f"Person {number} of {self.tag}", "email": f"person-{number}@{self.tag}.example.com",
                 "eligible_for_hire": True, "language": "en", "time_zone": "Europe/Berlin"},
            )  # fmt: skip
            self.candidates[name] = person
        openings = await self.candidates["Candidate 1"].get(f"{P}/openings")
        stage.expect("candidates find the project", any(o["project_id"] == self.project_id for o in openings["items"]))
        for name, person in self.candidates.items():
            body = {"answers": {"motivation": "I like to find out why."}, "conflicts": []}
            application = await person.post(f"{P}/projects/{self.project_id}/applications", body)
            self.applications[name] = application["application_id"]
            stage.expect(f"{name} is known by a number only", application["candidate_label"] == name)

        async def move(name: str, verb: str, body: dict[str, Any] | None = None) -> Any:
            return await manager.post(f"{P}/applications/{self.applications[name]}/{verb}", body)

        for name in CANDIDATES:
            await move(name, "review")
        for name in CANDIDATES[:5]:
            await move(name, "shortlist")
        await move("Candidate 6", "reject", {"rejection_reason": "skills_not_shown"})
        await move("Candidate 4", "waitlist")
        await move("Candidate 5", "waitlist")
        for name in CANDIDATES[:3]:
            await move(name, "select")
        await self.candidates["Candidate 1"].post(f"{P}/applications/{self.applications['Candidate 1']}/confirm")
        await self.candidates["Candidate 2"].post(f"{P}/applications/{self.applications['Candidate 2']}/confirm")
        await self.candidates["Candidate 3"].post(f"{P}/applications/{self.applications['Candidate 3']}/decline")
        moved = await stage.log.until("application.selected.v1", application_id=self.applications["Candidate 4"])
        stage.expect("Candidate 3 declines, Candidate 4 moves up from the waitlist", moved[0].data["from_waitlist"])
        await self.candidates["Candidate 4"].post(f"{P}/applications/{self.applications['Candidate 4']}/confirm")
        started = (await stage.log.until("project.started.v1", project_id=self.project_id))[0]
        stage.expect("the project starts with three engagements", len(started.data["engagement_ids"]) == 3)
        for entry in await stage.log.until("engagement.confirmed.v1", project_id=self.project_id, count=3):
            self.engagements[entry.data["candidate_label"]] = entry.data["engagement_id"]
        await stage.log.until("engagement.started.v1", project_id=self.project_id, count=3)

    async def act_3_work(self) -> None:
        """Two deliver, one of them twice; the third misses the deadline and becomes incomplete by a durable timer."""
        await self.hand_over()
        await self.stage.advance(timedelta(days=21, hours=1))
        late = await self.stage.log.until("engagement.incomplete.v1", engagement_id=self.engagements["Candidate 4"])
        self.stage.expect(
            "Candidate 4 missed the deadline and is incomplete", late[0].data["reason"] == "missed_deadline"
        )

    async def hand_over(self) -> None:
        """The work of two is delivered and accepted."""
        stage, supervisor = self.stage, self.staff["supervisor"]
        for name in ("Candidate 1", "Candidate 2"):
            await self._deliver(name, version=1)
        engagement = self.engagements["Candidate 2"]
        detail = await supervisor.get(f"{P}/engagements/{engagement}")
        report = detail["deliverables"][0]["deliverable_id"]
        await supervisor.post(
            f"{P}/engagements/{engagement}/deliverables/{report}/request-changes",
            {"note": "Please back the third cause with a figure."},
        )
        await self._deliver("Candidate 2", version=2)
        for name in ("Candidate 1", "Candidate 2"):
            detail = await supervisor.get(f"{P}/engagements/{self.engagements[name]}")
            for deliverable in detail["deliverables"]:
                if deliverable["status"] == "submitted":
                    await supervisor.post(
                        f"{P}/engagements/{self.engagements[name]}/deliverables/{deliverable['deliverable_id']}/accept"
                    )
            await stage.log.until("engagement.completed.v1", engagement_id=self.engagements[name])
        versions = stage.log.find("deliverable.submitted.v1", engagement_id=engagement, deliverable_id=report)
        stage.expect("the work sent back came again as version 2", [e.data["version"] for e in versions] == [1, 2])

    async def _deliver(self, name: str, *, version: int) -> None:
        person, engagement = self.candidates[name], self.engagements[name]
        detail = await person.get(f"{P}/engagements/{engagement}")
        sentences = ["Price, service and onboarding explain 812 of 940 departures.", f"Version {version}."]
        pdf = report_pdf("Why customers leave", sentences, author=f"Person of {name}")
        first, second = detail["deliverables"]
        path = f"{P}/engagements/{engagement}/deliverables"
        if first["status"] in ("expected", "changes_requested"):
            await person.upload(
                f"{path}/{first['deliverable_id']}/versions",
                name=f"{name}.pdf",
                content=pdf,
                media_type="application/pdf",
                fields={"sha256": hashlib.sha256(pdf).hexdigest()},
            )
        if second["status"] in ("expected", "changes_requested"):
            link = {"link": "https://example.com/notebooks/churn"}
            await person.post(f"{path}/{second['deliverable_id']}/versions", link)

    async def act_4_judgement(self, verdicts: dict[str, Verdict]) -> None:
        """Reviewers seal scorecards blind; one more is asked for where it may decide; all are revealed together."""
        stage = self.stage
        reviewers = {self.member_ids[key]: self.staff[key] for key in STAFF if key.startswith("reviewer-")}
        labels = {self.engagements[name]: name for name in verdicts}
        for engagement in labels:
            await stage.log.until("review.assigned.v1", engagement_id=engagement, count=3)
        done: set[str] = set()
        while not self._all_published(labels):
            fresh = [
                entry
                for engagement in labels
                for entry in stage.log.find("review.assigned.v1", engagement_id=engagement)
                if entry.data["review_id"] not in done
            ]
            for entry in fresh:
                verdict = verdicts[labels[entry.data["engagement_id"]]]
                await self._seal(reviewers[entry.data["reviewer_member_id"]], entry.data["review_id"], verdict)
                done.add(entry.data["review_id"])
            await asyncio.sleep(0.05)
        extra = stage.log.find("evaluation.additional_review_requested.v1", project_id=self.project_id)
        stage.expect("one more review was asked for, where it might decide", len(extra) == 1)
        excluded = {self.member_ids["manager"], self.member_ids["supervisor"]}
        assigned = stage.log.find("review.assigned.v1", project_id=self.project_id)
        stage.expect(
            "nobody judges whom they selected or supervised",
            not excluded & {e.data["reviewer_member_id"] for e in assigned},
        )
        sealed = [
            e
            for e in stage.log.entries
            if e.attributes.type.endswith("scorecard.sealed.v1") and e.data["project_id"] == self.project_id
        ]
        revealed = [
            e
            for e in stage.log.entries
            if e.attributes.type.endswith("scorecard.revealed.v1") and e.data["project_id"] == self.project_id
        ]
        stage.expect(
            f"{len({e.attributes.id for e in sealed})} cards sealed, then all revealed together",
            len({e.attributes.id for e in sealed}) == len({e.attributes.id for e in revealed}) == 7
            and max(e.at for e in sealed) <= min(e.at for e in revealed),
        )

    def _all_published(self, labels: dict[str, str]) -> bool:
        return all(self.stage.log.find("evaluation_summary.published.v1", engagement_id=e) for e in labels)

    async def _seal(self, reviewer: Person, review_id: str, verdict: Verdict) -> None:
        task = await reviewer.get(f"{E}/reviews/{review_id}")
        if any(person in str(task) for person in ("Person ", "person-")):
            raise Unexpected(f"{reviewer.name} sees who did the work")
        criteria = task["rubric"]["criteria"]
        points = verdict.next_card()
        card = {
            "overall": verdict.overall,
            "ratings": [
                {
                    "criterion": criterion["criterion_id"],
                    "points": points[index],
                    "note": f"Seen in the work: {criterion['name'].lower()}.",
                }
                for index, criterion in enumerate(criteria)
            ],
        }
        await reviewer.put(f"{E}/reviews/{review_id}/draft", card)
        progress = await reviewer.post(f"{E}/reviews/{review_id}/seal", card)
        self.stage.tell(f"    {reviewer.name} sealed; {progress['sealed']} of {progress['wanted']}")

    async def act_5_decision(self) -> None:
        """The manager reads the mail, opens its link, signs in and decides; two offers go two ways."""
        await self.decide_and_offer()
        await self.answer_and_start()

    async def decide_and_offer(self) -> None:
        """Both decisions on the page; both offers approved and extended."""
        stage = self.stage
        summaries = {
            entry.data["candidate_label"]: entry.data
            for entry in stage.log.find("evaluation_summary.published.v1", project_id=self.project_id)
        }
        values = {name: summary["recommendation"] for name, summary in summaries.items()}
        stage.expect(
            f"Candidate 1 is recommended ({values['Candidate 1']})",
            values["Candidate 1"] in ("convert", "strong_convert"),
        )
        stage.expect(
            "Candidate 2 stays on hold: more of the same evidence would not settle it", values["Candidate 2"] == "hold"
        )
        async with Browser(stage.front) as browser:
            for name in ("Candidate 1", "Candidate 2"):
                await self._decide(browser, name, summaries[name])
        for name in ("Candidate 1", "Candidate 2"):
            self.offers[name] = await self._offer(name)

    async def answer_and_start(self) -> None:
        """One offer is accepted and leads to a hire, the other expires by timer."""
        stage = self.stage
        await self._accepted("Candidate 1")
        await stage.advance(timedelta(days=8))
        await stage.log.until("offer.expired.v1", offer_id=self.offers["Candidate 2"])
        stage.tell("    the offer to Candidate 2 expired by itself")
        start = await self.staff["partner"].post(
            f"{C}/offers/{self.offers['Candidate 1']}/start", {"started_on": self._start_on}
        )
        stage.expect("the hire is recorded", start["status"] == "started")
        await stage.log.until("hire.started.v1", offer_id=self.offers["Candidate 1"])

    async def _decide(self, browser: Browser, name: str, summary: dict[str, Any]) -> None:
        stage, engagement = self.stage, self.engagements[name]

        async def arrived() -> Any:
            mails = await stage.mails(to=self.emails["manager"], subject=name)
            return next((m for m in mails if engagement in m["text"]), None)

        mail = await until(arrived, f"the summary mail about {name}", within=LEASE)
        stage.notes.setdefault("mails", {})[f"{self.tag}/{name}"] = mail
        link = next(word for word in mail["text"].split() if f"/recommendations/{engagement}" in word)
        page = await browser.open(link)
        if "/authorize" in page.url or "/sign-in" in page.url:
            page = await page.submit(
                "login_hint", login_hint=f"{self.tag}-manager", employer_id=self.employer.employer_id
            )
        page.has(name, summary["headline"].split("(")[0].strip().removeprefix("The work is ").strip())
        if "Person " in page.text:
            raise Unexpected("the summary page names somebody")
        stage.notes.setdefault("pages", {})[f"{self.tag}/{name}"] = page.text
        if summary["recommendation"] in ("convert", "strong_convert"):
            confirm = await self._choose(page, "convert")
            done = await confirm.submit("decision", decision="convert")
        else:
            confirm = await self._choose(page, "convert")
            refused = await confirm.submit("decision", expect=422, decision="convert", reason="")
            refused.has("reason")
            done = await refused.submit(
                "decision", decision="convert", reason="The debrief showed the figures were checked against the source."
            )
        done.has("Convert")
        kind = "recommendation.confirmed.v1" if summary["recommendation"] != "hold" else "recommendation.overridden.v1"
        await stage.log.until(kind, engagement_id=engagement)
        stage.tell(f"    {name}: {summary['headline']}; the manager decided on the page: convert")

    async def _choose(self, page: Page, decision: str) -> Page:
        if f"decision={decision}" in page.text:
            return await page.follow(f"decision={decision}")
        return await page.submit("/decide", decision=decision)

    @property
    def _start_on(self) -> str:
        return (datetime.now(UTC) + self.stage.wanders + timedelta(days=30)).date().isoformat()

    async def _offer(self, name: str) -> str:
        stage, manager = self.stage, self.staff["manager"]
        terms = {
            "job_title": "Data analyst",
            "salary": {"amount": "52000.00", "currency": "EUR"},
            "salary_period": "year",
            "employment_type": "full_time",
            "weekly_hours": 40,
            "location": "Berlin",
            "start_on": self._start_on,
        }
        offer = await manager.post(f"{C}/offers", {"engagement_id": self.engagements[name], "terms": terms})
        offer_id: str = offer["offer_id"]
        await manager.post(f"{C}/offers/{offer_id}/request-approval")
        await self.staff["people"].call("POST", f"{C}/approvals/{offer_id}/approve", expect=(403, 409), json={})
        await self.staff["finance"].post(f"{C}/approvals/{offer_id}/approve", {"comment": "Within the band."})
        await self.staff["people"].post(f"{C}/approvals/{offer_id}/approve", {"comment": ""})
        await stage.log.until("offer.approved.v1", offer_id=offer_id)
        await manager.post(f"{C}/offers/{offer_id}/extend")
        await stage.log.until("offer.extended.v1", offer_id=offer_id)
        stage.tell(f"    the offer to {name} was approved by Finance, then People, and extended")
        return offer_id

    async def _accepted(self, name: str) -> None:
        stage, offer_id = self.stage, self.offers[name]
        number = name.split()[1]

        async def letter() -> Any:
            mails = await stage.mails(to=f"person-{number}@{self.tag}.example.com", subject="offer")
            return next((m for m in mails if "Data analyst" in m["text"]), None)

        mail = await until(letter, "the offer letter", within=LEASE)
        stage.expect("the letter addresses the person by name", f"Person {number} of {self.tag}" in mail["text"])
        stage.notes.setdefault("letters", {})[f"{self.tag}/{name}"] = mail

        async def listed() -> Any:
            offers = await self.candidates[name].get(f"{P}/me/offers")
            return any(o["offer_id"] == offer_id for o in offers["items"]) or None

        await until(listed, "the candidate sees the offer")
        ticket = await self.candidates[name].post(f"{P}/me/offers/{offer_id}/ticket")
        async with Browser(stage.front) as browser:
            page = (await browser.open(ticket["url"])).has("Data analyst", "52,000")
            confirm = await self._answer(page)
            confirm.has("accepted")
        await stage.log.until("offer.accepted.v1", offer_id=offer_id)
        stage.tell(f"    {name} accepted the offer")

    async def _answer(self, page: Page) -> Page:
        confirm = await page.follow("accept") if "answer=accept" in page.text else page
        return await confirm.submit("/confirm", answer="accept")

    async def act_6_outcomes(self) -> None:
        """The HR system is told with its own ids, and posting completes the project."""
        stage, external = self.stage, f"{self.tag}-REQ-1"
        wanted = {
            "published": 1, "selected": 4, "started": 3, "completed": 2, "incomplete": 1, "recommended": 2,
            "offer_extended": 2, "offer_accepted": 1, "offer_expired": 1, "hired": 1,
        }  # fmt: skip
        await stage.log.until("hr_outcome.reported.v1", external_project_id=external, count=sum(wanted.values()))
        told = stage.log.find("hr_outcome.reported.v1", external_project_id=external)
        counted = {milestone: sum(e.data["milestone"] == milestone for e in told) for milestone in wanted}
        stage.expect(
            f"the HR system is told on hr.outcomes.v1: {counted}",
            counted == wanted and len(told) == sum(wanted.values()),
        )
        listed = await self.hr.asks(f"{P}/outcomes", limit=100)
        mine = [o for o in listed["items"] if o["external_project_id"] == external]
        stage.expect("the same can be read over HTTP", len(mine) == len(told))
        await stage.log.until("project.completed.v1", project_id=self.project_id)
        stage.tell("    the project is completed")
        self.people = [self._outcome(name) for name in CANDIDATES]

    def _outcome(self, name: str) -> dict[str, Any]:
        found = self.stage.log.find("evaluation_summary.published.v1", engagement_id=self.engagements.get(name, "-"))
        summary = found[-1].data if found else {}
        return {
            "candidate": name,
            "project": "Customer churn analysis",
            "score": summary.get("score"),
            "interval": summary.get("interval"),
            "chance": summary.get("chance"),
            "recommendation": summary.get("recommendation"),
            "outcome": self._ended(name),
        }

    def _ended(self, name: str) -> str:
        if name in self.offers:
            hired = self.stage.log.find("hire.started.v1", offer_id=self.offers[name])
            expired = self.stage.log.find("offer.expired.v1", offer_id=self.offers[name])
            return "hired" if hired else "offer_expired" if expired else "offer_extended"
        if name in self.engagements:
            return "incomplete"
        application = self.applications[name]
        for kind in ("rejected", "selection_declined", "withdrawn", "waitlisted"):
            if self.stage.log.find(f"application.{kind}.v1", application_id=application):
                return kind
        return "applied"
