"""Sentences on growth, changes and rates."""

from __future__ import annotations

from bench.accuracy.writing.pen import Pen

GROWTH = ("C005", "C017", "X026")
RATE = ("C006", "C003", "C018", "C019")
COUNTED = [
    ("门户网站发布信息", "条"), ("政务微信公众号推送信息", "条"), ("接待查阅", "人次"), ("组织网上直播", "场"), ("更新办事指南", "条"), ("印发便民手册", "册"),
    ("网站点击量", "次"), ("发布新闻稿件", "篇"), ("回应公众关切", "次"), ("举办政府开放日活动", "场"), ("公开规范性文件", "件"),
]  # fmt: skip


def counted(pen: Pen) -> tuple[str, str]:
    """Return what is counted, not counted before in this report, and its unit."""
    (what,) = pen.fresh([what for what, _ in COUNTED], 1)
    return what, dict(COUNTED)[what]


def _pair(pen: Pen, up: bool) -> tuple[int, int]:
    before = pen.chance.randint(20, 900)
    step = pen.chance.randint(1, max(1, before // 2))
    return (before + step, before) if up else (before - step, before)


def growth_with_base(pen: Pen) -> str:
    """This year's figure, last year's, the difference, the rate."""
    up = pen.maybe(0.7)
    now, before = _pair(pen, up)
    what, unit = counted(pen)
    a, a_text = pen.figure(now, name="now")
    b, b_text = pen.figure(before, name="before")
    d, d_text = pen.figure(abs(now - before), name="change")
    g, g_text = pen.change(now, before)
    more, rise = (
        ("增加", pen.pick("增长", "增幅", "增长率为", "增长了"))
        if up
        else ("减少", pen.pick("下降", "降幅为", "下降了"))
    )
    pen.claim("growth", (g, a, b, d), *GROWTH)
    pen.claim("change", (d, a, b, g), *GROWTH)
    last = pen.pick("上年", "去年", f"{pen.year - 1}年")
    return pen.pick(
        f"全年共{what}{a_text}{unit}，比{last}的{b_text}{unit}{more}{d_text}{unit}，{rise}{g_text}。",
        f"{pen.year}年{what}{a_text}{unit}，{last}为{b_text}{unit}，{more}{d_text}{unit}，{rise}{g_text}。",
        f"全年{what}{a_text}{unit}，较{last}{b_text}{unit}{more}{d_text}{unit}，同比{rise}{g_text}。",
    )


def growth_with_difference(pen: Pen) -> str:
    """This year's figure, the difference, the rate."""
    up = pen.maybe(0.7)
    now, before = _pair(pen, up)
    what, unit = counted(pen)
    a, a_text = pen.figure(now, name="now")
    d, d_text = pen.figure(abs(now - before), name="change")
    g, g_text = pen.change(now, before)
    more, rise = (
        ("增加", pen.pick("增长", "增幅", "同比增长"))
        if up
        else ("减少", pen.pick("下降", "降幅", "同比下降"))
    )
    pen.claim("growth", (g, a, d), *GROWTH)
    last = pen.pick("上年", "去年", "上年度", "去年同期")
    return pen.pick(
        f"全年{what}{a_text}{unit}，{pen.pick('较', '比')}{last}{more}{d_text}{unit}，{rise}{g_text}。",
        f"{pen.year}年共{what}{a_text}{unit}，同比{more}{d_text}{unit}，{rise}{g_text}。",
        f"共{what}{a_text}{unit}，{pen.pick('较', '比')}{last}{more}{d_text}{unit}（{rise}{g_text}）。",
    )


def difference_only(pen: Pen) -> str:
    """Both years' figures and the difference."""
    up = pen.maybe(0.7)
    now, before = _pair(pen, up)
    what, unit = counted(pen)
    a, a_text = pen.figure(now, name="now")
    b, b_text = pen.figure(before, name="before")
    d, d_text = pen.figure(abs(now - before), name="change")
    pen.claim("change", (d, a, b), *GROWTH)
    more = "增加" if up else "减少"
    return f"全年{what}{a_text}{unit}，比{pen.pick('上年', '去年')}的{b_text}{unit}{more}{d_text}{unit}。"


def growth_from_base(pen: Pen) -> str:
    """Both years' figures and the rate."""
    up = pen.maybe(0.7)
    now, before = _pair(pen, up)
    what, unit = counted(pen)
    a, a_text = pen.figure(now, name="now")
    b, b_text = pen.figure(before, name="before")
    g, g_text = pen.change(now, before)
    pen.claim("growth", (g, a, b), *GROWTH)
    rise = pen.pick("增长", "增长了") if up else pen.pick("下降", "减少")
    return pen.pick(
        f"全年{what}{a_text}{unit}，较上年{b_text}{unit}{rise}{g_text}。",
        f"{what}由上年的{b_text}{unit}{'增加' if up else '减少'}到{a_text}{unit}，{rise}{g_text}。",
        f"全年{what}{a_text}{unit}，上年同期{b_text}{unit}，同比{rise}{g_text}。",
    )


def growth_alone(pen: Pen) -> str:
    """A rate of growth with nothing that it could be worked out from."""
    now, before = _pair(pen, True)
    what, unit = counted(pen)
    return f"全年{what}{pen.n(now)}{unit}，同比增长{pen.change(now, before)[1]}。"


def closing_rate(pen: Pen) -> str:
    """Received, closed, and the rate of the two."""
    received = pen.chance.randint(8, 400)
    closed = received if pen.maybe(0.5) else received - pen.chance.randint(1, max(1, received // 6))
    a, a_text = pen.figure(received, name="received")
    b, b_text = pen.figure(closed, name="closed")
    r, r_text = pen.percent(closed, received, 0 if received == closed else None)
    pen.claim("rate", (r, b, a), *RATE)
    return pen.pick(
        f"全年共受理网民留言{a_text}件，办结{b_text}件，办结率{r_text}。",
        f"收到12345热线转办事项{a_text}件，办结{b_text}件，办结率为{r_text}。",
        f"全年收到群众来信{a_text}件，已答复{b_text}件，答复率达{r_text}。",
        f"{pen.year}年办理县长信箱来信{a_text}件，回复{b_text}件，回复率{r_text}。",
        f"承办人大代表建议、政协提案{a_text}件，办结{b_text}件，办结率{r_text}。",
    )


def disclosure_rate(pen: Pen) -> str:
    """Papers made, papers published, and the rate."""
    made = pen.chance.randint(10, 700)
    public = made - pen.chance.randint(0, made // 3)
    a, a_text = pen.figure(made, name="made")
    b, b_text = pen.figure(public, name="public")
    r, r_text = pen.percent(public, made, 0 if public == made else None)
    pen.claim("rate", (r, b, a), *RATE)
    return pen.pick(
        f"全年制发公文{a_text}件，主动公开{b_text}件，主动公开率为{r_text}。",
        f"共制发各类文件{a_text}件，其中主动公开{b_text}件，主动公开率{r_text}。",
        f"共印发公文{a_text}件，其中主动公开{b_text}件，占{r_text}。",
    )


def satisfied(pen: Pen) -> str:
    """A rate of contentment among so many answers, nothing to work it out from."""
    return f"组织开展问卷调查，收回有效问卷{pen.n(pen.chance.randint(100, 900))}份，群众满意率{decimal_rate(pen)}%。"


def decimal_rate(pen: Pen) -> str:
    """Return a percentage that stands alone."""
    return f"9{pen.chance.randint(0, 9)}.{pen.chance.randint(1, 9)}"


SHAPES = [
    growth_with_base, growth_with_difference, difference_only, growth_from_base, growth_alone,
    closing_rate, closing_rate, disclosure_rate, satisfied,
]  # fmt: skip
