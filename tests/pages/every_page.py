"""All scenes, by name."""

from tests.pages import (
    data_scenes,
    error_scenes,
    making_scenes,
    result_scenes,
    sample_scenes,
    share_scenes,
    sign_in_scenes,
    upload_scenes,
)
from tests.pages.stage import SCENES

__all__ = [
    "EVERY_PAGE", "data_scenes", "error_scenes", "making_scenes", "result_scenes", "sample_scenes", "share_scenes",
    "sign_in_scenes", "upload_scenes",
]  # fmt: skip

EVERY_PAGE = sorted(SCENES)
