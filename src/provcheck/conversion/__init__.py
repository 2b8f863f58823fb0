"""Converts each dialect into the other, and accounts for every value of the source.

`run.convert` is the way in; `mapping.table` says what stands where, and `ledger` keeps the books.
"""
