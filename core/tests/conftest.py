"""What core's tests share: plugin distributions made on the spot."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from onrecord.reading import Model

InstallPlugin = Callable[..., None]
NewSite = Callable[[Path, pytest.MonkeyPatch], InstallPlugin]


@pytest.fixture(scope="session")
def new_site() -> NewSite:
    """What `install_plugin` is made of, for fixtures that live longer: a folder and a patch give an `install_plugin`.

    What it installs is there until the patch is undone, in this process and in those that it starts.
    """

    def made(folder: Path, patch: pytest.MonkeyPatch) -> InstallPlugin:
        site = folder / "site"
        site.mkdir()
        patch.syspath_prepend(str(site))
        patch.setenv("PYTHONPATH", os.pathsep.join(filter(None, [str(site), os.environ.get("PYTHONPATH")])))

        def install(distribution: str, source: str, *, group: str = "onrecord.v1", name: str | None = None) -> None:
            module = f"{folder.name}_{distribution}".replace("-", "_")
            (site / f"{module}.py").write_text(source, encoding="utf-8")
            metadata = site / f"{distribution.replace('-', '_')}-1.0.dist-info"
            metadata.mkdir()
            (metadata / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {distribution}\nVersion: 1.0\n")
            (metadata / "entry_points.txt").write_text(f"[{group}]\n{name or distribution} = {module}\n")

        return install

    return made


@pytest.fixture
def install_plugin(new_site: NewSite, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> InstallPlugin:
    """Install a distribution of one module for the length of a test: in this process and in those it starts.

    `install_plugin(distribution, source, group="onrecord.v1", name=None)`: `source` is the text of the module, which
    the entry point `name` (the distribution's name unless given) leads to.
    """
    return new_site(tmp_path, monkeypatch)


@pytest.fixture
def one_model(model: Model, monkeypatch: pytest.MonkeyPatch) -> None:
    """For the length of a test, what asks in this process for the default model is given the one that tests share.

    For tests of something else than loading, which takes longer than most of them. Other names are loaded as ever.
    """
    from onrecord.reading import DEFAULT_MODEL, Model

    load = Model.load
    monkeypatch.setattr(Model, "load", lambda name=DEFAULT_MODEL: model if name == DEFAULT_MODEL else load(name))


@pytest.fixture
def commands_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    """For the length of a test the commands of plugins are those that its own settings and plugins give.

    Else a process keeps those that the first test found.
    """
    from onrecord.cli.main import cli

    monkeypatch.setattr(cli, "commands", {})
    monkeypatch.setattr(cli, "_loaded", 0)
    monkeypatch.setattr(cli, "_disabled", ())


SHOUTS = '''
from onrecord import Extractor, Fact, NoConfig, hookimpl

class Shout(Fact):
    """A word in capitals."""
    word: str

class Shouts(Extractor[NoConfig, Shout]):
    """Finds words in capitals."""
    name = "shouts"
    fact_model = Shout
    requires = frozenset()

    def extract(self, reading):
        for token in reading.doc:
            if token.is_upper and len(token) > 3:
                yield Shout(word=token.text, rule="capitals", evidence=[reading.evidence("word", token)])

@hookimpl
def register_extractors():
    return [Shouts]
'''


@pytest.fixture(scope="session")
def shouts() -> str:
    """The source of a well-behaved plugin: the extractor `shouts`, which finds words in capitals."""
    return SHOUTS
