"""What is said of the watch list as a whole; its topics stand in the library of the room that chooses them."""

DISCLAIMER = "This is a watch list, not a forecast."
