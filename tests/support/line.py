"""Ways to a Supabase project: one with faults on it, and the shortest."""

import httpx

from snapshot.store.supabase.deadline import BoundedTransport


class Line(BoundedTransport):
    """``cut``: nothing arrives. ``loses``: what that function answers is lost. ``leads_to``: to another server.

    ``led`` counts the requests that went to the other server.
    """

    cut = False
    loses = ""
    leads_to = ""
    led = 0

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        if self.cut:
            raise httpx.ConnectError("cut")
        if self.leads_to:
            self.led += 1
            elsewhere = httpx.URL(self.leads_to)
            request.url = request.url.copy_with(host=elsewhere.host, port=elsewhere.port)
        answer = super().handle_request(request)
        if self.loses and request.url.path.endswith(f"/rpc/{self.loses}"):
            raise httpx.ReadTimeout("lost")
        return answer


class Direct(BoundedTransport):
    """Straight to PostgREST at ``rest_url``, without the gateway before it."""

    def __init__(self, rest_url: str) -> None:
        super().__init__()
        self._rest = httpx.URL(rest_url)

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        path = request.url.raw_path.removeprefix(b"/rest/v1")
        request.url = request.url.copy_with(host=self._rest.host, port=self._rest.port, raw_path=path)
        return super().handle_request(request)
