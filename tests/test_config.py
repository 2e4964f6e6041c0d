"""The settings file: what it may say, and what is said about it when it is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.errors import OptionError
from briefing.store.config import Config, Defaults, load_config

FULL = """\
theme = "nord"
color = "never"

[defaults]
format = "markdown"
sections = ["who", "when"]
length = "20%"
method = "lexrank"
terms = 12
terms_method = "yake"
cache = false

[keys]
export = "x"
help = ["f1", "question_mark"]
"""


def load(tmp_path: Path, text: str | bytes) -> Config:
    file = tmp_path / "config.toml"
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return load_config(file)


def test_everything(tmp_path: Path) -> None:
    assert load(tmp_path, FULL) == Config(
        theme="nord",
        color="never",
        defaults=Defaults("markdown", ("who", "when"), "20%", "lexrank", 12, "yake", False),
        keys=(("export", "x"), ("help", "f1,question_mark")),
        path=tmp_path / "config.toml",
    )


def test_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert load(tmp_path, "") == Config(path=tmp_path / "config.toml")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "none"))
    monkeypatch.setattr("briefing.store.config.config_file", lambda: tmp_path / "none" / "config.toml")
    assert load_config() == Config()


@pytest.mark.parametrize(
    ("text", "length"),
    [('length = "5"', "5"), ("length = 5", "5"), ('length = "120w"', "120w"), ('sections = "who, when"', None)],
)
def test_other_ways_to_say_it(tmp_path: Path, text: str, length: str | None) -> None:
    defaults = load(tmp_path, f"[defaults]\r\n{text}\r\n").defaults
    assert defaults.length == length
    assert defaults.sections == (None if length else ("who", "when"))


WRONG = [
    ('theme = "nord\n', "1: is no TOML (illegal character '\\n'); mend the line"),
    ("a = 1\nb =\n", "2: is no TOML (invalid value); mend the line"),
    ("a = 1\nb = [1,", "2: is no TOML (invalid value); mend the line"),
    ('theme = "a"\ntheme = "b"\n', "2: is no TOML (cannot overwrite a value); mend the line"),
    ("\n\ntheme = 5\n", "3: theme must be a text, not 5"),
    ('\ncolor = "allways"\n', "2: color must be one of auto, always, never, not 'allways'; is 'always' meant?"),
    ("defaults = 3", "1: defaults must be a table; write [defaults] and the settings below it"),
    (
        'theme = "a"\n[defaults]\nformat = "pdf"',
        "3: defaults.format must be one of text, markdown, json, jsonl, not 'pdf'",
    ),
    ("[defaults]\n\nterms = true", "3: defaults.terms must be a whole number, not True"),
    ("[defaults]\nterms = 0", "2: defaults.terms must be from 1 to 1000"),
    ('[defaults]\ncache = "no"', "2: defaults.cache must be true or false, not 'no'"),
    ("[defaults]\nsections = []", "2: defaults.sections must be a list of names"),
    ("[defaults]\nsections = [1]", "2: defaults.sections must be a list of names"),
    ('[defaults]\nlength = "long"', '2: defaults.length must be sentences ("5")'),
    ("defaults.terms = 0", "1: defaults.terms must be from 1 to 1000"),
    ("[keys]\nexport = 5", '2: keys.export must be a key, such as "x"'),
    (b"theme = '\xff'", "1: is not UTF-8; save the file as UTF-8"),
    ("a = " + "[" * 5000, ": is nested too deep"),
]


@pytest.mark.parametrize(("text", "message"), WRONG)
def test_what_is_wrong_is_said_with_its_line(tmp_path: Path, text: str | bytes, message: str) -> None:
    with pytest.raises(OptionError) as caught:
        load(tmp_path, text)
    assert str(caught.value).startswith(f"{tmp_path / 'config.toml'}:{message.removeprefix(':')}".replace("::", ":"))


@pytest.mark.parametrize(
    ("text", "warning"),
    [
        ('\ntheem = "nord"', "2: theem means nothing; is 'theme' meant?"),
        ("[defaults]\nlenght = 5", "2: defaults.lenght means nothing; is 'length' meant?"),
        ("[colours]\nred = 1", "1: colours means nothing; is 'color' meant?"),
    ],
)
def test_unknown_keys_are_warned_about(tmp_path: Path, text: str, warning: str) -> None:
    assert load(tmp_path, text).warnings == (f"{tmp_path / 'config.toml'}:{warning}",)


def test_a_lenient_reading_leaves_out_what_is_wrong(tmp_path: Path) -> None:
    file = tmp_path / "config.toml"
    file.write_text('theme = 3\ncolor = "never"\n[defaults]\nterms = 0\n[keys]\ncopy = 3\nevidence.next = "j"\n')
    config = load_config(file, lenient=True)
    assert config.theme is None and config.color == "never" and config.defaults == Defaults()
    assert config.keys == (("evidence.next", "j"),) and config.lines == {"evidence.next": 7}
    assert [fault.removeprefix(f"{file}:")[:1] for fault in config.faults] == ["1", "4", "6"]
    file.write_text("[keys")
    assert load_config(file, lenient=True) == Config(path=file, faults=load_config(file, lenient=True).faults)
    with pytest.raises(OptionError, match="does not exist"):
        load_config(tmp_path / "none.toml", lenient=True)


def test_a_file_that_was_named_must_be_there(tmp_path: Path) -> None:
    with pytest.raises(OptionError, match="does not exist"):
        load_config(tmp_path / "none.toml")
    with pytest.raises(OptionError, match="cannot be read"):
        load_config(tmp_path)
