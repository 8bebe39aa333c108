"""Leo's page of treatment and energy, over a copy of the practice hospital."""

import pytest

from tests.ui.ward import leos_window


@pytest.fixture
def window(qtbot, look, tmp_path_factory, tmp_path, worker):
    with leos_window(qtbot, worker, tmp_path_factory, tmp_path, section="treatment") as window:
        yield window


@pytest.fixture
def part(window):
    return window.page.part
