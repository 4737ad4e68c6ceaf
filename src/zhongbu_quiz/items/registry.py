"""Every construction: the record of its item models and what makes items of them. One file and one line here make a new one.

`kind:` of an item model and, where a kind has several, a word under `options:` or the slot under `asks:` say which it is.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from zhongbu_quiz.facts.base import FactBase
from zhongbu_quiz.facts.truth import Index
from zhongbu_quiz.items.constructions.calculation import CalculationModel, calculation_items
from zhongbu_quiz.items.constructions.claim_combination import ClaimCombinationModel, claim_combination_items
from zhongbu_quiz.items.constructions.classify import ClassifyModel, classify_items
from zhongbu_quiz.items.constructions.combination import CombinationModel, combination_items
from zhongbu_quiz.items.constructions.comparison import ComparisonModel, comparison_items
from zhongbu_quiz.items.constructions.documents import DocumentsModel, document_items
from zhongbu_quiz.items.constructions.leader import LeaderModel, leader_items
from zhongbu_quiz.items.constructions.masked import MaskedModel, masked_items
from zhongbu_quiz.items.constructions.material_questions import (
    MaterialDifferenceModel,
    MaterialFeaturesModel,
    MaterialPartModel,
    MaterialTimesModel,
    material_difference_items,
    material_features_items,
    material_part_items,
    material_times_items,
)
from zhongbu_quiz.items.constructions.odd_one_out import OddOneOutModel, odd_one_out_items
from zhongbu_quiz.items.constructions.order_quad import OrderQuadModel, order_quad_items
from zhongbu_quiz.items.constructions.pairing import PairingModel, pairing_items
from zhongbu_quiz.items.constructions.part_share import PartShareModel, part_share_items
from zhongbu_quiz.items.constructions.region_claims import RegionClaimsModel, region_claims_items
from zhongbu_quiz.items.constructions.region_statements import RegionStatementsModel, region_statement_items
from zhongbu_quiz.items.constructions.region_traits import RegionTraitsModel, region_traits_items
from zhongbu_quiz.items.constructions.stages import StagesModel, stage_items
from zhongbu_quiz.items.constructions.statements import StatementsModel, statement_items
from zhongbu_quiz.items.constructions.summary import (
    SummaryHeadsModel,
    SummarySameModel,
    summary_heads_items,
    summary_same_items,
)
from zhongbu_quiz.items.constructions.trend import TrendModel, trend_items
from zhongbu_quiz.items.constructions.two_by_two import TwoByTwoModel, two_by_two_items
from zhongbu_quiz.items.item import Item
from zhongbu_quiz.items.kinds.cloze import ClozeModel, cloze_gaps
from zhongbu_quiz.items.kinds.common import clear_items
from zhongbu_quiz.items.kinds.fill_blank import FillBlankModel, fill_blank_gaps
from zhongbu_quiz.items.kinds.matching import MatchingModel, matching_items
from zhongbu_quiz.items.kinds.multiple_choice import MultiplePartsModel, multiple_parts_items
from zhongbu_quiz.items.kinds.ordering import (
    OrderingDatesModel,
    OrderingPartsModel,
    ordering_date_items,
    ordering_part_items,
)
from zhongbu_quiz.items.kinds.short_answer import ShortAnswerModel, short_answer_items
from zhongbu_quiz.items.kinds.single_choice import SingleChoiceModel, single_choice_items
from zhongbu_quiz.items.kinds.true_false import TrueFalseModel, true_false_items
from zhongbu_quiz.items.models.base import ItemModel

M = TypeVar("M", bound=ItemModel)


@dataclass(frozen=True, slots=True)
class Construction(Generic[M]):
    """A record and its maker: `(model, base, index, rejects) -> items`. `around`: it looks for rivals in the surroundings of a fact, so that
    of many facts each part of the text is asked by itself; what is wrong there is proved of all facts all the same. `sift`: it makes gaps,
    of which those become items that are no other fact's question as well, in whatever part that stands."""

    record: type[M]
    make: Callable[[M, FactBase, Index, Counter[str]], Sequence[Any]]
    around: bool = False
    sift: Callable[[FactBase, Sequence[Any], Counter[str]], list[Item]] | None = None


CONSTRUCTIONS: tuple[Construction[Any], ...] = (
    Construction(SingleChoiceModel, single_choice_items, around=True),
    Construction(TwoByTwoModel, two_by_two_items, around=True),
    Construction(OrderQuadModel, order_quad_items),
    Construction(LeaderModel, leader_items),
    Construction(OddOneOutModel, odd_one_out_items, around=True),
    Construction(ClassifyModel, classify_items, around=True),
    Construction(CombinationModel, combination_items, around=True),
    Construction(StagesModel, stage_items),
    Construction(DocumentsModel, document_items),
    Construction(PairingModel, pairing_items),
    Construction(RegionTraitsModel, region_traits_items),
    Construction(RegionStatementsModel, region_statement_items),
    Construction(TrendModel, trend_items),
    Construction(ComparisonModel, comparison_items),
    Construction(CalculationModel, calculation_items),
    Construction(PartShareModel, part_share_items),
    Construction(MaskedModel, masked_items),
    Construction(ClaimCombinationModel, claim_combination_items),
    Construction(RegionClaimsModel, region_claims_items),
    Construction(MaterialDifferenceModel, material_difference_items),
    Construction(MaterialPartModel, material_part_items),
    Construction(MaterialTimesModel, material_times_items),
    Construction(MaterialFeaturesModel, material_features_items),
    Construction(SummarySameModel, summary_same_items, around=True),
    Construction(SummaryHeadsModel, summary_heads_items, around=True),
    Construction(MultiplePartsModel, multiple_parts_items, around=True),
    Construction(StatementsModel, statement_items, around=True),
    Construction(TrueFalseModel, true_false_items, around=True),
    Construction(ClozeModel, cloze_gaps, around=True, sift=clear_items),
    Construction(FillBlankModel, fill_blank_gaps, around=True, sift=clear_items),
    Construction(MatchingModel, matching_items),
    Construction(OrderingDatesModel, ordering_date_items),
    Construction(OrderingPartsModel, ordering_part_items),
    Construction(ShortAnswerModel, short_answer_items),
)

_BY_RECORD: dict[type[ItemModel], Construction[Any]] = {construction.record: construction for construction in CONSTRUCTIONS}


def construction_of(model: ItemModel) -> Construction[Any]:
    """What makes the items of a model."""
    return _BY_RECORD[type(model)]
