"""The host: what it loads, what it refuses, and the reasons that it gives."""

from __future__ import annotations

from typing import Any

import click
import pytest

from onrecord import ConfigError, PluginError
from onrecord.config import PluginSettings, Settings
from onrecord.host import Host, Plugin
from onrecord.outcome import Failure


def plugin_named(host: Host, name: str, distribution: str | None = None) -> Plugin:
    found = [one for one in host.vetted() if one.name == name and distribution in (None, one.distribution)]
    assert len(found) == 1, found
    return found[0]


def test_an_installed_plugin_gives_its_extractors(install_plugin: Any, shouts: str) -> None:
    install_plugin("onrecord-shouts", shouts)
    host = Host(Settings())
    assert host.extractors["shouts"].distribution == "onrecord-shouts"
    assert [one.name for one in host.loaded(["shouts"])] == ["shouts"]


def test_an_import_that_fails_disables_that_plugin_alone(install_plugin: Any, shouts: str) -> None:
    install_plugin("onrecord-broken", "raise RuntimeError('no luck today')")
    install_plugin("onrecord-shouts", shouts)
    host = Host(Settings())
    assert "RuntimeError: no luck today" in (plugin_named(host, "onrecord-broken").reason or "")
    assert "shouts" in host.extractors


def test_an_import_that_exits_disables_that_plugin_alone(install_plugin: Any) -> None:
    install_plugin("onrecord-exits", "raise SystemExit(3)")
    assert "SystemExit" in (plugin_named(Host(Settings()), "onrecord-exits").reason or "")


def test_another_api_version_is_refused_before_the_import(install_plugin: Any) -> None:
    install_plugin("onrecord-later", "raise AssertionError('imported')", group="onrecord.v2")
    assert plugin_named(Host(Settings()), "onrecord-later").reason == "made for plugin API 2; this Onrecord has API 1"


def test_claimants_to_one_entry_point_name_are_all_disabled(install_plugin: Any, shouts: str) -> None:
    install_plugin("first", shouts, name="shouts")
    install_plugin("second", shouts, name="shouts")
    host = Host(Settings())
    for distribution in ("first", "second"):
        assert "claim the name 'shouts': first, second" in (plugin_named(host, "shouts", distribution).reason or "")


def test_claimants_to_one_extractor_name_are_all_refused(install_plugin: Any, shouts: str) -> None:
    install_plugin("first", shouts)
    install_plugin("second", shouts)
    host = Host(Settings())
    assert "shouts" not in host.extractors
    assert "claim the name 'shouts'" in plugin_named(host, "first").refused["shouts"]


def test_onrecords_own_distribution_wins_a_clash(install_plugin: Any, shouts: str) -> None:
    own = "onrecord-quotes"
    install_plugin(own, shouts)
    install_plugin("intruder", shouts)
    host = Host(Settings())
    assert host.extractors["shouts"].distribution == own


def test_only_allowed_distributions_are_imported(install_plugin: Any, shouts: str) -> None:
    install_plugin("onrecord-shouts", shouts)
    install_plugin("elsewhere", "raise AssertionError('imported')")
    host = Host(Settings(), allow=["Onrecord_Shouts"])
    assert "shouts" in host.extractors
    assert "add 'elsewhere' to `[plugins] allow`" in (plugin_named(host, "elsewhere").reason or "")


def test_who_may_not_run_clashes_with_nobody(install_plugin: Any, shouts: str) -> None:
    install_plugin("first", shouts, name="shouts")
    install_plugin("second", shouts, name="shouts")
    assert Host(Settings(), allow=["second"]).extractors["shouts"].distribution == "second"


@pytest.mark.parametrize("name", ["onrecord-shouts", "shouts"])
def test_a_plugin_or_an_extractor_can_be_disabled_by_name(install_plugin: Any, shouts: str, name: str) -> None:
    install_plugin("onrecord-shouts", shouts)
    assert "shouts" not in Host(Settings(plugins=PluginSettings(disable=[name]))).extractors


def test_a_wrong_setting_refuses_that_extractor_with_the_key(install_plugin: Any, shouts: str) -> None:
    install_plugin("onrecord-shouts", shouts)
    host = Host(Settings(extractors={"shouts": {"loudness": 11}}))
    assert "`[extractors.shouts]` is wrong: loudness" in plugin_named(host, "onrecord-shouts").refused["shouts"]


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("name = 'Shouts!'", "name must be lower-case"),
        ("fact_model = dict", "fact_model must be a subclass"),
        ("schema_version = 0", "schema_version must be a whole number"),
        ("requires = frozenset({'telepathy'})", "requires names ['telepathy']"),
        ("consults = frozenset({'parse'})", "consults names ['parse']"),
        ("triggers = frozenset({' '})", "triggers must be words"),
    ],
)
def test_a_wrong_declaration_is_refused_with_what_to_mend(
    install_plugin: Any, shouts: str, line: str, why: str
) -> None:
    install_plugin("onrecord-shouts", shouts.replace("    requires = frozenset()\n", f"    {line}\n"))
    (reason,) = plugin_named(Host(Settings()), "onrecord-shouts").refused.values()
    assert why in reason


def test_what_is_no_extractor_is_refused(install_plugin: Any) -> None:
    install_plugin("odd", "from onrecord import hookimpl\n@hookimpl\ndef register_extractors():\n    return [int]\n")
    assert "must return subclasses" in plugin_named(Host(Settings()), "odd").refused["<class 'int'>"]


SETTINGS = """
from pydantic import BaseModel

class Loudness(BaseModel):
    least: int
"""


def with_settings(install_plugin: Any, shouts: str) -> None:
    """A plugin whose extractor must be given a setting."""
    source = shouts.replace("NoConfig, Shout", "Loudness, Shout")
    install_plugin(
        "onrecord-shouts", SETTINGS + source.replace("    requires", "    config_model = Loudness\n    requires")
    )


def test_settings_of_an_extractor_that_is_to_run_must_not_be_wrong(
    install_plugin: Any, shouts: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_settings(install_plugin, shouts)
    monkeypatch.setenv("ONRECORD_EXTRACTORS__SHOUTS__LEAST", "many")
    host = Host(Settings())
    words = r"`\[extractors\.shouts\]` is wrong: least: must be a whole number \(ONRECORD_EXTRACTORS__SHOUTS__LEAST\)"
    with pytest.raises(ConfigError, match=f"{words}; mend it, or put 'shouts' into `\\[plugins\\] disable`"):
        host.select()
    assert "shouts" not in host.select(exclude=["shout"])
    others = [name for name in host.classes() if name != "shouts"]
    assert host.select(others) == others


def test_an_extractor_whose_settings_nobody_gave_is_left_out_and_the_others_run(
    install_plugin: Any, shouts: str
) -> None:
    with_settings(install_plugin, shouts)
    host = Host(Settings())
    assert "shouts" not in host.select()
    assert any("least: must be given" in one for one in host.unusable())


def test_an_extractor_that_cannot_be_set_up_is_refused(install_plugin: Any, shouts: str) -> None:
    broken = shouts.replace(
        "    requires", "    def __init__(self, config):\n        raise OSError('no disk')\n    requires"
    )
    install_plugin("onrecord-shouts", broken)
    assert "OSError: no disk" in plugin_named(Host(Settings()), "onrecord-shouts").refused["shouts"]


def test_a_hook_that_raises_disables_its_plugin(install_plugin: Any) -> None:
    install_plugin("odd", "from onrecord import hookimpl\n@hookimpl\ndef register_extractors():\n    return 1 / 0\n")
    assert "ZeroDivisionError" in (plugin_named(Host(Settings()), "odd").reason or "")


def test_an_unknown_name_is_an_error_that_lists_the_known(install_plugin: Any, shouts: str) -> None:
    install_plugin("onrecord-shouts", shouts)
    with pytest.raises(PluginError, match=r"no extractor 'weather'; there are .*shouts"):
        Host(Settings()).select(["weather"])


def test_a_misspelt_name_is_an_error_with_the_nearest(install_plugin: Any, shouts: str) -> None:
    install_plugin("onrecord-shouts", shouts)
    with pytest.raises(PluginError, match=r"no extractor 'shuots'; did you mean 'shouts'\?"):
        Host(Settings()).select(["shuots"])


def test_an_extractor_is_also_named_by_the_type_of_its_facts(install_plugin: Any, shouts: str) -> None:
    install_plugin("onrecord-shouts", shouts)
    host = Host(Settings())
    assert host.select(["shout"]) == ["shouts"]
    assert "shouts" not in host.select(exclude=["shout"])
    with pytest.raises(PluginError, match="the extractor 'shouts' of onrecord-shouts can't run: disabled"):
        Host(Settings(plugins=PluginSettings(disable=["shouts"]))).select(["shout"])


def test_to_exclude_every_extractor_is_an_error(install_plugin: Any, shouts: str) -> None:
    install_plugin("onrecord-shouts", shouts)
    host = Host(Settings())
    with pytest.raises(PluginError, match=r"no extractor to run: all that were to run \(.*shouts\) are excluded"):
        host.loaded(exclude=list(host.extractors))


def test_asking_for_a_refused_extractor_tells_its_reason(install_plugin: Any, shouts: str) -> None:
    install_plugin("onrecord-shouts", shouts)
    with pytest.raises(PluginError, match="disabled in the configuration"):
        Host(Settings(plugins=PluginSettings(disable=["shouts"]))).select(["shouts"])


def test_a_plugin_adds_commands(install_plugin: Any) -> None:
    install_plugin(
        "greeter",
        "import click\nfrom onrecord import hookimpl\n"
        "@hookimpl\ndef register_commands(cli):\n    cli.add_command(click.Command('greet'))\n",
    )
    group = click.Group()
    Host(Settings()).add_commands(group)
    assert "greet" in group.commands


def test_observers_hear_of_failures_and_their_own_go_no_further(
    install_plugin: Any, caplog: pytest.LogCaptureFixture
) -> None:
    observer = "from onrecord import hookimpl\n@hookimpl\ndef extraction_failed(failure):\n    "
    install_plugin("bad-observer", f"{observer}raise RuntimeError('oops')\n")
    install_plugin("good-observer", f"{observer}failure.heard.append(failure)\n")

    class Heard(Failure):
        heard: list[Failure] = []  # noqa: RUF012

    failure = Heard("a-1", "shouts", "extract", "ValueError", "no")
    Host(Settings()).report(failure)
    assert Heard.heard == [failure]
    assert "bad-observer failed in extraction_failed" in caplog.text


def test_names_in_the_settings_that_nobody_has_are_told_with_the_nearest(install_plugin: Any, shouts: str) -> None:
    install_plugin("onrecord-shouts", shouts)
    plugins = PluginSettings(allow=["onrecord-shout", "Onrecord_Shouts"], disable=["shoust", "weather"])
    host = Host(Settings(extractors={"shuots": {}, "shouts": {}}, plugins=plugins))
    assert list(host.misnamed()) == [
        "`[extractors.shuots]`: there is no extractor 'shuots' here; did you mean 'shouts'?",
        "`[plugins] disable`: there is no plugin or extractor 'shoust' here; did you mean 'shouts'?",
        "`[plugins] disable`: there is no plugin or extractor 'weather' here",
        "`[plugins] allow`: there is no package 'onrecord-shout' with plugins here; did you mean 'onrecord-shouts'?",
    ]
    assert set(host.misnamed()) <= set(host.unusable())


def test_settings_of_an_extractor_whose_plugin_is_disabled_may_stay(install_plugin: Any, shouts: str) -> None:
    install_plugin("onrecord-shouts", shouts)
    plugins = PluginSettings(disable=["onrecord-shouts"])
    assert list(Host(Settings(extractors={"shouts": {}}, plugins=plugins)).misnamed()) == []


def test_settings_of_a_wrong_type_are_a_config_error(monkeypatch: pytest.MonkeyPatch) -> None:
    from onrecord.config import load

    monkeypatch.setenv("ONRECORD_POOL__PROCESSES", "many")
    with pytest.raises(ConfigError, match=r"pool\.processes"):
        load(Settings)


def test_who_asks_for_an_extractor_hears_of_plugins_that_could_not_be_loaded(install_plugin: Any) -> None:
    install_plugin("onrecord-broken", "import nothing_of_that_name")
    with pytest.raises(PluginError, match=r"no extractor 'shouts'.*'onrecord-broken'.*nothing_of_that_name"):
        Host(Settings()).select(["shouts"])
