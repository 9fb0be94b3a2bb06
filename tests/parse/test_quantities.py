"""The figures of a line: what counts something, how exactly, and what only looks like it."""

from __future__ import annotations

from decimal import Decimal

import pytest

from .conftest import Read


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        pytest.param("开设三个专栏。", ["三个专栏"], id="in words"),
        pytest.param("每三个月检查一遍。", [], id="every third"),
        pytest.param("各两个科室参加。", [], id="two of each"),
        pytest.param("改版第三个专栏。", [], id="an ordinal"),
        pytest.param("受理申请数十件。", [], id="some tens"),
        pytest.param("收到申请一件。", ["一件"], id="one, and nothing behind it"),
        pytest.param("办好一件实事。", [], id="一件 as an article"),
        pytest.param("公开信息12条、文件3件。", ["12条", "3件"], id="two"),
        pytest.param("公开信息1,234条。", ["1,234条"], id="thousands parted"),
        pytest.param("2022年3月5日公开信息12条。", ["12条"], id="behind a date"),
        pytest.param("依据清政办〔2022〕3号公开信息12条。", ["12条"], id="behind the number of a document"),
        pytest.param("公开信息12条，详见第3页。", ["12条"], id="before a page"),
        pytest.param("浏览量为536万，公开信息12条。", ["536万", "12条"], id="ten thousands without a unit"),
    ],
)
def test_figures(text: str, figures: list[str], read: Read) -> None:
    assert [figure.printed for figure in read(text, titled=True).figures] == figures


@pytest.mark.parametrize(
    ("text", "value", "scale", "decimals", "approximate"),
    [
        pytest.param("公开信息12条。", "12", 1, 0, "", id="as printed"),
        pytest.param("浏览量12.5万次。", "125000", 10_000, 1, "", id="ten thousands with a decimal"),
        pytest.param("安排经费1.2亿元。", "120000000", 10**8, 1, "", id="hundred millions"),
        pytest.param("浏览量3百万次。", "3000000", 10**6, 0, "", id="two words of size"),
        pytest.param("浏览量3万亿次。", "3000000000000", 10**12, 0, "", id="two great words of size"),
        pytest.param("公开信息近300条。", "300", 1, 0, "about", id="nearly"),
        pytest.param("公开信息约300条。", "300", 1, 0, "about", id="about"),
        pytest.param("公开信息不足300条。", "300", 1, 0, "less", id="under"),
        pytest.param("公开信息超过300条。", "300", 1, 0, "more", id="over"),
        pytest.param("公开信息300余条。", "300", 1, 0, "beyond", id="odd"),
        pytest.param("公开信息300条左右。", "300", 1, 0, "about", id="or so"),
        pytest.param("每月3-5条。", "3", 1, 0, "about", id="a range"),
        pytest.param("占百分之三十五。", "35", 1, 0, "", id="a share in words"),
    ],
)
def test_how_exactly(text: str, value: str, scale: int, decimals: int, approximate: str, read: Read) -> None:
    [figure] = read(text, titled=True).figures
    assert (figure.value, figure.scale, figure.decimals) == (Decimal(value), scale, decimals)
    assert figure.approximate == approximate
