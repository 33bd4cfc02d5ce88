"""The web server: pages, and an address that can't be listened on."""

from __future__ import annotations

import json
import socket
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator

import pytest

from onrecord.errors import OnrecordError
from onrecord_streams.health import Report
from onrecord_streams.web import Page, WebServer, json_page


def broken() -> Page:
    raise ValueError("a page that fails")


PAGES: dict[str, Callable[[], Page]] = {
    "/well": lambda: json_page(Report(True, {"status": "fine"})),
    "/ill": lambda: json_page(Report(False, {"status": "bad", "reason": "so it is"})),
    "/broken": broken,
}


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with WebServer("127.0.0.1", 0, PAGES) as server:
        yield f"http://127.0.0.1:{server.port}"


def get(url: str) -> tuple[int, str, str]:
    """Status, content type and text of a page."""
    try:
        with urllib.request.urlopen(url, timeout=10) as answer:
            return answer.status, answer.headers["Content-Type"], answer.read().decode()
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.headers["Content-Type"], error.read().decode()


def test_a_report_is_json_with_a_status_that_supervisors_read(address: str) -> None:
    status, kind, text = get(f"{address}/well")
    assert (status, kind, json.loads(text)) == (200, "application/json; charset=utf-8", {"status": "fine"})
    status, _, text = get(f"{address}/ill?verbose=1")
    assert (status, json.loads(text)["reason"]) == (503, "so it is")


def test_another_path_is_told_which_there_are(address: str) -> None:
    status, _, text = get(f"{address}/stats/")
    assert (status, text) == (404, "there is /broken, /ill, /well\n")


def test_a_page_that_fails_harms_no_other(address: str) -> None:
    assert get(f"{address}/broken")[0] == 500
    assert get(f"{address}/well")[0] == 200


def test_the_server_says_nothing_of_what_it_is_made_of(address: str) -> None:
    with urllib.request.urlopen(f"{address}/well", timeout=10) as answer:
        assert answer.headers["Server"] == "onrecord"


def test_a_port_that_is_taken_is_an_error_that_says_what_to_do() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(OnrecordError, match=rf"127\.0\.0\.1:{port} \(.*\): .*--web-port.*--no-web"):
            WebServer("127.0.0.1", port, PAGES).__enter__()


def test_a_server_that_has_ended_does_not_listen() -> None:
    with WebServer("127.0.0.1", 0, PAGES) as server:
        port = server.port
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection(("127.0.0.1", port), timeout=5).close()
