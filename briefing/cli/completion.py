"""Completion scripts for shells, made from the commands' own parsers, so that none is ever out of date."""

from __future__ import annotations

from argparse import Action
from collections.abc import Callable, Iterator

from briefing.cli.commands import COMMANDS, OPEN, Command
from briefing.cli.parser import VALUED, parser_of

# Options whose values are files or folders.
_FILES = ("--config", "-o", "--output", "--library")


def script(shell: str) -> str:
    """The completion script of a shell: bash, zsh or fish."""
    return SHELLS[shell]()


def _options(command: Command) -> list[Action]:
    return [action for action in parser_of(command)._actions if action.option_strings]


def _words(command: Command) -> str:
    return " ".join(option for action in _options(command) for option in action.option_strings)


def _choices(command: Command) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Options with the values that they know, and positional choices under no option at all."""
    for action in parser_of(command)._actions:
        if action.choices:
            yield tuple(action.option_strings), tuple(str(c) for c in action.choices)


def _bash() -> str:
    cases = []
    for command in (*COMMANDS, OPEN):
        values = "".join(
            f'      {"|".join(names)}) COMPREPLY=($(compgen -W "{" ".join(known)}" -- "$word")); return;;\n'
            for names, known in _choices(command)
            if names
        )
        words = " ".join(" ".join(known) for names, known in _choices(command) if not names)
        pattern = command.name or "*"
        cases.append(
            f'  {pattern})\n    case $before in\n{values}    esac\n    options="{_words(command)}" words="{words}";;'
        )
    names = " ".join(c.name for c in COMMANDS)
    body = "\n".join(cases)
    return f"""# briefing for bash: source <(briefing completion bash)
_briefing() {{
  local word=${{COMP_WORDS[COMP_CWORD]}} before=${{COMP_WORDS[COMP_CWORD-1]}} command="" options words i
  for ((i = 1; i < COMP_CWORD; i++)); do
    case ${{COMP_WORDS[i]}} in
      {"|".join(VALUED)}) ((i++));;
      -*) ;;
      *) command=${{COMP_WORDS[i]}}; break;;
    esac
  done
  COMPREPLY=()
  case $before in {"|".join(_FILES)}) compopt -o default; return;; esac
  case $command in
{body}
  esac
  if [[ $word == -* ]]; then
    COMPREPLY=($(compgen -W "$options" -- "$word"))
    return
  fi
  if [[ -z $command ]]; then words="{names}"; fi
  COMPREPLY=($(compgen -W "$words" -- "$word"))
  compopt -o default
}}
complete -F _briefing briefing
"""


def _zsh() -> str:
    commands = "\n".join(f"    '{c.name}:{_in_zsh(c.does)}'" for c in COMMANDS)
    cases = "\n".join(f"    {c.name or '*'})\n      _arguments -s \\\n{_zsh_arguments(c)};;" for c in (*COMMANDS, OPEN))
    return f"""#compdef briefing
# briefing for zsh: briefing completion zsh > "${{fpath[1]}}/_briefing"
_briefing() {{
  local -a commands=(
{commands}
  )
  local name= i
  for ((i = 2; i < CURRENT; i++)); do
    case $words[i] in
      {"|".join(VALUED)}) ((i++));;
      -*) ;;
      *) name=$words[i]; break;;
    esac
  done
  if [[ -z $name && $words[CURRENT] != -* && $words[CURRENT-1] != ({"|".join(VALUED)}) ]]; then
    _describe -t commands command commands
  fi
  case $name in
{cases}
  esac
}}
if [[ $funcstack[1] == _briefing ]]; then _briefing "$@"; else compdef _briefing briefing; fi
"""


def _zsh_arguments(command: Command) -> str:
    lines = []
    for action in _options(command):
        value = ""
        if action.nargs != 0:
            known = " ".join(str(c) for c in action.choices or ())
            value = f":value:({known})" if known else (":file:_files" if _is_file(action) else ":value:")
        for option in action.option_strings:
            lines.append(f"        '{option}[{_in_zsh(action.help or '')}]{value}' \\\n")
    words = next((choices for names, choices in _choices(command) if not names), None)
    rest = f"        '*:word:({' '.join(words)})'" if words else "        '*:article:_files'"
    return "".join(lines) + rest


def _fish() -> str:
    lines = [_FISH.replace("VALUED", " ".join(VALUED)).rstrip()]
    names = " ".join(c.name for c in COMMANDS)
    lines += [f"complete -c briefing -n __briefing_is -a {c.name} -d '{_in_fish(c.does)}'" for c in COMMANDS]
    for command in (*COMMANDS, OPEN):
        here = f"__briefing_is {command.name}" if command.name else f"not __briefing_is {names}"
        lines += [f"complete -c briefing -n '{here}' {_fish_option(action)}" for action in _options(command)]
        lines += [
            f"complete -c briefing -n '{here}' -f -a '{' '.join(known)}'"
            for option, known in _choices(command)
            if not option
        ]
    return "\n".join(lines) + "\n"


# Tells the command that is typed: the first word that is no option and no option's value; nothing where there is none.
_FISH = """\
# briefing for fish: briefing completion fish > ~/.config/fish/completions/briefing.fish
function __briefing_command
    set -l skip 0
    for word in (commandline -opc)[2..-1]
        if test $skip -eq 1
            set skip 0
        else if contains -- $word VALUED
            set skip 1
        else if not string match -q -- '-*' $word
            echo $word
            return
        end
    end
end
function __briefing_is
    set -l found (__briefing_command)
    if test (count $argv) -eq 0
        test (count $found) -eq 0
    else
        contains -- "$found" $argv
    end
end
"""


def _fish_option(action: Action) -> str:
    parts = [f"-s {o[1:]}" if len(o) == 2 else f"-l {o[2:]}" for o in action.option_strings]
    if action.nargs != 0:
        known = " ".join(str(c) for c in action.choices or ())
        parts.append(f"-x -a '{known}'" if known else ("-r -F" if _is_file(action) else "-x"))
    return f"{' '.join(parts)} -d '{_in_fish(action.help or '')}'"


def _is_file(action: Action) -> bool:
    return any(option in _FILES for option in action.option_strings)


def _in_fish(text: str) -> str:
    """Help text within fish's single quotes."""
    return text.replace("%%", "%").replace("\\", "\\\\").replace("'", "\\'")


def _in_zsh(text: str) -> str:
    """Help text within zsh's single quotes, and within the brackets and colons of its specifications."""
    escaped = text.replace("%%", "%").replace("\\", "\\\\").replace("'", "’")
    return "".join(f"\\{c}" if c in "[]:" else c for c in escaped)


SHELLS: dict[str, Callable[[], str]] = {"bash": _bash, "zsh": _zsh, "fish": _fish}
