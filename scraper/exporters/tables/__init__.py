"""Formats of rows and columns: CSV, Excel, Parquet, and a dataset of Parquet files."""
