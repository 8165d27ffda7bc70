"""The security headers of every answer, error pages and static files included."""

from flask import Flask, Response, g, request

CONTENT_SECURITY_POLICY = {
    "default-src": "'none'",
    "style-src": "'self'",
    "img-src": "'self' data:",
    "form-action": "'self'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
}
OWN_SCRIPT = {"script-src": "'self'", "connect-src": "'self'"}


def _in_one_line(policy: dict[str, str]) -> str:
    return "; ".join(f"{name} {value}" for name, value in policy.items())


HEADERS = {
    "Content-Security-Policy": _in_one_line(CONTENT_SECURITY_POLICY),
    "X-Content-Type-Options": "nosniff",
    # Not "no-referrer": over https the form protection compares the referrer with the host.
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
STRICT_TRANSPORT_SECURITY = "max-age=31536000"
NO_STORE = "no-store"


def is_below_shared() -> bool:
    """Whether the address is that of a shared link, or of a mistyped one, which has no route."""
    return request.path.startswith("/shared/")


def allow_own_script() -> None:
    """The page that is being answered has a script of ours. No other page may run any."""
    g.own_script = True


def register_headers(app: Flask) -> None:
    """Set the headers after every request."""
    app.after_request(set_headers)


def set_headers(response: Response) -> Response:
    """Each header is set, never added to; pages are not kept by caches, static files are."""
    for name, value in HEADERS.items():
        response.headers[name] = value
    if is_below_shared():  # its address is a key: where the page leads to must not learn it
        response.headers["Referrer-Policy"] = "no-referrer"
    if g.get("own_script"):
        response.headers["Content-Security-Policy"] = _in_one_line(CONTENT_SECURITY_POLICY | OWN_SCRIPT)
    if request.is_secure:
        response.headers["Strict-Transport-Security"] = STRICT_TRANSPORT_SECURITY
    if request.endpoint != "static" or response.status_code >= 400:
        response.headers["Cache-Control"] = NO_STORE
    return response
