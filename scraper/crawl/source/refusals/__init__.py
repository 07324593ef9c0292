"""What is not stored as an article, and why: outages, traps, pages that are something else."""
