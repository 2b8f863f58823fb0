"""The addresses of a bundle, and whether one can be used at all. What an address holds may be secret: show none."""

from collections.abc import Iterator
from typing import NamedTuple

from provcheck.catalog import hosts
from provcheck.model import PAI, UNKNOWN, Bundle, Maybe, Model, Provider
from provcheck.syntax.edits import Edit
from provcheck.syntax.source import Location


class Endpoint(NamedTuple):
    """A base URL that is known, and what it is the URL of: all of a provider, or one model."""

    holder: Provider | Model
    url: str
    protocol: Maybe[str]

    @property
    def label(self) -> str:
        """The user's word for it."""
        return self.holder.label("endpoint")

    def where(self) -> Location:
        """Its place."""
        return self.holder.where("endpoint")

    def replace(self, url: str) -> list[Edit]:
        """Edits that write another one."""
        return self.holder.replace("endpoint", url)


def endpoints(bundle: Bundle) -> Iterator[Endpoint]:
    """Every address of a bundle that is known and not empty."""
    for provider in bundle.providers:
        if isinstance(provider.endpoint, str) and provider.endpoint:
            yield Endpoint(provider, provider.endpoint, provider.protocol)
        for model in provider.listed if bundle.dialect != PAI else ():
            url = model.string("endpoint")
            if isinstance(url, str) and url:
                own = model.string("api")
                yield Endpoint(model, url, provider.protocol if own is None else own)


def usable(bundle: Bundle) -> Iterator[Endpoint]:
    """The addresses that nothing is wrong with as such."""
    return (one for one in endpoints(bundle) if fault(one.url) is None)


def fault(url: str) -> str | None:
    """Why a text is no base URL, as a clause that does not quote it; ``None`` for one that is."""
    if is_template(url):
        return "it still has a placeholder in it"
    if any(map(str.isspace, url)):
        return "it has white space around it" if len(url.split()) == 1 else "it has white space in it"
    scheme, mark, rest = url.partition("://")
    if not mark or scheme.lower() not in {"http", "https"}:
        return "it does not begin with http:// or https://"
    if hosts.host(url) is None:
        return "it names no host"
    if not _is_port(_port(rest)):
        return "its port is no number from 1 to 65535"
    if "?" in rest or "#" in rest:
        return f"it has a {'query' if '?' in rest.partition('#')[0] else 'fragment'}, and paths are appended to it"
    return None


def is_template(url: str) -> bool:
    """Whether a URL was left for the reader to fill in: ``https://<resource>.openai.azure.com``, ``YOUR_URL``."""
    if "://" in url:
        return any(mark in url for mark in "<>{}")
    from provcheck.rules._shared.refs import is_placeholder

    return is_placeholder(url)


def path(url: str) -> str:
    """What follows the host of a URL that is usable."""
    _, slash, rest = url.partition("://")[2].partition("/")
    return slash + rest


def _port(rest: str) -> str:
    """What stands where the port is due; empty where none does."""
    for end in "/?#\\":
        rest = rest.partition(end)[0]
    rest = rest.rpartition("@")[2]
    name, bracket, tail = rest.partition("]")
    return tail.removeprefix(":") if bracket else name.partition(":")[2]


def _is_port(text: str) -> bool:
    return not text or (text.isascii() and text.isdigit() and len(text) <= 5 and 0 < int(text) <= 65535)


def is_remote(provider: Provider) -> bool:
    """Whether a provider is surely reached over the internet."""
    url = provider.endpoint
    return isinstance(url, str) and fault(url) is None and not hosts.is_local(url)


def may_be_local(provider: Provider) -> bool:
    """Whether a provider answers on a host of the user's own, where keys may be dummies."""
    return isinstance(provider.endpoint, str) and hosts.is_local(provider.endpoint)


def vendor(provider: Provider) -> str | None:
    """The id of the vendor whose own service answers; ``None`` for any other and for an unknown one."""
    if isinstance(provider.endpoint, str) and provider.endpoint:
        return hosts.vendor(provider.endpoint)
    if provider.endpoint is UNKNOWN:
        return None
    kind = {"gemini": "google", "azure-openai": "openai"}.get(str(provider.kind), provider.kind)
    if isinstance(kind, str):
        return kind
    return provider.name if provider.built_in and isinstance(provider.name, str) else None
