"""Kept files: pictures, attachments and layouts of printed papers, each stored once, in the archive or in a folder."""
