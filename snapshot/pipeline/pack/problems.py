"""Why a whole file could not be read."""

from snapshot.wording import reading


class Unreadable(Exception):
    """The file cannot be read. ``code`` names the cause; its sentence says what to try instead."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code

    @property
    def message(self) -> str:
        return reading.problem_message(self.code)
