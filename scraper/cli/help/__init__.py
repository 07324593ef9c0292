"""Help in two languages, shell completion, and answers to command lines that mean something else."""
