"""The best packages, proved: the whole front where it runs, a solver with bounds where it does not."""
