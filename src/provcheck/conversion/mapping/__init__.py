"""What stands where on the other side, and what becomes of it on the way: the one table that conversion goes by."""
