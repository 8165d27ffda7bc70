"""What the owner hands in. Everything is checked here, before a lock is taken."""

import re
from collections.abc import Sequence
from typing import Protocol

from flask import request
from flask_wtf import FlaskForm
from flask_wtf.file import MultipleFileField
from werkzeug.datastructures import FileStorage
from wtforms import Field, HiddenField, StringField
from wtforms.validators import ValidationError

from snapshot.blueprints.form_fields import TextLine
from snapshot.blueprints.inputs import RUN_ID, submission_id
from snapshot.errors import UploadRefused
from snapshot.pipeline.documents.upload import OwnerFacts, UploadedFile
from snapshot.pipeline.profile import check_website_address
from snapshot.presentation.formats import shorten, size
from snapshot.services.start_upload import UploadRequest
from snapshot.wording import file_advice, refusals
from snapshot.wording import pages as wording

SIZE = re.compile(r"[0-9]{1,15}")


class UploadLimits(Protocol):
    """The settings that the form holds to; sizes are bytes."""

    @property
    def max_file_bytes(self) -> int: ...
    @property
    def max_upload_bytes(self) -> int: ...
    @property
    def max_files(self) -> int: ...


def website_address(_form: FlaskForm, field: Field) -> None:
    """A website is optional; one that is given must be an address."""
    if not field.data:
        return
    try:
        check_website_address(field.data)
    except ValueError as error:
        raise ValidationError(str(error)) from error


class UploadForm(FlaskForm):
    """Files and three optional facts. ``submission_id`` names this filled form, so that sending it twice runs once.

    ``kept`` names the good files of an earlier try that are to be read with the new ones.
    """

    files = MultipleFileField()
    tool = TextLine(longest=80, too_long=wording.TOOL_TOO_LONG)
    website = TextLine(longest=300, too_long=wording.WEBSITE_LONG, validators=[website_address])
    industry = StringField()
    kept = StringField()
    submission_id = HiddenField()

    def __init__(self, limits: UploadLimits) -> None:
        super().__init__()
        self.limits = limits
        self.submission_id.data = submission_id(self.submission_id.data)

    def fill_in(self, facts: OwnerFacts) -> None:
        """What was said at the earlier try need not be said again."""
        self.tool.data, self.website.data, self.industry.data = facts.tool, facts.website, facts.industry

    def validate_files(self, _field: Field) -> None:
        """Some files, not too many, none too large. What is inside them is the reader's business."""
        chosen = self.names_and_sizes()
        if not chosen:
            raise ValidationError(file_advice.NO_NEW_FILE if self.kept.data else refusals.NO_FILE)
        if len(chosen) > self.limits.max_files:
            raise ValidationError(wording.too_many_files(len(chosen), self.limits.max_files))
        for name, size_in_bytes in chosen:
            if size_in_bytes > self.limits.max_file_bytes:
                raise ValidationError(wording.file_too_large(shorten(name), size(self.limits.max_file_bytes)))
        if sum(size_in_bytes for _, size_in_bytes in chosen) > self.limits.max_upload_bytes:
            raise ValidationError(wording.files_too_large(size(self.limits.max_upload_bytes)))

    def validate_industry(self, field: Field) -> None:
        """One of the list, or nothing."""
        if field.data and field.data not in wording.INDUSTRIES:
            raise ValidationError(wording.INDUSTRY_UNKNOWN)

    def chosen_files(self) -> list[FileStorage]:
        """The field leaves out the nameless part that a browser sends where no file was chosen."""
        parts: Sequence[object] = self.files.data or ()
        return [part for part in parts if isinstance(part, FileStorage)]

    def names_and_sizes(self) -> list[tuple[str, int]]:
        """The chosen files, as far as they are checked here."""
        return [(file.filename or "", _size(file)) for file in self.chosen_files()]

    def to_request(self) -> UploadRequest:
        """The filled form as plain data. Reads the files into memory, within the limits.

        Raises ``UploadRefused`` where ``kept`` cannot be the name of anything: a database may choke on it.
        """
        if self.kept.data and not RUN_ID.fullmatch(self.kept.data):
            raise UploadRefused(refusals.KEPT_FILES_GONE)
        return UploadRequest(
            files=tuple(UploadedFile(name=file.filename or "", content=file.read()) for file in self.chosen_files()),
            tool=self.tool.data or None,
            website=self.website.data or None,
            industry=self.industry.data or None,
            submission_id=self.submission_id.data,
            kept=self.kept.data or None,
        )


class UploadCheck(UploadForm):
    """The same form before it is sent: the browser says the names and sizes of its files, and still has them."""

    def names_and_sizes(self) -> list[tuple[str, int]]:
        names, sizes = (request.form.getlist(field) for field in ("file_name", "file_size"))
        return [(name, int(told)) for name, told in zip(names, sizes, strict=False) if SIZE.fullmatch(told)]


def _size(file: FileStorage) -> int:
    """Bytes of one part, without reading it into memory."""
    end = file.stream.seek(0, 2)
    file.stream.seek(0)
    return end
