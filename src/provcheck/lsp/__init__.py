"""The language server: what ``check`` finds, and what is known of models, while somebody types.

It stands where ``convert`` stands, and nothing leans on it. ``hover``, ``completion``, ``actions`` and ``names``
are plain functions over texts, bundles and offsets; what stands beside them, and ``answers``, keeps up with the editor
and speaks the protocol.
"""
