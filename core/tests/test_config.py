"""Config: file, variables and flags, and the errors that name the key."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from onrecord import ConfigError
from onrecord.config import Settings, load


@pytest.fixture(autouse=True)
def alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No file but the test's, no variable but the test's."""
    import os

    monkeypatch.chdir(tmp_path)
    for name in os.environ:
        if name.startswith("ONRECORD_"):
            monkeypatch.delenv(name)


def file(text: str, name: str = "onrecord.toml") -> Path:
    path = Path(name)
    path.write_text(text, encoding="utf-8")
    return path.absolute()


def settings(**flags: Any) -> Settings:
    return load(Settings, None, flags)


# Who wins


def test_without_anything_the_defaults_stand() -> None:
    assert (settings().pool.processes, settings().limits.article_bytes) == (1, 1024 * 1024)


def test_a_file_wins_over_the_defaults() -> None:
    file("[pool]\nprocesses = 2")
    assert settings().pool.processes == 2


def test_a_variable_wins_over_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    file("[pool]\nprocesses = 2")
    monkeypatch.setenv("ONRECORD_POOL__PROCESSES", "3")
    assert settings().pool.processes == 3


def test_a_flag_wins_over_a_variable(monkeypatch: pytest.MonkeyPatch) -> None:
    file("[pool]\nprocesses = 2")
    monkeypatch.setenv("ONRECORD_POOL__PROCESSES", "3")
    assert settings(pool={"processes": 4}).pool.processes == 4


def test_a_flag_that_was_not_given_wins_over_nothing() -> None:
    file("[pool]\nprocesses = 2")
    assert settings(pool={"processes": None}).pool.processes == 2


def test_keys_of_one_table_may_come_from_all_three(monkeypatch: pytest.MonkeyPatch) -> None:
    file("[pool]\nprocesses = 2\nsoft_deadline = 7\nhard_deadline = 8")
    monkeypatch.setenv("ONRECORD_POOL__SOFT_DEADLINE", "6")
    found = settings(pool={"hard_deadline": 9}).pool
    assert (found.processes, found.soft_deadline, found.hard_deadline) == (2, 6, 9)


def test_one_load_leaves_nothing_to_the_next() -> None:
    path = file("[pool]\nprocesses = 2", "other.toml")
    assert load(Settings, path).pool.processes == 2
    assert load(Settings).pool.processes == 1


# The file


def test_the_file_may_be_named() -> None:
    file("[pool]\nprocesses = 2")
    assert load(Settings, file("[pool]\nprocesses = 5", "other.toml")).pool.processes == 5


def test_a_variable_may_name_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    file("[pool]\nprocesses = 2")
    monkeypatch.setenv("ONRECORD_CONFIG", str(file("[pool]\nprocesses = 5", "other.toml")))
    assert settings().pool.processes == 5


def test_a_named_file_that_is_not_there_is_an_error() -> None:
    with pytest.raises(ConfigError, match=r"nowhere\.toml"):
        load(Settings, Path("nowhere.toml"))


@pytest.mark.parametrize("text", ["[pool", "[pool]\nprocesses = two", "[pool]\n[pool]"])
def test_a_file_that_is_no_toml_is_an_error_that_names_it(text: str) -> None:
    file(text)
    with pytest.raises(ConfigError, match=r"onrecord\.toml can't be read"):
        settings()


def test_a_file_that_is_not_utf8_is_an_error_that_names_it() -> None:
    Path("onrecord.toml").write_bytes(b"# caf\xe9")
    with pytest.raises(ConfigError, match=r"onrecord\.toml can't be read"):
        settings()


def test_the_extractors_have_a_table_each() -> None:
    file("[extractors.quotes]\nindirect = false\n[extractors.mine]\nwords = ['bell']")
    assert settings().extractors == {"quotes": {"indirect": False}, "mine": {"words": ["bell"]}}


def test_tables_of_other_distributions_are_left_to_them() -> None:
    file("[streams]\nbrokers = 'localhost:9092'\n[pool]\nprocesses = 2")
    assert settings().pool.processes == 2


def test_a_misspelt_table_is_an_error_that_names_it() -> None:
    file("[pol]\nprocesses = 2")
    with pytest.raises(ConfigError, match=r"a table \[pol\], which nobody reads; did you mean 'pool'\?"):
        settings()


def test_a_table_that_is_like_none_is_an_error_that_names_those_that_there_are() -> None:
    file("[weather]\nwind = 2")
    with pytest.raises(ConfigError, match=r"a table \[weather\], which nobody reads; there are .*pool"):
        settings()


# Errors that name the key


def test_a_misspelt_key_in_the_file_is_an_error_that_names_key_and_file() -> None:
    file("[pool]\nproceses = 2")
    with pytest.raises(ConfigError, match=r"pool\.proceses: .* \(onrecord\.toml:2\)"):
        settings()


def test_the_error_names_what_gave_the_value_and_not_the_file_beside_it(monkeypatch: pytest.MonkeyPatch) -> None:
    file("[pool]\nprocesses = 2\nhard_deadline = 'soon'")
    monkeypatch.setenv("ONRECORD_POOL__PROCESSES", "none")
    with pytest.raises(ConfigError) as error:
        settings(limits={"article_bytes": -1})
    said = str(error.value)
    assert "pool.processes: must be a whole number (ONRECORD_POOL__PROCESSES)" in said
    assert "pool.hard_deadline: must be a number (onrecord.toml:3)" in said
    assert "limits.article_bytes: must be more than 0 (on the command line)" in said


def test_all_that_is_wrong_is_told_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    file("[pol]\na = 1\n[wether]\na = 1\n[pool]\nproceses = 2")
    monkeypatch.setenv("ONRECORD_POOOL__PROCESSES", "2")
    monkeypatch.setenv("ONRECORD_PLUGINS__ALLOW", "one,two")
    monkeypatch.setenv("ONRECORD_PLUGINS__DISABLE", "three")
    with pytest.raises(ConfigError) as error:
        settings()
    said = str(error.value).splitlines()
    assert len(said) == 6
    for words, line in zip(
        ("[pol]", "[wether]", "ONRECORD_POOOL", "__ALLOW", "__DISABLE", "proceses"), said, strict=True
    ):
        assert words in line


def test_a_misspelt_key_in_a_variable_is_an_error_that_names_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ONRECORD_POOL__PROCESES", "2")
    with pytest.raises(ConfigError, match=r"pool\.proceses"):
        settings()


@pytest.mark.parametrize(
    "text, key",
    [
        ("[pool]\nprocesses = 0", "pool.processes"),
        ("[pool]\nprocesses = 'many'", "pool.processes"),
        ("[pool]\nsoft_deadline = 0", "pool.soft_deadline"),
        ("[limits]\narticle_bytes = -1", "limits.article_bytes"),
        ("[plugins]\nallow = 'mine'", "plugins.allow"),
        ("[model]\nname = 3", "model.name"),
        ("pool = 3", "pool"),
        ("[extractors]\nquotes = true", "extractors.quotes"),
    ],
)
def test_a_value_out_of_range_is_an_error_that_names_the_key(text: str, key: str) -> None:
    file(text)
    with pytest.raises(ConfigError, match=key.replace(".", r"\.")):
        settings()


def test_a_variable_that_is_no_json_where_it_must_be_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ONRECORD_PLUGINS", "{")
    with pytest.raises(ConfigError, match="variable"):
        settings()


# Names that nobody has


@pytest.mark.parametrize(
    "name, nearest",
    [
        ("ONRECORD_POOOL__PROCESSES", "ONRECORD_POOL__PROCESSES"),
        ("ONRECORD_STREAM__BROKERS", "ONRECORD_STREAMS__BROKERS"),
        ("ONRECORD_POOL_PROCESSES", "ONRECORD_POOL__PROCESSES"),
        ("ONRECORD_CONFG", "ONRECORD_CONFIG"),
        ("onrecord_poool__processes", "ONRECORD_POOL__PROCESSES"),
        ("ONRECORD_WEATHER__WIND", "there are extractors, limits"),
    ],
)
def test_a_variable_that_nobody_reads_is_an_error_with_the_nearest_name(
    monkeypatch: pytest.MonkeyPatch, name: str, nearest: str
) -> None:
    monkeypatch.setenv(name, "9")
    with pytest.raises(ConfigError, match=f"{name}.*{nearest}"):
        settings()


@pytest.mark.parametrize(
    "name",
    [
        "ONRECORD_STREAMS__BROKERS",
        "ONRECORD_SERVICE_HOST",
        "ONRECORD_PORT_6066_TCP",
        "ONRECORD_STREAMS_PORT",
        "ONRECORD",
    ],
)
def test_variables_of_streams_and_of_a_cluster_are_left_alone(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setenv(name, "tcp://10.0.0.1:6066")
    assert settings() == Settings()


def test_a_list_in_a_variable_must_be_json_and_the_error_shows_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ONRECORD_PLUGINS__DISABLE", "votes,quotes")
    with pytest.raises(
        ConfigError, match=r"ONRECORD_PLUGINS__DISABLE must be a list in JSON.*'\[\"votes\", \"quotes\"\]'"
    ):
        settings()


@pytest.mark.parametrize(
    "text, words",
    [
        ("[pool]\nproceses = 2", "pool.proceses: there is no such setting; did you mean 'processes'?"),
        ("[pool]\nspeed = 2", "pool.speed: there is no such setting; there are processes, soft_deadline"),
        ("[pool]\nprocesses = 'two'", "pool.processes: must be a whole number"),
        ("[pool]\nsoft_deadline = 0", "pool.soft_deadline: must be more than 0"),
        ("[plugins]\nallow = 'mine'", "plugins.allow: must be a list"),
        ("pool = 3", "pool: must be a table"),
    ],
)
def test_errors_are_in_words_for_who_writes_settings(text: str, words: str) -> None:
    file(text)
    with pytest.raises(ConfigError) as error:
        settings()
    assert words in str(error.value)


def test_settings_do_not_change() -> None:
    with pytest.raises(ValueError, match="frozen"):
        settings().pool.processes = 2  # type: ignore[misc]
