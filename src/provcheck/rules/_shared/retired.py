"""Which models are gone, or soon will be, where they are asked for."""

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from provcheck import catalog
from provcheck.catalog import KnownModel, hosts
from provcheck.catalog.corrections import correcting
from provcheck.catalog.served import known_model, vendor
from provcheck.finding import Severity
from provcheck.rules._shared.misspelt import misspelling
from provcheck.rules._shared.unlisted import knows_itself
from provcheck.rules._shared.uses import Use

if TYPE_CHECKING:
    from provcheck.catalog.standing import Standing

_DEPENDS = "this depends on today's date"


class Retirement(NamedTuple):
    """Why a model cannot be called, or may soon not be.

    ``by_release``: the platform's release itself refuses it.
    """

    severity: Severity
    message: str
    help: str
    by_release: bool = False


def retirement(use: Use, day: date) -> Retirement | None:
    """What is known against calling this model on a day."""
    if not use.is_nim:
        return _of_vendor(use, day)
    found = _of_nim(use, day)
    return None if found is None or misspelling(use) else found


def gone(model_id: str, day: date, called: str) -> str | None:
    """Why hosted NIM, ``called`` so, does not answer for this id any more, as a clause; ``None`` where it may."""
    known = _nim(model_id, called)
    if known is None:
        return None
    from provcheck.catalog.standing import standing

    found = standing(known, day)
    if not found.is_gone:
        return None
    if "state" in known.by_settings:
        return f"{f'was retired on {found.on}' if found.on else 'is retired'}, as the settings say"
    return _GONE[found.state].format(on=found.on or "an unknown day")


# Hosted NIM

_GONE = {
    "retired": "was retired on {on}",
    "delisted": "is no longer listed",
    "unrouted": "answered HTTP 404 on {on}",
    "flagged": "is marked as gone by other tools",
}


def _nim(model_id: str, called: str) -> KnownModel | None:
    known = catalog.find_nim(model_id, called)
    if known is not None:
        return known
    from provcheck.catalog.known import find_special

    return find_special(model_id, called)


def _of_nim(use: Use, day: date) -> Retirement | None:
    known = _nim(use.id, use.name)
    if known is None or (known.state == "listed" and known.retired_on is None):
        return None
    from provcheck.catalog.standing import standing

    found = standing(known, day)
    if "state" in known.by_settings:
        return _by_settings(use, found, advice(use.id, use.name) + _listing(use, known))
    verdict = _verdict(use.id, found)
    if verdict is None:
        return None
    severity, message = verdict
    doubtful = found.state in {"account-only", "account-flagged"}
    what_to_do = "see whether your account may call it" if doubtful else advice(use.id, use.name) + _listing(use, known)
    return Retirement(severity, f"{message}; {_DEPENDS}", what_to_do)


def _verdict(model_id: str, found: "Standing") -> tuple[Severity, str] | None:
    """How bad it is where NVIDIA is asked for a model, and in which words."""
    if found.state == "retired":
        return Severity.ERROR, f'NVIDIA retired "{model_id}" on {found.on} and answers HTTP 410'
    if found.state == "retiring":
        severity = Severity.WARNING if found.is_soon else Severity.INFO
        return severity, f'NVIDIA will retire "{model_id}" on {found.on}'
    if found.state == "delisted":
        seen = f", and last did so on {found.on}" if found.on else ""
        return Severity.WARNING, f'NVIDIA no longer lists "{model_id}"{seen}'
    if found.state == "unrouted":
        return Severity.WARNING, f'NVIDIA no longer serves "{model_id}": on {found.on} it answered HTTP 404'
    if found.state == "flagged":
        return Severity.WARNING, f'"{model_id}" is probably gone from NVIDIA\'s service: other tools mark it so'
    if found.state in {"account-only", "account-flagged"}:
        return Severity.INFO, f'NVIDIA answered one account on {found.on} that it may not call "{model_id}"'
    return None


def advice(model_id: str, called: str) -> str:
    """What to use on hosted NIM, ``called`` so, in place of a model that is gone."""
    from provcheck.catalog.known import listed_relative

    known = _nim(model_id, called)
    relative = listed_relative(known, called) if known else None
    if relative is not None:
        return f'listed of the same family: "{relative.id}"'
    return "choose a model that https://build.nvidia.com/models lists"


def _listing(use: Use, known: KnownModel) -> str:
    """What else a ref to the relative of a model needs, where its provider lists what it has."""
    from provcheck.catalog.known import listed_relative

    provider, relative = use.provider, listed_relative(known, use.name)
    if use.model is not None or provider is None or provider.models is None or relative is None:
        return ""
    there = provider.find(relative.id) is not None or knows_itself(provider, relative.id, use.bundle)
    return "" if there else ", which the provider has to list too"


# The vendors' own services


def _of_vendor(use: Use, day: date) -> Retirement | None:
    from provcheck.catalog.known import vendor_id
    from provcheck.catalog.refused import find_refused, refusal, shut_down_on

    provider, platform = use.provider, use.bundle.platform
    endpoint = provider.endpoint if provider else None
    host = hosts.host(endpoint) if isinstance(endpoint, str) else None
    if platform.release and use.name and use.vetted():
        refused = find_refused(use.name, use.id, host, platform.release)
        if refused is not None:
            when = f"; its vendor turned it off on {refused.shut_down}" if refused.shut_down else ""
            message = f'{platform.name} refuses "{use.name}/{use.id}" as an unknown model{when}'
            return Retirement(Severity.ERROR, message, _substitute(use, refused.use, day), by_release=True)
    name = vendor(provider) if provider else use.name
    on = shut_down_on(name, use.id) if name else None
    told = _told_by_settings(use)
    if told is not None and (on is None or told.retired_on != on):
        from provcheck.catalog.standing import standing

        return _by_settings(use, standing(told, day), "choose a model that is still served")
    verdict = _dated(use.id, on, day) if on else None
    if name is None or verdict is None:
        return None
    severity, message = verdict
    known = refusal(vendor_id(name), use.id)
    return Retirement(severity, f"{message}; {_DEPENDS}", _substitute(use, known.use if known else None, day))


def _dated(model_id: str, on: str, day: date) -> tuple[Severity, str] | None:
    from provcheck.catalog.standing import retiring_on

    found = retiring_on(on, day)
    if found.is_gone:
        return Severity.WARNING, f'the retirement date of "{model_id}" at its vendor, {on}, has passed'
    # Vendors move such dates, so one that lies ahead is only worth knowing.
    return (Severity.INFO, f'its vendor means to retire "{model_id}" on {on}') if found.is_soon else None


def _substitute(use: Use, advised: str | None, day: date) -> str:
    """OpenClaw's advice, where the model that it names is another one and not gone itself."""
    provider, _, model_id = (advised or "").rpartition("/")
    if not model_id or model_id == use.id or _is_shut_down(provider or use.name, model_id, day):
        return "choose a model that its vendor still serves"
    return f'OpenClaw advises "{model_id}" instead'


def _is_shut_down(name: str, model_id: str, day: date) -> bool:
    from provcheck.catalog.known import find_native
    from provcheck.catalog.refused import shut_down_on
    from provcheck.catalog.standing import standing

    known = find_native(name, model_id)
    if known is not None and "state" in known.by_settings:
        return standing(known, day).is_gone
    on = shut_down_on(name, model_id)
    return on is not None and on <= day.isoformat()


# What the settings say


def _told_by_settings(use: Use) -> KnownModel | None:
    """The model, where the settings say whether it is retired."""
    if not correcting.is_in_use:
        return None
    from provcheck.catalog.known import find_native

    if use.provider is None:
        known = find_native(use.name, use.id)
    else:
        served = known_model(use.provider, use.id)
        known = served.model if served else None
    return known if known is not None and "state" in known.by_settings else None


def _by_settings(use: Use, found: "Standing", what_to_do: str) -> Retirement | None:
    """How bad it is to ask for a model that is retired because a team says so."""
    if found.state == "retiring":
        severity = Severity.WARNING if found.is_soon else Severity.INFO
        return Retirement(severity, f'the settings say that "{use.id}" retires on {found.on}; {_DEPENDS}', what_to_do)
    if found.state != "retired":
        return None
    words = f"was retired on {found.on}; {_DEPENDS}" if found.on else "is retired"
    return Retirement(Severity.ERROR, f'the settings say that "{use.id}" {words}', what_to_do)
