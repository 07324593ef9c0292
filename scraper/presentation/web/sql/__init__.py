"""A visitor's SQL: run at a bounded cost, and its result as a spreadsheet."""
