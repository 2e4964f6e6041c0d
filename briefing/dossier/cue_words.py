"""Words by which news tells what became of a commitment: kept, broken, put off, dropped or held to.

A row of `VERBS` gives the forms of a verb (base, third person, past, participle), what follows it before its object,
and the status that it tells of. With the object after it the subject did it ("Ankara has scrapped the plan"); as a
participle after a form of "be" it befell the subject ("the plan was scrapped"). `HAPPENED` are verbs whose subject is
the thing itself ("the launch went ahead"). `SAID` are words that tell it in another way, with where the thing stands.
"""

from __future__ import annotations

from typing import Literal

Status = Literal["withdrawn", "fulfilled", "broken", "deferred", "reaffirmed"]
_PROMISE = r"(?:promises?|pledges?|vows?|word|commitments?|undertakings?|obligations?|assurances?|guarantees?|bargain)"
PROMISED = r"(?:promised|pledged|vowed|agreed|undertook|committed|promises?|pledges?|vows?)"
_OWN = r"(?:its|his|her|their|the|a|an|that|this|earlier|own|previous|\w+'s|\w+’s)"
_TRUCE = r"(?:cease-?fires?|truces?|deals?|agreements?|accords?|treat(?:y|ies)|pacts?|rules?|resolutions?)"
# A verb that its particle follows behind the object: "pushed the launch back".
_GAP = r"(?=[^.;:,]{3,90}?\s"
_LIMIT = r"(?:deadlines?|targets?|goals?|timetables?)"

# status, base, third person, past, participle, what stands between the verb and its object.
VERBS: tuple[tuple[Status, str, str, str, str, str], ...] = (
    ("withdrawn", "scrap", "scraps", "scrapped", "scrapped", ""),
    ("withdrawn", "scrub", "scrubs", "scrubbed", "scrubbed", ""),
    ("withdrawn", "shelve", "shelves", "shelved", "shelved", ""),
    ("withdrawn", "abandon", "abandons", "abandoned", "abandoned", ""),
    ("withdrawn", "drop", "drops", "dropped", "dropped", ""),
    ("withdrawn", "withdraw", "withdraws", "withdrew", "withdrawn", r"(?:from\s+)?"),
    ("withdrawn", "cancel", "cancels", "cancell?ed", "cancell?ed", ""),
    ("withdrawn", "call off", "calls off", "called off", "called off", ""),
    ("withdrawn", "axe", "axes", "axed", "axed", ""),
    ("withdrawn", "ditch", "ditches", "ditched", "ditched", ""),
    ("withdrawn", "pull out", "pulls out", "pulled out", "", r"of\s+"),
    ("withdrawn", "back out", "backs out", "backed out", "", r"of\s+"),
    ("withdrawn", "back down", "backs down", "backed down", "", r"(?:on|over|from)\s+"),
    ("withdrawn", "walk away", "walks away", "walked away", "", r"from\s+"),
    ("withdrawn", "give up", "gives up", "gave up", "given up", r"(?:on\s+)?"),
    ("withdrawn", "rescind", "rescinds", "rescinded", "rescinded", ""),
    ("withdrawn", "revoke", "revokes", "revoked", "revoked", ""),
    ("withdrawn", "repeal", "repeals", "repealed", "repealed", ""),
    ("withdrawn", "pull the plug", "pulls the plug", "pulled the plug", "", r"on\s+"),
    ("withdrawn", "reverse course", "reverses course", "reversed course", "", r"on\s+"),
    ("withdrawn", "call", "calls", "called", "", rf"{_GAP}off\b)"),
    ("withdrawn", "tear up", "tears up", "tore up", "torn up", ""),
    ("withdrawn", "rip up", "rips up", "ripped up", "ripped up", ""),
    ("withdrawn", "wind down", "winds down", "wound down", "wound down", ""),
    ("withdrawn", "wind up", "winds up", "wound up", "wound up", ""),
    ("withdrawn", "kill off", "kills off", "killed off", "killed off", ""),
    ("withdrawn", "junk", "junks", "junked", "junked", ""),
    ("withdrawn", "ax", "axes", "axed", "axed", ""),
    ("withdrawn", "terminate", "terminates", "terminated", "terminated", ""),
    ("withdrawn", "avert", "averts", "averted", "averted", ""),
    ("withdrawn", "leave", "leaves", "left", "", rf"(?:{_OWN}\s+)*(?=(?:[\w-]+\s+){{0,2}}{_TRUCE}\b)"),
    ("withdrawn", "quit", "quits", "quit", "", rf"(?:{_OWN}\s+)*(?=(?:[\w-]+\s+){{0,2}}{_TRUCE}\b)"),
    ("withdrawn", "climb down", "climbs down", "climbed down", "", r"(?:on|over|from)\s+"),
    ("withdrawn", "break off", "breaks off", "broke off", "broken off", ""),
    ("withdrawn", "walk out", "walks out", "walked out", "", r"of\s+"),
    (
        "withdrawn",
        "reverse",
        "reverses",
        "reversed",
        "reversed",
        rf"(?:{_OWN}\s+)*(?=(?:decision|plans?|polic(?:y|ies)|{_PROMISE})\b)",
    ),
    ("withdrawn", "call a halt", "calls a halt", "called a halt", "", r"to\s+"),
    ("withdrawn", "back away", "backs away", "backed away", "", r"from\s+"),
    ("withdrawn", "pull back", "pulls back", "pulled back", "", r"from\s+"),
    ("withdrawn", "retreat", "retreats", "retreated", "", r"(?:on|from)\s+"),
    ("withdrawn", "opt out", "opts out", "opted out", "", r"of\s+"),
    ("withdrawn", "drop out", "drops out", "dropped out", "", r"of\s+"),
    ("withdrawn", "decide against", "decides against", "decided against", "", ""),
    ("withdrawn", "lose", "loses", "lost", "", r"interest\s+in\s+"),
    ("fulfilled", "go ahead", "goes ahead", "went ahead", "", r"with\s+"),
    ("fulfilled", "press ahead", "presses ahead", "pressed ahead", "", r"with\s+"),
    ("fulfilled", "push ahead", "pushes ahead", "pushed ahead", "", r"with\s+"),
    ("fulfilled", "move ahead", "moves ahead", "moved ahead", "", r"with\s+"),
    ("fulfilled", "press on", "presses on", "pressed on", "", r"with\s+"),
    ("fulfilled", "proceed", "proceeds", "proceeded", "", r"with\s+"),
    ("fulfilled", "see through", "sees through", "saw through", "seen through", ""),
    ("fulfilled", "follow through", "follows through", "followed through", "", r"(?:on|with)\s+"),
    ("fulfilled", "make good", "makes good", "made good", "made good", r"on\s+"),
    ("fulfilled", "deliver", "delivers", "delivered", "", r"on\s+"),
    ("fulfilled", "keep", "keeps", "kept", "kept", rf"(?:{_OWN}\s+)*(?={_PROMISE}\b)"),
    ("fulfilled", "honou?r", "honou?rs", "honou?red", "honou?red", ""),
    ("fulfilled", "fulfil", "fulfill?s", "fulfilled", "fulfilled", ""),
    ("fulfilled", "carry out", "carries out", "carried out", "carried out", ""),
    ("fulfilled", "complete", "completes", "completed", "completed", ""),
    ("fulfilled", "finish", "finishes", "finished", "finished", ""),
    ("fulfilled", "live up", "lives up", "lived up", "", r"to\s+"),
    ("fulfilled", "meet", "meets", "met", "met", rf"(?:{_OWN}\s+)*(?=(?:\w+\s+)?(?:{_PROMISE}|{_LIMIT})\b)"),
    ("fulfilled", "reach", "reaches", "reached", "reached", rf"(?:{_OWN}\s+)*(?=(?:[\w-]+\s+){{0,2}}{_LIMIT}\b)"),
    ("fulfilled", "hit", "hits", "hit", "", rf"(?:{_OWN}\s+)*(?=(?:[\w-]+\s+){{0,2}}{_LIMIT}\b)"),
    ("fulfilled", "achieve", "achieves", "achieved", "achieved", ""),
    ("broken", "renege", "reneges", "reneged", "", r"on\s+"),
    ("broken", "go back", "goes back", "went back", "gone back", r"on\s+"),
    ("broken", "backtrack", "backtracks", "backtracked", "", r"on\s+"),
    ("broken", "break", "breaks", "broke", "broken", rf"(?:{_OWN}\s+)*(?=(?:\w+\s+){{0,2}}(?:{_PROMISE}|{_TRUCE})\b)"),
    ("broken", "violate", "violates", "violated", "violated", ""),
    ("broken", "breach", "breaches", "breached", "breached", ""),
    ("broken", "miss", "misses", "missed", "missed", rf"(?:{_OWN}\s+)*(?=(?:[\w-]+\s+){{0,2}}{_LIMIT}\b)"),
    ("broken", "fall short", "falls short", "fell short", "", r"of\s+"),
    ("broken", "fail", "fails", "failed", "", r"to\s+"),
    ("deferred", "postpone", "postpones", "postponed", "postponed", ""),
    ("deferred", "delay", "delays", "delayed", "delayed", ""),
    ("deferred", "defer", "defers", "deferred", "deferred", ""),
    ("deferred", "put off", "puts off", "put off", "put off", ""),
    ("deferred", "push back", "pushes back", "pushed back", "pushed back", ""),
    ("deferred", "put on hold", "puts on hold", "put on hold", "put on hold", ""),
    ("deferred", "suspend", "suspends", "suspended", "suspended", ""),
    ("deferred", "reschedule", "reschedules", "rescheduled", "rescheduled", ""),
    ("deferred", "push", "pushes", "pushed", "", rf"{_GAP}back\b)"),
    ("deferred", "put", "puts", "put", "", rf"{_GAP}(?:off|back|on\s+(?:hold|ice))\b)"),
    ("deferred", "put back", "puts back", "put back", "put back", ""),
    ("deferred", "put on ice", "puts on ice", "put on ice", "put on ice", ""),
    ("deferred", "hold up", "holds up", "held up", "held up", ""),
    ("deferred", "freeze", "freezes", "froze", "frozen", ""),
    ("deferred", "pause", "pauses", "paused", "paused", ""),
    ("deferred", "stall", "stalls", "stalled", "stalled", ""),
    ("deferred", "extend", "extends", "extended", "extended", rf"(?:{_OWN}\s+)*(?=(?:[\w-]+\s+){{0,2}}{_LIMIT}\b)"),
    ("deferred", "hold off", "holds off", "held off", "", r"(?:on\s+)?"),
    ("reaffirmed", "stand by", "stands by", "stood by", "", ""),
    (
        "reaffirmed",
        "renew",
        "renews",
        "renewed",
        "renewed",
        rf"(?:{_OWN}\s+)*(?=(?:\w+\s+){{0,2}}(?:{_PROMISE}|{_TRUCE})\b)",
    ),
    ("reaffirmed", "extend", "extends", "extended", "extended", rf"(?:{_OWN}\s+)*(?=(?:[\w-]+\s+){{0,2}}{_TRUCE}\b)"),
    ("reaffirmed", "repeat", "repeats", "repeated", "", rf"(?:{_OWN}\s+)*(?={_PROMISE}\b|that\b)"),
    ("reaffirmed", "reaffirm", "reaffirms", "reaffirmed", "reaffirmed", ""),
    ("reaffirmed", "reiterate", "reiterates", "reiterated", "reiterated", ""),
    ("reaffirmed", "hold firm", "holds firm", "held firm", "", r"(?:on|to)\s+"),
    ("reaffirmed", "stick", "sticks", "stuck", "", r"(?:to|by|with)\s+"),
)
HAPPENED: tuple[tuple[Status, str, str], ...] = (
    ("fulfilled", "went|gone|goes", r"\s+ahead\b(?!\s+with)"),
    ("fulfilled", "took|taken", r"\s+(?:place|effect|off)\b"),
    ("fulfilled", "came|comes", r"\s+into\s+(?:force|effect)\b"),
    ("fulfilled", "lifted|blasted", r"\s+off\b"),
    ("fulfilled", "went|gone", r"\s+on\s+sale\b"),
    ("fulfilled", "got|gotten", r"\s+under\s*way\b"),
    ("fulfilled", "kicked", r"\s+off\b(?=[,.]|\s+(?:on|in|at)\b)"),
    ("withdrawn", "fell|fallen", r"\s+(?:through|apart)\b"),
    ("withdrawn", "collapsed", r"\b(?=\s*[,.]|\s+(?:on|in|at|after|when|amid|over|because)\b)"),
    ("deferred", "fell|fallen|running|is|was|are|were", r"\s+(?:\w+\s+)?behind\s+schedule\b"),
    ("deferred", "slipped", r"\s+(?:to|into|behind)\b"),
)

_DROP = r"(?:scrap|drop|delay|postpone|put\s+off|abandon|withdraw|cancel|back\s+out\s+of|back\s+down|give\s+up|reverse)"
_DROPPING = r"(?:scrapping|dropping|delaying|postponing|abandoning|withdrawing|cancell?ing|giving\s+up|reversing)"
_MONTHS = (
    r"(?:early|mid|late|the\s+end\s+of|next|this|last|at\s+least|\d|(?:mon|tues|wednes|thurs|fri|satur|sun)day|"
    r"january|february|march|april|may|june|july|august|september|october|november|december)"
)
AT_A_TIME = (
    rf"(?=[^.;]*?\b(?:as\s+(?:\w+\s+)?(?:planned|scheduled|promised|expected)|on\s+time|"
    rf"(?:until|before|by)\s+(?:the\s+)?{_MONTHS}|this\s+(?:year|month|week|summer|autumn|fall|winter|spring)))"
)
# status, how it is told, and where the thing is named: after it, before it or around it.
SAID: tuple[tuple[Status, str, Literal["after", "before", "around"]], ...] = (
    ("reaffirmed", r"still\s+(?:plan|intend|aim|mean|want|expect)(?:s|ed)?\s+to\b", "after"),
    (
        "reaffirmed",
        r"(?:remain(?:s|ed)?|(?:is|are|was|were)\s+(?:still|fully|firmly|absolutely))\s+committed\s+to\b",
        "after",
    ),
    ("reaffirmed", r"(?:vow|pledg|promis|insist|said|sa(?:ys)|swore)\w*\s+(?:again|once\s+more)\b", "after"),
    (
        "reaffirmed",
        r"(?:again|once\s+more)\s+(?:vowed|pledged|promised|insisted|swore|rejected|refused|ruled\s+out)\b",
        "after",
    ),
    ("reaffirmed", r"(?:repeated|reiterated|insisted)(?=\s+(?:on|in|at)\s+[A-Z\d]|\s*[,.]|\s+again)", "around"),
    ("reaffirmed", r"(?:repeating|reiterating|insisting|reaffirming)\s+that\b", "after"),
    (
        "reaffirmed",
        rf"(?:(?:would|will)\s+(?:not|never)|won['’]t|refus\w+\s+to|vow\w*\s+(?:not|never)\s+to)\s+{_DROP}\b",
        "after",
    ),
    ("reaffirmed", rf"(?:ruled\s+out|rules\s+out|rejected)\s+{_DROPPING}\b", "after"),
    ("reaffirmed", rf"no\s+(?:plans?|intention)\s+(?:to\s+{_DROP}|of\s+{_DROPPING})\b", "after"),
    (
        "withdrawn",
        r"(?:is|was|are|were)\s+(?:now\s+|effectively\s+|all\s+but\s+)?dead\b(?=[^a-z]*$|\s*,|\s+and\s+buried|\s+in\s+the)",
        "before",
    ),
    (
        "withdrawn",
        r"no\s+longer\s+(?:plan(?:s|ned)?|intend(?:s|ed)?|want(?:s|ed)?|going|expect(?:s|ed)?|willing|prepared)\s+to\b",
        "after",
    ),
    ("withdrawn", r"(?:decided|chose|chosen|opted|resolved)\s+not\s+to\b", "after"),
    ("withdrawn", r"made\s+an?\s+(?:abrupt\s+|sudden\s+)?(?:U-turn|about-face|climbdown)\s+on\b", "after"),
    (
        "deferred",
        rf"(?:will|would)\s+not\s+(?:now\s+)?(?:take\s+place|go\s+ahead|be\s+held|happen|start|begin|open)\b{AT_A_TIME}",
        "before",
    ),
    (
        "withdrawn",
        r"(?:will|would)\s+(?:not(?:\s+now)?|no\s+longer)\s+(?:take\s+place|go\s+ahead(?!\s+with)|be\s+held|happen)\b",
        "before",
    ),
    (
        "withdrawn",
        r"(?:will|would)\s+(?:not(?:\s+now)?|no\s+longer)\s+(?:go\s+ahead|proceed|press\s+ahead|continue)\s+with\b",
        "after",
    ),
    ("withdrawn", r"(?:will|would)\s+not\s+(?:renew|extend)\b", "after"),
    ("broken", rf"(?:despite|in\s+spite\s+of)\s+(?:\S+\s+){{0,4}}?{_PROMISE}\s+(?:to|that|of)\b", "around"),
    (
        "withdrawn",
        r"(?:announced|confirmed|ordered|declared|marked)\s+the\s+(?:\w+\s+)?"
        r"(?P<deed>cancellation|withdrawal|scrapping|abandonment|end|repeal|closure|suspension)\s+(?:of|to)\b",
        "after",
    ),
    (
        "deferred",
        r"(?:announced|confirmed|ordered|declared|requested|sought)\s+(?:an?\s+|the\s+|another\s+|its\s+)?(?:[\w-]+\s+)?"
        r"(?:delay|postponement|deferral|pause)\s+(?:of|to|in|for)\b",
        "after",
    ),
    (
        "deferred",
        r"(?:won|got|gained|(?:was|were|been)\s+(?:given|granted)|sought|asked\s+for)\s+(?:an?\s+)?(?:another|extra|\w+\s+more|more|further)"
        r"\s+(?:\w+\s+)?(?:time|days?|weeks?|months?|years?)\s+(?:to|for)\b",
        "after",
    ),
    (
        "broken",
        r"having\s+(?:\w+ly\s+)?(?:said|promised|pledged|vowed|insisted|sworn)\s+(?:that\s+)?(?:\w+\s+)?"
        r"(?:would\s+(?:not|never)|(?:not|never)\s+to)\b",
        "around",
    ),
    ("fulfilled", r"as\s+(?:[\w’'-]+\s+){1,6}?(?:had|has)\s+(?:promised|pledged|vowed|agreed)\b", "around"),
    ("broken", r"(?:despite|in\s+spite\s+of)\s+having\s+(?:promised|pledged|vowed|agreed)\s+to\b", "around"),
    ("broken", rf"breaking\s+(?:{_OWN}\s+)*(?=(?:\w+\s+){{0,2}}{_PROMISE}\b)", "around"),
    (
        "fulfilled",
        rf"(?:keeping|honou?ring|fulfilling|making\s+good\s+on)\s+(?:{_OWN}\s+)*(?=(?:\w+\s+){{0,2}}{_PROMISE}\b)",
        "around",
    ),
)
# Deeds by which something is not done any more, and what tells that it is done again.
STOPS = "stop halt suspend end cease freeze refrain pause ban lift"
RESUMES = "resumed resumes restarted restarts reinstated relaunched"
# Who is given something has it when it was given.
TAKEN: tuple[tuple[str, str], ...] = (
    ("deliver send provide supply ship", r"(?:took\s+delivery\s+of|has\s+received|have\s+received|received)\b"),
)
ARRIVED: tuple[tuple[str, str], ...] = (
    ("deliver send provide supply ship deploy", r"(?:(?:has|have|had)\s+)?(?:arrived|landed|reached)\b"),
    (
        "hold",
        r"(?:went\s+to\s+the\s+polls|voted|cast\s+(?:their\s+)?(?:votes|ballots)|got\s+under\s*way|took\s+place)\b",
    ),
    (
        "release introduce launch open reopen",
        r"(?:became\s+available|went\s+on\s+sale|reopened|opened\s+its\s+doors)\b",
    ),
    ("drop end scrap close shut stop", r"(?:ended|closed|ceased|shut)\b(?=\s*[,.]|\s+(?:on|in|at|its\s+doors)\b)"),
    ("build construct", r"(?:(?:is|was)\s+(?:inaugurated|commissioned)|opened)\b"),
    ("strike", r"walked\s+(?:out|off)\b"),
)
