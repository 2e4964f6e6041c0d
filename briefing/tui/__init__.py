"""The terminal reader: articles, their briefs and the sources side by side."""
