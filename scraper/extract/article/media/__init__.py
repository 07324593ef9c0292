"""The media of an article: its pictures, videos and attachments, with the text that belongs to each."""
