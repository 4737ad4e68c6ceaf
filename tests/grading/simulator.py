"""Answer sheets as a class hands them in: filled by pencil, scanned or photographed, and what is truly on them.

In: the PDF of answer sheets, its geometry, a seed. Out: grey pictures with their truth. All chance comes from the seed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import pypdfium2
from numpy.random import Generator
from numpy.typing import NDArray

from zhongbu_quiz.exports.paper.answer_sheet.drawing import Box, Rect
from zhongbu_quiz.exports.paper.page_code import PageCode
from zhongbu_quiz.grading.geometry import Geometry, PageLayout
from zhongbu_quiz.versions import SHEET

Grey = NDArray[np.uint8]
DPI = 240
SCALE = DPI / 25.4


@dataclass
class Truth:
    """What is on a page. `special`: places (("item", 3), ("score", 19), ("digit", 0)) that hold two marks, none, or a mark that was erased, with
    which of these it is: a reader should doubt them."""

    code: PageCode
    answers: dict[int, tuple[str, ...]] = field(default_factory=dict)
    scores: dict[int, Decimal | None] = field(default_factory=dict)
    number: str = ""
    forms: tuple[str, ...] = ()
    absent: bool = False
    void: bool = False
    special: dict[tuple[str, int], str] = field(default_factory=dict)


@dataclass(frozen=True)
class Hand:
    """How somebody marks: grey of the pencil (0 to 255), how large (area in parts of the box), and by what: fill, tick, cross, dot, line."""

    grey: float
    size: float
    manner: str


@dataclass(frozen=True)
class Habits:
    """How often things happen, for each place."""

    none: float = 0.01
    double: float = 0.01
    erased: float = 0.02
    odd: float = 0.01
    hands: tuple[str, ...] = ("fill",) * 17 + ("tick", "cross", "dot")


def blank_pages(pdf: Path, geometry: Geometry) -> list[tuple[PageCode, PageLayout, Grey]]:
    """The printed pages, each with what its code says and its layout."""
    found = []
    document = pypdfium2.PdfDocument(pdf)
    at = 0
    for owner in geometry.sheets.values():
        pages = geometry.layout_of(owner.code).pages
        for number, layout in enumerate(pages, 1):
            bitmap = document[at].render(scale=DPI / 72, grayscale=True)
            grey = np.array(bitmap.to_numpy()).reshape(bitmap.height, bitmap.width)
            found.append((PageCode(owner.code, owner.form, number, len(pages), "S", SHEET.version), layout, grey))
            at += 1
        at += at % 2 if len(pages) > 1 else 0
    document.close()
    return found


def any_hand(rng: Generator, habits: Habits) -> Hand:
    """Somebody."""
    manner = habits.hands[rng.integers(len(habits.hands))]
    return Hand(float(rng.uniform(30, 165 if manner == "fill" else 130)), float(rng.uniform(0.55, 1.15)), manner)


class Filler:
    """One page that is filled. `strokes`: how dark pencil is at each place (0 to 1)."""

    def __init__(self, blank: Grey, layout: PageLayout, rng: Generator, hand: Hand, habits: Habits) -> None:
        self.strokes = np.zeros(blank.shape, np.float32)
        self.blank, self.layout, self.rng, self.hand, self.habits = blank, layout, rng, hand, habits

    def picture(self) -> Grey:
        """The page with all strokes, which have the grain of paper and pencil."""
        grain = 1.0 - 0.25 * cv2.GaussianBlur(self.rng.random(self.blank.shape, np.float32), (0, 0), 0.8)
        return np.asarray(self.blank * (1.0 - np.clip(self.strokes * grain, 0, 1)), np.uint8)

    def mark(self, box: Box) -> None:
        """Mark a box by the hand's own manner, or at times by another."""
        manner = self.hand.manner
        grey = self.hand.grey + self.rng.normal(0, 8)
        if self.rng.random() < self.habits.odd:
            manner = ("fill", "tick", "cross", "dot", "line")[self.rng.integers(5)]
        dark = 1.0 - float(np.clip(grey, 20, 165)) / 255
        getattr(self, f"_mark_{manner}")(box.at, dark)

    def erase(self, box: Box) -> None:
        """A mark that was made and rubbed: rests of strokes, and a smear around them."""
        layer = self.strokes
        self.strokes = np.zeros_like(layer)
        self._mark_fill(box.at, 1.0 - self.hand.grey / 255)
        rest, smear = self.rng.uniform(0.02, 0.3), self.rng.uniform(0.03, 0.1)
        patch = (self.rng.random((6, 8), np.float32) + 0.5).clip(0.5, 1.3)
        x, y, w, h = self._pixels(box.at)
        left, top, right, bottom = int(x - 0.4 * w), int(y - 0.4 * h), int(x + 1.4 * w), int(y + 1.4 * h)
        soft = np.zeros_like(layer)
        soft[top:bottom, left:right] = cv2.resize(patch, (right - left, bottom - top)) * smear
        made = self.strokes * rest + cv2.GaussianBlur(soft, (0, 0), 4)
        self.strokes = np.maximum(layer, made)

    def write(self, area: Rect) -> None:
        """Handwriting in a cell."""
        x, y, w, h = self._pixels(area)
        for _ in range(int(w * h / 6000)):
            start = np.array([self.rng.uniform(x + 0.15 * w, x + 0.6 * w), self.rng.uniform(y + 0.3 * h, y + 0.9 * h)])
            points = [start + self.rng.normal(0, 14, 2) for _ in range(4)]
            self._line(points, 4, 0.85)

    def _pixels(self, at: Rect) -> tuple[float, float, float, float]:
        return at.left * SCALE, at.top * SCALE, at.width * SCALE, at.height * SCALE

    def _line(self, points: list[Any], width: float, dark: float) -> None:
        whole = np.array([np.round(np.asarray(point) * 16) for point in points], np.int32)
        left, top = np.maximum(whole.min(0) // 16 - 12, 0)
        right, bottom = whole.max(0) // 16 + 13
        part = self.strokes[top:bottom, left:right]
        if not part.size:
            return
        layer = np.zeros(part.shape, np.uint8)
        moved = whole - np.array([left, top], np.int32) * 16
        cv2.polylines(layer, [moved.reshape(-1, 1, 2)], False, 255, max(1, round(width)), cv2.LINE_AA, 4)
        np.maximum(part, layer.astype(np.float32) / 255 * dark, out=part)

    def _mark_fill(self, at: Rect, dark: float) -> None:
        x, y, w, h = self._pixels(at)
        size = float(np.clip(self.hand.size * self.rng.normal(1, 0.06), 0.55, 1.2))
        across = min(1.15, max(size ** 0.5, size / 0.9))
        down = size / across
        w2, h2 = w * across, min(h * down, h * 1.1)
        cx = x + w / 2 + self.rng.uniform(-1, 1) * max(0.0, (w - w2) / 2) * 0.8 + self.rng.normal(0, 0.02 * w)
        cy = y + h / 2 + self.rng.uniform(-1, 1) * max(0.0, (h - h2) / 2) * 0.8 + self.rng.normal(0, 0.02 * h)
        width = self.rng.uniform(0.4, 0.8) * SCALE
        step = width * self.rng.uniform(0.55, 0.95)
        lean = self.rng.normal(0, 0.2) * h2
        count = max(2, int((w2 - width) / step) + 1)
        points = []
        for i in range(count):
            px = cx - w2 / 2 + width / 2 + (w2 - width) * i / (count - 1)
            end = h2 / 2 - width / 2
            sign = 1 if i % 2 else -1
            over = 1.25 if self.rng.random() < 0.05 else 1.0
            points.append((px + sign * lean / 2, cy + sign * end * over * self.rng.uniform(0.9, 1.05)))
        self._line(points, width, dark)
        if self.rng.random() < 0.08:  # a stroke that runs over
            side = 1 if self.rng.random() < 0.5 else -1
            self._line([(cx, cy), (cx + side * (w / 2 + self.rng.uniform(0.5, 1.5) * SCALE), cy + self.rng.normal(0, 0.2) * h)], width * 0.8, dark)

    def _mark_tick(self, at: Rect, dark: float) -> None:
        x, y, w, h = self._pixels(at)
        size = self.rng.uniform(0.8, 1.3)
        cx, cy = x + w * self.rng.uniform(0.4, 0.6), y + h * self.rng.uniform(0.45, 0.6)
        points = [(cx - 0.3 * w * size, cy - 0.05 * h), (cx - 0.1 * w, cy + 0.4 * h * size), (cx + 0.35 * w * size, cy - 0.5 * h * size)]
        self._line(points, self.rng.uniform(0.4, 0.7) * SCALE, dark)

    def _mark_cross(self, at: Rect, dark: float) -> None:
        x, y, w, h = self._pixels(at)
        size = self.rng.uniform(0.7, 1.15)
        cx, cy = x + w * self.rng.uniform(0.45, 0.55), y + h * self.rng.uniform(0.45, 0.55)
        for sign in (1, -1):
            points = [(cx - 0.35 * w * size, cy - sign * 0.45 * h * size), (cx + 0.35 * w * size, cy + sign * 0.45 * h * size)]
            self._line(points, self.rng.uniform(0.4, 0.7) * SCALE, dark)

    def _mark_dot(self, at: Rect, dark: float) -> None:
        x, y, w, h = self._pixels(at)
        cx, cy = x + w * self.rng.uniform(0.4, 0.6), y + h * self.rng.uniform(0.4, 0.6)
        self._line([(cx - 1, cy), (cx + 1, cy + 1)], self.rng.uniform(1.2, 2.0) * SCALE, dark)

    def _mark_line(self, at: Rect, dark: float) -> None:
        x, y, w, h = self._pixels(at)
        cy = y + h * self.rng.uniform(0.4, 0.6)
        self._line([(x + 0.1 * w, cy), (x + 0.9 * w, cy + self.rng.normal(0, 0.1) * h)], self.rng.uniform(0.5, 0.8) * SCALE, dark)


def filled(blank: Grey, layout: PageLayout, code: PageCode, rng: Generator, habits: Habits, own: bool, many: frozenset[int]) -> tuple[Grey, Truth]:
    """A page that somebody filled. `own`: number and form are his to blacken; `many`: numbers of which several boxes may be right."""
    truth = Truth(code)
    page = Filler(blank, layout, rng, any_hand(rng, habits), habits)
    for number, boxes in _grouped(layout, "choice", "number"):
        chosen = _chosen(boxes, rng, habits, truth, ("item", number), number in many, page)
        truth.answers[number] = tuple(box.mark for box in boxes if box in chosen)
    for number, boxes in _grouped(layout, "score", "number"):
        page.write(layout.areas[number])
        ones = [box for box in boxes if 1 <= Decimal(box.of["adds"]) < 10 or Decimal(box.of["adds"]) == 0] or boxes
        chosen = _chosen(ones, rng, habits, truth, ("score", number), False, page)
        truth.scores[number] = sum((Decimal(box.of["adds"]) for box in chosen), Decimal(0)) if chosen else None
    digits = []
    for column, boxes in _grouped(layout, "digit", "column"):
        if own:
            chosen = _chosen(boxes, rng, habits, truth, ("digit", column), False, page)
            digits.append("".join(box.mark for box in boxes if box in chosen))
    truth.number = ",".join(digits)
    forms = [box for box in layout.boxes if box.use == "form"]
    truth.forms = (code.form,) if forms else ()
    for box in layout.boxes:
        if box.use == "flag" and rng.random() < 0.05:
            page.mark(box)
            setattr(truth, str(box.of["flag"]), True)
    return page.picture(), truth


def _grouped(layout: PageLayout, use: str, by: str) -> list[tuple[int, list[Box]]]:
    found: dict[int, list[Box]] = {}
    for box in layout.boxes:
        if box.use == use:
            found.setdefault(int(box.of[by]), []).append(box)
    return list(found.items())


def _chosen(boxes: list[Box], rng: Generator, habits: Habits, truth: Truth, place: tuple[str, int], many: bool, page: Filler) -> list[Box]:
    """Blacken what somebody chooses."""
    order = [boxes[i] for i in rng.permutation(len(boxes))]
    count = int(rng.integers(2, len(boxes) + 1)) if many else 1
    chance = rng.random()
    if chance < habits.none:
        count, truth.special[place] = 0, "none"
    elif chance < habits.none + habits.double and not many and len(boxes) > 1:
        count, truth.special[place] = 2, "double"
    elif chance < habits.none + habits.double + habits.erased and count < len(boxes):
        page.erase(order[count])
        truth.special[place] = "erased"
    for box in order[:count]:
        page.mark(box)
    return order[:count]


def scanned(page: Grey, rng: Generator, dpi: int) -> Grey:
    """As a scanner gives it: turned a little or by half, its own white and black, noise, JPEG; some are punched, folded, stained or cut."""
    page = _used(page, rng, 0.25)
    angle = rng.uniform(-10, 10) if rng.random() < 0.2 else rng.normal(0, 0.8)
    angle += 180 if rng.random() < 0.25 else 0
    scale = dpi / DPI
    height, width = (round(side * scale) for side in page.shape)
    turn = cv2.getRotationMatrix2D((page.shape[1] / 2, page.shape[0] / 2), angle, scale)
    grow = 1.0 + (0.12 if abs(angle % 180) > 2 and abs(angle % 180) < 178 else 0.0)
    out = (round(width * grow), round(height * grow))
    turn[:, 2] += (out[0] / 2 - page.shape[1] / 2 + rng.normal(0, 3), out[1] / 2 - page.shape[0] / 2 + rng.normal(0, 3))
    around = 255 if rng.random() < 0.7 else int(rng.integers(10, 60))
    soft = cv2.GaussianBlur(page, (0, 0), 0.45 / scale)
    image = cv2.warpAffine(soft, turn, out, flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_CONSTANT, borderValue=around).astype(np.float32)
    image = cv2.GaussianBlur(image, (0, 0), float(rng.uniform(0.3, 0.8)))
    white, black = rng.uniform(228, 255), rng.uniform(0, 60)
    image = black + image * ((white - black) / 255)
    image += _slope(image.shape, rng) * rng.uniform(0, 20)
    image += rng.normal(0, rng.uniform(1, 5), image.shape)
    return _jpeg(image, rng)


def photographed(page: Grey, rng: Generator) -> Grey:
    """As a phone gives it: from aside, bent, on a table, with shadows, out of focus, noisy, JPEG; perhaps turned by quarters."""
    page = _used(page, rng, 0.15)
    long = int(rng.integers(1900, 3000))
    out_h, out_w = long, round(long * rng.uniform(0.72, 0.78))
    fill = rng.uniform(0.76, 0.95)
    height = out_h * fill
    width = height * 210 / 297
    if width > out_w * 0.97:
        width = out_w * 0.97
        height = width * 297 / 210
    corners = np.array([(-width / 2, -height / 2), (width / 2, -height / 2), (width / 2, height / 2), (-width / 2, height / 2)])
    corners += rng.uniform(-0.035, 0.035, (4, 2)) * (width, height)
    angle = np.deg2rad(rng.uniform(-10, 10) if rng.random() < 0.3 else rng.normal(0, 2))
    corners = corners @ np.array([[np.cos(angle), np.sin(angle)], [-np.sin(angle), np.cos(angle)]])
    shrink = max(1.0, float(np.max(np.abs(corners) * 2 / (out_w * 0.99, out_h * 0.99))))
    corners = corners / shrink + (out_w / 2, out_h / 2)
    h, w = page.shape
    back = cv2.getPerspectiveTransform(corners.astype(np.float32), np.array([(0, 0), (w, 0), (w, h), (0, h)], np.float32))
    xs, ys = np.meshgrid(np.arange(out_w, dtype=np.float32), np.arange(out_h, dtype=np.float32))
    below = back[2, 0] * xs + back[2, 1] * ys + back[2, 2]
    u = (back[0, 0] * xs + back[0, 1] * ys + back[0, 2]) / below
    v = (back[1, 0] * xs + back[1, 1] * ys + back[1, 2]) / below
    bend = rng.normal(0, 1.0, 4).clip(-2.2, 2.2) * SCALE  # millimetres
    first, second = np.sin(np.pi * v / h), np.sin(np.pi * u / w)
    mu = (u + bend[0] * first + bend[1] * np.sin(2 * np.pi * u / w) * 0.5).astype(np.float32)
    mv = (v + bend[2] * second + bend[3] * np.sin(2 * np.pi * v / h) * 0.5).astype(np.float32)
    soft = cv2.GaussianBlur(page, (0, 0), max(0.3, 0.4 * h / height))
    image = cv2.remap(soft, mu, mv, cv2.INTER_LINEAR, borderMode=cv2.BORDER_CONSTANT, borderValue=0).astype(np.float32)
    outside = (mu < 0) | (mv < 0) | (mu > w) | (mv > h)
    table = cv2.resize(rng.uniform(40, 190) + rng.normal(0, 18, (40, 9)).astype(np.float32), (out_w, out_h))
    white, black = rng.uniform(190, 250), rng.uniform(5, 50)
    image = black + image * ((white - black) / 255)
    image = np.where(outside, table.clip(5, 240), image).astype(np.float32)
    light = 1.0 - rng.uniform(0, 0.45) * (_slope(image.shape, rng) * 0.5 + 0.5)
    if rng.random() < 0.4:  # the shadow of a hand or the phone
        shade = np.zeros(image.shape, np.uint8)
        cx, cy = rng.uniform(0, out_w), rng.uniform(0, out_h)
        size = (int(out_w * rng.uniform(0.2, 0.5)), int(out_h * rng.uniform(0.1, 0.4)))
        cv2.ellipse(shade, (int(cx), int(cy)), size, float(rng.uniform(0, 180)), 0, 360, 255, -1)
        small = cv2.GaussianBlur(cv2.resize(shade, (out_w // 8, out_h // 8)), (0, 0), float(rng.uniform(2, 8)))
        light *= 1.0 - rng.uniform(0.15, 0.45) * cv2.resize(small, (out_w, out_h)).astype(np.float32) / 255
    image *= light
    image = cv2.GaussianBlur(image, (0, 0), float(rng.uniform(0.5, 1.5)))
    if rng.random() < 0.2:  # a hand that shakes
        far = int(rng.integers(2, 5))
        image = cv2.blur(image, (far, 1) if rng.random() < 0.5 else (1, far))
    image += rng.normal(0, rng.uniform(2, 7), image.shape)
    turned = np.rot90(image, k=int(rng.choice([0, 0, 0, 1, 2, 3])))
    return _jpeg(turned, rng)


def _jpeg(image: NDArray[Any], rng: Generator) -> Grey:
    eight = np.ascontiguousarray(np.clip(image, 0, 255).astype(np.uint8))
    _, data = cv2.imencode(".jpg", eight, [cv2.IMWRITE_JPEG_QUALITY, int(rng.integers(60, 91))])
    return np.asarray(cv2.imdecode(data, cv2.IMREAD_GRAYSCALE), np.uint8)


def _slope(shape: tuple[int, ...], rng: Generator) -> NDArray[np.float32]:
    """From -1 at one side to 1 at the other."""
    angle = rng.uniform(0, 2 * np.pi)
    xs = np.linspace(-1, 1, shape[1], dtype=np.float32)[None, :] * np.float32(np.cos(angle))
    ys = np.linspace(-1, 1, shape[0], dtype=np.float32)[:, None] * np.float32(np.sin(angle))
    return ((xs + ys) / np.float32(abs(np.cos(angle)) + abs(np.sin(angle)))).astype(np.float32)


def _used(page: Grey, rng: Generator, chance: float) -> Grey:
    """Paper that was handled: punched, folded, stained, cut at an edge."""
    image = page.astype(np.float32)
    h, w = page.shape
    if rng.random() < chance:  # two holes for a file, 8 cm apart
        x = rng.uniform(9, 12) * SCALE
        for y in (h / 2 - 40 * SCALE, h / 2 + 40 * SCALE):
            cv2.circle(image, (int(x), int(y)), int(3 * SCALE), float(rng.choice([250, 40])), -1, cv2.LINE_AA)
    if rng.random() < chance:  # a fold: a dark line and a light one beside it
        y = int(rng.uniform(0.2, 0.8) * h)
        slant = int(rng.normal(0, 0.01) * h)
        for shift, change in ((0, -rng.uniform(15, 50)), (3, 12.0)):
            line = np.zeros_like(image)
            cv2.line(line, (0, y + shift), (w, y + shift + slant), 1.0, int(rng.integers(2, 5)), cv2.LINE_AA)
            image += cv2.GaussianBlur(line, (0, 0), 1.0) * np.float32(change)
    if rng.random() < chance:  # a stain of tea, darker at its edge
        cx, cy, r = rng.uniform(0.1, 0.9) * w, rng.uniform(0.1, 0.9) * h, rng.uniform(8, 22) * SCALE
        stain = np.zeros_like(image)
        cv2.circle(stain, (int(cx), int(cy)), int(r), 1.0, -1, cv2.LINE_AA)
        edge = np.zeros_like(image)
        cv2.circle(edge, (int(cx), int(cy)), int(r), 1.0, 5, cv2.LINE_AA)
        image *= 1 - rng.uniform(0.04, 0.15) * stain - rng.uniform(0.02, 0.1) * cv2.GaussianBlur(edge, (0, 0), 2)
    if rng.random() < chance:  # cut or torn at one side
        cut = int(rng.uniform(2, 9) * SCALE)
        side = int(rng.integers(4))
        part = (slice(0, cut), slice(None)) if side == 0 else (slice(h - cut, h), slice(None)) if side == 1 else (slice(None), slice(0, cut))
        part = (slice(None), slice(w - cut, w)) if side == 3 else part
        image[part] = float(rng.choice([255, 90]))
    return np.asarray(image.clip(0, 255), np.uint8)


def simulated(
    blanks: list[tuple[PageCode, PageLayout, Grey]], geometry: Geometry, seeds: range, kind: str, habits: Habits | None = None
) -> Iterator[tuple[Grey, Truth]]:
    """A page for each seed. `kind`: 100, 150 or 200 (a scan of so many dpi), `scan` (any of these) or `phone`."""
    for seed in seeds:
        rng = np.random.default_rng([seed, 17])
        code, layout, blank = blanks[seed % len(blanks)]
        items = geometry.layout_of(code.code).items
        many = frozenset(number for number, item in items.items() if item.kind == "multiple_choice")
        own = not geometry.sheets[code.code].student.number
        page, truth = filled(blank, layout, code, rng, habits or Habits(), own, many)
        if kind == "phone":
            yield photographed(page, rng), truth
        else:
            yield scanned(page, rng, int(rng.choice([100, 150, 200])) if kind == "scan" else int(kind)), truth
