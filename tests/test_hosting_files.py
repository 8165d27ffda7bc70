"""The files for hosts name what is there: settings, paths, commands. (No image is built here.)"""

import re
import subprocess
import sys
from dataclasses import fields

import pytest

from snapshot.config import LONGEST_RUN_SECONDS, Settings, variable_name
from tests.conftest import REPO

FILES = ("Dockerfile", "render.yaml", "Procfile")


def written(name: str) -> str:
    return (REPO / name).read_text("utf-8")


@pytest.mark.parametrize("name", FILES)
def test_every_setting_in_them_is_one(name: str) -> None:
    known = {variable_name(one.name) for one in fields(Settings)}
    assert set(re.findall(r"SNAPSHOT_[A-Z_]+", written(name))) <= known


def test_the_image_is_made_of_what_the_program_needs_and_no_more() -> None:
    ignored = written(".dockerignore").splitlines()
    let_in = {line[1:] for line in ignored if line.startswith("!")}
    assert "*" in ignored
    assert all((REPO / name).exists() for name in let_in)
    copied = re.findall(r"^COPY (?!--from)(.+) \S+$", written("Dockerfile"), re.MULTILINE)
    assert {name for line in copied for name in line.split()} == let_in


def test_the_image_runs_under_an_account_of_its_own_and_asks_itself() -> None:
    last_stage = written("Dockerfile").rpartition("\nFROM ")[2]
    assert "\nUSER snapshot\n" in last_stage
    assert re.search(r"HEALTHCHECK .*\n.*/healthz", last_stage)
    assert "pip" not in last_stage


def test_hosts_wait_longer_for_a_run_than_it_may_take() -> None:
    for pattern, name in (
        (r"maxShutdownDelaySeconds: (\d+)", "render.yaml"),
        (r"--stop-timeout (\d+)", "Dockerfile"),
    ):
        found = re.search(pattern, written(name))
        assert found
        assert int(found.group(1)) > LONGEST_RUN_SECONDS


def test_the_command_runs_where_only_the_requirements_are_installed() -> None:
    """Without the package itself, as hosts do that read ``requirements.txt`` and ``Procfile``."""
    hidden = "import importlib.metadata as m, runpy, sys\n"
    hidden += "def none(name): raise m.PackageNotFoundError(name)\n"
    hidden += "m.version = none; sys.argv = ['snapshot', '--version']\n"
    hidden += "runpy.run_module('snapshot', run_name='__main__')"
    said = subprocess.run([sys.executable, "-c", hidden], cwd=REPO, capture_output=True, text=True, check=True).stdout
    assert said == "snapshot, version source\n"
