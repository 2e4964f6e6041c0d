"""From the words a pattern caught to their meaning; a builder gives None where the words are no time after all."""
