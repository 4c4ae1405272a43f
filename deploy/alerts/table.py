"""Every alert with its real fault, in rounds: faults of one round do not disturb each other, rounds follow each other.

The order matters: counters remember, so an alert is brought about before other faults would bring it about as well.
What takes long begins first and goes on beside the others until the last round: on a topic that is made anew nothing
may be parked.
"""

from collections.abc import Sequence

from deploy.alerts import business, databases, log, mirror, processes
from deploy.alerts.fault import ANY, Fault

Round = Sequence[Fault]

ROUNDS: Sequence[Round] = (
    (
        Fault(
            "an event that cannot be read is parked, and nobody looks after it",
            {"EventsParked": "evaluation"},
            log.unreadable,
            within=1000,
            long=True,
        ),
        Fault(
            "posting was told a port at which no mail server listens; an applicant is rejected",
            {"DeliveriesWaiting": "posting"},
            processes.without_mail,
            within=1900,
            long=True,
        ),
    ),
    (
        Fault(
            "an HR system writes twelve wishes under a name that nobody registered",
            {"HrEventsRejected": ANY},
            business.forged_wishes,
        ),
        Fault("a timer is due for an offer that is not there", {"TimersStuck": "conversion"}, log.lost_offer),
        Fault(
            "eight mails are queued that this release does not know",
            {"DeliveriesFailed": "conversion", "DeliveryBudgetBurns": "conversion"},
            log.unknown_letters,
        ),
        Fault(
            "`known_members` of evaluation is locked for 8 s while members join",
            {"SlicesSlow": "evaluation"},
            databases.applied_slowly,
        ),
    ),
    (
        Fault(
            "`members` of posting is locked for 8 s, again and again, while thirty people go on asking",
            {
                "PoolExhausted": "posting",
                "NoConnections": "posting",
                "TransactionsSlow": "posting",
                "CommandsRefused": "posting",
                "LatencyBudgetBurns": "posting",
                "RequestBudgetBurns": "posting",
            },
            databases.members_locked,
            within=90,
        ),
        Fault("evaluation's relay may not write its lease", {"NoRelayLeads": "evaluation"}, databases.no_lease),
    ),
    (
        Fault(
            "a second worker with the database of conversion reads a mirror of the log while members join",
            {"SlicesFenced": "conversion"},
            mirror.two_owners,
            within=180,
        ),
    ),
    (
        Fault(
            "posting is killed",
            {"ServiceDown": "posting", "ReplicaDown": "posting", "NoConsumer": "posting"},
            processes.killed,
        ),
    ),
    (
        Fault(
            "`max.message.bytes` of `posting.employer.v1` is lowered to 100, then an employer registers",
            {"OutboxRefused": "posting"},
            log.too_large,
        ),
        Fault(
            "conversion may not write `known_members`; twelve members join, then 10,500 more",
            {
                "FuseBlown": "conversion",
                "ServiceNotReady": "conversion",
                "ReplicaNotReady": "conversion",
                "ConsumerLate": "conversion",
                "ConsumerFallsBehind": "conversion",
            },
            log.fuse,
            within=240,
        ),
        Fault(
            "evaluation's worker may not read `deliveries`",
            {"BacklogUnknown": "evaluation"},
            databases.nobody_looks,
            within=180,
        ),
    ),
    (
        Fault(
            "Kafka is killed, sixty members get other names, and it is started again after more than a minute",
            {"OutboxOld": "posting"},
            log.kafka_gone,
            leaves={"FreshnessBudgetBurns": "evaluation"},
            within=120,
        ),
    ),
    (
        Fault(
            "`message.timestamp.before.max.ms` of `posting.employer.v1` is set to 1, then an employer registers",
            {"RelayFails": "posting"},
            log.too_old,
            within=180,
        ),
        Fault("evaluation is killed three times", {"ProcessRestarts": "evaluation"}, processes.killed_again_and_again),
        Fault(
            "conversion's database takes no writes while members join",
            {"SlicesInDoubt": "conversion"},
            databases.read_only,
            within=120,
        ),
    ),
    (
        Fault(
            "twelve candidates hand in their work, and nobody reviews it",
            {"FewCardsSealed": ANY},
            business.silent_reviewers,
        ),
    ),
    (
        Fault(
            "`timers` of evaluation is locked while weeks go by",
            {"TimersOverdue": "evaluation"},
            databases.timers_locked,
        ),
    ),
    (Fault("no card comes for six weeks and a half", {"ReviewsOverdue": ANY}, business.weeks),),
    (Fault("the cards of all twelve are sealed then", {"FirstSummaryLate": ANY}, business.late_cards),),
    (Fault("twelve people get an offer and decline it", {"OffersDeclined": ANY}, business.declined_offers),),
    (
        Fault(
            "`known_members` of evaluation stays locked while members join; its watchdog looks after 7 s, not 60 s",
            {"SubscriberRebuilt": "evaluation"},
            databases.hanging,
            within=120,
        ),
    ),
    (
        Fault(
            "`posting.member.v1` is deleted and made again while conversion is down",
            {"PartitionRefused": "conversion"},
            log.made_anew,
            within=90,
        ),
    ),
)


def faults() -> Sequence[Fault]:
    """All of them, in order."""
    return [fault for together in ROUNDS for fault in together]
