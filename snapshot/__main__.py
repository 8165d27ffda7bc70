"""``python -m snapshot``: the command, also where only the requirements are installed."""

from snapshot.cli import main

main(prog_name="snapshot")
