"""The gateway in front of a stand-in for Supabase: /rest/v1 goes to PostgREST, /auth/v1 to a sign-in service.

``supabase_gateway.py PORT REST_URL [AUTH_URL]``. As on the platform, an apikey that is no JWT never reaches PostgREST
as a bearer token.
"""

import http.client
import sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urlsplit

DROPPED = {"host", "connection", "transfer-encoding", "content-length", "date", "server"}


def forwarded(headers: http.client.HTTPMessage) -> dict[str, str]:
    """The headers that go on: without a bearer that only repeats a key of the new kind."""
    kept = {name: value for name, value in headers.items() if name.lower() not in DROPPED}
    key = headers.get("apikey", "")
    if headers.get("Authorization") == f"Bearer {key}" and key.count(".") != 2:
        kept = {name: value for name, value in kept.items() if name.lower() != "authorization"}
    return kept


class Gateway(BaseHTTPRequestHandler):
    """One connection. Without an apikey nothing goes through."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True  # headers and body leave apart: the second would wait 40 ms for the first
    targets: dict[str, str]

    def forward(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        prefix = next((one for one in self.targets if self.path.startswith(one)), None)
        if prefix is None or not self.targets[prefix]:
            self.answer(404, {}, b"{}")
        elif prefix == "/rest/v1" and "apikey" not in self.headers:
            self.answer(401, {}, b'{"message":"No API key found in request"}')
        else:
            self.pass_on(self.targets[prefix], self.path.removeprefix(prefix) or "/", body)

    def pass_on(self, target: str, path: str, body: bytes) -> None:
        upstream = http.client.HTTPConnection(urlsplit(target).netloc, timeout=120)
        try:
            upstream.request(self.command, urlsplit(target).path + path, body, forwarded(self.headers))
            said = upstream.getresponse()
            self.answer(said.status, dict(said.headers), said.read())
        except OSError:
            self.answer(503, {}, b'{"message":"name resolution failed"}')
        finally:
            upstream.close()

    def answer(self, status: int, headers: dict[str, str], body: bytes) -> None:
        self.send_response(status)
        for name, value in headers.items():
            if name.lower() not in DROPPED:
                self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    do_GET = do_POST = do_PATCH = do_PUT = do_DELETE = do_HEAD = do_OPTIONS = forward

    def log_message(self, format: str, *args: object) -> None:
        """Nothing: the tests look at answers."""


def main() -> None:
    port, rest, *auth = sys.argv[1:]
    Gateway.targets = {"/rest/v1": rest, "/auth/v1": auth[0] if auth else ""}
    ThreadingHTTPServer.daemon_threads = True
    ThreadingHTTPServer(("127.0.0.1", int(port)), Gateway).serve_forever()


if __name__ == "__main__":
    main()
