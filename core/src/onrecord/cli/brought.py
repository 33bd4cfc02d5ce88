"""Commands that a built-in one needs and another distribution brings."""

from __future__ import annotations

from typing import Any

import click

from onrecord.errors import OnrecordError


def call_brought(ctx: click.Context, name: str, missing: str, **options: Any) -> int:
    """Run a hidden command of the root group and give its exit code. Raises OnrecordError, saying what is `missing`."""
    group = ctx.find_root().command
    command = group.get_command(ctx, name) if isinstance(group, click.Group) else None
    if command is None:
        raise OnrecordError(missing)
    code: int = ctx.invoke(command, **options)
    return code
