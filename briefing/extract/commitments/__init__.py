"""Who bound itself to what.

`frames` finds candidates by the table of `cues` over the tree, `lists` those in lists; `speech` and `actors` say who
speaks and who is bound, `content` what is bound; `features` and `ranker` decide; `attributes` and `merge` finish.
"""

from briefing.extract.commitments.extract import extract_commitments

__all__ = ["extract_commitments"]
