"""Letters to candidates: queued with ids only, written with the name when they are sent."""

import hashlib
from datetime import datetime
from functools import partial
from uuid import UUID

import rfc8785

from services.posting import mail
from services.posting.domain.candidate import Candidate
from services.posting.mail import OfferLetter
from services.posting.read_models import results, verdicts
from services.posting.read_models.verdicts import Extended
from services.posting.store import applications as application_store
from services.posting.store import candidates as candidate_store
from services.posting.store import employers as employer_store
from services.posting.store import projects as project_store
from shared import mail as smtp
from shared.mail import Mail
from shared.messaging import Deliveries, Delivery, Lapsed, Transaction, Undeliverable
from shared.privacy import Vault
from shared.rules import NotFound
from shared.settings import MailSettings

MAIL = "candidate_mail"


class TermsDiffer(Exception):
    """The terms that arrived are not those whose digest was signed: the letter must not go out."""


def queue_offer(tx: Transaction, offer: Extended) -> None:
    """The addressed letter; raises `TermsDiffer` when the terms do not match their digest."""
    _check(offer)
    payload = {"letter": "offer", "offer_id": str(offer.offer_id)}
    tx.deliver(Delivery(MAIL, f"offer.extended/{offer.offer_id}/{offer.version}", payload))


def queue_result(tx: Transaction, engagement_id: UUID, summary_version: int) -> None:
    """The candidate's result is there, or another one than before."""
    payload = {"letter": "result", "engagement_id": str(engagement_id), "summary_version": summary_version}
    tx.deliver(Delivery(MAIL, f"evaluation.result/{engagement_id}/{summary_version}", payload))


def queue_appeal(tx: Transaction, engagement_id: UUID, *, waiting: bool) -> None:
    """The appeal has arrived."""
    payload = {"letter": "appeal", "engagement_id": str(engagement_id), "waiting": waiting}
    tx.deliver(Delivery(MAIL, f"evaluation.appealed/{engagement_id}", payload))


def _check(offer: Extended) -> None:
    """The digest is that of the terms as RFC 8785 writes them."""
    digest = "sha256:" + hashlib.sha256(rfc8785.dumps(offer.terms)).hexdigest()
    if digest != offer.terms_digest:
        raise TermsDiffer(f"offer {offer.offer_id} version {offer.version}: the terms have digest {digest}")


def register(deliveries: Deliveries, vault: Vault, settings: MailSettings, public_url: str) -> None:
    """Candidate mail as a channel: written under the tenant, then sent."""

    async def send(letter: Mail) -> None:
        await smtp.send(letter, settings)

    deliveries.on(MAIL, prepare=partial(_write, vault, public_url), send=send)


async def _write(vault: Vault, public_url: str, tx: Transaction, delivery: Delivery) -> Mail:
    try:
        match delivery.payload["letter"]:
            case "offer":
                return await _offer(vault, public_url, tx, delivery)
            case "result" | "appeal" as what:
                return await _judged(vault, public_url, tx, delivery, what)
            case what:
                return await _answer(vault, public_url, tx, delivery, what)
    except NotFound as gone:
        raise Lapsed(f"{gone}: nobody to write to any more") from gone
    except TermsDiffer as wrong:
        raise Undeliverable(str(wrong)) from wrong


async def _offer(vault: Vault, public_url: str, tx: Transaction, delivery: Delivery) -> Mail:
    offer = await verdicts.extended(tx.conn, UUID(delivery.payload["offer_id"]))
    _check(offer)
    candidate = await _person(tx, vault, await candidate_store.person_of(tx.conn, offer.subject_id))
    employer = await employer_store.load(tx.conn)
    url = f"{public_url}/me/offers/{offer.offer_id}"
    return mail.offer(_key(delivery), candidate, OfferLetter(employer.name, offer.terms, offer.valid_until, url))


async def _judged(vault: Vault, public_url: str, tx: Transaction, delivery: Delivery, what: str) -> Mail:
    """About the candidate's result: that it is there, or that their appeal of it has arrived."""
    result = await results.load(tx.conn, UUID(delivery.payload["engagement_id"]))
    candidate = await _person(tx, vault, await candidate_store.person_of(tx.conn, result.subject_id))
    employer = (await employer_store.load(tx.conn)).name
    url = f"{public_url}/me/projects/{result.project_id}"
    if what == "appeal":
        waiting = bool(delivery.payload["waiting"])
        return mail.appeal(_key(delivery), candidate, result, employer=employer, waiting=waiting, url=url)
    if result.summary_version != delivery.payload["summary_version"]:
        raise Lapsed("a newer result is there, with a letter of its own")
    return mail.result(_key(delivery), candidate, result, employer=employer, url=url)


async def _answer(vault: Vault, public_url: str, tx: Transaction, delivery: Delivery, what: str) -> Mail:
    application = await application_store.load(tx.conn, UUID(delivery.payload["application_id"]))
    candidate = await _person(tx, vault, application.person_id)
    employer = await employer_store.load(tx.conn)
    project = await project_store.load(tx.conn, application.project_id)
    title = project.terms.title if project.terms else ""
    if what == "selected":
        url = f"{public_url}/me/projects/{application.project_id}"
        answer_by = datetime.fromisoformat(delivery.payload["answer_by"])
        return mail.selected(
            _key(delivery), candidate, employer=employer.name, title=title, answer_by=answer_by, url=url
        )
    if application.rejection_reason is None:
        raise Lapsed(f"application {application.id} is no longer rejected")
    return mail.rejected(
        _key(delivery), candidate, employer=employer.name, title=title, reason=application.rejection_reason
    )


async def _person(tx: Transaction, vault: Vault, person_id: UUID) -> Candidate:
    return await candidate_store.load(tx.conn, vault, person_id)


def _key(delivery: Delivery) -> str:
    return delivery.id.hex
