"""HTTP requests about how long cards may be amended and summaries appealed."""

from typing import Annotated

from fastapi import APIRouter
from pydantic import BaseModel

from services.evaluation.api.text import Body
from services.evaluation.domain.windows import Windows
from services.evaluation.handlers import windows
from services.evaluation.store import windows as store
from shared.http import Call, requires

router = APIRouter(tags=["windows"])


class WindowsBody(Body):
    """Days from the reveal on for amendments, from each summary on for appeals."""

    amend_days: int
    appeal_days: int


class WindowsView(BaseModel):
    amend_days: int
    appeal_days: int
    version: int

    @classmethod
    def of(cls, one: Windows) -> "WindowsView":
        return cls(amend_days=one.amend_days, appeal_days=one.appeal_days, version=one.version)


@router.get("/windows")
async def read_windows(call: Annotated[Call, requires("read", "windows")]) -> WindowsView:
    async with call.transaction() as tx:
        return WindowsView.of(await store.load(tx.conn))


@router.put("/windows")
async def change_windows(call: Annotated[Call, requires("change", "windows")], body: WindowsBody) -> WindowsView:
    """Holds for what is revealed from now on."""
    async with call.transaction() as tx:
        wanted = Windows(body.amend_days, body.appeal_days)
        return WindowsView.of(await windows.change(tx, wanted, actor=call.principal.actor))
