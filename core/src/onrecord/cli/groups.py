"""Groups: commands with commands below them, where a misspelt one is told the nearest that there is."""

from __future__ import annotations

import click


class Group(click.Group):
    """A group of commands, as click has it, that names the nearest command in the error for one that is not there."""

    def why_not_there(self) -> str:
        """What else is to be said of a command that is not there, on lines of its own; nothing, unless overridden."""
        return ""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """As click's; the message of the UsageError ends with the nearest command, where one is near."""
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as error:
            from onrecord.wording import did_you_mean  # with pydantic, which a command that is there may not need

            nearest = did_you_mean(args[0], self.list_commands(ctx)) or "."
            error.message = error.message.removesuffix(".") + nearest + self.why_not_there()
            raise
