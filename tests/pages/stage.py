"""Every page in every state, by name: a scene is a function that makes the app show one state, and returns the answer.

``SCENES`` is filled when the modules of this folder are imported; ``every_page`` imports them all.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from uuid import uuid4

import pytest
from flask import Flask
from werkzeug.exceptions import HTTPException
from werkzeug.test import TestResponse

from tests.blueprints.conftest import Visitor, opened_app
from tests.support.hosted_owner import Owner, behind, hosted_on_sqlite
from tests.support.sign_in_service import SignInService

Scene = Callable[["Stage"], TestResponse]
SCENES: dict[str, Scene] = {}


def scene(name: str) -> Callable[[Scene], Scene]:
    """Name a state."""

    def register(play: Scene) -> Scene:
        if name in SCENES:
            raise ValueError(f"two scenes are called {name!r}")
        SCENES[name] = play
        return play

    return register


@dataclass(frozen=True)
class Shown:
    """A page as a browser gets it. ``rule`` is the route that answered, empty where no route did."""

    name: str
    status: int
    html: str
    headers: tuple[tuple[str, str], ...]
    rule: str


@dataclass
class Stage:
    """An app without a sign-in and one with it. ``patch`` and ``service`` are fresh in every scene."""

    plain: Flask
    hosted: Flask
    patch: pytest.MonkeyPatch = field(default_factory=pytest.MonkeyPatch)
    service: SignInService = field(default_factory=SignInService)
    shown: dict[str, Shown] = field(default_factory=dict)

    def visitor(self) -> Visitor:
        """A browser that was never here before."""
        return Visitor(self.plain)

    def owner(self) -> Owner:
        """The same, where there is a sign-in."""
        return Owner(self.hosted)

    def run_id(self) -> str:
        return uuid4().hex

    def show(self, name: str) -> Shown:
        """Play a scene, once."""
        if name not in self.shown:
            self.shown[name] = self._play(name)
        return self.shown[name]

    def _play(self, name: str) -> Shown:
        self.service = SignInService()
        behind(self.hosted, self.service)
        with pytest.MonkeyPatch.context() as self.patch, _calm(self.plain, self.hosted):
            answer = SCENES[name](self)
            headers = tuple(one for one in answer.headers.items() if one[0] not in {"Content-Length", "Set-Cookie"})
            return Shown(name, answer.status_code, answer.text, headers, self._rule(answer))

    def _rule(self, answer: TestResponse) -> str:
        asked = answer.request
        try:
            # The hosted app has every route of the other one, too.
            found, _ = self.hosted.url_map.bind("localhost").match(asked.path, asked.method, return_rule=True)
        except HTTPException:
            return ""
        return str(found.rule)


@contextmanager
def _calm(*apps: Flask) -> Iterator[None]:
    """Faults that a scene brings about are part of it, and nothing for the log of the tests."""
    before = [app.logger.disabled for app in apps]
    for app in apps:
        app.logger.disabled = True
    yield
    for app, was in zip(apps, before, strict=True):
        app.logger.disabled = was


@contextmanager
def opened_stage(folder: Path, empty_database: Path) -> Iterator[Stage]:
    """The two apps, each with a folder and a database of its own."""
    with (
        opened_app(folder / "plain", PROPAGATE_EXCEPTIONS=False) as plain,
        hosted_on_sqlite(folder / "hosted", empty_database) as hosted,
    ):
        yield Stage(plain, hosted)
