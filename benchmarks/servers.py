"""What the browser is pointed at: Streamlit apps as processes of their own, and Leaflet on this machine."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from explorer.serve import streamlit_arguments, streamlit_environment

START_SECONDS = 60


@contextmanager
def dashboard(log: Path) -> Iterator[str]:
    """The explorer's dashboard over the bundled events; its address while it runs."""
    port = _free_port()
    with _running(streamlit_arguments(port=port, headless=True), streamlit_environment(), port, log) as address:
        yield address


@contextmanager
def streamlit_app(script: Path, variables: Mapping[str, str], log: Path) -> Iterator[str]:
    """Another Streamlit script, served with the dashboard's own options; its address while it runs."""
    port = _free_port()
    command = streamlit_arguments(port=port, headless=True)
    command[command.index("run") + 1] = str(script)
    path = os.pathsep.join(filter(None, [str(Path(__file__).parents[1]), os.environ.get("PYTHONPATH")]))
    with _running(command, {**os.environ, "PYTHONPATH": path, **variables}, port, log) as address:
        yield address


@contextmanager
def assets(files: Mapping[str, str]) -> Iterator[str]:
    """Serve texts by file name, as a content network would and from this machine; the address they lie under."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            name = self.path.strip("/")
            body = files.get(name, "").encode()
            self.send_response(200 if name in files else 404)
            self.send_header("Content-Type", "text/css" if name.endswith(".css") else "text/javascript")
            self.send_header("Content-Length", str(len(body)))
            self.send_header("Cache-Control", "max-age=31536000, immutable")
            self.send_header("Access-Control-Allow-Origin", "*")
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()


@contextmanager
def _running(command: list[str], environment: Mapping[str, str], port: int, log: Path) -> Iterator[str]:
    with log.open("wb") as output, subprocess.Popen(command, env=environment, stdout=output, stderr=output) as process:
        try:
            address = f"http://127.0.0.1:{port}/"
            _wait(process, address, log)
            yield address
        finally:
            process.terminate()


def _wait(process: subprocess.Popen, address: str, log: Path) -> None:
    deadline = time.monotonic() + START_SECONDS
    while process.poll() is None and time.monotonic() < deadline:
        try:
            with urllib.request.urlopen(f"{address}_stcore/health", timeout=1):
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
    raise RuntimeError(f"{sys.executable} could not serve {address}: {log.read_text()[-500:]}")


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]
