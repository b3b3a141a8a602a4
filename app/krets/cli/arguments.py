"""What may be said on the command line, and what of it is wrong use (exit code 2)."""

from argparse import ArgumentParser, ArgumentTypeError, Namespace, RawDescriptionHelpFormatter
from collections.abc import Sequence
from datetime import date
from pathlib import Path

PICTURE_KINDS = ("png", "svg", "pdf")
REPORT_KINDS = ("html", "pdf", "docx")
EXPORT_KINDS = ("csv", "xlsx", "graphml", "gexf", "net", "vcf", "json")
NAMES = ("full", "initials", "none")
ALONG = ("private", "conflicts", "give-take", "shares", "overall")
"""What comes along in a report only if it is named."""
SMALLEST, LARGEST = 200, 10_000
"""The least and the most that a side of a picture may measure, in pixels."""

_WITHOUT_A_WINDOW = """\
without a window:
  krets import FILE... --into MAP [--level N]   people from address books, tables, networks, LinkedIn ...
  krets score MAP [--on DATE] [--json]          the six scores
  krets image MAP -o OUT.png|svg|pdf            the map as a picture
  krets export MAP -o OUT.csv|xlsx|vcf|json ... the people, or the whole map, for other programs
  krets report MAP -o OUT.html|pdf|docx         what the map shows, to read and to print
  krets dedupe MAP [--json]                     who may be on the map twice
  krets selftest                                does this installation work?

krets COMMAND --help says more. Exit code: 0 done, 1 could not (a sentence says why), 2 wrong use.
"""


def parse(arguments: Sequence[str]) -> Namespace:
    """Read the command line; `command` is "" where a window is wanted.

    Raises:
        SystemExit: with 2 on wrong use, with 0 after --help and --version.
    """
    if arguments and arguments[0] in _COMMANDS:
        return _commands().parse_args(arguments)
    return _window().parse_args(arguments, Namespace(command=""))


def _window() -> ArgumentParser:
    parser = ArgumentParser(
        prog="krets",
        description="Draw the people around you, and see what the relationships carry.",
        epilog=_WITHOUT_A_WINDOW,
        formatter_class=RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("map", nargs="?", type=_path, metavar="MAP", help="the map to open (.krets)")
    parser.add_argument("--version", action="store_true", help="say the version and end")
    return parser


def _commands() -> ArgumentParser:
    parser = ArgumentParser(prog="krets", allow_abbrev=False)
    commands = parser.add_subparsers(dest="command", required=True)
    for name, (told, add) in _COMMANDS.items():
        add(commands.add_parser(name, help=told, description=told, allow_abbrev=False))
    return parser


def _import(parser: ArgumentParser) -> None:
    parser.add_argument("files", nargs="+", type=_path, metavar="FILE")
    parser.add_argument("--into", required=True, type=_path, metavar="MAP", help="made if it is not there")
    parser.add_argument("--level", type=_level, metavar="N", help="5 closest to 1 not met yet, for the rest")
    parser.add_argument("--me", default="", metavar="NAME", help="who in a network file is you")
    parser.add_argument("--dry-run", action="store_true", help="say what is in the files, as JSON")
    parser.add_argument("--json", action="store_true", help="for programs: a line of JSON for each file")


def _score(parser: ArgumentParser) -> None:
    parser.add_argument("map", type=_path, metavar="MAP")
    parser.add_argument("--on", type=_day, metavar="DATE", help="the day, as 2026-11-22 (default: today)")
    parser.add_argument("--json", action="store_true", help="for programs: every number, not rounded")


def _image(parser: ArgumentParser) -> None:
    parser.add_argument("map", type=_path, metavar="MAP")
    parser.add_argument("-o", "--output", required=True, type=_picture, metavar="OUT.png|svg|pdf")
    parser.add_argument("--on", type=_day, metavar="DATE", help="the day, as 2026-11-22 (default: today)")
    parser.add_argument("--dark", action="store_true", help="on a dark ground")
    parser.add_argument("--size", type=_size, default=(1600, 1200), metavar="WxH", help="default: 1600x1200")
    parser.add_argument("--names", choices=NAMES, default="full", help="default: full")
    parser.add_argument("--tray", action="store_true", help="name in the margin who is not placed yet")


def _export(parser: ArgumentParser) -> None:
    parser.add_argument("map", type=_path, metavar="MAP")
    parser.add_argument(
        *("-o", "--output"), required=True, type=_export_file, metavar="OUT." + "|".join(EXPORT_KINDS)
    )
    parser.add_argument("--names", choices=NAMES, default="full", help="default: full")


def _report(parser: ArgumentParser) -> None:
    from krets.report import SECTIONS  # a window opens sooner without

    parser.add_argument("map", type=_path, metavar="MAP")
    parser.add_argument("-o", "--output", required=True, type=_report_file, metavar="OUT.html|pdf|docx")
    parser.add_argument("--on", type=_day, metavar="DATE", help="the day, as 2026-11-22 (default: today)")
    parser.add_argument("--names", choices=NAMES, default="full", help="default: full")
    sections = ",".join(SECTIONS)
    parser.add_argument(
        "--sections", type=_sections, default=SECTIONS, metavar="A,B,C", help=f"default: {sections}"
    )
    along = ",".join(ALONG)
    parser.add_argument("--with", dest="along", type=_along, default=(), metavar="A,B,C", help=f"of: {along}")


def _dedupe(parser: ArgumentParser) -> None:
    parser.add_argument("map", type=_path, metavar="MAP")
    parser.add_argument("--json", action="store_true", help="for programs")


def _selftest(parser: ArgumentParser) -> None:
    del parser  # it takes nothing


_COMMANDS = {
    "import": ("Put people from files into a map.", _import),
    "score": ("Print the scores of a map.", _score),
    "image": ("Draw a map as a picture.", _image),
    "export": ("Write a map for another program.", _export),
    "report": ("Write what a map shows, to read and to print.", _report),
    "dedupe": ("Name the people who may be on a map twice; change nothing.", _dedupe),
    "selftest": ("Check that this installation works.", _selftest),
}


def _path(text: str) -> Path:
    if not text or "\0" in text:
        raise ArgumentTypeError("a file needs a name")
    return Path(text)


def _day(text: str) -> date:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        day = None
    if day is None or day.isoformat() != text:
        raise ArgumentTypeError(f"{text!r} is no day; write it as 2026-11-22")
    return day


def _level(text: str) -> int:
    if text not in {"1", "2", "3", "4", "5"}:
        raise ArgumentTypeError(f"{text!r} is no ring; 5 is closest, 1 not met yet")
    return int(text)


def _size(text: str) -> tuple[int, int]:
    sides = text.lower().split("x")
    if len(sides) != 2 or not all(side.isascii() and side.isdigit() and len(side) < 6 for side in sides):
        raise ArgumentTypeError(f"{text!r} is no size; write it as 1600x1200")
    width, height = int(sides[0]), int(sides[1])
    if not (min(width, height) >= SMALLEST and max(width, height) <= LARGEST):
        raise ArgumentTypeError(f"a picture is {SMALLEST} to {LARGEST} pixels wide and high, not {text}")
    return width, height


def _picture(text: str) -> Path:
    return _ending(text, PICTURE_KINDS)


def _export_file(text: str) -> Path:
    return _ending(text, EXPORT_KINDS)


def _report_file(text: str) -> Path:
    return _ending(text, REPORT_KINDS)


def _sections(text: str) -> tuple[str, ...]:
    from krets.report import SECTIONS

    return _several(text, SECTIONS)


def _along(text: str) -> tuple[str, ...]:
    return _several(text, ALONG)


def _several(text: str, known: tuple[str, ...]) -> tuple[str, ...]:
    """Some of the known words, with commas between them."""
    named = tuple(part.strip() for part in text.split(","))
    unknown = [part for part in named if part not in known]
    if unknown:
        raise ArgumentTypeError(f"{unknown[0]!r} is none of {', '.join(known)}")
    return named


def _ending(text: str, kinds: tuple[str, ...]) -> Path:
    path = _path(text)
    if path.suffix.lower().removeprefix(".") not in kinds:
        known = ", ".join(f".{kind}" for kind in kinds)
        raise ArgumentTypeError(f"{text!r} does not end in {known}")
    return path
