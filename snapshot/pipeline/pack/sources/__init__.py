"""Bytes to grids of cells: text files and workbooks. Raises ``Unreadable`` for anything else."""
