"""What the screens are made of, one class a file."""
