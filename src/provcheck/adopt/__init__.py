"""Taking provcheck into a repository: what is there, what is written, and what is left as it is."""
