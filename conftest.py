"""What the tests of several distributions share: brokers to test on, and the language model, loaded once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from onrecord.reading import Model

pytest_plugins = ["broker_fixtures"]


@pytest.fixture(scope="session")
def model() -> Model:
    from onrecord.reading import Model  # here, so that tests without a model start at once

    return Model.load()
