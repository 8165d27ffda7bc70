"""Servers that are ill: they take a connection and then keep whoever asks waiting, each in a way of its own."""

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
Behaviour = Callable[[socket.socket, threading.Event], None]


def silent(connection: socket.socket, over: threading.Event) -> None:
    """Takes everything and says nothing."""
    _swallow(connection, over)


def deaf(_connection: socket.socket, over: threading.Event) -> None:
    """Does not even read."""
    over.wait()


def drips_its_headers(connection: socket.socket, over: threading.Event) -> None:
    connection.sendall(HEAD)
    _drip(connection, over, b"X-Header: more\r\n")


def drips_its_body(connection: socket.socket, over: threading.Event) -> None:
    connection.sendall(HEAD + b"Content-Length: 1000000\r\n\r\n[")
    _drip(connection, over, b" ")


def stops_in_the_middle(connection: socket.socket, over: threading.Event) -> None:
    connection.sendall(HEAD + b'Content-Length: 100\r\n\r\n[{"run_id":')
    over.wait()


def hangs_up(connection: socket.socket, _over: threading.Event) -> None:
    connection.close()


def talks_nonsense(connection: socket.socket, _over: threading.Event) -> None:
    connection.sendall(b"\x16\x03\x01 what?\r\n\r\n" * 100)
    connection.close()


WAYS: tuple[Behaviour, ...] = (
    silent,
    deaf,
    drips_its_headers,
    drips_its_body,
    stops_in_the_middle,
    hangs_up,
    talks_nonsense,
)


@contextmanager
def server(behaviour: Behaviour) -> Iterator[str]:
    """The address of one. Nothing of it is left afterwards."""
    over = threading.Event()
    with socket.create_server(("127.0.0.1", 0)) as listening:
        thread = threading.Thread(target=_serve, args=(listening, behaviour, over), daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        finally:
            over.set()
            listening.shutdown(socket.SHUT_RDWR)
            thread.join(60)


def _serve(listening: socket.socket, behaviour: Behaviour, over: threading.Event) -> None:
    patients: list[threading.Thread] = []
    while not over.is_set():
        try:
            connection, _ = listening.accept()
        except OSError:
            break
        patients.append(threading.Thread(target=_treat, args=(connection, behaviour, over), daemon=True))
        patients[-1].start()
    for one in patients:
        one.join(60)


def _treat(connection: socket.socket, behaviour: Behaviour, over: threading.Event) -> None:
    with connection, suppress(OSError):  # whoever asked may have gone
        behaviour(connection, over)


def _swallow(connection: socket.socket, over: threading.Event) -> None:
    connection.settimeout(0.05)
    while not over.is_set():
        try:
            if not connection.recv(65536):
                return
        except TimeoutError:
            continue


def _drip(connection: socket.socket, over: threading.Event, drop: bytes) -> None:
    while not over.wait(0.02):
        connection.sendall(drop)
