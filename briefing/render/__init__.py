"""Briefs, timelines, dossiers and ledgers as text, Markdown, JSON and calendars."""
