"""What a run left behind, as the page says it. Templates compute nothing; neither flask nor pandas is known here."""
