"""The Kafka door: every record that an HR system writes, once per offset, however broken."""

from services.posting import consumers
from services.posting.doors import cloudevents
from shared.contracts import topics
from shared.messaging import Consumer, Record, Transaction

hr_projects = Consumer("posting.hr", topics.HR_PROJECT)


@hr_projects.on_record()
async def on_hr_record(tx: Transaction, record: Record) -> None:
    """Answers an HR event; what is wrong with it goes back as a rejection, so nothing foreign is ever parked."""
    await consumers.accept(tx, cloudevents.of_kafka(record))
