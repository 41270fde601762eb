"""The site of a party: its text, its answers, its own proposals and notes, and nothing of anybody else."""
