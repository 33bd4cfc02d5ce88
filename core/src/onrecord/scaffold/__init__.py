"""Scaffold: the package of a new plugin, which passes its own tests at once. The files are in `template/`."""

from __future__ import annotations

import keyword
import re
import runpy
from dataclasses import asdict, dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from onrecord.errors import OnrecordError
from onrecord.schemas import FOLDER, model_schema_text

_TEMPLATE: Final = Path(__file__).with_name("template")
_NAME: Final = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*")
_CLASS: Final = re.compile(r"[A-Z][A-Za-z0-9]*")
_LONGEST: Final = 40


@dataclass(frozen=True, slots=True)
class Names:
    """What the parts of a new plugin are called."""

    name: str
    """The extractor, the key of its settings, the topic: `court_rulings`."""
    distribution: str
    """`onrecord-court-rulings`"""
    package: str
    """`onrecord_court_rulings`"""
    extractor: str
    """Its class: `CourtRulings`."""
    fact: str
    """The class of the facts: `CourtRuling`."""
    fact_type: str
    """`court_ruling`"""
    words: str
    """`court rulings`"""
    core: str
    """Which versions of onrecord-core it is made for."""


def names_for(name: str, fact: str | None = None) -> Names:
    """The names of everything, from that of the extractor; `fact` is the class of its facts where it is to be another.

    Raises ValueError, with what is wanted, for a name that can't be used.
    """
    if not _NAME.fullmatch(name) or keyword.iskeyword(name) or len(name) > _LONGEST:
        near = re.sub(r"[^a-z0-9]+", "_", name.lower()).strip("_")[:_LONGEST]
        hint = f"; {near!r} would be one" if _NAME.fullmatch(near) and not keyword.iskeyword(near) else ""
        raise ValueError(
            f"a name has lower-case letters, digits and single underscores, {_LONGEST} at most: not {name!r}{hint}"
        )
    extractor = "".join(part.capitalize() for part in name.split("_"))
    fact = _singular(extractor) if fact is None else fact
    if not _CLASS.fullmatch(fact) or fact == extractor or keyword.iskeyword(fact):
        raise ValueError(f"the class of the facts is a name such as CourtRuling, other than {extractor}: not {fact!r}")
    major, minor, *_ = version("onrecord-core").split(".")
    return Names(
        name=name,
        distribution=f"onrecord-{name.replace('_', '-')}",
        package=f"onrecord_{name}",
        extractor=extractor,
        fact=fact,
        fact_type=re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", fact).lower(),
        words=name.replace("_", " "),
        core=f">={major}.{minor},<{major}.{int(minor) + 1}",
    )


def write_package(names: Names, folder: Path) -> list[Path]:
    """Write the package of a plugin into a folder that is new or empty, and give the files.

    Raises OnrecordError where something is there already.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise OnrecordError(f"{folder} is there already: name another folder with --into")
    environment = Environment(
        loader=FileSystemLoader(_TEMPLATE), undefined=StrictUndefined, keep_trailing_newline=True, autoescape=False
    )
    written = []
    for source in sorted(_TEMPLATE.rglob("*.jinja")):
        template = source.relative_to(_TEMPLATE).as_posix()
        file = folder / _place(template, names)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(environment.get_template(template).render(asdict(names)), encoding="utf-8")
        written.append(file)
    return [*written, _schema(names, folder / "src" / names.package)]


def _place(template: str, names: Names) -> str:
    """Where a file of the template goes: `dot.gitignore.jinja` is `.gitignore`."""
    place = template.removesuffix(".jinja").replace("PACKAGE", names.package).replace("NAME", names.name)
    return re.sub(r"(^|/)dot\.", r"\1.", place)


def _schema(names: Names, package: Path) -> Path:
    """Write the JSON Schema of the new facts."""
    fact = runpy.run_path(str(package / "facts.py"))[names.fact]
    file = package / FOLDER / f"{names.fact_type}.v1.json"
    file.parent.mkdir()
    file.write_text(model_schema_text(fact, 1), encoding="utf-8")
    return file


def _singular(word: str) -> str:
    """A class of facts from that of an extractor: Sanctions, Sanction; Weather, WeatherFact."""
    if word.endswith("ies"):
        return f"{word[:-3]}y"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else f"{word}Fact"
