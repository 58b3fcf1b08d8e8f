"""The guard of conftest.py: the tests reach this machine and no other."""

from __future__ import annotations

import socket

import pytest

ELSEWHERE = "192.0.2.1"  # Kept for documentation (RFC 5737): nobody lives there.


@pytest.mark.parametrize("host", [ELSEWHERE, "2001:db8::1", "example.org", b"example.org"])
def test_no_name_or_address_elsewhere_is_looked_up(block_network, host):
    with pytest.raises(block_network, match="tried to reach"):
        socket.getaddrinfo(host, 80)


@pytest.mark.parametrize("way", ["connect", "connect_ex"])
def test_no_connection_goes_elsewhere(block_network, way):
    with socket.socket() as telephone, pytest.raises(block_network):
        getattr(telephone, way)((ELSEWHERE, 80))


def test_no_datagram_goes_elsewhere(block_network):
    with socket.socket(type=socket.SOCK_DGRAM) as telegraph, pytest.raises(block_network):
        telegraph.sendto(b"?", (ELSEWHERE, 53))


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost"])
def test_this_machine_is_reached(host):
    with socket.create_server(("127.0.0.1", 0)) as server:
        socket.create_connection((host, server.getsockname()[1]), timeout=5).close()
