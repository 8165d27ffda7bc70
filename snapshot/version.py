"""The version of the program, in a module of its own: any layer may name it."""

from importlib.metadata import PackageNotFoundError, version

try:
    VERSION = version("snapshot")
except PackageNotFoundError:  # run from its folder, as hosts do that install the requirements only
    VERSION = "source"
