"""What pgBackRest's errors about a repository mean, in one sentence that says what to do. Its own text names files and headers first."""
from __future__ import annotations

import re
from typing import Callable, Match, Optional, Sequence, Tuple

_CREDENTIALS = "correct the repository's credentials in the secrets directory, or what they are allowed to do"
_AUTHORITY = "name the authority that signed it in the storage's certificateAuthority"
_KEY = "put the key file that the repository was made with back into the secrets directory"

_CODE = re.compile(r"<Code>([^<]{1,100})</Code>")
_TEXT = re.compile(r"<Message>([^<]{1,300}?)(?= RequestId:|<)|\"message\": ?\"([^\"]{1,300})\"")


def _answer(status: str, errors: str) -> str:
    """A store's answer: the status, and from its body the code and the text; nothing else of it, as it may repeat an access key."""
    found = [next(group for group in match.groups() if group) for match in (_CODE.search(errors), _TEXT.search(errors)) if match]
    return ": ".join([status, *(" ".join(part.split()) for part in found)])


def _refused(match: Match[str], errors: str) -> str:
    return f"the object store refused the credentials ({_answer(match.group(1), errors)}); {_CREDENTIALS}"


def _no_token(match: Match[str], errors: str) -> str:
    return f"the object store refused the credentials (no token: {match.group(1)}); {_CREDENTIALS}"


def _no_bucket(match: Match[str], errors: str) -> str:
    return f"the object store has no such bucket or container ({_answer(match.group(1), errors)}); make it, or correct its name"


def _untrusted(match: Match[str], errors: str) -> str:
    return f"the certificate of {match.group(1)} is not trusted ({match.group(2).strip()}); {_AUTHORITY}"


def _unreachable(match: Match[str], errors: str) -> str:
    return f"{match.group(1)} cannot be reached ({match.group(2).strip()}); the schedule and archiving go on by themselves when it can be"


def _slow(match: Match[str], errors: str) -> str:
    return f"{match.group(1)} does not answer in time; the schedule and archiving go on by themselves when it does"


def _answered(match: Match[str], errors: str) -> str:
    return f"the object store answered {_answer(match.group(1), errors)}"


def _undecipherable(match: Match[str], errors: str) -> str:
    return f"the repository cannot be decrypted with this key, or its files are damaged; {_KEY}"


_HTTP = r"HTTP request failed with "
_CAUSES: Sequence[Tuple["re.Pattern[str]", Callable[[Match[str], str], str]]] = (
    (re.compile(_HTTP + r"(40[13] \([^)]*\))"), _refused),
    (re.compile(r"unable to get authentication token: (.*?)(?= HINT:| \w+Error:|$)"), _no_token),
    (re.compile(_HTTP + r"(404 \([^)]*\))(?=.*(?:NoSuchBucket|ContainerNotFound|bucket))"), _no_bucket),
    (re.compile(r"unable to verify certificate presented by '([^'\s]*)[^']*': (?:\[\d+\] )?(.*?)(?= HINT:| \w+Error:|$)"), _untrusted),
    (re.compile(r"unable to find hostname '([^']*)' in (certificate[^']*?)(?= HINT:| \w+Error:|$)"), _untrusted),
    (re.compile(r"unable to connect to '([^'\s]*)[^']*': (?:\[\d+\] )?(.*?)(?= \[| HINT:| \w+Error:|$)"), _unreachable),
    (re.compile(r"timeout connecting to '([^'\s]*)[^']*'"), _slow),
    (re.compile(r"unable to get address for '([^']*)': (?:\[-?\d+\] )?(.*?)(?= \[| HINT:| \w+Error:|$)"), _unreachable),
    (re.compile(_HTTP + r"(\d{3} \([^)]*\))"), _answered),
    (re.compile(r"FormatError: key/value found outside of section|cipher header invalid|is or was the repo encrypted"), _undecipherable),
)


def cause(errors: str) -> Optional[str]:
    """The sentence for what pgBackRest printed, if it is one of the errors that are known here."""
    for pattern, sentence in _CAUSES:
        match = pattern.search(errors)
        if match:
            return sentence(match, errors)
    return None
