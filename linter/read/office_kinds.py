"""What is said of a Word document or a workbook that cannot be read."""

from __future__ import annotations

from typing import NamedTuple

from linter.errors import UnreadableError


class OfficeKind(NamedTuple):
    """What people call a kind of document, and where it can be mended."""

    zh: str
    en: str
    program_zh: str
    program_en: str
    main: str  # where its main part usually is

    def damaged(self) -> UnreadableError:
        """Return the error for a file that is broken."""
        return UnreadableError(
            f"这个{self.zh}已损坏，无法读取；请在 {self.program_zh}里打开后另存",
            f"this {self.en} is damaged and cannot be read; open it in {self.program_en} and save it again",
        )

    def cut_off(self) -> UnreadableError:
        """Return the error for a file whose end is missing."""
        return UnreadableError(
            f"这个{self.zh}不完整：文件后半截断了（可能没有下载或复制完），无法读取；请重新取得",
            f"this {self.en} is cut off: its end is missing (it may not have been downloaded or copied whole), "
            "and it cannot be read; fetch it again",
        )

    def encrypted(self) -> UnreadableError:
        """Return the error for a file that is encrypted."""
        return UnreadableError(
            f"这个{self.zh}加了密，无法读取；请先去掉打开密码",
            f"this {self.en} is encrypted and cannot be read; remove its password first",
        )

    def too_much(self, what: str, en: str, most: int, zh_do: str = "", en_do: str = "") -> UnreadableError:
        """Return the error for a file with more of something than any report has."""
        return UnreadableError(
            f"这个{self.zh}的{what}超过 {most} 个，不予读取{zh_do}",
            f"this {self.en} has more than {most} {en} and was not read{en_do}",
        )

    def bomb(self) -> UnreadableError:
        """Return the error for a file that unpacks to far too much."""
        return UnreadableError(
            f"这个{self.zh}解压后过大，不予读取；请确认文件来源",
            f"this {self.en} unpacks to far too much and was not read; make sure where it comes from",
        )

    def doctype(self) -> UnreadableError:
        """Return the error for a document type declaration."""
        return UnreadableError(
            f"这个{self.zh}含有 DTD 声明，不予读取；请确认文件来源",
            f"this {self.en} declares a document type and was not read; make sure where it comes from",
        )


WORD = OfficeKind(
    " Word 文件（.docx）", "Word document (.docx)", "Word 或 WPS ", "Word or WPS", "word/document.xml"
)
OFD = OfficeKind(" OFD 文件（.ofd）", "OFD document (.ofd)", "OFD 阅读软件", "an OFD viewer", "OFD.xml")
EXCEL = OfficeKind(
    " Excel 工作簿（.xlsx）", "Excel workbook (.xlsx)", "Excel 或 WPS ", "Excel or WPS", "xl/workbook.xml"
)
