"""Progress and summaries of imports and exports, and the files that an export writes."""
