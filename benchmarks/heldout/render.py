"""Held-out forms as pictures: HTML in a headless browser, values in a drawn font, seals pressed on."""

import random
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from io import BytesIO
from typing import Any

import numpy as np
from PIL import Image as Pillow

from benchmarks.heldout.layouts import BASE, LAYOUTS
from benchmarks.heldout.second_forms import SECOND_STRANGERS
from benchmarks.heldout.stranger_cases import extras_of
from benchmarks.heldout.stranger_forms import STRANGERS
from benchmarks.heldout.stranger_marks import DPI, Image, Impression, Placed, press_stranger
from benchmarks.heldout.stranger_parts import STYLE, Sheet, Stranger
from samples.cases import PERSON_SCENARIOS, UNIT_SCENARIOS, Case, Kind, make_case
from samples.fonts import face, handwriting_styles
from samples.seal_wear import Wear
from samples.seals import SealSpec, draw_seal, stamp

CHROMIUM = "/usr/bin/chromium"
FLAGS = ("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-background-networking")
SCALE = 1654 / 794
BROWSER_FONTS = (
    "Noto Serif CJK SC",
    "AR PL UMing CN",
    "Noto Sans CJK SC",
    "WenQuanYi Zen Hei",
    "AR PL UKai CN",
)
# A recommender's block is not drawn by these layouts; the scenario would have nothing to fail.
LEFT_OUT = {"missing_recommender_seal"}


REQUIRED: dict[Kind, tuple[str, ...]] = {
    "unit": (
        "单位名称",
        "统一社会信用代码",
        "法定代表人",
        "联系人",
        "联系电话",
        "申报奖项",
        "主要事迹",
        "推荐日期",
    ),
    "person": ("姓名", "身份证号码", "工作单位", "联系电话", "申报奖项", "主要事迹", "推荐日期"),
}
SHOWN_BY = {
    "invalid_id_number": "身份证号码",
    "invalid_credit_code": "统一社会信用代码",
    "invalid_phone": "联系电话",
}
"""Flags that need their field on the page."""
PLACES_SCRIPT = """page => {
  const home = page.getBoundingClientRect();
  const tell = e => {
    const b = e.getBoundingClientRect(), d = e.dataset, near = e.closest('[data-slot]');
    return {...d, text: e.textContent, near: near ? near.dataset.slot : '',
            area: [b.left - home.left, b.top - home.top, b.right - home.left, b.bottom - home.top]};
  };
  const all = name => [...page.querySelectorAll('[data-' + name + ']')].map(tell);
  return {key: all('key'), blank: all('blank'), slot: all('slot'), seal: all('seal')};
}"""
FIT_SCRIPT = """(page, fill) => {
  const stories = [...page.querySelectorAll('.long')];
  for (let size = 15; page.scrollHeight > page.clientHeight && size >= 10; size -= 0.5)
    stories.forEach(e => { e.style.fontSize = size + 'px'; e.style.lineHeight = 1.35; });
  for (let share = 1; page.scrollHeight > page.clientHeight && share > 0.75; share -= 0.05)
    page.querySelectorAll('.v').forEach(e => { e.style.fontSize = share + 'em'; });
  const over = page.scrollHeight - page.clientHeight;
  const rows = [...page.querySelectorAll('.long, [data-slot]')].map(e => e.closest('tr')).filter(e => e);
  const end = Math.max(...[...page.children].map(e => e.getBoundingClientRect().bottom));
  const slack = page.getBoundingClientRect().bottom - 60 - end;
  if (over <= 0 && slack > 0)
    new Set(rows).forEach((e, n, all) =>
      e.style.height = e.getBoundingClientRect().height + fill * slack / all.size + 'px');
  return over;
}"""
"""Long narratives are set smaller, as people do in a form of one page; where room is left, rows grow by
its share `fill`. Returns the pixels still too many."""


@dataclass(frozen=True, slots=True, eq=False)
class HeldOut:
    """One form: flat pages at 200 dpi (RGB), the case it tells, its layout, and whether it looks written.

    Strangers also say what stands where: `written` values, `slots` (value: the role), `impressions`; and
    their case holds exactly the values on the pages.
    """

    pages: tuple[Image, ...]
    case: Case
    layout: str
    handwriting: bool
    written: tuple[Placed, ...] = ()
    slots: tuple[Placed, ...] = ()
    impressions: tuple[Impression, ...] = ()


@contextmanager
def browser() -> Iterator[Any]:
    """A page of a headless Chromium, A4 wide, at 200 dpi."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        page = chromium.new_page(viewport={"width": 794, "height": 1123}, device_scale_factor=SCALE)
        yield page
        chromium.close()


def render(page: Any, seed: int, layout: str, *, handwriting: bool = False) -> HeldOut:
    """Draw the form of `seed` in `layout`; the scenario follows from the seed.

    Raises KeyError for an unknown layout, ValueError where a stranger's form does not fit its page.
    """
    if layout in STRANGERS or layout in SECOND_STRANGERS:
        return _stranger(page, seed, layout, handwriting)
    rng = random.Random(seed)
    kind: Kind = "unit" if rng.random() < 0.5 else "person"
    scenarios = [s for s in (UNIT_SCENARIOS if kind == "unit" else PERSON_SCENARIOS) if s not in LEFT_OUT]
    scenario = rng.choice(scenarios) if rng.random() < 0.6 else "ok"
    case = make_case(rng, kind, scenario, recommender=False, sentences=rng.choice((2, 3, 4)))
    bodies = LAYOUTS[layout](case, rng)
    style = f"<style>{BASE}{_fonts(rng, handwriting)}</style>"
    html = f"<html><head>{style}</head><body>{''.join(bodies)}</body></html>"
    page.set_content(html)
    page.evaluate("() => document.fonts.ready")
    pages, places = [], []
    for number, element in enumerate(page.query_selector_all(".page")):
        box = element.bounding_box()
        picture = Pillow.open(BytesIO(element.screenshot())).convert("RGB").resize((1654, 2339))
        pages.append(np.array(picture))
        for spot in element.query_selector_all("[data-seal]"):
            at = spot.bounding_box()
            places.append((spot.get_attribute("data-seal"), number, at["x"] - box["x"], at["y"] - box["y"]))
    _press(pages, places, case, seed)
    return HeldOut(tuple(pages), case, layout, handwriting)


def _fonts(rng: random.Random, handwriting: bool) -> str:
    family = rng.choice(BROWSER_FONTS)
    css = f"body{{font-family:'{family}'}}"
    styles = handwriting_styles() if handwriting else ()
    if not styles:
        return css + f":root{{--hand:'{rng.choice(BROWSER_FONTS)}'}}"
    import base64

    data = base64.b64encode(face(rng.choice(styles)).path.read_bytes()).decode()
    return (
        css
        + f"@font-face{{font-family:hand;src:url(data:font/ttf;base64,{data})}}"
        + f":root{{--hand:hand,'{family}'}}.v{{font-size:1.25em;color:#1a2a6c}}"
    )


def _press(pages: list[Image], places: list[tuple[str, int, float, float]], case: Case, seed: int) -> None:
    """Press the case's seals where the layout waits for them."""
    chance = np.random.default_rng(seed)
    for role, number, x, y in places:
        for plan in (plan for plan in case.seals if plan.role == role):
            wear: tuple[Wear, ...] = ("uneven", "faint") if plan.state == "faint" else ("uneven", "dry")
            spec = SealSpec(
                plan.text,
                colour="grey" if plan.state == "grey" else "red",
                turn=float(chance.normal(0, 8)),
                diameter=float(chance.uniform(38, 44)),
                wear=wear,
            )
            jitter = chance.normal(0, 8, 2)
            stamp(
                pages[number],
                draw_seal(spec, chance, DPI),
                x * SCALE + jitter[0],
                y * SCALE + jitter[1],
                chance,
            )


def _stranger(page: Any, seed: int, layout: str, handwriting: bool) -> HeldOut:
    form = (STRANGERS | SECOND_STRANGERS)[layout]
    rng = random.Random(f"{layout} {seed}")
    case = _stranger_case(rng, form)
    bodies = form.draw(Sheet(case, extras_of(rng), rng))
    style = f"<style>{STYLE}{_stranger_fonts(rng, handwriting)}</style>"
    page.set_content(f'<html lang="zh-CN"><head>{style}</head><body>{"".join(bodies)}</body></html>')
    page.evaluate("() => document.fonts.ready")
    fill = rng.uniform(0.2, 0.95)
    pages: list[Image] = []
    found: dict[str, list[Placed]] = {"key": [], "blank": [], "slot": [], "seal": []}
    for number, element in enumerate(page.query_selector_all(".page")):
        if element.evaluate(FIT_SCRIPT, fill) > 0:
            raise ValueError(f"{layout} {seed}: page {number} does not fit")
        for sort, items in element.evaluate(PLACES_SCRIPT).items():
            found[sort] += [_placed(sort, item, number) for item in items]
        picture = Pillow.open(BytesIO(element.screenshot())).convert("RGB")
        size = (1654, 2339) if picture.height > picture.width else (2339, 1654)
        pages.append(np.array(picture.resize(size)))
    impressions = press_stranger(pages, found["seal"], case, rng.randrange(2**32))
    if case.scenario == "grey_seal" and not form.recommender:  # a photocopy of the whole form
        pages = [np.repeat(np.mean(p, axis=2, keepdims=True), 3, axis=2).astype(np.uint8) for p in pages]
    case = _as_written(case, found["key"], found["blank"])
    return HeldOut(
        tuple(pages), case, layout, handwriting, tuple(found["key"]), tuple(found["slot"]), impressions
    )


def _stranger_case(rng: random.Random, form: Stranger) -> Case:
    scenarios = UNIT_SCENARIOS if form.kind == "unit" else PERSON_SCENARIOS
    fitting = [s for s in scenarios if form.recommender or s not in LEFT_OUT]
    scenario = rng.choice(fitting) if rng.random() < 0.6 else "ok"
    return form.tell(rng, form.kind, scenario, recommender=form.recommender, facts=rng.randint(*form.facts))


def _placed(sort: str, item: dict[str, Any], page: int) -> Placed:
    """`name` and `value` by sort: key and text, slot and role, seal role and slot."""
    values = {
        "key": item.get("value") or "".join(item["text"].split()),
        "slot": item.get("role", ""),
        "seal": item["near"],
    }
    x0, y0, x1, y1 = (float(v) * SCALE for v in item["area"])
    return Placed(item[sort], values.get(sort, ""), page, (x0, y0, x1, y1))


def _as_written(case: Case, written: list[Placed], blank: list[Placed]) -> Case:
    """The case reduced to what stands on the pages, its flags with it."""
    values = {item.name: item.value for item in written}
    required = [*REQUIRED[case.kind], *(("职业资格", "证书编号") if case.award == "消防技术服务能手" else ())]
    flags = {f for f in case.flags if f not in SHOWN_BY or SHOWN_BY[f] in values} - {"missing_required_field"}
    if case.altered and case.altered not in values:
        flags -= {"id_conflict"}
    if any(key not in values for key in required):
        flags |= {"missing_required_field"}
    return replace(
        case, values=values, flags=tuple(sorted(flags)), blank=tuple(sorted({item.name for item in blank}))
    )


def _stranger_fonts(rng: random.Random, handwriting: bool) -> str:
    """Fonts for print, title, values and signatures; signatures are drawn where such a font is there."""
    import base64

    body, title = rng.choice(BROWSER_FONTS), rng.choice(BROWSER_FONTS)
    hand = f"'{body if rng.random() < 0.5 else rng.choice(BROWSER_FONTS)}'"
    signature, css = "'AR PL UKai CN'", ""
    # Grass script signs, but nobody fills in a form with it.
    legible = [style for style in handwriting_styles() if style != "liu-jian-mao-cao"]
    styles = legible if handwriting else list(handwriting_styles())
    if styles:
        data = base64.b64encode(face(rng.choice(styles)).path.read_bytes()).decode()
        css = f"@font-face{{font-family:written;src:url(data:font/ttf;base64,{data})}}"
        signature = "written,'AR PL UKai CN'"
    if styles and handwriting:
        hand = signature
        css += (
            ".v{font-size:1.22em;line-height:1.25;color:"
            + rng.choice(("#1a2a6c", "#16161d", "#1d3fa0"))
            + "}"
        )
    fonts = f"--hand:{hand};--title:'{title}';--signature:{signature}"
    return css + f"body{{font-family:'{body}'}}:root{{{fonts}}}"
