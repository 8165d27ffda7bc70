"""The typed documents that pass between the rooms; nothing here computes.

Import from the module that holds the document: the pack needs pandas, and the governance, which
reads the recognition and the manifest, must start without it.
"""
