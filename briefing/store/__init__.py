"""What is kept between runs: finished briefs, and the user's settings."""
