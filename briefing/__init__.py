"""briefing: who, what, when, where and who committed to what, from news articles, with the evidence."""

__version__ = "0.1.0"
