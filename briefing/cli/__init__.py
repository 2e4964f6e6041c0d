"""The command line: stdout is data, stderr narrates, the exit code tells how it went."""
