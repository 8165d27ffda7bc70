"""All layouts, registered by being imported: a module for each family, and the table of the plain ones."""

import importlib
import pkgutil

from tests.corpus.layout import register
from tests.corpus.plain_tables import plain_tables

for _module in pkgutil.iter_modules(__path__):
    importlib.import_module(f"{__name__}.{_module.name}")
for _name, _writer in plain_tables().items():
    register(_name, _writer)
