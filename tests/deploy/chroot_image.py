"""The image of deploy/Dockerfile, built and run without Docker: by buildah in a chroot, on a Debian from debootstrap.

The base stands in for the official Python image, which only a registry of images has: the same Debian release, with the
Python 3.11 and the venv module that it comes with.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from deploy_tools import ROOT

RELEASE: Final = "bookworm"
BASE: Final = f"localhost/debian-python:{RELEASE}"
IMAGE: Final = "localhost/onrecord:checked"

_NEEDED: Final = ("buildah", "debootstrap")
_HERE: Final = ("/etc/ssl/certs", "/etc/pip.conf")
"""How pip reaches packages on this machine: what there is of it, the build sees, and the image does not have."""

_LEFT_OUT: Final = ("var/cache/apt", "var/lib/apt/lists", "usr/share/doc", "usr/share/man", "var/log")
"""What the official image has not either."""


class CannotBuild(Exception):
    """This machine can't build images; the message says what it would take."""


class ChrootImage:
    """An image and containers of it, with everything that belongs to them in a folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._log = folder / "build.log"
        # a driver that needs no mounts
        self._environment = {**os.environ, "STORAGE_DRIVER": "vfs", "BUILDAH_ISOLATION": "chroot"}
        self.buildah = ["buildah", "--root", str(folder / "storage"), "--runroot", str(folder / "run")]

    def build(self) -> None:
        """Make the base and the image; takes some minutes. Raises CannotBuild, or CalledProcessError."""
        if missing := [name for name in _NEEDED if shutil.which(name) is None]:
            raise CannotBuild(f"there is no {' and no '.join(missing)}: Debian's packages of these names")
        if os.geteuid() != 0:
            raise CannotBuild("only root can make a chroot")
        self._build_base()
        volumes = [f"--volume={path}:{path}:ro" for path in _HERE if Path(path).exists()]
        dockerfile = ROOT / "deploy" / "Dockerfile"
        files = [f"--file={dockerfile}", f"--ignorefile={dockerfile}.dockerignore"]
        options = ["--format=docker", "--network=host", f"--build-arg=BASE={BASE}", f"--tag={IMAGE}"]
        self._do(*self.buildah, "bud", *options, *volumes, *files, str(ROOT))

    def size(self) -> int:
        """The size of the image without compression, its base included, in bytes."""
        manifest = self._inspect()["Manifest"]
        layers = json.loads(manifest)["layers"]
        return sum(int(one["size"]) for one in layers)

    def config(self) -> dict[str, Any]:
        """What the image says of how it is run."""
        config: dict[str, Any] = self._inspect()["Docker"]["config"]
        return config

    def container(self) -> str:
        """The name of a new container."""
        return self._do(*self.buildah, "from", "--pull-never", IMAGE).strip()

    def command(self, container: str, variables: Mapping[str, str]) -> list[str]:
        """The beginning of a command line that runs a program in a container, with these variables and our network."""
        flags = [f"--env={name}={value}" for name, value in variables.items()]
        return [*self.buildah, "run", "--network=host", *flags, container, "--"]

    @property
    def environment(self) -> dict[str, str]:
        """What buildah itself has to be run with."""
        return dict(self._environment)

    def log(self) -> str:
        """What the build said."""
        return self._log.read_text(errors="replace") if self._log.exists() else ""

    def remove(self) -> None:
        """Remove everything."""
        shutil.rmtree(self._folder, ignore_errors=True)

    def _build_base(self) -> None:
        root = self._folder / "base"
        self._do(
            "debootstrap", "--variant=minbase", "--include=python3,python3-venv,ca-certificates", RELEASE, str(root)
        )
        for name in _LEFT_OUT:
            for path in (root / name).iterdir():
                shutil.rmtree(path) if path.is_dir() and not path.is_symlink() else path.unlink()
        container = self._do(*self.buildah, "from", "scratch").strip()
        self._do(*self.buildah, "copy", "--quiet", container, str(root), "/")
        self._do(*self.buildah, "commit", "--quiet", "--rm", container, BASE)
        shutil.rmtree(root)

    def _inspect(self) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(self._do(*self.buildah, "inspect", "--type=image", IMAGE))
        return found

    def _do(self, *command: str) -> str:
        with self._log.open("ab") as log:
            done = subprocess.run(command, env=self._environment, stdout=subprocess.PIPE, stderr=log, text=True)
            log.write(done.stdout.encode())
        done.check_returncode()
        return done.stdout
