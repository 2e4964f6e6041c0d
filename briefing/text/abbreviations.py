"""Words that a full stop behind them says little about, and words that begin sentences (English)."""

from __future__ import annotations

# Written so, these never end a sentence: something they belong to follows.
TITLES = frozenset(
    """Mr Mrs Ms Mx Dr Prof Sen Sens Rep Reps Gov Govs Gen Col Lt Sgt Capt Cmdr Cdr Adm Maj Brig Rev Hon Messrs Pres
    Amb Supt Insp Det Cpl Pvt Fr Mt Ft Sec Min Asst Assoc Dep Lt.Gen Maj.Gen Brig.Gen Lt.Col vs v cf e.g i.e eg ie viz
    approx ca St Ste Sta Msgr Ven Gens Cols Drs Mme Mlle Hr Sra Atty Ald Comdr Ens Spc Pfc Sgts Univ Nat Natl Intl
    M.P.H a.k.a""".split()
)
# Abbreviations only before a number: elsewhere "No." and "art." are whole words.
BEFORE_NUMBERS = frozenset(
    """no nos vol fig figs art arts sec para paras pp p ch chap ed eds op nr str § jan feb mar apr jun jul aug sept
    sep oct nov dec mon tue tues wed thu thur thurs fri sat sun""".split()
)
# Abbreviations that may close a sentence as well: the next word decides.
MAY_END = frozenset(
    """inc ltd co corp plc kft bros dept est cos mfg llc etc al jr sr esq ave blvd rd hwy ct sq mt ft in lb lbs oz km cm
    mm kg hrs hr min mins yr yrs tel gov sen rep univ assn intl ariz calif colo conn del fla ga ill ind kan ky la md
    mass mich minn miss mo mont neb nev okla ore pa tenn tex va vt wash wis wyo ala alta ont que b.c ph.d
    m.d b.a m.a d.phil     u.s u.k u.n e.u d.c u.s.a u.a.e u.s.s.r a.d p.m a.m st
    n.y n.j n.c s.c n.h n.m l.a w.va m.p b.sc m.sc""".split()
)
STARTERS = frozenset(
    """The A An He She It They We I You This That These Those In On At But And Or So However For As If When While After
    Before His Her Its Their Our My Your There Here According Although Though Despite Since With Without No Not Some
    Many Most Both Earlier Later Meanwhile Last Next Yet Still Then Thus Also Once Under Until Upon During Between
    Among Because By From To Of Into Over Through What Who Where Why How Which Whether Several Few Other Others Another
    Each Every All Any Such Only Even Just Nearly Almost About Around More Less Now Today Yesterday Tomorrow Tonight
    Monday Tuesday Wednesday Thursday Friday Saturday Sunday Is Are Was Were Has Have Had Does Did Do Will Would Can
    Could Should May Additionally Moreover Furthermore Nevertheless Nonetheless Instead Therefore Separately Finally
    First Second Third Asked Speaking Following Officials Police Researchers Scientists Experts Critics Analysts
    Supporters Opponents People Mr Mrs Ms Dr Thousands Hundreds Dozens Neither Either Nor Like Unlike Along Recently
    Currently Previously Perhaps Indeed Let One Two Three Four Five Six Seven Eight Nine Ten""".split()
)
# Of these, the ones that continue a name or a date after "U.S." or "a.m." as well.
CONTINUES_NAME = frozenset("I May First Second Third Police One Two Three Four Five Six Seven Eight Nine Ten".split())
# A number with a full stop is an ordinal in German: before a month, and behind an article or a preposition with one.
GERMAN_MONTHS = frozenset("Januar Jänner Februar Feber März Mai Juni Juli Oktober Dezember".split())
GERMAN_BEFORE_ORDINALS = frozenset("vom zum beim der dem den des das seit bis zur".split())
DAYS = frozenset("Monday Tuesday Wednesday Thursday Friday Saturday Sunday Today Yesterday Tomorrow Tonight".split())
ZONES = frozenset(
    """EST EDT CST CDT MST MDT PST PDT GMT UTC BST CET CEST IST JST AEST AEDT ET CT PT MT Eastern Central Pacific
    Mountain Greenwich Moscow Beijing Tokyo London Local Jan Feb Mar Apr Jun Jul Aug Sept Sep Oct Nov Dec January
    February March April June July August September October November December Sat Sun Mon Tue Wed Thu Fri""".split()
)
