"""The brief of one article: its model, its assembly from the items, its timeline, its proof."""
