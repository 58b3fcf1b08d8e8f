"""The table of speed: each figure measured in this run, beside its bound and what a user would otherwise pick."""
