"""Progress of long work: a run, a back-fill, any other."""
