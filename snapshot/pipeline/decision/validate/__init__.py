"""Decision -> checked conclusion: nothing is shown unchecked."""
