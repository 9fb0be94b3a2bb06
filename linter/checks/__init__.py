"""Kinds of rule: one small module each, a frozen dataclass whose fields are the YAML options.

What is asked of a kind stands in `model/check.py`; its answers are Problem, Held, Undecided and
NotApplicable. A check that compared nothing yields NotApplicable, never Held.
"""

from __future__ import annotations

from linter.checks.balanced import Balanced
from linter.checks.blank_tables import BlankTables
from linter.checks.cell_and_text import CellAndText
from linter.checks.code_rows import CodeNames, CodeOrder, CodesWithin
from linter.checks.complete_text import CompleteText
from linter.checks.contradiction import Contradiction
from linter.checks.copied import Copied
from linter.checks.copied_from_other import CopiedFromOther
from linter.checks.date_order import DateOrder, DateStated
from linter.checks.dates import DateWindow, LatePublication, ValidDates
from linter.checks.declared_parts import DeclaredParts
from linter.checks.doubled_word import DoubledWord
from linter.checks.earliest_year import EarliestYear
from linter.checks.extra_sections import ExtraSections
from linter.checks.forbidden import Forbidden
from linter.checks.full_period import FullPeriod
from linter.checks.growth_since import GrowthSince
from linter.checks.heading_as_declared import HeadingAsDeclared
from linter.checks.headings import HeadingForm, HeadingNumbers, SubheadingNumbers
from linter.checks.id_number import IdNumber
from linter.checks.jump import Jump
from linter.checks.law_names import LawNames
from linter.checks.leftover_year import LeftoverYear
from linter.checks.listed_rows import ListedRows
from linter.checks.matching_lists import MatchingLists
from linter.checks.mixed_units import MixedUnits
from linter.checks.named_twice import NamedTwice
from linter.checks.noted import Noted
from linter.checks.open_tables import OpenTables
from linter.checks.relations import RelationHolds
from linter.checks.required_sections import RequiredSections
from linter.checks.required_text import RequiredText
from linter.checks.residue import PageResidue
from linter.checks.roll_forward import RollForward
from linter.checks.rounded_off import RoundedOff
from linter.checks.row_names import RowNames
from linter.checks.same_name import SameName, SameWord
from linter.checks.same_number import SameNumber
from linter.checks.same_year import SameYear
from linter.checks.script import TraditionalScript
from linter.checks.section_content import EmptySection, OnlyNone
from linter.checks.section_length import SectionLength
from linter.checks.section_order import SectionOrder
from linter.checks.section_says import SectionSays
from linter.checks.self_reference import ForeignBody, SelfReference
from linter.checks.slips import Slips
from linter.checks.table_cells import CellValues, MissingCells
from linter.checks.table_shape import FormVersion, TableHead, TableShape, TableUnits
from linter.checks.tables_present import PromisedAnnex, RequiredTable, RequiredTables
from linter.checks.taken_up import TakenUp
from linter.checks.titles import RequiredTitle, TitleForm
from linter.checks.uncut_rows import UncutRows
from linter.checks.year_agreement import YearAgreement
from linter.model.check import Check

KINDS: dict[str, type[Check]] = {
    "balanced": Balanced,
    "blank_tables": BlankTables,
    "cell_and_text": CellAndText,
    "cell_values": CellValues,
    "code_names": CodeNames,
    "code_order": CodeOrder,
    "codes_within": CodesWithin,
    "complete_text": CompleteText,
    "contradiction": Contradiction,
    "copied": Copied,
    "copied_from_other": CopiedFromOther,
    "date_order": DateOrder,
    "date_stated": DateStated,
    "date_window": DateWindow,
    "declared_parts": DeclaredParts,
    "doubled_word": DoubledWord,
    "earliest_year": EarliestYear,
    "empty_section": EmptySection,
    "extra_sections": ExtraSections,
    "forbidden": Forbidden,
    "foreign_body": ForeignBody,
    "form_version": FormVersion,
    "full_period": FullPeriod,
    "growth_since": GrowthSince,
    "heading_as_declared": HeadingAsDeclared,
    "heading_form": HeadingForm,
    "heading_numbers": HeadingNumbers,
    "subheading_numbers": SubheadingNumbers,
    "id_number": IdNumber,
    "jump": Jump,
    "late_publication": LatePublication,
    "law_names": LawNames,
    "leftover_year": LeftoverYear,
    "listed_rows": ListedRows,
    "matching_lists": MatchingLists,
    "missing_cells": MissingCells,
    "mixed_units": MixedUnits,
    "named_twice": NamedTwice,
    "noted": Noted,
    "only_none": OnlyNone,
    "open_tables": OpenTables,
    "page_residue": PageResidue,
    "promised_annex": PromisedAnnex,
    "relation": RelationHolds,
    "required_sections": RequiredSections,
    "required_table": RequiredTable,
    "required_tables": RequiredTables,
    "required_text": RequiredText,
    "required_title": RequiredTitle,
    "roll_forward": RollForward,
    "row_names": RowNames,
    "rounded_off": RoundedOff,
    "same_name": SameName,
    "same_number": SameNumber,
    "same_word": SameWord,
    "same_year": SameYear,
    "section_length": SectionLength,
    "section_order": SectionOrder,
    "section_says": SectionSays,
    "self_reference": SelfReference,
    "slips": Slips,
    "table_head": TableHead,
    "table_shape": TableShape,
    "table_units": TableUnits,
    "taken_up": TakenUp,
    "title_form": TitleForm,
    "traditional_script": TraditionalScript,
    "uncut_rows": UncutRows,
    "valid_dates": ValidDates,
    "year_agreement": YearAgreement,
}
