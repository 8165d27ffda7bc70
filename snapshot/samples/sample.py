"""Which business stands for which line of work, and the files that its owner would export on a day."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from types import MappingProxyType

from snapshot.pipeline.documents.profile import Industry
from snapshot.pipeline.documents.upload import UploadedFile
from snapshot.samples import businesses, exports
from snapshot.samples.books import Books
from snapshot.samples.exports import Export


@dataclass(frozen=True, slots=True)
class Sample:
    """``tool`` is where its files seem to come from; ``files`` are their names with how each is written."""

    live: Callable[[date], Books]
    tool: str
    files: Mapping[str, Export]


SAMPLES: Mapping[Industry, Sample] = MappingProxyType(
    {
        Industry.HVAC: Sample(
            businesses.heating_and_cooling,
            "Jobber",
            {"sample-jobber-invoices": exports.jobber_invoices, "sample-jobber-quotes": exports.jobber_quotes},
        ),
        Industry.BBQ_RESTAURANT: Sample(
            businesses.barbecue_and_catering, "Square Invoices", {"sample-square-invoices": exports.square_invoices}
        ),
        Industry.CONTRACTOR: Sample(
            businesses.contractor,
            "A spreadsheet of my own",
            {"sample-my-invoices": exports.kept_by_hand_invoices, "sample-my-quotes": exports.kept_by_hand_quotes},
        ),
        Industry.LANDSCAPING: Sample(
            businesses.landscaping, "QuickBooks Online", {"sample-quickbooks-invoices": exports.quickbooks_invoices}
        ),
        Industry.PLUMBING: Sample(
            businesses.plumbing, "FreshBooks", {"sample-freshbooks-invoices": exports.freshbooks_lines}
        ),
        Industry.ELECTRICIAN: Sample(
            businesses.electrician,
            "Housecall Pro",
            {
                "sample-quickbooks-invoices": exports.quickbooks_invoices,
                "sample-housecall-estimates": exports.housecall_estimates,
            },
        ),
        Industry.GENERAL: Sample(businesses.cleaning, "Xero", {"sample-xero-invoices": exports.xero_invoices}),
    }
)


def sample_files(industry: Industry, run_day: date) -> tuple[UploadedFile, ...]:
    """The export of the ``industry``'s sample, made on ``run_day``: about a year up to the day before.

    The same industry and day give the same bytes. ``run_day`` may be a day ahead of the visitor's own, so the books end
    before it.
    """
    sample = SAMPLES[industry]
    books = sample.live(run_day - timedelta(days=1))
    return tuple(UploadedFile(f"{name}.csv", write(books)) for name, write in sample.files.items())
