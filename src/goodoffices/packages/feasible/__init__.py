"""Is there a deal: in how many worlds, by which package, and what to ask next."""
