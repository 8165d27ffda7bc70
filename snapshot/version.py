"""The version of the program, in a module of its own: any layer may name it."""

from importlib.metadata import version

VERSION = version("snapshot")
