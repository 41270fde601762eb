"""What the parties said of the options, and what its words mean in numbers."""
