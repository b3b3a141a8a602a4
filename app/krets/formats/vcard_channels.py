"""Addresses of profiles and of instant messengers as channels, so that people are found again by them."""

import re
from urllib.parse import SplitResult, parse_qs, unquote, urlsplit

from krets.formats.linkedin import handle_of
from krets.formats.text import folded, one_line
from krets.formats.vcard_lines import Card, Property
from krets.model import Channel

_HOSTS = {
    "facebook.com": "facebook", "fb.com": "facebook", "fb.me": "facebook", "m.me": "facebook",
    "messenger.com": "facebook", "instagram.com": "instagram", "threads.net": "threads",
    "threads.com": "threads", "twitter.com": "x", "x.com": "x", "github.com": "github", "t.me": "telegram",
    "telegram.me": "telegram", "wa.me": "whatsapp", "bsky.app": "bluesky", "xing.com": "xing",
    "tiktok.com": "tiktok", "youtube.com": "youtube", "medium.com": "medium",
}  # fmt: skip
_STEPS = {"_u", "in", "profile", "profiles", "people", "user", "t", "pg", "messages"}
"""First steps of a path, before the one that names somebody."""
_NOBODY = {"groups", "events", "p", "reel", "share", "watch", "hashtag", "search", "company", "playlist"}
"""First steps of the address of something that is nobody's profile."""
_MOST_FIELDS = 20
_SERVICES = {
    "twitter": "x", "xmpp": "jabber", "gtalk": "google talk", "googletalk": "google talk",
    "google_talk": "google talk", "google-talk": "google talk", "ymsgr": "yahoo", "msnim": "msn",
    "msn-messenger": "msn", "fb-messenger": "facebook", "sgnl": "signal", "tg": "telegram",
    "skype-username": "skype",
}  # fmt: skip
"""Services that have more than one name."""
_ONE_SERVICE = {f"X-{service}": service.casefold() for service in (
    "AIM", "GADUGADU", "GOOGLE-TALK", "GROUPWISE", "GTALK", "ICQ", "JABBER", "MATRIX", "MSN", "QQ", "SIGNAL",
    "SKYPE", "SKYPE-USERNAME", "TELEGRAM", "THREEMA", "TWITTER", "WHATSAPP", "YAHOO",
)}  # fmt: skip
"""Properties that are of one service."""
_ANY_SERVICE = {"X-SOCIALPROFILE", "SOCIALPROFILE", "IMPP", "X-MS-IMADDRESS"}
_NO_SERVICE = {"pref", "home", "work", "other", "personal", "business", "internet", "mobile"}
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):(?!\d+(?:/|$))(.+)", re.DOTALL)
_ACTION = re.compile(r"\A(?:goim|sendim|addfriend|add|chat)\?(?:[a-z]+=)?", re.IGNORECASE)
_WEB = {"http", "https"}
WEB = "web"
"""The channel of an address that belongs to no network known here: somebody's own page."""


def channels_of(card: Card) -> tuple[Channel, ...]:
    """Return where a card says that somebody is met, each place once."""
    ways: list[Channel | None] = []
    for name in card.properties:
        if name == "URL":
            ways += (channel_of(each.text()) for each in card.all(name))
        elif name in _ANY_SERVICE:
            ways += map(_service, card.all(name))
        elif name in _ONE_SERVICE:
            ways += (_named(_ONE_SERVICE[name], each.text()) for each in card.all(name))
    kept: dict[tuple[str, str], Channel] = {}
    for way in ways:
        if way is not None:
            kept.setdefault((way.channel, folded(way.handle)), way)
    return tuple(kept.values())


def channel_of(address: str) -> Channel | None:
    """Return the channel that an address on the web names; None where there is no address.

    >>> channel_of("https://www.linkedin.com/in/Ada-1/?x=y")
    Channel(channel='linkedin', handle='ada-1', answers=None)
    >>> channel_of("https://twitter.com/@ada"), channel_of("ada.invalid/blog").channel
    (Channel(channel='x', handle='ada', answers=None), 'web')
    """
    text = one_line(address)
    handle = handle_of(text)
    if handle:
        return Channel("linkedin", handle)
    try:
        parts = urlsplit(text if "://" in text else f"//{text}")
    except ValueError:  # half an address of IPv6
        return Channel(WEB, text)
    host = (parts.netloc.rpartition("@")[2].partition(":")[0]).casefold()
    network = _HOSTS.get(".".join(host.split(".")[-2:]), "")
    handle = _handle(parts)
    if network and handle:
        return Channel(network, handle)
    if not network and re.fullmatch(r"/@[^/@]+/?", parts.path):
        return Channel("mastodon", f"@{handle}@{host}")
    return Channel(WEB, text) if text else None


def _handle(parts: SplitResult) -> str:
    """Return the step of a path, or the number in its query, that names somebody."""
    steps = [step for step in parts.path.split("/") if step]
    if steps and steps[0].casefold() in {"profile.php", "intent"}:
        query = parse_qs(parts.query) if parts.query.count("&") < _MOST_FIELDS else {}
        return one_line(next((query[key][0] for key in ("id", "screen_name", "user_id") if key in query), ""))
    if not steps or steps[0].casefold() in _NOBODY:
        return ""
    named = next((step for step in steps if step.casefold() not in _STEPS), steps[-1])
    return one_line(unquote(named)).lstrip("@")


def _service(each: Property) -> Channel | None:
    """Return the channel of a property that says its service in a parameter, in a type, or by its scheme."""
    params = each.head.params
    said = [params.get("X-SERVICE-TYPE", ""), params.get("SERVICE-TYPE", ""), *each.head.types]
    service = next((word for word in said if word and word not in _NO_SERVICE), "")
    user = params.get("X-USER", "") or params.get("USERNAME", "")
    return _named(service, each.text(), user)


def _named(service: str, text: str, user: str = "") -> Channel | None:
    """Return the channel of a service, where its address, or somebody's name there, is this."""
    line = one_line(text)
    scheme = _SCHEME.fullmatch(line)
    if scheme and scheme.group(1).casefold() in _WEB:
        way = channel_of(line)
        if way is not None and way.channel != WEB:
            return way
        handle = user or line
    elif scheme:
        service = service or scheme.group(1)
        handle = _ACTION.sub("", scheme.group(2).lstrip("/"), count=1).partition("?")[0]
    else:
        handle = line
    handle = one_line(handle or user)
    word = folded(service)
    if word == "linkedin":
        handle = handle.casefold()
    return Channel(_SERVICES.get(word, word) or WEB, handle) if handle else None
