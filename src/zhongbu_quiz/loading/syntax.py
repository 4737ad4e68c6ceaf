"""What YAML's own reader says of a broken file -> words for whoever wrote it.

In: an error of the reader (LibYAML, which has English only). Out: what is wrong and where to look, in the language of the moment.
"""

from __future__ import annotations

import yaml

from zhongbu_quiz.messages import _, marked

KNOWN = (
    marked("block sequence entries are not allowed in this context"),
    marked("could not find expected ':'"),
    marked("did not find URI escaped octet"),
    marked("did not find expected '-' indicator"),
    marked("did not find expected ',' or ']'"),
    marked("did not find expected ',' or '}'"),
    marked("did not find expected <document start>"),
    marked("did not find expected alphabetic or numeric character"),
    marked("did not find expected comment or line break"),
    marked("did not find expected hexdecimal number"),
    marked("did not find expected key"),
    marked("did not find expected node content"),
    marked("did not find expected tag URI"),
    marked("did not find expected whitespace or line break"),
    marked("did not find the expected '>'"),
    marked("found a tab character that violates indentation"),
    marked("found an indentation indicator equal to 0"),
    marked("found character that cannot start any token"),
    marked("found invalid Unicode character escape code"),
    marked("found undefined tag handle"),
    marked("found unexpected ':'"),
    marked("found unexpected document indicator"),
    marked("found unexpected end of stream"),
    marked("found unexpected non-alphabetical character"),
    marked("found unknown directive name"),
    marked("found unknown escape character"),
    marked("mapping keys are not allowed in this context"),
    marked("mapping values are not allowed in this context"),
)
"""All that LibYAML said of sixty thousand files that were broken by chance; what stands not here is passed on as it is."""


def syntax_words(error: yaml.MarkedYAMLError) -> str:
    """What is wrong with the YAML around a line."""
    said = " ".join(str(error.problem or error.context).split())
    words = _("is not valid YAML: {words}; check indentation, colons and quotes on this line and the one before")
    return words.format(words=_(said))


def unprintable(error: yaml.reader.ReaderError, text: str) -> tuple[int, str]:
    """The line (1-based) of a text that holds a sign which is no text, and the words for it."""
    line = text.partition(chr(error.character))[0].count("\n") + 1
    return line, _("the character {code} is no text; remove it").format(code=f"U+{error.character:04X}")
