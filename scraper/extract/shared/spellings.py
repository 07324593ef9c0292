"""Words in names of elements as they are spelt and misspelt, as pieces of patterns."""

AUTHOR = r"(?:author|auther|auhtor|athor)"
SIGNED = r"auth|auhtor|writer|reporter|byline"
"""Who signs, anywhere in a name."""
SOURCE = r"(?:source|souce|soure(?![a-z])|sourse|soucre)"
COLUMN = r"(?:colum(?!n)|column|cloumn|coloumn|colunm)"
CHANNEL = r"(?:chann?el|chanel|channle)"
