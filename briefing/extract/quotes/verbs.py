"""Reporting verbs: what people do with words, by lemma.

Classes tell how a verb gives a quotation. ``say`` verbs can stand right before or after it ("..., she warned");
``tell`` verbs name the hearer as their object ("told reporters"); ``write`` verbs can have a text as their subject
("the notice reads"); ``call`` verbs give what something is called in quoted words ("described it as '...'"); ``act``
verbs report an act that is put in quoted words ("demanded '...'") and count only before a quotation or a colon;
``think`` verbs give a position or belief and report speech in indirect form.
"""

from __future__ import annotations

from typing import Literal

VerbClass = Literal["say", "tell", "write", "call", "act", "think"]

_LEMMAS: dict[VerbClass, str] = {
    "say": """
        say add note state explain comment remark reply respond answer retort declare announce continue conclude insist
        stress emphasize emphasise underline underscore reiterate repeat warn caution complain claim assert maintain
        contend argue allege acknowledge admit concede confess confirm affirm reaffirm deny rebut counter object protest
        observe recall recount relate reveal disclose divulge report exclaim shout yell scream cry shriek whisper mutter
        murmur mumble growl sigh joke quip jest laugh chuckle boast brag lament muse ponder reflect wonder ask inquire
        enquire query question opine hint suggest imply intimate interject interrupt elaborate clarify specify
        predict forecast prophesy guess estimate estimated reckon advise urge implore plead beg appeal demand request
        promise vow pledge swear assure guarantee threaten testify vouch attest certify proclaim pronounce rule
        preach lecture urge chant intone summarize summarise theorize theorise speculate fume rage thunder scoff
        sneer snap bark bellow roar stammer volunteer venture confide gush enthuse rejoice cheer apologize apologise
        sum deadpan hail echo agree disagree proffer posit postulate profess rationalize recommend rejoin
        retaliate reassure remonstrate bemoan bewail marvel grumble gripe moan groan grouse implore chime conclude""",
    "tell": "tell inform advise assure remind reassure warn notify ask urge brief address promise",
    "write": """
        write tweet retweet blog post read text email e-mail publish caption quote print scribble pen argue note
        state report show say""",
    "call": """
        call describe label brand dub characterize characterise term denounce condemn dismiss deride praise hail blast
        slam criticize criticise decry deem regard portray depict mock ridicule refer cite accuse blame consider
        lambast lambaste castigate attack laud applaud welcome rate define""",
    "act": """
        express voice speak issue release stipulate outline indicate identify
        point demand call pledge commit promise agree plan seek vow want hope feel find conclude determine cite
        identify describe mention highlight detail allege discuss address advocate defend justify liken
        compare conclude present propose quote support oppose reject order instruct direct""",
    "think": """
        think believe feel hope expect fear doubt suspect consider hold know understand find decide learn realize
        realise recognize recognise""",
}

CLASSES: dict[str, frozenset[VerbClass]] = {
    lemma: frozenset(k for k, words in _LEMMAS.items() if lemma in words.split())
    for lemma in sorted({w for words in _LEMMAS.values() for w in words.split()})
}

#: Nouns for a text or an utterance: who made it is who speaks ("the ministry's statement said", "a letter from X").
DOCUMENTS = frozenset(
    """statement report analysis letter tweet post release email e-mail message note article editorial column blog
    document ruling judgment judgement verdict decision summary text survey study paper declaration communique
    communiqué resolution bulletin notice memo memorandum speech address interview remarks comment comments review
    announcement book memoir diary order motion indictment complaint affidavit transcript video recording caption
    website site page account entry press-release testimony submission filing advisory warning reply response
    conclusion opinion poll audit guidance leaflet petition decree edict tweet tweets posts statements word""".split()
)

#: Heads that are no speaker by themselves.
NO_SPEAKERS = frozenset("it this that these those there which what who whom whose i we you me us".split())


def is_reporting(lemma: str, *classes: VerbClass) -> bool:
    """Whether a verb belongs to one of these classes (to any, where none is asked for)."""
    known = CLASSES.get(lemma.lower())
    return known is not None and (not classes or not known.isdisjoint(classes))


#: Nouns for people and bodies that speak, beside those that end like one ("-er", "-ist", "-man").
SPEAKING_NOUNS = frozenset(
    """police official officials spokesman spokeswoman spokesperson spokespeople aide adviser advisor analyst expert
    critic witness resident activist lawyer attorney judge court jury minister ministry ambassador diplomat envoy
    president premier chancellor king queen prince pope bishop priest chief chairman chairwoman chair head boss
    executive ceo founder owner captain colonel general admiral sergeant soldier guard scientist professor doctor
    physician nurse patient student teacher parent father mother son daughter brother sister wife husband family
    friend neighbour neighbor child kid man woman boy girl person people victim survivor fan voter citizen public
    crowd congregation politician lawmaker mp mps senator congressman congresswoman representative member government
    administration cabinet parliament council commission committee board panel agency department office bureau
    authority authorities company firm bank group union party organisation organization body association charity team
    club university hospital school army military force navy regime state country nation side opposition coalition
    campaign movement network channel newspaper paper magazine media press source insider correspondent journalist
    editor columnist blogger author writer poet historian economist athlete coach striker candidate nominee guest
    caller participant attendee delegate observer inspector detective officer agent prosecution defence defense
    plaintiff defendant suspect accused couple pair staff crew passenger pilot driver tourist local protestor elder
    leader leadership colleague successor predecessor counterpart deputy secretary treasurer mayor governor sheriff
    delegation mission embassy consulate contingent squad troupe clergy church mosque synagogue parish diocese tribunal
    commissioner administrator one some many others several""".split()
)
_SPEAKING_ENDINGS = (
    "er",
    "ers",
    "or",
    "ors",
    "ist",
    "ists",
    "man",
    "men",
    "woman",
    "women",
    "ian",
    "ians",
    "ant",
    "ants",
)


def may_speak(noun: str) -> bool:
    """Whether a common noun (its lemma or form, in lower case) names people or a body that can speak."""
    return noun in SPEAKING_NOUNS or noun in DOCUMENTS or noun.endswith(_SPEAKING_ENDINGS)
