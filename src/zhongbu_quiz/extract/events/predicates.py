"""Who did what: a clause taken apart at its verb. In: a clause without its date. Out: (actor, verb, rest).

`STRONG` verbs make an event by themselves; `FOUNDING` ones also where they only describe a noun (1905年创办的学堂).
"""

from __future__ import annotations

import re

from zhongbu_quiz.extract.words import is_verb, tagged

STRONG = frozenset(
    """成立 建立 设立 创立 创办 创建 组建 筹建 筹办 开办 开馆 开业 开学 开课 开通 通车 通航 通水 通电 通气 开工 奠基 动工 竣工 落成 建成 完工 投产 投用 启用 启动 揭牌 挂牌 揭幕 开幕 闭幕
    召开 举行 举办 主持 出席 发表 发布 印发 下发 颁布 颁发 公布 公告 出台 实施 施行 生效 批复 批准 审议 通过 签署 签订 签约 加入 退出 当选 就任 就职 任命 出任 担任 逝世 去世 病逝 诞生 出生 牺牲 爆发
    起义 解放 攻克 攻占 占领 会师 发动 发起 提出 指出 强调 宣布 宣告 决定 确定 确立 更名 改名 改称 改为 易名 升格 升级 合并 并入 划归 划入 撤销 撤并 恢复 迁 迁至 迁回 迁往 迁入 迁址 搬迁 西迁 内迁 移交 获 获得 荣获
    夺得 夺冠 摘得 斩获 打破 刷新 入选 列入 列为 评为 授予 命名 发现 发明 发射 升空 登陆 着陆 软着陆 返回 对接 首飞 首发 下线 上市 收购 出版 创刊 发行 首映 播出 上线 视察 考察 调研 会见 抵达 到达
    开始 结束 停止 停产 关闭 破产 修建 兴建 始建 重建 扩建 改建 拆除 修复 出土 发掘 晋升 跻身 成为 开放 开园 开采 凿成 引进 研制 问世 纳入 认定 确认 验收 战胜 击败 夺取 包揽 捧起 应邀 访华 建交 复交 断交
    回归 收回 停战 投降 宣战 发生 暴发 遭遇 遭受 获批 获准 申报 申办 捐赠 始于 源于 合龙 合拢 截流 蓄水 发电 并网 贯通 试运营 试运行 运营 首航 开航 复航 创作 拍摄 登顶 首演 入驻 落户 挂职 赴任
    公开 签发 下达 部署 制定 编制 修订 转发 改制 改组 重组 兼并 成功 完成 举起 首创 试点 试行 率领 组织 召集 创设 增设 增挂 改建 设 建 办 推出 推行 上映 夺魁 卫冕 主办 承办 参加 参赛 进驻 挺进 突围 转移
    占据 收复 失守 沦陷 起飞 降落 飞行 入轨 入列 服役 退役 交付 下水 首播 开播 停刊 复刊 复办 复课 停办 停课 招收 招生 毕业 聘任 授权 授牌 授旗 授勋 竞得 中标 入围 夺金 获奖 立项 结项 鉴定 命中
    试爆 爆炸 试验 观测 监测 记录 拍到 捕获 放归 放生 栽种 种植 引种 育成 审定 推广 登记 注册 备案 申请 起草 草拟 致电 致信 批示 复函 发出 接见 来访 出访 访问 考入 入学 参军 入党 加冕 登基 即位 建都 定都 迁都
    改元 称帝 灭亡 覆灭 攻破 击毙 击落 俘虏 处决 就义 被捕 获释 遇难 遇刺 辞职 辞任 免职 接任 继任 连任 组成 形成 奔赴 开赴 驶入 驶出 进入 抵京 建市 设市 建县 设县 改县 撤县 置县 建城 析置 存县 隶属 归属 复名 独立 定名 定为 旧称 复称 始称 起用 附设 分立 升为 降为 改归 并校 复校 分校 建校 建院 建厂 建馆 创校 购入 购置 赶到 举办 建造 修筑 开凿 开辟 引爆 打响 揭晓 登月 成行 首映 播映 征服 横渡 穿越 创下 摘获 斩获 获颁
    签约 结盟 缔结 通商 开埠 割让 租借 废除 废止 颁行 变法 维新 罢工 罢课 游行 示威 暗杀 遇害 迁葬 安葬 公映""".split()
)
FOUNDING = frozenset("创办 创建 创立 成立 建立 建成 落成 诞生 修建 始建 兴建 设立 开办".split())
OCCASION = frozenset("成立 召开 举行 开幕 闭幕 通车 通航 开工 奠基 落成 竣工 投产 揭牌 挂牌 更名 印发 下发 发布 审议 批复 签署 逝世 诞生 出生 爆发 启用 启动 升格 合并 合龙 开放 升空 获批 首飞 上市 发射 迁 设市 获得 荣获 当选".split())
"""Verbs that happen once: an event even where the clause also counts something."""
_MEASURE = frozenset("达 达到 为 是 占 增长 下降 增加 减少 提高 上升 超过 突破 实现 位居 居 降至 升至 增至 累计 拥有 有 高于 低于 保持 稳定 呈现 约 共有 突破 需要 坚持".split())
_NOT_VERBS = frozenset("组织 记录 建设 发展 工作 规划 会议 活动 政策 支持 要求 教育 生产 运动 研究 设计 管理 服务 改革 开发 交通 建筑 公告 通过 设 建 办 试点 申请 招生 毕业 部署".split())
_CAN_BE_NOUN = frozenset("组织 记录 公告 试点 试验 毕业 部署 通知 决定 规划 研究 建设 发现 发明 改革".split())


def split_predicate(clause: str) -> tuple[str, str, str]:
    """(actor, verb, rest) at the first strong verb, else at the first verb of any kind; the verb is "" where there is none."""
    words = tagged(clause[:80])
    place = 0
    weak: tuple[int, str] | None = None
    for at, (word, tag) in enumerate(words):
        if word in STRONG and not _is_noun_here(words, at, clause, place):
            if place and clause[place - 1 : place + 1] in STRONG:
                place, word = place - 1, clause[place - 1 : place + 1]
            return _actor(clause[:place]), word, clause[place + len(word) :]
        if weak is None and is_verb(tag) and word not in _NOT_VERBS and (place > 0 or len(word) > 1):
            weak = (place, word)
        place += len(word)
    for verb in ("视察", "考察", "获批", "软着陆", "试运营", "迁至", "迁回", "迁往", "列为", "评为", "列入", "设市", "建城", "凿成"):
        if (found := clause.find(verb, 0, 80)) >= 0:
            return _actor(clause[:found]), verb, clause[found + len(verb) :]
    for found in range(0, min(len(clause), 80) - 1):
        if clause[found : found + 2] in STRONG and not _is_noun_here(((clause[found : found + 2], "v"),), 0, clause, found):
            return _actor(clause[:found]), clause[found : found + 2], clause[found + 2 :]
    if weak is not None:
        return _actor(clause[: weak[0]]), weak[1], clause[weak[0] + len(weak[1]) :]
    return _actor(clause), "", ""


def _is_noun_here(words: tuple[tuple[str, str], ...], at: int, clause: str, place: int) -> bool:
    """True where a word that may be a verb stands as a noun: 组织 before nothing, 通过 as a preposition, anything inside 《》."""
    word = words[at][0]
    if clause.count("《", 0, place) > clause.count("》", 0, place) or clause.count("“", 0, place) > clause.count("”", 0, place):
        return True
    after = clause[place + len(word) :]
    if word == "通过":
        return "，" in after[:20] or at == 0 and "《" not in after[:3] and not after.startswith(("了", "教育部", "国家", "验收", "评估", "鉴定", "审批"))
    if word in ("设", "建", "办", "迁", "获"):
        return at > 0 and words[at - 1][1].startswith("d") is False and len(after) < 2
    if word in _CAN_BE_NOUN:
        return at + 1 < len(words) and words[at + 1][0] in ("的", "工作", "活动") or not after
    if word in ("发展", "开放", "恢复", "开始", "完成", "成功", "运营", "飞行") and after.startswith("的"):
        return True
    return after[:1] == "者" or after[:1] == "员"


def _actor(words: str) -> str:
    """The noun before the verb: adverbs and prepositional phrases behind it go."""
    words = words.strip("，、：；。 　")
    taken, depth = "", 0
    for word, tag in tagged(words):
        depth += word.count("《") - word.count("》")
        if depth == 0 and (tag == "p" or word in _CUT) and word not in ("关于", "和", "与", "同"):
            break
        taken += word
    return re.sub(r"(?:正式|首次|成功|隆重|先后|已|再次|又|也|均|都|全面|联合|率先|共同|顺利|全线|同时|依法|开始|最终|并|于|在|被|就|便|又|获|仅|才)+$", "", taken).strip("，、的").removesuffix("的前身")


_CUT = frozenset("正式 首次 成功 隆重 率先 先后 乘 携带 获 再次 应邀 全面 全线 联合".split())


def is_measure(verb: str) -> bool:
    """True for verbs that state a figure."""
    return verb in _MEASURE
