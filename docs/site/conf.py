"""The docs site: Sphinx with MyST over the Markdown of the repository, where it stands; `make docs` builds it."""

from __future__ import annotations

from importlib import metadata

project = "Onrecord"
release = metadata.version("onrecord-core")
copyright = "the Onrecord contributors"

extensions = ["myst_parser"]
root_doc = "docs/site/index"
include_patterns = [
    "docs/**.md",
    "README.md",
    "CONTRIBUTING.md",
    "SECURITY.md",
    "CHANGELOG.md",
    "core/README.md",
    "streams/README.md",
    "plugins/*/README.md",
    "examples/**README.md",
]
exclude_patterns = ["**/.venv", "**/node_modules"]

myst_heading_anchors = 4

html_theme = "furo"
html_title = f"Onrecord {release}"
html_copy_source = False
html_show_sphinx = False
