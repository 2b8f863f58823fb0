"""The language server: what ``check`` finds, and what is known of models, while somebody types.

It stands where ``convert`` stands, and nothing leans on it. Only ``server``, ``wire`` and ``positions`` know the
protocol; every feature is a file of plain functions over texts, bundles and offsets.
"""
