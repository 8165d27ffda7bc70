"""The way to a Supabase project, with faults on it."""

import httpx

from snapshot.store.supabase_wire import BoundedTransport


class Line(BoundedTransport):
    """``cut``: nothing arrives. ``loses``: what that function answers is lost. ``leads_to``: to another server."""

    cut = False
    loses = ""
    leads_to = ""

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        if self.cut:
            raise httpx.ConnectError("cut")
        if self.leads_to:
            elsewhere = httpx.URL(self.leads_to)
            request.url = request.url.copy_with(host=elsewhere.host, port=elsewhere.port)
        answer = super().handle_request(request)
        if self.loses and request.url.path.endswith(f"/rpc/{self.loses}"):
            raise httpx.ReadTimeout("lost")
        return answer
