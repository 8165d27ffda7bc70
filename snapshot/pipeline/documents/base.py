"""What every document has in common."""

from pydantic import BaseModel, ConfigDict


class Document(BaseModel):
    """A frozen record. Reading back ignores unknown keys so that an older program shows a newer result."""

    model_config = ConfigDict(frozen=True, extra="ignore")
