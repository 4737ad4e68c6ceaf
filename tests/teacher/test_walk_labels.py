"""What stands before the words of a cell and is none of them: its own title, another time, what only ties it to the row above."""

from __future__ import annotations

from pathlib import Path

import pytest

from zhongbu_quiz.data.world import load_world
from zhongbu_quiz.facts.base import build_base
from zhongbu_quiz.items.accepted import accepted
from zhongbu_quiz.workbook.seeds import load_seeds

from .sheets import book, problems
from .test_slips import statements

HEAD = ("时间", "事件", "意义")
LAST = ("1911年", "武昌起义爆发", "推翻了清朝的统治")


@pytest.mark.parametrize("label", ["意义：①", "历史意义：", "【意义】", "影响：", "答：", "①意义：", "意义：意义："])
def test_the_title_of_a_cell_is_no_part_of_what_it_says(label: str, tmp_path: Path) -> None:
    path = book(tmp_path / "表.xlsx", Sheet1=[HEAD, ("1842年", "中英签订《南京条约》", f"{label}开始沦为半殖民地"), LAST])
    assert "中英签订《南京条约》的意义是开始沦为半殖民地。" in statements(path)


def test_a_mark_within_what_is_said_is_no_label(tmp_path: Path) -> None:
    path = book(tmp_path / "表.xlsx", Sheet1=[HEAD, ("1842年", "中英签订《南京条约》", "列强侵华：中国主权受损"), LAST])
    assert any("列强侵华：中国主权受损" in said for said in statements(path))


@pytest.mark.parametrize("opening", ["同年", "这一年", "同一天", "随后", "接着，", "当月"])
def test_what_ties_an_event_to_the_row_above_is_left_out(opening: str, tmp_path: Path) -> None:
    path = book(tmp_path / "表.xlsx", Sheet1=[HEAD[:2], ("1842年", f"{opening}中英签订《南京条约》"), LAST[:2]])
    assert "1842年，中英签订《南京条约》。" in statements(path)


@pytest.mark.parametrize("opening", ["两年后", "三个月后，", "十年之后", "3天后"])
def test_a_time_that_is_told_from_another_is_asked_about(opening: str, tmp_path: Path) -> None:
    (told,) = problems(book(tmp_path / "表.xlsx", Sheet1=[HEAD[:2], ("1842年", f"{opening}中英签订《南京条约》"), LAST[:2]]))
    assert "B2" in told and "not the time of its row" in told


@pytest.mark.parametrize(
    "meaning",
    [
        "意义：\n①主权受损\n②开始沦为半殖民地", "意义：①主权受损；②开始沦为半殖民地", "影响：1.主权受损2.开始沦为半殖民地",
        "①主权受损②开始沦为半殖民地（重点）",
    ],
)  # fmt: skip
def test_the_numbers_behind_a_title_are_left_out_with_it(meaning: str, tmp_path: Path) -> None:
    path = book(tmp_path / "表.xlsx", Sheet1=[HEAD, ("1842年", "中英签订《南京条约》", meaning), LAST])
    assert "中英签订《南京条约》的意义是主权受损、开始沦为半殖民地。" in statements(path)


def test_what_only_stands_for_something_behind_a_title_is_empty(tmp_path: Path) -> None:
    path = book(tmp_path / "表.xlsx", Sheet1=[HEAD, ("1842年", "中英签订《南京条约》", "意义：（略）"), LAST])
    assert not any("南京条约》的意义" in said for said in statements(path))


def test_parts_of_what_is_asked_keep_their_titles(tmp_path: Path) -> None:
    path = book(tmp_path / "表.xlsx", Sheet1=[HEAD, ("1842年", "中英签订《南京条约》", "经济：打开国门；政治：主权受损"), LAST])
    assert "中英签订《南京条约》的意义是经济：打开国门、政治：主权受损。" in statements(path)


def test_several_traits_in_one_cell_are_told_and_not_asked(tmp_path: Path) -> None:
    path = book(tmp_path / "表.xlsx", Sheet1=[HEAD, ("1842年", "中英签订《南京条约》", "性质：不平等条约；影响：主权受损"), LAST])
    assert not any("南京条约》的意义" in said for said in statements(path))
    assert "C2 tell several things" in "\n".join(load_seeds([path]).remarks)


@pytest.mark.parametrize("meaning", ["中国开始沦为……", "使中国成为...", "标志着……"])
def test_a_sentence_that_breaks_off_counts_as_empty(meaning: str, tmp_path: Path) -> None:
    path = book(tmp_path / "表.xlsx", Sheet1=[HEAD, ("1842年", "中英签订《南京条约》", meaning), LAST])
    assert not any("南京条约》的意义" in said for said in statements(path))
    assert "C2 end in …" in "\n".join(load_seeds([path]).remarks)


@pytest.mark.parametrize(
    "note",
    [
        "（注意与《北京条约》区别）", "（补充）", "（第1课）", "（八上第3课）", "（小字部分）", "（见图1）", "（详见课本P6）", " 选修", "//注意区别",
        "，答案见P6", "（易与《北京条约》混淆）",
    ],
)  # fmt: skip
def test_notes_for_oneself_are_no_part_of_an_event(note: str, tmp_path: Path) -> None:
    path = book(tmp_path / "表.xlsx", Sheet1=[HEAD, ("1842年", f"中英签订《南京条约》{note}", f"主权受损{note}"), LAST])
    assert {"1842年，中英签订《南京条约》。", "中英签订《南京条约》的意义是主权受损。"} <= set(statements(path))
    assert "B2" in "\n".join(load_seeds([path]).remarks)


@pytest.mark.parametrize("note", ["（第一次世界大战）", "（英法联军）", "（第三国际）", "（东京审判）"])
def test_what_explains_an_event_in_brackets_stays(note: str, tmp_path: Path) -> None:
    path = book(tmp_path / "表.xlsx", Sheet1=[HEAD[:2], ("1842年", f"甲会召开{note}"), LAST[:2]])
    assert f"1842年，甲会召开{note}。" in statements(path)


@pytest.mark.parametrize("number", ["①", "2.", "（3）", "1、"])
def test_the_number_before_a_date_is_left_out(number: str, tmp_path: Path) -> None:
    path = book(tmp_path / "表.xlsx", Sheet1=[HEAD[:2], (f"{number}1842年8月", "中英签订《南京条约》"), LAST[:2]])
    assert "1842年8月，中英签订《南京条约》。" in statements(path)


@pytest.mark.parametrize(("told", "meant"), [("1842午8月", "1842年8月"), ("18422年8月", "1842年8月"), ("1842午", "1842年")])
def test_a_slip_in_a_year_is_told_with_what_may_be_meant(told: str, meant: str, tmp_path: Path) -> None:
    (said,) = problems(book(tmp_path / "表.xlsx", Sheet1=[HEAD[:2], (told, "中英签订《南京条约》"), LAST[:2]]))
    assert meant in said


@pytest.mark.parametrize("date", ["（1842.8）", "（1842.8.29）", "（1842-8）", "（1842/8/29）", "（1842年8月）"])
def test_the_date_of_the_row_behind_its_event_is_left_out_however_it_is_written(date: str, tmp_path: Path) -> None:
    path = book(tmp_path / "表.xlsx", Sheet1=[HEAD[:2], ("1842年8月", f"中英签订《南京条约》{date}"), LAST[:2]])
    assert any(said.startswith("1842年8月") and said.endswith("，中英签订《南京条约》。") for said in statements(path))


@pytest.mark.parametrize("event", ["签订《南京条约》（英）", "清签订《南京条约》", "签订《南京条约》（英国）", "清政府签订《南京条约》（英国）"])
def test_what_was_signed_is_not_signed_again(event: str, tmp_path: Path) -> None:
    path = book(tmp_path / "表.xlsx", Sheet1=[HEAD[:2], ("1842年", event), LAST[:2]])
    assert f"1842年，{event}。" in statements(path)


FOUR = ("时间", "事件", "人物", "地点")
CLOSE = ("1935年1月", "遵义会议召开", "毛泽东", "贵州遵义")


@pytest.mark.parametrize(
    ("event", "place"),
    [("洪秀全金田起义", "广西金田村"), ("林则徐虎门销烟", "广东虎门"), ("周恩来南昌起义", "江西南昌"), ("武昌起义爆发", "湖北武昌")],
)
def test_a_place_by_which_an_event_is_called_is_not_told_again(event: str, place: str, tmp_path: Path) -> None:
    path = book(tmp_path / "表.xlsx", Sheet1=[FOUR, ("1851年1月", event, "", place), CLOSE])
    (said,) = (told for told in statements(path) if told.startswith("1851年1月"))
    assert "在" not in said and event in said


def test_a_keyboards_full_stop_parts_persons_and_the_names_of_a_foreigner(tmp_path: Path) -> None:
    rows = [("1932年", "会议举行", "毛泽东.周恩来.王稼祥", ""), ("1804年", "《民法典》颁布", "拿破仑.波拿巴", "")]
    said = statements(book(tmp_path / "表.xlsx", Sheet1=[FOUR, *rows, CLOSE]))
    assert "会议举行的主要人物是毛泽东、周恩来、王稼祥。" in said
    assert any("拿破仑·波拿巴" in one for one in said)


@pytest.mark.parametrize("pronoun", ["他", "其", "她"])
def test_a_pronoun_is_whom_the_row_names_or_asked_about(pronoun: str, tmp_path: Path) -> None:
    row = ("1924年1月", f"{pronoun}主持召开国民党一大", "孙中山", "广州")
    assert "1924年1月，孙中山在广州主持召开国民党一大。" in statements(book(tmp_path / "表.xlsx", Sheet1=[FOUR, row, CLOSE]))
    (said,) = problems(book(tmp_path / "又.xlsx", Sheet1=[FOUR, (*row[:2], "", ""), CLOSE]))
    assert f"opens with {pronoun}" in said and "B2" in said


def test_what_only_begins_as_a_pronoun_does_is_none(tmp_path: Path) -> None:
    path = book(tmp_path / "表.xlsx", Sheet1=[FOUR, ("1924年1月", "其他军阀混战", "", ""), CLOSE])
    assert any("其他军阀混战" in said for said in statements(path))


@pytest.mark.parametrize("event", ["中英签订\n《南京条约》", "中英\n签订《南京条约》", "中英签订《南京\n条约》"])
def test_a_line_that_is_not_finished_goes_on_in_the_next(event: str, tmp_path: Path) -> None:
    path = book(tmp_path / "表.xlsx", Sheet1=[HEAD, ("1842年", event, "中国开始沦为\n半殖民地"), LAST])
    assert {"1842年，中英签订《南京条约》。", "中英签订《南京条约》的意义是中国开始沦为半殖民地。"} <= set(statements(path))
    assert "several" not in "\n".join(load_seeds([path]).remarks)


def test_two_events_in_two_lines_stay_two(tmp_path: Path) -> None:
    path = book(tmp_path / "表.xlsx", Sheet1=[HEAD[:2], ("1842年", "《南京条约》签订\n鸦片战争结束"), LAST[:2]])
    assert "tell several events" in "\n".join(load_seeds([path]).remarks)


def test_traditional_characters_are_told(tmp_path: Path) -> None:
    path = book(tmp_path / "表.xlsx", Sheet1=[HEAD[:2], ("1842年", "中英簽訂《南京條約》"), LAST[:2]])
    said = "\n".join(load_seeds([path]).remarks)
    assert "B2 are written in traditional characters" in said and "may hold only a name" not in said


@pytest.mark.parametrize("event", ["林则徐（1785—1850）在虎门销烟", "鸦片战争（1840—1842）爆发"])
def test_years_within_an_event_are_not_called_those_of_its_row(event: str, tmp_path: Path) -> None:
    path = book(tmp_path / "表.xlsx", Sheet1=[HEAD[:2], ("1840年6月", event), LAST[:2]])
    said = "\n".join(load_seeds([path]).remarks)
    assert "B2 hold years in brackets" in said and "end with the date" not in said


@pytest.mark.parametrize("mark", ["---", "——", "//", "……", "－－"])
def test_dashes_are_no_value(mark: str, tmp_path: Path) -> None:
    path = book(tmp_path / "表.xlsx", Sheet1=[HEAD, ("1842年", "中英签订《南京条约》", mark), LAST])
    assert not any("南京条约》的意义" in said for said in statements(path))


@pytest.mark.parametrize(
    ("land", "event", "said"),
    [
        ("日", "明治维新", "1868年，日本明治维新开始。"),
        ("英", "《权利法案》", "1868年，英国《权利法案》颁布。"),
        ("拜占庭帝国", "被奥斯曼帝国灭亡", "1868年，拜占庭帝国被奥斯曼帝国灭亡。"),
        ("北宋", "被金灭亡", "1868年，北宋被金灭亡。"),
    ],
)
def test_a_land_in_short_before_an_event_is_written_in_full(land: str, event: str, said: str, tmp_path: Path) -> None:
    path = book(tmp_path / "表.xlsx", Sheet1=[("时间", "国家", "事件"), ("1868年", land, event), ("1871年", "德国", "统一完成")])
    assert said in statements(path)


def test_what_somebody_suffers_names_no_doer(tmp_path: Path) -> None:
    path = book(tmp_path / "表.xlsx", Sheet1=[HEAD[:2], ("1453年", "拜占庭帝国被奥斯曼帝国灭亡"), LAST[:2]])
    (fact,) = (one for one in build_base(load_seeds([path])).facts if "拜占庭" in one.statement)
    assert fact.record.wording  # its own words tell it, and no part of them is asked


def test_who_wrote_or_founded_something_is_asked_without_a_note_on_the_age(tmp_path: Path) -> None:
    path = book(tmp_path / "表.xlsx", Sheet1=[("作品", "作者"), ("《史记》", "司马迁（西汉）"), ("《国富论》", "斯密（英国）")])
    assert {"《史记》的作者是司马迁。", "《国富论》的作者是斯密。"} <= set(statements(path))


@pytest.mark.parametrize(
    ("cell", "said"), [("前202", "公元前202年"), ("约前2070年", "约公元前2070年"), ("前202年", "公元前202年"), ("公元9年", "公元9年")]
)
def test_times_of_things_are_told_as_those_of_events(cell: str, said: str, tmp_path: Path) -> None:
    path = book(tmp_path / "表.xlsx", Sheet1=[("朝代", "建立时间"), ("西汉", cell), ("隋", "581年")])
    (fact,) = (one for one in build_base(load_seeds([path])).facts if "西汉" in one.statement)
    assert fact.statement == f"西汉的建立时间是{said}。"
    if said == "公元前202年":
        assert "前202年" in accepted(fact, fact.slots["value"], load_world())


@pytest.mark.parametrize(
    "event",
    [
        "关于《南京条约》的签订", "标志：《南京条约》签订", "a.《南京条约》签订",
        "A、《南京条约》签订", "《 南京条约 》签订", "《南京条约》签订，见右图",
        "《南京条约》签订。P5",
        "——《南京条约》签订", "《南京条约》签订，1842.8.29",
    ],
)  # fmt: skip
def test_what_stands_around_an_event_is_left_out(event: str, tmp_path: Path) -> None:
    path = book(tmp_path / "表.xlsx", Sheet1=[HEAD[:2], ("1842年8月29日", event), LAST[:2]])
    assert "1842年8月29日，《南京条约》签订。" in statements(path)


@pytest.mark.parametrize("event", ["签订：《南京条约》", "【签订】《南京条约》"])
def test_a_verb_set_off_from_its_paper_is_one_with_it(event: str, tmp_path: Path) -> None:
    path = book(tmp_path / "表.xlsx", Sheet1=[HEAD[:2], ("1842年", event), LAST[:2]])
    assert "1842年，签订《南京条约》。" in statements(path)


@pytest.mark.parametrize(
    ("meaning", "said"),
    [
        ("一、主权受损 二、开始沦为半殖民地", "主权受损、开始沦为半殖民地"), ("第一，主权受损；第二，经济破产", "主权受损、经济破产"),
        ("A.主权受损 B.经济破产", "主权受损、经济破产"), ("标志着：近代史的开端", "标志着近代史的开端"),
        ("近代史的开端（口诀：割赔开）", "近代史的开端"),
        ("答案：近代史的开端。\n解析：主权受损。", "近代史的开端"), ("一、二战的起因", "一、二战的起因"),
    ],
)  # fmt: skip
def test_what_counts_and_explains_an_answer_is_no_part_of_it(meaning: str, said: str, tmp_path: Path) -> None:
    path = book(tmp_path / "表.xlsx", Sheet1=[HEAD, ("1842年", "中英签订《南京条约》", meaning), LAST])
    assert f"中英签订《南京条约》的意义是{said}。" in statements(path)


@pytest.mark.parametrize("meaning", ["意义重大", "影响十分深远"])
def test_that_something_counts_is_not_what_it_meant(meaning: str, tmp_path: Path) -> None:
    path = book(tmp_path / "表.xlsx", Sheet1=[HEAD, ("1842年", "中英签订《南京条约》", meaning), LAST])
    assert not any("南京条约》的意义" in said for said in statements(path))
    assert "C2" in "\n".join(load_seeds([path]).remarks)


def test_sides_are_told_alike_however_they_are_parted(tmp_path: Path) -> None:
    rows = [("长平之战", "秦国 VS 赵国"), ("官渡之战", "曹操/袁绍"), ("赤壁之战", "曹操——孙刘联军")]
    said = statements(book(tmp_path / "表.xlsx", Sheet1=[("战役", "交战双方"), *rows]))
    assert {"长平之战的交战双方是秦国、赵国。", "官渡之战的交战双方是曹操、袁绍。", "赤壁之战的交战双方是曹操、孙刘联军。"} <= set(said)


def test_who_sets_out_from_somewhere_begins_nothing_more(tmp_path: Path) -> None:
    path = book(tmp_path / "表.xlsx", Sheet1=[HEAD[:2], ("1926年7月", "国民革命军从广东出师北伐"), LAST[:2]])
    assert "1926年7月，国民革命军从广东出师北伐。" in statements(path)


@pytest.mark.parametrize(
    ("event", "actor", "place", "said"),
    [
        ("任用管仲改革", "齐桓公", "齐国", "1924年1月，齐桓公在齐国任用管仲改革。"),
        ("实行初税亩", "鲁国", "鲁国", "1924年1月，鲁国实行初税亩。"),
        ("第一次出使西域", "张骞", "", "1924年1月，张骞第一次出使西域。"),
        ("设驻藏大臣", "清政府", "西藏", "1924年1月，清政府在西藏设驻藏大臣。"),
        ("第一次国共合作", "孙中山", "", "1924年1月，第一次国共合作开始。"),
    ],
)
def test_who_did_it_stands_before_what_opens_with_a_deed(event: str, actor: str, place: str, said: str, tmp_path: Path) -> None:
    path = book(tmp_path / "表.xlsx", Sheet1=[FOUR, ("1924年1月", event, actor, place), CLOSE])
    assert said in statements(path)


@pytest.mark.parametrize(
    "meaning", ["一是反帝；二是反封建", "一是反帝，二是反封建", "首先，反帝；其次，反封建", "首先反帝，最后反封建", "第一，反帝；第二，反封建"]
)
def test_what_is_counted_in_words_is_a_list(meaning: str, tmp_path: Path) -> None:
    said = statements(book(tmp_path / "表.xlsx", Sheet1=[HEAD, ("1919年", "五四运动爆发", meaning), LAST]))
    assert "五四运动爆发的意义是反帝、反封建。" in said


@pytest.mark.parametrize("persons", ["陈独秀、李大钊等", "陈独秀、李大钊等人"])
def test_that_there_are_others_is_no_part_of_a_name(persons: str, tmp_path: Path) -> None:
    rows = [("时间", "事件", "人物"), ("1915年", "新文化运动兴起", persons), ("1842年", "中英签订《南京条约》等", None)]
    said = statements(book(tmp_path / "表.xlsx", Sheet1=rows))
    assert {"新文化运动兴起的主要人物是陈独秀、李大钊。", "1842年，中英签订《南京条约》。"} <= set(said)
