"""A corpus: reports by the thousand in a folder of Parquet files, looked at, ranked, asked for and closed."""
