"""Files and folders in memory, as far as a pack is read from them."""

from __future__ import annotations

from collections.abc import Iterator


class Memory:
    """A file, or a folder of files; a name that is not there is a file without content."""

    def __init__(self, name: str, data: bytes | None = None, inside: dict[str, Memory] | None = None) -> None:
        self.name, self._data, self._inside = name, data, inside

    @classmethod
    def folder(cls, files: dict[str, bytes], name: str = "pack") -> Memory:
        """Return a folder of *files*, whose names may have a folder before them."""
        inside: dict[str, dict[str, bytes]] = {}
        here: dict[str, Memory] = {}
        for path, data in files.items():
            head, slash, rest = path.partition("/")
            if slash and rest:
                inside.setdefault(head, {})[rest] = data
            elif head:
                here[head] = cls(head, data)
        here |= {head: cls.folder(content, head) for head, content in inside.items()}
        return cls(name, None, here)

    def __truediv__(self, name: str) -> Memory:
        return (self._inside or {}).get(name) or Memory(name)

    def __str__(self) -> str:
        return self.name

    def is_file(self) -> bool:
        """Whether it is a file that is there."""
        return self._data is not None

    def is_dir(self) -> bool:
        """Whether it is a folder."""
        return self._inside is not None

    def iterdir(self) -> Iterator[Memory]:
        """Yield what is in the folder."""
        yield from (self._inside or {}).values()

    def read_text(self, encoding: str = "utf-8") -> str:
        """Return the file's text."""
        if self._data is None:
            raise FileNotFoundError(self.name)
        return self._data.decode(encoding)

    def read_bytes(self) -> bytes:
        """Return the file's content."""
        return self._data or b""
