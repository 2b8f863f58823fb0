"""Validate, lint and convert files that tell an agent platform which language models it may call.

All that programs may rely on is in ``__all__``; every other name of the package may change with any version. To import
the package imports nothing else: a name is looked up when it is asked for. The stub beside this file tells type
checkers the same, so that no run has to read it.
"""

__version__ = "0.1.0"


def __getattr__(name: str) -> object:
    from provcheck.api.homes import find

    return find(name)


def __dir__() -> list[str]:
    from provcheck.api.homes import public

    return sorted({*globals(), *public()})
