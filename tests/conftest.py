"""What all tests share: the long sweeps on request, and a guard against any network call."""

import os
import socket

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


def pytest_addoption(parser):
    parser.addoption("--all", action="store_true", help="run the long sweeps whole, not their seeded samples")


class NetworkUsed(AssertionError):
    """The program tried to reach a network; it never may."""


@pytest.fixture(autouse=True)
def no_network(monkeypatch):
    """Fail a test that opens a connection: only sockets within this machine's process are allowed."""

    def refuse(self, address, *rest):
        if self.family in (socket.AF_INET, socket.AF_INET6):
            raise NetworkUsed(str(address))
        return connect(self, address, *rest)

    connect = socket.socket.connect
    monkeypatch.setattr(socket.socket, "connect", refuse)
