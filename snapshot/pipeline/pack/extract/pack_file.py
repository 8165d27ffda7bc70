"""Pack -> bytes and back, for a rerun: Parquet frames and one JSON document in a zip."""

import io
import json
import zipfile
from collections.abc import Mapping

import pandas as pd

from snapshot.pipeline.documents.pack import FRAME_COLUMNS, Pack, conform
from snapshot.pipeline.documents.recognition import InputRecognition

_VERSION = 1


def pack_to_bytes(pack: Pack) -> bytes:
    """A zip of ``pack.json`` and one Parquet file per frame."""
    container = io.BytesIO()
    with zipfile.ZipFile(container, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("pack.json", json.dumps(_facts(pack), separators=(",", ":"), sort_keys=True))
        for name in FRAME_COLUMNS:
            frame: pd.DataFrame = getattr(pack, name)
            archive.writestr(f"{name}.parquet", frame.to_parquet(engine="pyarrow", index=False, compression="zstd"))
    return container.getvalue()


def _facts(pack: Pack) -> Mapping[str, object]:
    return {
        "version": _VERSION,
        "recognition": pack.recognition.model_dump(mode="json"),
        "roles_found": {name: sorted(columns) for name, columns in pack.roles_found.items()},
        "job_words": list(pack.job_words.items()),
    }


def pack_from_bytes(data: bytes) -> Pack:
    """The pack that ``pack_to_bytes`` wrote. Raises ``ValueError`` when the bytes are no pack."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            facts = json.loads(archive.read("pack.json"))
            frames = {name: _frame(archive, name) for name in FRAME_COLUMNS}
    except (zipfile.BadZipFile, KeyError) as error:
        raise ValueError("these bytes are no pack") from error
    return Pack(
        **frames,
        recognition=InputRecognition.model_validate(facts["recognition"]),
        roles_found={name: frozenset(columns) for name, columns in facts["roles_found"].items()},
        job_words=dict(facts["job_words"]),
    )


def _frame(archive: zipfile.ZipFile, name: str) -> pd.DataFrame:
    frame = pd.read_parquet(io.BytesIO(archive.read(f"{name}.parquet")), engine="pyarrow")
    return conform(frame, FRAME_COLUMNS[name])
