"""Tests that share a costly world stay in one test process: a version of pytest once parted them without a word."""

import subprocess
import sys
from pathlib import Path

MARKED = """
import os, pathlib, pytest

@pytest.mark.xdist_group("world")
@pytest.mark.parametrize("number", range(6))
def test_of_the_world(number):
    pathlib.Path(__file__).with_name(os.environ["PYTEST_XDIST_WORKER"]).touch()

@pytest.mark.parametrize("number", range(6))
def test_of_its_own(number):
    pass
"""


def test_a_group_runs_in_one_process(tmp_path: Path) -> None:
    (tmp_path / "test_marked.py").write_text(MARKED)
    command = [sys.executable, "-m", "pytest", "-q", "-n", "2", "--dist", "loadgroup", "-p", "no:cacheprovider"]
    ran = subprocess.run([*command, str(tmp_path)], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stdout
    assert len(list(tmp_path.glob("gw*"))) == 1
