"""Words in names of elements as they are spelt and misspelt, as pieces of patterns."""

AUTHOR = r"(?:author|auther|auhtor|athor)"
SOURCE = r"(?:source|souce|soure(?![a-z])|sourse|soucre)"
COLUMN = r"(?:colum(?!n)|column|cloumn|coloumn|colunm)"
CHANNEL = r"(?:chann?el|chanel|channle)"
