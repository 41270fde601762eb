"""Files and child processes: where the program touches the machine."""
