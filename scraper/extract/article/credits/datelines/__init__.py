"""Who reports, by the words that open a text: the forms of a dateline, and what each part of one says."""
