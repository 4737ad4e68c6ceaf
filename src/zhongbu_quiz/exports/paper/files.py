"""Files that appear whole or not at all.

In: names and bytes. Out: paths. Everything is written to temporary names beside the target first; only when all of it
stands on disk do the files get their names.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Mapping
from pathlib import Path

from zhongbu_quiz.errors import UserError


def write_all(folder: Path, contents: Mapping[str, bytes]) -> list[Path]:
    """Write every name in `contents` into `folder`, all or none."""
    staged: list[tuple[str, Path]] = []
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, content in contents.items():
            handle, temporary = tempfile.mkstemp(dir=folder, prefix=".", suffix=".part")
            staged.append((temporary, folder / name))
            with os.fdopen(handle, "wb") as out:
                out.write(content)
            os.chmod(temporary, 0o666 & ~_umask())
        for temporary, target in staged:
            os.replace(temporary, target)
    except OSError as error:
        raise UserError(
            f"{folder}: cannot write here ({error.strerror}); choose another folder with -o"
        ) from error
    finally:
        for temporary, _ in staged:
            Path(temporary).unlink(missing_ok=True)
    return [target for _, target in staged]


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
