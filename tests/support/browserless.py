"""A visitor who speaks HTTP to a running server, for tests that need many at once."""

import http.client
import re
from copy import copy
from dataclasses import dataclass, field
from urllib.parse import urlsplit
from uuid import uuid4

from werkzeug.datastructures import MultiDict
from werkzeug.test import EnvironBuilder

from snapshot.pipeline.documents.upload import UploadedFile

TOKEN = re.compile(r'name="csrf_token"[^>]*value="([^"]+)"')


@dataclass
class Caller:
    """One browser: keeps its cookie, knows its form's token."""

    address: str
    cookie: str = ""
    token: str = field(init=False, default="")

    def __post_init__(self) -> None:
        status, _, body = self.send("GET", "/app/upload")
        found = TOKEN.search(body)
        assert status == 200
        assert found is not None
        self.token = found.group(1)

    def moved_to(self, address: str) -> "Caller":
        """The same browser, whose next requests go to another host."""
        moved = copy(self)
        moved.address = address
        return moved

    def send(
        self, method: str, path: str, body: bytes = b"", content_type: str = ""
    ) -> tuple[int, http.client.HTTPMessage, str]:
        connection = http.client.HTTPConnection(urlsplit(self.address).netloc, timeout=60)
        headers = {"Cookie": self.cookie} | ({"Content-Type": content_type} if content_type else {})
        connection.request(method, path, body, headers)
        answer = connection.getresponse()
        text = answer.read().decode("utf-8", "replace")
        connection.close()
        if cookie := answer.headers.get("Set-Cookie"):
            self.cookie = cookie.split(";")[0]
        return answer.status, answer.headers, text

    def upload(self, *files: UploadedFile) -> tuple[int, str, str]:
        """Send the form with ``files``: status, where it leads, the page's text."""
        fields: MultiDict[str, object] = MultiDict({"csrf_token": self.token, "submission_id": uuid4().hex})
        for file in files:
            fields.add("files", (file.content, file.name))
        body, content_type = _multipart(fields)
        status, headers, text = self.send("POST", "/app/upload", body, content_type)
        return status, headers.get("Location", ""), text


def _multipart(fields: "MultiDict[str, object]") -> tuple[bytes, str]:
    from io import BytesIO

    data: MultiDict[str, object] = MultiDict()
    for name, value in fields.items(multi=True):
        data.add(name, (BytesIO(value[0]), value[1]) if isinstance(value, tuple) else value)
    builder = EnvironBuilder(method="POST", data=data)
    environ = builder.get_environ()
    builder.close()
    return environ["wsgi.input"].read(), environ["CONTENT_TYPE"]
