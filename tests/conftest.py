"""What every test stands on: no network but this machine's own, and the same random examples each time."""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from tools import chromium

# Property tests draw the same examples on every machine, and are never failed for a slow one.
settings.register_profile("steady", derandomize=True, deadline=None, print_blob=True)
settings.load_profile("steady")


class NetworkBlocked(Exception):
    """A test tried to reach another machine. No OSError, or code under test would take it for a lost connection."""


def _is_local(host: object) -> bool:
    """True for this machine's own addresses and for no host at all."""
    name = host.decode() if isinstance(host, bytes) else host
    if name in (None, "", "localhost"):
        return True
    try:
        return ipaddress.ip_address(str(name).partition("%")[0]).is_loopback
    except ValueError:
        return False


@pytest.fixture(scope="session", autouse=True)
def block_network() -> Iterator[type[NetworkBlocked]]:
    """Connecting, sending and looking up a name reach this machine only, in this process, all session long.

    Its value is what is raised otherwise.
    """
    connect, connect_ex, sendto = socket.socket.connect, socket.socket.connect_ex, socket.socket.sendto
    getaddrinfo = socket.getaddrinfo

    def check(host: object) -> None:
        if not _is_local(host):
            raise NetworkBlocked(f"a test tried to reach {host!r}")

    def check_address(address: object) -> None:
        if isinstance(address, tuple):  # The address of a Unix socket is a path.
            check(address[0])

    def local_connect(self: socket.socket, address: object) -> None:
        check_address(address)
        return connect(self, address)

    def local_connect_ex(self: socket.socket, address: object) -> int:
        check_address(address)
        return connect_ex(self, address)

    def local_sendto(self: socket.socket, data: bytes, *flags_and_address: object) -> int:
        check_address(flags_and_address[-1])
        return sendto(self, data, *flags_and_address)

    def local_getaddrinfo(host: object, *rest: object, **named: object) -> list[tuple]:
        check(host)
        return getaddrinfo(host, *rest, **named)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", local_connect)
        patch.setattr(socket.socket, "connect_ex", local_connect_ex)
        patch.setattr(socket.socket, "sendto", local_sendto)
        patch.setattr(socket, "getaddrinfo", local_getaddrinfo)
        yield NetworkBlocked


@pytest.fixture(scope="session")
def chromium_path() -> Path:
    """The Chromium that `make test` found or installed."""
    found = chromium.find()
    if found is None:
        pytest.fail("No Chromium: run `make test`, or `python tools/chromium.py`, once.")
    return found.path
