"""Security: what `[streams.security]` means to the clients, Faust's and kafka-python's alike.

The one place that takes secrets out of their wrapping, and that makes TLS contexts.
"""

from __future__ import annotations

import socket
import ssl
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from pydantic import SecretStr

from onrecord.errors import ConfigError
from onrecord_streams.errors import BrokerError
from onrecord_streams.redaction import Redaction
from onrecord_streams.settings import SecuritySettings, StreamSettings

if TYPE_CHECKING:
    from faust.types.auth import CredentialsT

_SECRETS: Final = ("password", "key_password")
_PATIENCE: Final = 5.0
_LISTENING: Final = 0.5
"""Seconds in which a broker says that it wants a certificate: with TLS 1.3 it does so after the handshake."""

_HOST_NAME_CODES: Final = (62, 64)
"""OpenSSL's codes for a name and an address that the certificate does not have."""

_ANSWERS_TLS: Final = "it speaks TLS: `[streams.security] protocol` must be ssl or sasl_ssl"


def kafka_python(security: SecuritySettings) -> dict[str, Any]:
    """The options of kafka-python's clients. Raises ConfigError where a file can't be used."""
    options: dict[str, Any] = {"security_protocol": security.spoken.upper()}
    if security.encrypted:
        options["ssl_context"] = tls_context(security)
    if security.with_password:
        options |= {
            "sasl_mechanism": security.mechanism,
            "sasl_plain_username": security.user,
            "sasl_plain_password": _secret(security.password, security.password_file, "password_file"),
        }
    return options


def faust_credentials(security: SecuritySettings) -> CredentialsT | None:
    """What Faust logs in with, None where nothing is to be proved. Raises ConfigError where a file can't be used."""
    from faust.auth import SASLCredentials, SSLCredentials

    context = tls_context(security) if security.encrypted else None
    if security.with_password:
        return SASLCredentials(
            mechanism=security.mechanism,
            username=security.user,
            password=_secret(security.password, security.password_file, "password_file"),
            ssl_context=context,
        )
    return SSLCredentials(context) if context else None


def redaction(security: SecuritySettings) -> Redaction:
    """What takes the secrets of these settings out of texts; those of a table that is set aside, too.

    Raises ConfigError where a file that is needed can't be used.
    """
    secrets = []
    for name in _SECRETS:
        with suppress(*() if security.enabled else (ConfigError,)):
            secrets.append(_secret(getattr(security, name), getattr(security, f"{name}_file"), f"{name}_file"))
    return Redaction(secret for secret in secrets if secret)


def unknown_user(streams: StreamSettings, error: Exception) -> BrokerError:
    """The error for a user or password that the broker does not accept."""
    security = streams.security
    return BrokerError(
        f"the broker at {streams.brokers} does not let the user {security.user} in with this password and "
        f"{security.mechanism} ({error}): check `[streams.security]` user, mechanism and password, and that the broker "
        "has that user for that mechanism"
    )


def diagnosis(streams: StreamSettings) -> str:
    """Why brokers that can be reached can't be talked to in the protocol that is set; empty where none is found.

    Client libraries say of whatever is wrong with certificates that the broker does not answer. Here the same is tried
    by hand, address by address.
    """
    for address in streams.brokers.split(","):
        host, _, port = address.strip().rpartition(":")
        with suppress(OSError):  # not reached at all: nothing to find out
            with socket.create_connection((host, int(port)), _PATIENCE) as plain:
                why = _tried(plain, host, streams.security)
            if why:
                return f"{address.strip()}: {why}"
    return ""


def _tried(connection: socket.socket, host: str, security: SecuritySettings) -> str:
    if not security.encrypted:
        return _ANSWERS_TLS if _answers_tls(connection) else ""
    try:
        with tls_context(security).wrap_socket(connection, server_hostname=host) as encrypted:
            encrypted.settimeout(_LISTENING)
            with suppress(TimeoutError):  # a broker that has nothing against us waits for us to speak
                encrypted.recv(1)
    except ssl.SSLCertVerificationError as error:
        if error.verify_code in _HOST_NAME_CODES:
            return (
                f"its certificate is for another host ({error.verify_message}): use the name that stands in the "
                "certificate in `[streams] brokers`, or have one made for this name"
            )
        where = security.ca_file or "the system's authorities"
        return (
            f"its certificate can't be verified ({error.verify_message}): `[streams.security] ca_file` must hold the "
            f"authority that signed it, and {where} does not"
        )
    except ssl.SSLError as error:
        if "CERTIFICATE" in (error.reason or "") or "UNKNOWN_CA" in (error.reason or ""):
            return f"it does not accept our certificate ({error.reason}): see `[streams.security] certificate_file`"
        return f"no TLS with it ({error.reason}): is this the port for the protocol {security.protocol}?"
    return ""


def _answers_tls(connection: socket.socket) -> bool:
    """Whether it is TLS that is spoken at the other end. Nothing is sent in it, so that nothing is verified."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    try:
        context.wrap_socket(connection).close()
    except OSError:  # errors of TLS among them
        return False
    return True


def tls_context(security: SecuritySettings) -> ssl.SSLContext:
    """A TLS context that verifies brokers and shows our certificate where we have one. Raises ConfigError."""
    try:
        context = ssl.create_default_context(cafile=security.ca_file)
    except (OSError, ssl.SSLError) as error:
        raise _unusable("ca_file", security.ca_file, "certificates in PEM form", error) from error
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    context.check_hostname = security.verify_host_names
    if security.certificate_file is not None:
        # a function, since OpenSSL would else ask on the terminal for a password that is not given
        password = _secret(security.key_password, security.key_password_file, "key_password_file") or ""
        try:
            context.load_cert_chain(security.certificate_file, security.key_file, lambda: password)
        except (OSError, ValueError) as error:
            keys = "a certificate and, there or in key_file, its key in PEM form, and key_password its password if any"
            raise _unusable("certificate_file", security.certificate_file, keys, error) from error
    return context


def _secret(given: SecretStr | None, file: Path | None, setting: str) -> str | None:
    if given is not None or file is None:
        return given.get_secret_value() if given is not None else None
    try:
        secret = file.read_text(encoding="utf-8").rstrip("\r\n")
    except (OSError, UnicodeDecodeError) as error:
        why = error.strerror if isinstance(error, OSError) else "it is not UTF-8"
        raise ConfigError(f"[streams.security] {setting}: {file} can't be read: {why}") from None
    if not secret:
        raise ConfigError(f"[streams.security] {setting}: {file} is empty")
    return secret


def _unusable(setting: str, file: Path | None, wanted: str, error: Exception) -> ConfigError:
    why = (error.strerror if isinstance(error, OSError) else None) or str(error) or type(error).__name__
    return ConfigError(f"[streams.security] {setting}: {file} can't be used ({why}); it must hold {wanted}")
