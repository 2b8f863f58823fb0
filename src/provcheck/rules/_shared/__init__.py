"""What several rules start from, so that a cause is judged once.

- refs: ``refs`` (what becomes of one), ``guesses`` (the name that was meant), ``renaming`` (its fix)
- ids: ``uses`` (who asks for which), ``known`` (what the catalogue knows), ``unlisted``, ``misspelt``, ``retired``
- figures: ``limits`` (of answers), ``windows``, ``plausible`` (what nobody can have meant)
- endpoints and credentials: ``endpoints``, ``vendors`` (by their names and keys), ``secrets`` (whether a text is one)
- Pai's manifests: ``choices`` (lists and enumerations)
- sentences: ``few`` (of many names or places)
"""
