"""One upload as bytes, to be held while a question about it is open, and back again.

The bytes are a zip archive: ``about`` (JSON) and the contents of the files under their numbers. Names of files are
labels inside the JSON only; nothing is ever unpacked to a path.
"""

import json
import zipfile
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Literal

from pydantic import ValidationError

from snapshot.pipeline.documents.base import Document
from snapshot.pipeline.documents.recognition import Category
from snapshot.pipeline.documents.upload import NO_FACTS, OwnerFacts, UploadedFile

Purpose = Literal["question", "kept"]
ABOUT = "about"
ABOUT_BYTES = 1_000_000  # labels, and what the owner said
MOST_BYTES = 1_000_000_000  # what the settings allow an upload at most
VERSION: Literal[1] = 1
PACKED = b"PK"  # most workbooks: archives themselves
QUICK = 1  # of zlib's levels: exports shrink to a fifth at once, and more is not worth an owner's wait


@dataclass(frozen=True, slots=True)
class HeldFile:
    """A file, and what a run found in it: how many documents of which kind."""

    file: UploadedFile
    category: Category = "unknown"
    documents: int = 0


@dataclass(frozen=True, slots=True)
class HeldUpload:
    """``question``: all files of an upload that waits for an answer. ``kept``: the good files of a gated run."""

    purpose: Purpose
    files: tuple[HeldFile, ...]
    facts: OwnerFacts = NO_FACTS


class _Label(Document):
    name: str
    category: Category
    documents: int


class _About(Document):
    version: Literal[1]
    purpose: Purpose
    facts: OwnerFacts
    files: tuple[_Label, ...]


def to_bytes(upload: HeldUpload) -> bytes:
    """The container. Raises nothing for any name or content."""
    labels = [_Label(name=one.file.name, category=one.category, documents=one.documents) for one in upload.files]
    about = _About(version=VERSION, purpose=upload.purpose, facts=upload.facts, files=tuple(labels))
    target = BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=QUICK) as archive:
        archive.writestr(ABOUT, json.dumps(about.model_dump()))
        for number, one in enumerate(upload.files):
            packed = one.file.content.startswith(PACKED)
            archive.writestr(str(number), one.file.content, zipfile.ZIP_STORED if packed else zipfile.ZIP_DEFLATED)
    return target.getvalue()


def from_bytes(data: bytes, most_bytes: int = MOST_BYTES) -> HeldUpload | None:
    """The upload; ``None`` for bytes that are damaged, of another version, or of files larger than ``most_bytes``."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            # Before anything is unpacked: what is read of a part is never longer than it says here.
            if sum(part.file_size for part in archive.infolist()) > most_bytes + ABOUT_BYTES:
                return None
            about = _About.model_validate(json.loads(archive.read(ABOUT)))
            files = _files(archive, about.files)
    except (zipfile.BadZipFile, zlib.error, ValidationError, LookupError, ValueError, EOFError, OSError, RuntimeError):
        return None
    return HeldUpload(purpose=about.purpose, files=files, facts=about.facts)


def _files(archive: zipfile.ZipFile, labels: Sequence[_Label]) -> tuple[HeldFile, ...]:
    return tuple(
        HeldFile(UploadedFile(label.name, archive.read(str(number))), label.category, label.documents)
        for number, label in enumerate(labels)
    )
