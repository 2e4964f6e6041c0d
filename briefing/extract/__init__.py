"""From an analysis to items, one phenomenon a module or folder; pure, and every item with its spans."""
