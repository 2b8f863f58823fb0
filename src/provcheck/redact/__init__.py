"""No output holds a secret that was found in the input.

`redactor` masks texts and findings, `scan` and `shapes` find what to mask, `words` tells secrets from what is public.
"""
