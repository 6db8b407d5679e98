"""Every sentence of the window is there in both languages. Chinese is the source; English is resources/i18n."""

import ast
import re
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QTranslator
from PySide6.QtWidgets import QApplication

import reader.ui
from reader import paths
from reader.core.records import LineRole
from reader.ui.main_window import MainWindow
from reader.ui.panes.source_view import role_words

FOLDER = Path(reader.ui.__file__).parent
TS = paths.resources() / "i18n" / "baoku_en.ts"
MARKERS = {"translate", "QT_TRANSLATE_NOOP"}
Message = tuple[str, str]


def messages_in_code() -> set[Message]:
    found: set[Message] = set()
    for file in FOLDER.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name):
                continue
            if node.func.id in MARKERS and len(node.args) >= 2 and isinstance(node.args[1], ast.Constant):
                context = node.args[0]
                assert isinstance(context, ast.Constant), f"{file}: lupdate cannot read this context"
                found.add((str(context.value), str(node.args[1].value)))
    return found


def translations() -> dict[Message, list[str]]:
    found: dict[Message, list[str]] = {}
    for context in ElementTree.parse(TS).getroot().iter("context"):
        for message in context.iter("message"):
            translation = message.find("translation")
            assert translation is not None
            texts = [form.text or "" for form in translation.findall("numerusform")] or [
                translation.text or ""
            ]
            if translation.get("type") is not None:
                texts = [""]
            found[context.findtext("name", ""), message.findtext("source", "")] = texts
    return found


def test_every_sentence_is_translated() -> None:
    known = translations()
    missing = sorted(message for message in messages_in_code() if not all(known.get(message, [""])))
    assert missing == []


def test_nothing_is_translated_that_is_not_said() -> None:
    assert sorted(set(translations()) - messages_in_code()) == []


def test_translations_keep_the_places_for_names_and_numbers() -> None:
    for (context, source), texts in translations().items():
        wanted = set(re.findall(r"{\w+}|%n", source))
        for text in texts:
            given = set(re.findall(r"{\w+}|%n", text))
            allowed = wanted | {"{month_name}"} if "{month}" in wanted else wanted
            assert given <= allowed, (context, source)
            assert wanted - given <= ({"{month}"} if "{month}" in wanted else set()), (context, source)


def test_the_compiled_file_is_of_these_translations(dressed: QApplication) -> None:
    translator = QTranslator()
    assert translator.load("baoku_en", str(TS.parent))
    for (context, source), texts in translations().items():
        plural = len(texts) > 1
        shown = translator.translate(context, source, "", 2 if plural else -1)
        assert shown == texts[-1], (context, source)


def test_what_became_of_a_line_is_english_in_an_english_window(
    open_window: Callable[..., MainWindow], dressed: QApplication
) -> None:
    window = open_window()
    role = LineRole(7, "title", "主标题,与其他标题行同在一处")
    assert role_words(role) == "第 7 行：标题（主标题,与其他标题行同在一处）"
    window.appearance.choose_language("en")
    dressed.processEvents()
    assert role_words(role).endswith("(headline, in one place with other lines of the headline)")


def test_no_chinese_is_said_that_nobody_can_translate() -> None:
    """A Chinese text or bracket in the code is a marked one, a docstring, or a character that is data."""
    data = {"国", "、", "未", "今日拱墅"}
    loose: list[str] = []
    for file in FOLDER.rglob("*.py"):
        tree = ast.parse(file.read_text(encoding="utf-8"))
        marked = {
            id(argument) for node in ast.walk(tree) if isinstance(node, ast.Call) for argument in node.args
        }
        docs = {
            id(node.value)
            for node in ast.walk(tree)
            if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
        }
        for node in ast.walk(tree):
            if (
                isinstance(node, ast.Constant)
                and isinstance(node.value, str)
                and re.search(r"[\u4e00-\u9fff（）]", node.value)
                and id(node) not in marked | docs
                and node.value not in data
            ):
                loose.append(f"{file.name}: {node.value}")
    assert [text for text in loose if not text.startswith("fonts.py")] == []


@pytest.mark.parametrize("name", ["qtbase_zh_CN"])
def test_qt_itself_speaks_chinese(name: str) -> None:
    from PySide6.QtCore import QLibraryInfo

    assert QTranslator().load(name, QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
