"""What entries mean: their kinds, the fold of a room, and the view that one person has of the case."""
