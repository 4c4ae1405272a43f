"""What Kafka denies is picked up from what its clients log."""

import logging

from aiokafka.errors import GroupAuthorizationFailedError, KafkaConnectionError, SaslAuthenticationFailed

from shared.messaging.denials import Denials


def test_an_error_that_says_no_is_remembered_and_every_message_passes() -> None:
    denials, log = Denials(), logging.getLogger("test.denials")
    log.addFilter(denials)
    heard: list[str] = []
    log.addHandler(_Hearing(heard))

    log.error('Unable connect to "%s": %s', "a:1", SaslAuthenticationFailed("who?"))
    log.error('Unable connect to "%s": %s', "b:1", KafkaConnectionError("gone"))
    log.error("Kafka error occurred", exc_info=GroupAuthorizationFailedError("mine"))

    assert len(heard) == 3
    assert [why.split("[Error")[0] for why in denials.recent()] == [
        "Kafka does not let us: SaslAuthenticationFailed: ",
        "Kafka does not let us: GroupAuthorizationFailedError: ",
    ]


class _Hearing(logging.Handler):
    def __init__(self, heard: list[str]) -> None:
        super().__init__()
        self._heard = heard

    def emit(self, record: logging.LogRecord) -> None:
        self._heard.append(record.getMessage())
