"""The whole product on this machine, once for all end-to-end tests, with the story played for two employers."""

from collections.abc import AsyncIterator
from dataclasses import dataclass

import pytest_asyncio
from aiokafka import AIOKafkaProducer

from deploy.local.stack import Stack, running, scratch
from deploy.story.acts import Story
from deploy.story.play import on_stage, play, story_of
from deploy.story.stage import Stage


@dataclass(frozen=True)
class Played:
    """A running stack on which two employers have been through the story."""

    stack: Stack
    stage: Stage
    stories: tuple[Story, Story]


@pytest_asyncio.fixture(scope="package", loop_scope="session")
async def stack() -> AsyncIterator[Stack]:
    async with running(scratch(), durable=False) as made:
        yield made


@pytest_asyncio.fixture(scope="package", loop_scope="session")
async def played(stack: Stack) -> AsyncIterator[Played]:
    producer = AIOKafkaProducer(bootstrap_servers=stack.backing.kafka, enable_idempotence=True, acks="all")
    await producer.start()
    try:
        async with on_stage(stack, lambda _line: None) as stage:
            stories = []
            for tag in ("northwind", "southwind"):
                story = await story_of(stack, stage, producer, tag)
                await play(story)
                stories.append(story)
            yield Played(stack, stage, (stories[0], stories[1]))
    finally:
        await producer.stop()
