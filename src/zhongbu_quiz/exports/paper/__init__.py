"""Papers: a drawn set as PDF (student's paper, key, teacher's copy, answer sheet, study sheets, cards) and as Word.

In: a DrawnSet and the fact base. Out: files in a folder, all of them whole or none.
"""

from __future__ import annotations

from zhongbu_quiz.exports.paper.options import PaperOptions
from zhongbu_quiz.exports.paper.write import write_papers

__all__ = ["PaperOptions", "write_papers"]
