"""The words a pack reads sentences by: units, cues, verbs. Data, filled from lexicon.yaml."""

from __future__ import annotations

from dataclasses import field
from typing import Any, Literal

from linter.records import dataclass

Rough = Literal["about", "more", "beyond", "less"]  # so many
Direction = Literal["up", "down", "level"]  # of a figure against another


@dataclass(frozen=True, slots=True)
class Word:
    """A word and the neighbours that make it another word (共 in 公共, 共同)."""

    text: str
    not_after: tuple[str, ...] = ()
    not_before: tuple[str, ...] = ()


def _words(says: str) -> Any:
    return field(default=(), metadata={"says": says})


def _pairs(says: str) -> Any:
    return field(default_factory=dict, metadata={"says": says})


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """The lists of words that the program asks for, each by its name; the pack's own stand in *lists*."""

    units: tuple[str, ...] = _words("What a number counts or measures; the longest that fits is taken.")
    counts: tuple[str, ...] = _words(
        "What a number without a unit counts where these words end just before it."
    )
    measures: tuple[str, ...] = _words(
        "Units that measure time, money or rank: never parts of a count, nor counts of pieces."
    )
    multiples: tuple[str, ...] = _words("Units that say how many times as much.")
    pieces: tuple[str, ...] = _words("Units that count published pieces alike.")
    whole_units: tuple[str, ...] = _words("Units whose counts are whole.")
    cell_units: tuple[str, ...] = _words("Units that stand behind a figure in a cell of an official table.")
    cell_nothing: tuple[str, ...] = _words("Words in a cell that say there is none.")
    caption_units: dict[str, str] = _pairs(
        "What stands over a table, without blanks, and the unit that its figures are in."
    )
    column_asides: tuple[str, ...] = _words(
        "Headings of columns that a table may have besides the form's, and whose figures are no part of a sum."
    )
    not_this_year: tuple[str, ...] = _words("Words beside a figure that make it one of another time.")
    all_years: tuple[str, ...] = _words("Words beside a figure that make it one of all years together.")
    until: tuple[str, ...] = _words(
        "Words that say up to when: without one of this_year beside it, maybe since the beginning."
    )
    this_year: tuple[str, ...] = _words("Words that make a figure one of the year reported on.")
    rough_before: tuple[str, ...] = _words("Words before a figure that make it no exact number.")
    rough_after: tuple[str, ...] = _words("Words behind a figure that make it no exact number.")
    fragments: dict[str, str] = _pairs(
        "Pieces of patterns (RE2), each by a name in capitals: {NAME} in a pattern of the pack stands for it."
    )
    masks: tuple[str, ...] = _words("Patterns of what is no quantity, whatever digits it holds.")
    about: tuple[str, ...] = _words("Before a number: about so many.")
    more: tuple[str, ...] = _words("Before a number: at least so many.")
    less: tuple[str, ...] = _words("Before a number: at most so many.")
    no_hedges: tuple[str, ...] = _words("Words that end like one of these, and hedge nothing: 预约 of 约.")
    odd: dict[str, Rough] = _pairs("Right behind the digits: about, more or less.")
    roughly: dict[str, Rough] = _pairs("Behind the unit: about, more or less.")
    sum: tuple[Word, ...] = _words("Words before a figure that make it a total.")
    other: tuple[str, ...] = _words("The start of a label that closes a list.")
    other_within: tuple[Word, ...] = _words("What closes a list inside a label.")
    lead: tuple[str, ...] = _words("What follows are parts.")
    lead_frames: dict[str, str] = _pairs(
        "A clause that begins so and ends so is a lead, too; endings are parted by |."
    )
    lead_patterns: tuple[str, ...] = _words("Patterns of a lead that names the whole itself.")
    taking_up: tuple[str, ...] = _words(
        "A lead that takes up the sentence before it, and no total further up."
    )
    introducing: tuple[str, ...] = _words("What ends a heading under which the classes follow.")
    open_leads: tuple[str, ...] = _words("A lead of these leaves the list open.")
    stops: tuple[str, ...] = _words("What ends a sentence, beside the marks of Chinese.")
    etc: tuple[str, ...] = _words("After a name or a part: the list is not whole.")
    none: tuple[str, ...] = _words("A count of nothing, in words.")
    share: tuple[str, ...] = _words("Words for the share of a whole.")
    change: tuple[str, ...] = _words("Words for growth and decrease against another year.")
    bare_changes: tuple[str, ...] = _words(
        "Words of change that stand alone between the figure compared with and the change."
    )
    change_rates: tuple[str, ...] = _words(
        "Nouns and verbs of change that a rate or a multiple stands straight behind."
    )
    comparisons: tuple[str, ...] = _words("Patterns of a comparison, up to its change.")
    facets: tuple[str, ...] = _words(
        "A part that begins so looks at the whole from another side: it may count what other parts count."
    )
    net: tuple[str, ...] = _words("What is left of a gain and a loss, which are no parts of it.")
    subjects: tuple[str, ...] = _words("What a thing is about: it may be about several at once.")
    stages: tuple[str, ...] = _words(
        "Stages of handling: figures that follow one another, no parts of one another."
    )
    like_units: dict[str, str] = _pairs("A unit that counts what another counts.")
    received: tuple[str, ...] = _words("What comes in this year.")
    finished: tuple[str, ...] = _words("What is dealt with this year.")
    carried_in: tuple[str, ...] = _words("What the year before left over.")
    pending: tuple[str, ...] = _words("What is not dealt with yet.")
    carried_out: tuple[str, ...] = _words("What goes over into the next year.")
    rates: tuple[str, ...] = _words("Rates of what is finished among what came in.")
    rate_marks: tuple[str, ...] = _words("What ends the name of a rate.")
    rated: tuple[str, ...] = _words("Of rates with these words the count stands before under the same word.")
    timely: tuple[str, ...] = _words(
        "Rates of what fell due, not of all: no count in the text need make them."
    )
    unfinished_rest: tuple[str, ...] = _words("Words for what is left, and all of it.")
    compared_with: tuple[str, ...] = _words("What a growth is held against.")
    own_counts: tuple[str, ...] = _words("What grows, by another word, where a figure of it stands before.")
    earlier: tuple[str, ...] = _words("How the label of an earlier year's figure begins.")
    equals: tuple[str, ...] = _words("How the label of another year's figure ends.")
    turned: tuple[str, ...] = _words("What turns the figure before it into the one after it.")
    opposites: dict[str, str] = _pairs("The word that says a change the other way round.")
    own_share: tuple[str, ...] = _words(
        "How the words before a share begin where it is that of the figure before."
    )
    of_all: tuple[str, ...] = _words("Words with which a share is one of all there is.")
    never_more: tuple[str, ...] = _words("What goes out + what comes back of it, which is never more.")
    falls: tuple[str, ...] = _words("Words of change downwards.")
    direction: dict[str, Direction] = _pairs(
        "In sentence patterns: the words that say which way a figure goes; up, down or level."
    )
    last_year: tuple[str, ...] = _words("Words that name the year before the one reported on.")
    year_on_year: tuple[str, ...] = _words(
        "Words that name a time before that of the figure, whichever it is."
    )
    class_nouns: tuple[str, ...] = _words("What ends the name of a class of things.")
    applications: tuple[str, ...] = _words("What is asked for.")
    taken_in: tuple[str, ...] = _words("What else comes in, by one way each.")
    kind_nouns: tuple[str, ...] = _words("What ends the name of a kind of things.")
    request_ways: tuple[str, ...] = _words("The ways by which it comes in.")
    answered: tuple[str, ...] = _words("Words for having been answered.")
    answers: tuple[str, ...] = _words("What becomes of it once answered.")
    unfinished: tuple[str, ...] = _words("Words for not having been answered.")
    including: tuple[str, ...] = _words(
        "A label that begins so says what is among a whole, and maybe not all of it."
    )
    beside: tuple[str, ...] = _words(
        "A label in brackets that begins so stands beside the figure before them."
    )
    refusals: tuple[str, ...] = _words("Answers that only look like a step of handling.")
    place_nouns: tuple[str, ...] = _words("What ends the name of a place or an office.")
    divisions: tuple[str, ...] = _words(
        "All that there can be, joined by +: parts so named, and no others, make up their whole."
    )
    exclusive: tuple[str, ...] = _words(
        "Classes that exclude one another, joined by +; they need not be all."
    )
    applicants: tuple[str, ...] = _words("Those who ask, by what they are.")
    negations: tuple[str, ...] = _words("What says that a class is what another one is not: 不, 未, 非.")
    given: tuple[str, ...] = _words("What the other of the two may begin with: 已, 予以.")
    qualifiers: tuple[str, ...] = _words("Words before the name of a class that make it another one.")
    planned: tuple[str, ...] = _words("Words before a figure that was to be reached.")
    completion: tuple[str, ...] = _words("Words for the rate at which it was.")
    left_to_do: tuple[str, ...] = _words("Words for what is left to do.")
    stock_before: tuple[str, ...] = _words("What there was at the beginning.")
    stock_gain: tuple[str, ...] = _words("What came to it.")
    stock_loss: tuple[str, ...] = _words("What went of it.")
    stock_after: tuple[str, ...] = _words("What there is in the end.")
    stock_ever: tuple[str, ...] = _words("What there is in the end, where nothing ever goes.")
    stock_then: tuple[str, ...] = _words("With one of stock_ever: what there was at the end of a year.")
    stock_added: tuple[str, ...] = _words("What there was, told behind what came to it.")
    all_of_them: tuple[str, ...] = _words("Words that say that all that came in was dealt with.")
    deducted: tuple[str, ...] = _words("How a figure begins that is taken off the one before it.")
    just_counted: tuple[str, ...] = _words("Labels that say no more than that a figure follows.")
    excepting: tuple[str, ...] = _words("How an exception to the rest begins.")
    excepted: tuple[str, ...] = _words("How an exception to the rest ends.")
    closers: tuple[str, ...] = _words("Words behind a list that say that there is nothing else.")
    first_of: tuple[str, ...] = _words("Before a number of classes: so many of those just named.")
    pointing: tuple[str, ...] = _words("How a share's base begins that is the figure just before.")
    elsewhere: tuple[str, ...] = _words("How a share's base begins that stands nowhere in the text.")
    restating: tuple[str, ...] = _words("Words before a figure that is stated again: 在这 159条里.")
    answers_given: tuple[str, ...] = _words("How the name of an answer begins; there are more than two.")
    among: tuple[str, ...] = _words("Words behind a whole whose parts follow: 37件申请中.")
    negated: tuple[str, ...] = _words("What says that a thing was not done.")
    dividing: tuple[str, ...] = _words(
        "Words before a number of classes that say that the whole is made of them."
    )
    class_units: tuple[str, ...] = _words("Units that count the classes of a division.")
    averages: tuple[str, ...] = _words("How a figure begins that is what falls to each, and no part.")
    omissions: tuple[str, ...] = _words("Marks where a copy leaves words out.")
    outcomes: tuple[str, ...] = _words("What a review or a lawsuit comes to.")
    spread: tuple[str, ...] = _words("Words for a figure to each of the names before.")
    weak_totals: tuple[str, ...] = _words("Of these alone a total needs more than the word.")
    generic_nouns: tuple[str, ...] = _words("What a whole is, where its label says no more.")
    bare_totals: tuple[str, ...] = _words("A total with no words of its own.")
    taking_back: tuple[str, ...] = _words("How a total begins that adds up the sentence before it.")
    closing_totals: tuple[str, ...] = _words("What ends the label of a total that closes a list.")
    channels: tuple[str, ...] = _words(
        "Labels of channels, and of forms in which a paper is explained: one item may stand on several."
    )
    overlapping_units: tuple[str, ...] = _words("Units of what may stand on several channels.")
    channel_totals: tuple[str, ...] = _words("What a total is called that adds the channels up.")
    counted_once: tuple[str, ...] = _words(
        "What says that a thing counts once though it stands on several channels."
    )
    recounted: tuple[str, ...] = _words(
        "What states the same anew, without what counted twice: neither part nor whole."
    )
    names_go_on: tuple[str, ...] = _words("How a title goes on behind such a word, or a sentence does.")
    year_words: tuple[str, ...] = _words(
        "Words before a year with which another is meant than the one reported on."
    )
    main_units: tuple[str, ...] = _words(
        "Units of figures that parts further down may belong to, though no word calls them a total."
    )
    list_openers: tuple[str, ...] = _words(
        "What may stand before the colon behind which a counted list stands."
    )
    list_verbs: tuple[str, ...] = _words(
        "What may stand behind the comma behind which a counted list stands."
    )
    not_counted: tuple[str, ...] = _words("Before a numeral in characters: it counts nothing (第三, 每一).")
    name_endings: tuple[str, ...] = _words("Words that end the name of a part of the report.")
    nothing_of: tuple[str, ...] = _words(
        "What ends a line that says without a stop that there is nothing of it: 无其他需要报告的事项."
    )
    variants: tuple[str, ...] = _words(
        "Words that stand for one another in labels and titles, joined by +; one beside nothing may be left out."
    )
    key_figures: tuple[str, ...] = _words("Figures that may be stated only once or alike.")
    label_noise: tuple[str, ...] = _words("What the labels of key figures may differ by.")
    announced: tuple[str, ...] = _words("Nouns that a counted list announces.")
    counted_nouns: tuple[str, ...] = _words(
        "What stands straight behind a number that counts the names before it: 甲村、乙村2个村."
    )
    lists: dict[str, tuple[str, ...]] = _pairs("Lists that only the pack's rules ask for, as @name.")

    def texts(self, name: str) -> tuple[str, ...] | None:
        """Return the words of list *name*, pairs as "one=other"; None where there is no such list."""
        if name in self.lists:
            return self.lists[name]
        found = getattr(self, name, None) if name in NAMES else None
        if isinstance(found, dict):
            return tuple(f"{one}={other}" for one, other in found.items())
        return found and tuple(word.text if isinstance(word, Word) else word for word in found)


NAMES = tuple(name for name in Lexicon.__annotations__ if name != "lists")
