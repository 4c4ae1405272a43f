"""The one URL: the link of a mail leads through the front to the service, to the sign-in, and back to the review."""

from contextlib import AsyncExitStack
from pathlib import Path
from uuid import UUID, uuid4

import httpx2

from deploy.local import front
from deploy.local.child import free_port
from deploy.local.issuer import Issuer
from deploy.local.stack import serving
from services.evaluation.app import build
from services.evaluation.mail import Letters
from shared.messaging import Delivery, transaction
from tests.integration.conftest import at_the_issuer
from tests.integration.evaluation.browsing import HTML, form_of
from tests.integration.evaluation.conftest import Evaluation, World, settings
from tests.integration.evaluation.test_review_pages import COMPLETE


async def test_a_reviewer_comes_from_the_mail_and_seals(evaluation: Evaluation, issuer: Issuer, tmp_path: Path) -> None:
    world, engagement = World(), uuid4()
    await evaluation.tell(*world.work(engagement))
    (first, _) = await evaluation.published(world.employer_id, "review.assigned")
    payload = {"kind": "review_assigned", "review_id": first[1]["review_id"]}
    behind, before = free_port(), free_port()
    told = settings(evaluation.database, issuer.url, folder=str(tmp_path))
    told.http.public_url = f"http://127.0.0.1:{before}"
    async with transaction(evaluation.pool, employer_id=world.employer_id) as tx:
        mail = await Letters(told.http.public_url).prepare(tx, Delivery("mail", "k", payload, uuid4()))
    (link,) = (word for word in mail.text.split() if "/reviews/" in word)
    fields = {name.replace("__", "."): value for name, value in COMPLETE.items()}
    async with AsyncExitStack() as stack:
        await serving(stack, build(told, "api"), behind)
        await serving(stack, front.build({"evaluation": f"http://127.0.0.1:{behind}"}), before)
        browser = await stack.enter_async_context(httpx2.AsyncClient(follow_redirects=True, headers=HTML))
        asked = await browser.get(link)
        async with httpx2.AsyncClient() as provider:
            subject = world.subject(UUID(first[1]["reviewer_member_id"]))
            back = await at_the_issuer(provider, str(asked.url), subject, world.employer_id)
        page = await browser.get(back)
        action, hidden = form_of(page)
        check = await browser.post(str(page.url.join(action)), data=hidden | fields | {"do": "check"})
        action, hidden = form_of(check)
        sealed = await browser.post(str(check.url.join(action)), data=hidden)
        style = await browser.get(page.url.join("/evaluation/static/journeywork.css"))

    assert str(page.url) == link
    assert "Score the work of Candidate 1" in page.text
    assert (sealed.status_code, "Your scorecard is sealed." in sealed.text) == (200, True)
    assert style.headers["content-type"].startswith("text/css")
