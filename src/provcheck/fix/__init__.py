"""Fixes: from what findings offer to files that are written, or to a diff.

``choose`` picks fixes that do not get in each other's way, ``passes`` applies them until there is nothing left to do,
``compare`` looks at each result before it counts, ``save`` puts the texts in their place and ``diff`` shows them.
"""
