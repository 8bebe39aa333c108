"""The folder of real files, where there is one; nothing here depends on it being there."""

import os
from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def corpus():
    """Return the folder of real files, or skip."""
    folder = os.environ.get("HOSPITAL_IEP_CORPUS", "")
    if not folder or not (Path(folder) / "appointments").is_dir():
        pytest.skip("skipped: no corpus")
    return Path(folder) / "appointments"


@pytest.fixture(scope="session")
def whole(request):
    """Whether the long sweeps run whole (--all) or as seeded samples."""
    return bool(request.config.getoption("--all", default=False))
