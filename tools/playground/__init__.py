"""Makes the playground: a folder of static files that any web server can serve.

It needs pip, Node 20 or newer with npm, and their registries. ``playground/package-lock.json`` and
``playground/requirements.txt`` hold everything that is handed out to its hash; the builder of the own wheel, hatchling,
is what pip takes for ``pyproject.toml``.
"""
