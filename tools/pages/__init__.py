"""Writes the generated pages of the documentation: ``python -m tools.pages``, in the root of the repository.

Nothing here is part of the program, so it stands outside ``src`` and is not in the wheel. The pages of the rules and
the page on conversion are made by the program's own ``provcheck.rules.page`` and ``provcheck.conversion.page``.
"""
