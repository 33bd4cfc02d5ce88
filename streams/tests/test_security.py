"""Security: settings that contradict one another, and what the clients are given."""

from __future__ import annotations

import socket
import ssl
import threading
from pathlib import Path
from typing import Any

import pytest
from faust.auth import SASLCredentials, SSLCredentials

from onrecord.config import load
from onrecord.errors import ConfigError
from onrecord_streams import clients, security
from onrecord_streams.errors import BrokerError
from onrecord_streams.settings import SecuritySettings, Streams, StreamSettings

SECRET = "correct-horse"
USER: dict[str, Any] = {"protocol": "sasl_ssl", "user": "desk", "password": SECRET}


def settings(**given: Any) -> SecuritySettings:
    return load(Streams, None, {"streams": {"security": given}}).streams.security


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"protocol": "tls"}, r"streams\.security\.protocol: must be 'plaintext'"),
        ({"user": "desk"}, "user is given, but protocol is plaintext.*must be sasl_ssl or sasl_plaintext"),
        ({"protocol": "ssl", "password": SECRET}, "password is given, but protocol is ssl"),
        ({"protocol": "sasl_plaintext", **USER, "ca_file": "/x"} | {"protocol": "sasl_plaintext"}, "ca_file is given"),
        ({"protocol": "sasl_ssl", "password": SECRET}, "which needs user"),
        ({"protocol": "sasl_ssl", "user": "desk"}, "need a password: give password_file, or the variable"),
        ({**USER, "mechanism": "GSSAPI"}, "mechanism: must be 'SCRAM-SHA-512'"),
        ({**USER, "password_file": "/x"}, "password and password_file are both given"),
        ({**USER, "password": ""}, "password must not be empty"),
        ({**USER, "ca_file": "/nowhere/ca.pem"}, "ca_file: there is no file /nowhere/ca.pem"),
        ({"protocol": "ssl", "key_file": "/x"}, "key_file is given without certificate_file"),
        ({**USER, "passwort": SECRET}, "there is no such setting; did you mean 'password'"),
    ],
)
def test_what_does_not_fit_together_is_an_error_without_the_secret(given: dict[str, Any], message: str) -> None:
    with pytest.raises(ConfigError, match=message) as raised:
        settings(**given)
    assert SECRET not in str(raised.value)


def test_a_table_in_a_variable_that_is_no_json_is_not_repeated(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ONRECORD_STREAMS__SECURITY", f'{{"password": "{SECRET}"')
    with pytest.raises(ConfigError, match="ONRECORD_STREAMS__SECURITY must be a table in JSON") as raised:
        load(Streams)
    assert SECRET not in str(raised.value)


def test_without_settings_nothing_is_encrypted_and_nobody_named() -> None:
    assert security.kafka_python(SecuritySettings()) == {"security_protocol": "PLAINTEXT"}
    assert security.faust_credentials(SecuritySettings()) is None


def test_both_client_libraries_are_told_the_same(tmp_path: Path) -> None:
    file = tmp_path / "password"
    file.write_text(f"{SECRET}\n")
    given = settings(protocol="sasl_ssl", user="desk", password_file=file)
    options, credentials = security.kafka_python(given), security.faust_credentials(given)
    assert isinstance(credentials, SASLCredentials)
    assert options["security_protocol"] == credentials.protocol.value == "SASL_SSL"
    assert options["sasl_mechanism"] == credentials.mechanism.value == "SCRAM-SHA-512"
    assert options["sasl_plain_username"] == credentials.username == "desk"
    assert options["sasl_plain_password"] == credentials.password == SECRET
    for context in (options["ssl_context"], credentials.ssl_context):
        assert (context.check_hostname, context.verify_mode) == (True, ssl.CERT_REQUIRED)


def test_host_names_can_be_left_unverified_and_authorities_not() -> None:
    credentials = security.faust_credentials(settings(protocol="ssl", verify_host_names=False))
    assert isinstance(credentials, SSLCredentials)
    assert (credentials.context.check_hostname, credentials.context.verify_mode) == (False, ssl.CERT_REQUIRED)


@pytest.mark.parametrize("setting", ["ca_file", "certificate_file"])
def test_a_file_that_is_no_certificate_is_named(tmp_path: Path, setting: str) -> None:
    file = tmp_path / "not.pem"
    file.write_text("not a certificate")
    with pytest.raises(ConfigError, match=rf"{setting}: .*not\.pem can't be used"):
        security.tls_context(settings(protocol="ssl", **{setting: file}))


def test_an_empty_password_file_is_an_error(tmp_path: Path) -> None:
    file = tmp_path / "password"
    file.write_text("\n")
    with pytest.raises(ConfigError, match=r"password_file: .* is empty"):
        security.kafka_python(settings(protocol="sasl_ssl", user="desk", password_file=file))


def test_secrets_are_not_in_what_settings_print() -> None:
    given = StreamSettings(security=SecuritySettings(**USER))
    for shown in (repr(given), str(given), f"{given.model_dump()}", given.model_dump_json()):
        assert SECRET not in shown
        assert "desk" in shown


def test_the_broker_in_memory_is_reached_whatever_the_settings_say() -> None:
    given = settings(**USER, enabled=False)
    assert security.kafka_python(given) == {"security_protocol": "PLAINTEXT"}
    assert not given.identified


def test_a_port_that_speaks_no_tls_is_said_to() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(10)
        streams = StreamSettings(
            brokers=f"127.0.0.1:{server.getsockname()[1]}", security=settings(protocol="ssl"), connect_timeout=0.5
        )
        over = threading.Event()

        def answer() -> None:
            while not over.is_set():
                try:
                    with server.accept()[0] as connection:
                        connection.sendall(b"this is no TLS\n")
                except OSError:
                    return

        answering = threading.Thread(target=answer, daemon=True)
        answering.start()
        with pytest.raises(BrokerError, match="no TLS with it"), clients.admin(streams):
            pass
        over.set()
        socket.create_connection(server.getsockname()).close()
        answering.join(10)
