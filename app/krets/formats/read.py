"""Read a file whatever it is called: by what is in it."""

from pathlib import Path

from krets.formats.archive import Archive
from krets.formats.found import Answers, Found, Remark, Unreadable
from krets.formats.json_reader import decoded, from_object
from krets.formats.kinds import kind_of_bytes, kind_of_text
from krets.formats.linkedin import find_header, is_cut_linkedin, is_other_linkedin, read_linkedin
from krets.formats.names import LINE_BY_LINE, read_names, split_lines
from krets.formats.text import decode, encoding_of

LARGEST = 150_000_000
"""Bytes of a map as JSON or an address book, which may hold photos, and of a network."""
LARGEST_LIST = 30_000_000
"""Bytes of any other file. LinkedIn's largest list (30,000 people) has 4 million."""
_HEAD = 65_536
_BEFORE_JSON = b"\xef\xbb\xbf\xff\xfe\0 \t\r\n"
"""What may come before the first mark, in any encoding."""
_MAY_BE_LARGE = (b"{", b"[", b"<", b"*", b"b", b"B")
"""How JSON, XML, Pajek's files and vCards begin."""
_ZIPPED = {"is-zip", "is-spreadsheet"}
_NO_ANSWERS = Answers()


def read(path: Path, answers: Answers = _NO_ANSWERS) -> Found:
    """Return what a file holds, whatever kind of those that Krets knows it is.

    `answers` are what the user says where the file leaves a choice.

    Raises:
        Unreadable: with the file's name among the arguments, whatever else is wrong with it.
    """
    try:
        head = _head(path)
        kind = kind_of_bytes(head)
        if kind in _ZIPPED:
            return _read_zip(path, kind, answers)
        if kind:
            raise Unreadable(kind)
        return _read_text(_content(path, head), answers)
    except Unreadable as trouble:
        raise Unreadable(trouble.key, **{**trouble.arguments, "file": path.name}) from None
    except FileNotFoundError:
        raise Unreadable("missing", file=path.name) from None
    except PermissionError:
        raise Unreadable("no-permission", file=path.name) from None
    except (OSError, ValueError):  # ValueError: a 0 in the path
        raise Unreadable("unreadable", file=path.name) from None


def _head(path: Path) -> bytes:
    if path.exists() and not path.is_file():
        raise Unreadable("not-a-file")
    with path.open("rb") as file:
        return file.read(_HEAD)


def _content(path: Path, head: bytes) -> bytes:
    largest = LARGEST if head.lstrip(_BEFORE_JSON)[:1] in _MAY_BE_LARGE else LARGEST_LIST
    with path.open("rb") as file:
        data = file.read(largest + 1)
    if len(data) > largest:
        raise Unreadable("too-large", megabytes=largest // 1_000_000)
    return data


def read_bytes(data: bytes, answers: Answers = _NO_ANSWERS) -> Found:
    """Return what a file of this content holds; as `read`, without a file's name."""
    kind = kind_of_bytes(data[:_HEAD])
    if kind in _ZIPPED:
        return _read_zip(data, kind, answers)
    if kind:
        raise Unreadable(kind)
    return _read_text(data, answers)


def _read_zip(content: bytes | Path, kind: str, answers: Answers) -> Found:
    """Read an archive of a social network, of Network Canvas, or a workbook of Excel's (which is a zip too).

    Raises:
        Unreadable: "is-zip" where it is something else, or `kind` where that says more.
    """
    from krets.formats.excel import is_excel, read_excel
    from krets.formats.network_canvas import read_network_canvas
    from krets.formats.social import read_social_archive

    archive = Archive(content)
    if is_excel(archive):
        data = content if isinstance(content, bytes) else _content(content, b"")
        return read_excel(archive, data, answers, [])
    found = read_social_archive(archive, answers=answers) or read_network_canvas(archive, answers, [])
    if found is None:
        raise Unreadable(kind)
    return found


def _read_text(data: bytes, answers: Answers) -> Found:
    if not data:
        raise Unreadable("empty")
    if data[:_HEAD].lstrip(_BEFORE_JSON)[:11].lower() == b"begin:vcard":
        from krets.formats.vcard_lines import folds_between_characters

        data = folds_between_characters(data)
    text, remarks = decode(data, answers.encoding)
    beginning = text[:_HEAD].lstrip()
    if not beginning and not text.strip():
        raise Unreadable("empty")
    if beginning.startswith(("{", "[")):
        return _read_json(text, remarks)
    found = _read_named(data, text, beginning, answers, remarks)
    if found is not None:
        return found
    kind = kind_of_text(text)
    if kind:
        raise Unreadable(kind)
    found = _read_rows(text, answers, remarks)
    if found.columns or found.separator:
        found.encoding = answers.encoding or encoding_of(data)
    return found


def _read_json(text: str, remarks: list[Remark]) -> Found:
    from krets.formats.facebook import read_facebook
    from krets.formats.instagram import read_instagram

    whole = decoded(text.encode("utf-8", "replace"))
    found = read_facebook(whole) or read_instagram(whole) or from_object(whole)
    found.warnings[:0] = remarks
    return found


def _read_named(
    data: bytes, text: str, beginning: str, answers: Answers, remarks: list[Remark]
) -> Found | None:
    """Read what says itself what it is: a vCard, a network as XML or Pajek's; None for anything else."""
    from krets.formats.graph import kind_of_graph

    if beginning[:11].casefold() == "begin:vcard":
        from krets.formats.vcard import read_vcard

        return read_vcard(text, remarks)
    kind = kind_of_graph(beginning)
    return _read_graph(kind, data, text, answers, remarks) if kind else None


def _read_graph(kind: str, data: bytes, text: str, answers: Answers, remarks: list[Remark]) -> Found:
    """Read a network of this kind; an ego who is called "Ego" has no name."""
    from krets.formats.graph_drawn import unlabelled

    match kind:
        case "graphml":
            from krets.formats.graphml import read_graphml

            return unlabelled(read_graphml(data, answers, remarks))
        case "gexf":
            from krets.formats.gexf import read_gexf

            return unlabelled(read_gexf(data, answers, remarks))
        case _:
            from krets.formats.pajek import read_pajek

            return unlabelled(read_pajek(text, answers, remarks))


def _read_rows(text: str, answers: Answers, remarks: list[Remark]) -> Found:
    """Read LinkedIn's table, another one, or else a list of names; the last at once if the user says so."""
    from krets.formats.tables import read_any_table

    lines = split_lines(text)
    header = find_header(lines)
    if header is not None:
        return read_linkedin(lines, header, remarks)
    if is_other_linkedin(lines):
        raise Unreadable("is-other-linkedin")
    if is_cut_linkedin(lines):
        raise Unreadable("is-cut-linkedin")
    if answers.separator == LINE_BY_LINE:
        return read_names(text, remarks, sure=True)
    return read_any_table(text, answers, remarks) or read_names(text, remarks)
