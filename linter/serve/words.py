"""The words of the window, in both languages."""

from __future__ import annotations

# What a file is called that is taken away: behind the report's own name.
NAMES: dict[str, dict[str, str]] = {
    "page.html": {"zh": "检查结果", "en": "results"},
    "list.xlsx": {"zh": "问题清单", "en": "findings"},
    "sheet.html": {"zh": "校核确认单", "en": "sign-off"},
    "annotated.docx": {"zh": "批注稿", "en": "comments"},
    "tracked.docx": {"zh": "改稿（修订）", "en": "tracked changes"},
    "annotated.pdf": {"zh": "批注稿", "en": "comments"},
}

WORDS: dict[str, tuple[str, str]] = {
    # what cannot be done
    "token_spent": (
        "这个链接已经用过。请用程序窗口里最新的链接打开。",
        "This link has been used. Open the newest one that the program shows.",
    ),
    "desk_full": ("文件太多：一次最多放 40 份", "Too many files: 40 are the most at once"),
    "too_large": ("文件太大：最大 60 MB", "The file is too large: 60 MB are the most"),
    "no_such_report": ("这份报告已经不在这里了", "This report is not here any more"),
    "no_such_file": ("没有这个文件", "There is no such file"),
    "not_understood": ("没有看懂请求", "The request was not understood"),
    "no_year": ("年份应在 1990 至 2100 之间", "The year must be between 1990 and 2100"),
    "waiver_needs": (
        "豁免要写明理由、由谁负责、到哪一天",
        "A waiver says why, who answers for it, and until when",
    ),
    "not_waivable": ("这条问题不能豁免", "This finding may not be waived"),
    "day_is_over": ("豁免期限已经过了", "That day is over"),
    "lost": ("连不上检查程序。它可能已经关闭。", "The program does not answer. It may have been closed."),
    # the page
    "title": ("报告检查", "Report check"),
    "drop": ("把报告拖到这里，或点击选择", "Drop reports here, or click to choose"),
    "drop_hint": (
        "Word、PDF、网页、Excel、文本均可，可以一次放几份；去年的也放进来，会自动对照。",
        "Word, PDF, HTML, Excel or text, several at once; with last year's beside it, both are compared.",
    ),
    "local": (
        "文件只在这台电脑上检查，不会上传到任何地方；关闭后全部删除。",
        "Files are checked on this computer only and go nowhere; when this closes, all are removed.",
    ),
    "reports": ("报告", "Reports"),
    "working": ("正在检查…", "Checking …"),
    "done": ("检查完毕", "Checked"),
    "nothing": ("还没有报告", "No report yet"),
    "end": ("结束并删除文件", "Close and remove files"),
    "ended": (
        "已经结束，文件已删除。可以关闭本页。",
        "Closed; the files are removed. You may close this page.",
    ),
    "see": ("查看", "Show"),
    "replace": ("换上改好的", "Put the mended one"),
    "remove": ("移除", "Remove"),
    "correct": ("年份、机关、种类不对？", "Year, body or kind wrong?"),
    "kind": ("报告种类", "Kind"),
    "year": ("年份", "Year"),
    "body": ("机关类别", "Kind of body"),
    "as_recognised": ("自动识别", "as recognised"),
    "excerpt": ("只是报告的一部分", "only a part of a report"),
    "apply": ("按此重查", "Check again"),
    "guessed": ("推测", "guessed"),
    "take_away": ("下载", "Download"),
    "waive": ("豁免…", "Waive …"),
    "waive_title": ("豁免一条问题", "Waive a finding"),
    "which": ("问题", "Finding"),
    "reason": ("理由", "Reason"),
    "by": ("由谁负责", "Who answers for it"),
    "until": ("到哪一天", "Until"),
    "save": ("豁免", "Waive"),
    "cancel": ("取消", "Cancel"),
    "waiver_file": ("豁免清单 waivers.yaml", "waivers.yaml"),
    "round": ("第 {} 稿", "Draft {}"),
    "changes": ("与上一稿相比", "Since the draft before"),
    "gone": ("已改正 {}", "{} gone"),
    "new": ("新出现 {}", "{} new"),
    "still": ("仍有 {}", "{} still there"),
    "frame": ("检查结果", "Results"),
    "unknown_kind": ("未识别", "not recognised"),
    "need_script": (
        "此页需要启用 JavaScript。",
        "This page needs JavaScript.",
    ),
}


def phrase(key: str, language: str) -> str:
    """Return the words for *key*."""
    return WORDS[key][language == "en"]
