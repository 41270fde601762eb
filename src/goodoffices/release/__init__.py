"""What leaves the team: the gate that a draft passes before a room is shown it."""
