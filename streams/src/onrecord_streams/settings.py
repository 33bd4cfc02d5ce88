"""Settings of streams: the table `[streams]` of onrecord.toml, ONRECORD_STREAMS__* variables and flags."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated, Final, Literal, Self

from pydantic import Field, SecretStr, StringConstraints, field_validator, model_validator

from onrecord.config import FileSettings, LimitSettings, Seconds, Section

KIBIBYTE: Final = 1024
MEBIBYTE: Final = 1024 * KIBIBYTE
HEADER_ROOM: Final = 64 * KIBIBYTE
"""Bytes by which a dead letter may be longer than the article that it carries: its context headers."""

LARGEST_RECORD: Final = 512 * MEBIBYTE
"""Bytes before compression. Brokers look at compressed sizes, so that what arrived may be far over `request_bytes`."""

_ADDRESS: Final = re.compile(r"[^\s,]+:\d{1,5}")

TopicName = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9._-]{1,249}$")]


class TopicNames(Section):
    """`[streams.topics]`: topics with names of their own; the others are named after the prefix."""

    articles: TopicName | None = Field(None, description="else {prefix}.articles")
    ledger: TopicName | None = Field(None, description="else {prefix}.ledger")
    deadletters: TopicName | None = Field(None, description="else {prefix}.deadletters")
    facts: dict[str, TopicName] = Field({}, description="by extractor; else {prefix}.{extractor}.v{schema_version}")


class WebSettings(Section):
    """`[streams.web]`: the worker's web server."""

    enabled: bool = True
    host: str = "127.0.0.1"
    port: int = Field(6066, ge=1, le=65535)
    stalled_after: Seconds = Field(
        300.0, description="seconds with something to do and without a commit after which /livez says that it is stuck"
    )


class SuspensionSettings(Section):
    """`[streams.suspension]`: when an extractor that costs too much time is not run for a while."""

    failures: int = Field(5, ge=1, description="deadlines and dead processes that suspend an extractor")
    articles: int = Field(100, ge=1, description="among how many of its last articles they count")
    first: Seconds = Field(60.0, description="seconds of the first suspension; each after it lasts twice as long")
    longest: Seconds = Field(3600.0, description="seconds that no suspension is longer than")

    @model_validator(mode="after")
    def _can_happen(self) -> Self:
        if self.failures > self.articles:
            raise ValueError(f"failures ({self.failures}) can't be more than articles ({self.articles})")
        return self


class DeadLetterSettings(Section):
    """`[streams.deadletters]`"""

    text: bool = Field(True, description="whether letters have the article's bytes; else only their size and SHA-256")
    attempts: int = Field(
        5, ge=1, description="readings, the first included, after which `dlq replay` does not send an article again"
    )


class CompactionSettings(Section):
    """`[streams.compaction]`: the topics of facts and the ledger, which `topics apply` creates."""

    within: Seconds = Field(
        7 * 86_400.0, description="seconds by which brokers are to have dropped what was replaced or taken back"
    )


class SecuritySettings(Section):
    """`[streams.security]`: how clients and brokers know each other. Secrets: variables or files of their own."""

    enabled: bool = Field(True, description="false: as if nothing stood in this table")
    protocol: Literal["plaintext", "ssl", "sasl_plaintext", "sasl_ssl"] = "plaintext"
    ca_file: Path | None = Field(None, description="PEM: who signs the brokers' certificates; else the system's")
    verify_host_names: bool = Field(True, description="whether a broker's certificate must name the broker's host")
    certificate_file: Path | None = Field(None, description="PEM: our certificate (mTLS)")
    key_file: Path | None = Field(None, description="PEM: its key, where that is not in the certificate's file")
    key_password: SecretStr | None = Field(None, description="the password of an encrypted key")
    key_password_file: Path | None = Field(None, description="the file that has it")
    mechanism: Literal["SCRAM-SHA-512", "SCRAM-SHA-256", "PLAIN"] = "SCRAM-SHA-512"
    user: str | None = Field(None, min_length=1)
    password: SecretStr | None = Field(None, description="better given as ONRECORD_STREAMS__SECURITY__PASSWORD")
    password_file: Path | None = Field(None, description="the file that has it; the line end is not part of it")

    @property
    def spoken(self) -> str:
        """The protocol that is spoken with brokers."""
        return self.protocol if self.enabled else "plaintext"

    @property
    def encrypted(self) -> bool:
        """Whether connections are TLS."""
        return self.spoken.endswith("ssl")

    @property
    def with_password(self) -> bool:
        """Whether we log in with user and password."""
        return self.spoken.startswith("sasl")

    @property
    def identified(self) -> bool:
        """Whether brokers know who we are, and may have given us some rights and not others."""
        return self.with_password or (self.encrypted and self.certificate_file is not None)

    @model_validator(mode="after")
    def _fits_together(self) -> Self:
        if not self.enabled:
            return self
        given = {name for name in self.model_fields_set if getattr(self, name) is not None}
        if not self.encrypted:
            self._have_no_use(given & set(_OF_TLS), "ssl or sasl_ssl")
        if not self.with_password:
            self._have_no_use(given & set(_OF_SASL), "sasl_ssl or sasl_plaintext")
        for secret in ("password", "key_password"):
            if {secret, f"{secret}_file"} <= given:
                raise ValueError(f"{secret} and {secret}_file are both given; one of them is enough")
        if self.password is not None and not self.password.get_secret_value():
            raise ValueError("password must not be empty")
        if self.with_password and "user" not in given:
            raise ValueError(f"protocol is {self.protocol}, which needs user")
        if self.with_password and not {"password", "password_file"} & given:
            raise ValueError(
                f"protocol is {self.protocol} and mechanism {self.mechanism}, which need a password: give "
                "password_file, or the variable ONRECORD_STREAMS__SECURITY__PASSWORD"
            )
        if "certificate_file" not in given and (alone := sorted(given & set(_OF_CERTIFICATE))):
            raise ValueError(f"{alone[0]} is given without certificate_file")
        for name in sorted(one for one in given if one.endswith("_file")):
            if not getattr(self, name).is_file():
                raise ValueError(f"{name}: there is no file {getattr(self, name)}")
        return self

    def _have_no_use(self, names: set[str], protocols: str) -> None:
        """What would be ignored is refused: whoever gave it counts on it."""
        if names:
            raise ValueError(
                f"{sorted(names)[0]} is given, but protocol is {self.protocol}, where it is of no use; for it, "
                f"protocol must be {protocols}"
            )


_OF_CERTIFICATE: Final = ("key_file", "key_password", "key_password_file")
_OF_TLS: Final = ("ca_file", "verify_host_names", "certificate_file", *_OF_CERTIFICATE)
_OF_SASL: Final = ("mechanism", "user", "password", "password_file")


class StreamSettings(Section):
    """`[streams]`"""

    brokers: str = Field("127.0.0.1:9092", min_length=1, description="host:port of brokers, separated by commas")
    prefix: Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9._-]{1,120}$")] = Field(
        "onrecord", description="the beginning of every topic's name"
    )
    group: str = Field("onrecord", min_length=1, description="the consumer group that workers share partitions in")
    group_instance_id: TopicName | None = Field(
        None, description="a name that no other worker has, by which this one keeps its partitions over a restart"
    )
    topics: TopicNames = TopicNames()

    partitions: int = Field(8, ge=1, description="of every topic that `topics apply` creates")
    replication: int | None = Field(None, ge=1, description="of every topic it creates; else the broker's default")
    min_insync_replicas: int | None = Field(
        None, ge=1, description="replicas that must have a record, of every topic it creates; else the broker's default"
    )
    compression: Literal["producer", "uncompressed", "gzip", "lz4", "snappy", "zstd"] = Field(
        "producer", description="of every topic it creates; producer: as sent, which is gzip by workers"
    )
    articles_retention: Seconds = Field(7 * 86_400.0, description="seconds that the articles topic keeps articles")
    deadletters_retention: Seconds = Field(30 * 86_400.0, description="seconds that dead letters are kept")

    value_format: Literal["json", "connect"] = Field(
        "json", description="of facts on their topics; connect: schema and payload, for Kafka Connect's JSON converter"
    )
    request_bytes: int = Field(4 * MEBIBYTE, ge=64 * KIBIBYTE, description="the largest record, request and fetch")
    buffer: int = Field(64, ge=1, description="articles that the worker fetches ahead")
    in_flight: int | None = Field(None, ge=1, description="articles under way at once; else twice the pool's processes")

    connect_timeout: Seconds = Field(
        10.0, description="seconds until a silent broker is an error; one that refuses is at once, but for a worker"
    )
    delivery_timeout: Seconds = Field(120.0, description="seconds until a result that is not acknowledged is an error")
    session_timeout: Seconds = Field(45.0, description="seconds without a heartbeat until a worker counts as dead")
    heartbeat_interval: Seconds = Field(3.0, description="seconds between heartbeats")
    drain_timeout: Seconds = Field(30.0, description="seconds in which a worker that is told to stop ends, done or not")
    commit_interval: Seconds = Field(1.0, description="seconds between commits of offsets")

    web: WebSettings = WebSettings()
    deadletters: DeadLetterSettings = DeadLetterSettings()
    compaction: CompactionSettings = CompactionSettings()
    suspension: SuspensionSettings = SuspensionSettings()
    security: SecuritySettings = SecuritySettings()

    @model_validator(mode="after")
    def _beats_in_time(self) -> Self:
        if self.heartbeat_interval >= self.session_timeout:
            raise ValueError(
                f"heartbeat_interval ({self.heartbeat_interval:g}) must be less than session_timeout "
                f"({self.session_timeout:g}), a third of it or less, or workers count as dead between two heartbeats"
            )
        return self

    @model_validator(mode="after")
    def _enough_replicas(self) -> Self:
        wanted, replicas = self.min_insync_replicas, self.replication
        if wanted is not None and replicas is not None and wanted > replicas:
            raise ValueError(
                f"min_insync_replicas ({wanted}) can't be more than replication ({replicas}), or nothing can be written"
            )
        return self

    @field_validator("brokers")
    @classmethod
    def _are_addresses(cls, brokers: str) -> str:
        for one in brokers.split(","):
            if not _ADDRESS.fullmatch(one.strip()):
                raise ValueError(f"{one.strip()!r} is no address of a broker; give host:port, several with commas")
        return brokers


class Streams(FileSettings):
    """What onrecord-streams reads from the configuration, beside core's tables."""

    streams: StreamSettings = StreamSettings()
    limits: LimitSettings = LimitSettings()

    @model_validator(mode="after")
    def _articles_fit(self) -> Self:
        largest = self.limits.article_bytes + HEADER_ROOM
        if largest > self.streams.request_bytes:
            raise ValueError(
                f"an article of `[limits] article_bytes` ({self.limits.article_bytes:,}) with its key and headers does "
                f"not fit into `[streams] request_bytes` ({self.streams.request_bytes:,}): "
                f"lower article_bytes, or raise request_bytes to {largest} or more"
            )
        return self
