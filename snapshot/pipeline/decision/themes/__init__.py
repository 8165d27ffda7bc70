"""Every theme, declared once: the ``ENTRIES`` of the modules in this folder, in the order of ``Theme``.

``choose`` and ``write`` get the registry as an argument. A new theme is an id in ``Theme``, a module here and its
sentences in ``wording.decision``.
"""

from collections.abc import Mapping
from importlib import import_module
from pkgutil import iter_modules

from snapshot.pipeline.decision.choose import readiness
from snapshot.pipeline.decision.choose.candidates import cash_pressure, cash_pressures, outliers
from snapshot.pipeline.decision.theme_entry import ThemeEntry
from snapshot.pipeline.documents.conclusion import Theme
from snapshot.pipeline.documents.snapshot import Snapshot
from snapshot.pipeline.signals.short_list import Sitting

_MODULES = [import_module(f"{__name__}.{module.name}") for module in iter_modules(__path__)]
_DECLARED: dict[Theme, ThemeEntry] = {entry.id: entry for module in _MODULES for entry in module.ENTRIES}
THEMES: Mapping[Theme, ThemeEntry] = {theme: _DECLARED[theme] for theme in Theme}
SITTINGS: Mapping[Theme, Sitting] = {theme: entry.sitting for theme, entry in THEMES.items() if entry.sitting}


def fits(theme: Theme, snapshot: Snapshot) -> bool:
    """True where the theme's own facts are there: material money, or a metric out of its range.

    Abstaining is always possible.
    """
    if theme is Theme.TOO_LITTLE_DATA:
        return True
    return _is_quiet(snapshot) if theme is Theme.HEALTHY else _is_pressing(THEMES[theme], snapshot)


def _is_pressing(theme: ThemeEntry, snapshot: Snapshot) -> bool:
    pressure = cash_pressure(snapshot, theme)
    pressing = pressure is not None and pressure.material
    return pressing or (theme.structure is not None and theme.structure(snapshot) is not None)


def _is_quiet(snapshot: Snapshot) -> bool:
    """Nothing stands out, and the files could have shown it."""
    pressures = cash_pressures(snapshot, THEMES)
    quiet = not any(pressure.material for pressure in pressures) and not outliers(snapshot, THEMES)
    return quiet and readiness.abstain_reason(snapshot, pressures) is None
