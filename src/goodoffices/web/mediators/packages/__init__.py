"""The screens of packages: what blocks, what to ask next, which packages survive."""
