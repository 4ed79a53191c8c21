"""Made-up names of companies, branches, associations, schools and old guilds for the other seals.

Nobody by these names is meant. Places are real, some with
characters that few know; what follows is put together.
"""

from dataclasses import dataclass

import numpy as np

PLACES = (
    "北京市 天津市 上海市 重庆市 石家庄市 唐山市 涿州市 蠡县 蔚县 太原市 忻州市 岢岚县 隰县 呼和浩特市 鄂尔多斯市 沈阳市 大连市 "
    "岫岩县 长春市 珲春市 哈尔滨市 齐齐哈尔市 南京市 苏州市 盱眙县 邳州市 睢宁县 杭州市 宁波市 衢州市 嵊州市 缙云县 合肥市 亳州市 "
    "歙县 黟县 福州市 厦门市 莆田市 柘荣县 南昌市 赣州市 鄱阳县 婺源县 弋阳县 济南市 青岛市 兖州市 郯城县 莒县 鄄城县 郑州市 荥阳市 "
    "濮阳市 漯河市 鄢陵县 渑池县 潢川县 武汉市 宜昌市 浠水县 秭归县 长沙市 郴州市 耒阳市 溆浦县 汨罗市 广州市 深圳市 东莞市 佛山市 "
    "潮州市 南宁市 柳州市 岑溪市 邕宁区 海口市 儋州市 成都市 泸州市 邛崃市 犍为县 珙县 郫都区 贵阳市 遵义市 湄潭县 昆明市 大理州 "
    "弥渡县 勐海县 拉萨市 西安市 咸阳市 鄠邑区 邠州镇 兰州市 岷县 宕昌县 西宁市 湟中区 银川市 乌鲁木齐市 喀什市 伊犁州 石河子市 "
    "甘肃省 青海省 云南省 贵州省 江西省 安徽省 湖北省 陕西省 山西省 河南省 山东省 吉林省 黑龙江省 广东省 四川省 海南省"
).split()
BRANDS = (
    "恒 泰 宏 盛 华 兴 隆 瑞 祥 安 达 天 和 永 昌 金 源 新 诚 信 鼎 汇 通 中 远 东 方 嘉 博 创 立 德 丰 利 顺 康 润 泽 佳 美 正 合 "
    "联 众 智 云 海 川 山 江 河 龙 凤 鹏 飞 翔 宇 腾 辉 明 阳 春 秋 绿 蓝 青 红 百 万 千 亿 福 禄 寿 喜 富 贵 荣 国 民 建 业 精 工"
).split()
RARE_BRANDS = (
    "鑫 淼 垚 犇 翀 晟 燚 堃 骉 麒 麟 曦 灏 皓 睿 懿 韬 璟 琨 玥 珺 祺 祎 锴 镕 铄 钰 芮 茏 蓥 筠 昱 昶 炜 烨 煜 熠 沅 沣 泓 洺 淏 "
    "湜 滢 漪 澍 濂 瀚 琪 瑄 瑾 璞 瓒 甯 穗 稷 竣 笙 羿 翊 翎 聿 臻 苒 荟 菡 蔺 薇 蕴 衎 裕 誉 谌 赟 轩 辰 迦 逵 邦 郅 鄞 酩 釜 铎 锜 "
    "霁 霖 靓 靖 韫 颢 飏 馥 骁 骞 鹄 鹭 黛 龢"
).split()
TRADES = (
    "建筑工程 市政工程 园林绿化 装饰工程 建筑劳务 路桥工程 电力安装 水利水电 环保科技 信息技术 软件开发 网络科技 电子商务 文化传媒 "
    "广告传播 教育咨询 人力资源 物业管理 保安服务 保洁服务 餐饮管理 食品 粮油贸易 茶业 酿酒 饲料 农业开发 种业 畜牧养殖 渔业 生物制药 "
    "医疗器械 中药饮片 大药房连锁 汽车销售服务 物流运输 货运代理 供应链管理 机械制造 精密模具 五金制品 塑料制品 纺织印染 服饰 鞋业 "
    "陶瓷 玻璃 家具 木业 竹藤工艺 造纸 包装印刷 化工 新材料 橡胶制品 轴承制造 电线电缆 仪器仪表 光伏能源 煤炭运销 矿业 石油设备 "
    "勘测设计 工程监理 工程造价咨询 房地产开发 融资担保 资产管理 会展服务 旅游开发 酒店管理 珠宝首饰 钢结构 防水材料 消防安全技术"
).split()
FORMS = ("有限公司", "有限公司", "有限公司", "有限责任公司", "股份有限公司", "集团有限公司")
REGIONS = "新疆 中国 北京 上海 广东 香港 西藏 内蒙古 四川 天津 海南 宁夏 福建 大连".split()
FIELDS = (
    "餐饮 美容美发 家政服务 建筑业 物流 摄影 书法家 个体劳动者 私营企业 农产品流通 花卉 茶叶流通 快递 出租汽车 电动车 汽车维修 烹饪 "
    "针织 食品安全 计算机用户 老年书画 太极拳 羽毛球 葡萄酒 枸杞 苹果 中小企业 女企业家 青年创业 残疾人就业 电子竞技 殡葬 珠宝玉石"
).split()
HOMES = "温州 潮汕 福建 湖南 安徽 晋江 莆田 邵东 义乌 河南 四川 山西 台州 川渝 赣南 宿迁 南通 齐鲁".split()
BODIES = (
    "市场监督管理局 人力资源和社会保障局 交通运输综合行政执法大队 消防救援大队 城市管理综合行政执法大队 公安局交通警察大队 "
    "市政养护中心 环境卫生管理处 疾病预防控制中心 总工会 妇女联合会 残疾人联合会 供销合作社联合社 自来水公司 水利勘测队 "
    "地质矿产勘查大队 国有林场 农业技术推广站 融媒体中心 退役军人事务局 文化馆 殡仪馆 人民医院 中医医院 妇幼保健院"
).split()
SCHOOLS = (
    "第一中学 第三中学 实验小学 职业技术学校 高级技工学校 特殊教育学校 育才学校 机关幼儿园 卫生学校 开放大学 体育运动学校 烹饪技工学校"
).split()
BRANCHES = "分公司 第一分公司 项目部 第三工程处 营业部 直属库 一店 驻新疆办事处".split()
OLD_TRADES = "丝业 茶业 木业 盐业 米业 钱业 药业 绸业 漆业 瓷业 染业 竹业".split()
INNER = (
    "财务专用章 合同专用章 人事专用章 业务专用章 人事部 办公室 行政章 劳动合同专用章 工会委员会 投标专用章 人力资源部 财务部 "
    "合同专用章（1） 合同专用章（2） 技术专用章 证明专用章"
).split()


@dataclass(frozen=True, slots=True)
class Name:
    """An organisation's name as engraved, and of what sort it is."""

    text: str
    sort: str


def _pick(rng: np.random.Generator, of: tuple[str, ...] | list[str]) -> str:
    return of[int(rng.integers(len(of)))]


def _brand(rng: np.random.Generator) -> str:
    count = int(rng.choice([2, 2, 2, 3, 4]))
    chars: list[str] = []
    while len(chars) < count:
        char = _pick(rng, RARE_BRANDS if rng.random() < 0.3 else BRANDS)
        if char not in chars:
            chars.append(char)
    return "".join(chars)


def _bare(place: str) -> str:
    """北京市 as 北京, 蔚县 as it is: places of one character keep what they are."""
    return place[:-1] if len(place) > 2 else place


def _company(rng: np.random.Generator) -> str:
    place, brand, trade, form = _pick(rng, PLACES), _brand(rng), _pick(rng, TRADES), _pick(rng, FORMS)
    roll = rng.random()
    if roll < 0.45:
        return place + brand + trade + form
    if roll < 0.65:
        return _bare(place) + brand + trade + form
    if roll < 0.85:
        return f"{brand}（{_pick(rng, REGIONS)}）{trade}{form}"
    return f"{_bare(place)}{brand}{trade}（集团）{form}"


def _branch(rng: np.random.Generator) -> str:
    name = (
        _bare(_pick(rng, PLACES))
        + _brand(rng)
        + _pick(rng, TRADES)
        + _pick(rng, ["有限公司", "有限责任公司"])
    )
    return name + _bare(_pick(rng, PLACES)) + _pick(rng, BRANCHES)


def _association(rng: np.random.Generator) -> str:
    return _pick(rng, PLACES) + _pick(rng, FIELDS) + _pick(rng, ["协会", "行业协会", "联合会", "学会"])


def _chamber(rng: np.random.Generator) -> str:
    home, place = _pick(rng, HOMES), _pick(rng, PLACES)
    return _pick(
        rng, [f"{place}{home}商会", f"{place}工商业联合会{_pick(rng, TRADES)}商会", f"{home}商会{place}分会"]
    )


def _body(rng: np.random.Generator) -> str:
    return _pick(rng, PLACES) + _pick(rng, BODIES)


def _school(rng: np.random.Generator) -> str:
    return _pick(rng, PLACES) + (_brand(rng)[:2] if rng.random() < 0.3 else "") + _pick(rng, SCHOOLS)


_SORTS = {
    "company": _company, "branch": _branch, "association": _association,
    "chamber": _chamber, "body": _body, "school": _school,
}  # fmt: skip
_SHARES = (0.48, 0.14, 0.11, 0.08, 0.11, 0.08)


def organisation(rng: np.random.Generator, longest: int = 24, sort: str | None = None) -> Name:
    """A name of 8 to `longest` characters."""
    while True:
        chosen = sort or str(rng.choice(list(_SORTS), p=_SHARES))
        text = _SORTS[chosen](rng)
        if 8 <= len(text) <= longest:
            return Name(text, chosen)


def old_body(rng: np.random.Generator) -> Name:
    """What a square seal bears: four, six, eight or nine characters that end in 印 or in what the body is."""
    count = int(rng.choice([4, 6, 8, 9]))
    while True:
        place, trade, brand = _bare(_pick(rng, PLACES)), _pick(rng, OLD_TRADES), _brand(rng)[:2]
        text = _pick(
            rng,
            [
                f"{place}商会", f"{brand}书社", f"{place}商会之印", f"{place}{trade}公会",
                f"{place}{trade}公会印", f"{place}{trade}公会之印", f"{place}{brand}书画社印",
                f"{place}{trade}同业公会", f"{place}{brand}诗社", f"{place}{trade}同业公会印",
                f"{place}{brand}中医馆印",
            ],
        )  # fmt: skip
        if len(text) == count:
            return Name(text, "old")


def inner_line(rng: np.random.Generator) -> str:
    """The straight line of a seal for one purpose or of a department."""
    return _pick(rng, INNER)


def rim_code(rng: np.random.Generator) -> str:
    """Thirteen figures as the police issue them: a district's six, then seven more."""
    return f"{int(rng.integers(11, 66)):02d}{int(rng.integers(10**4)):04d}{int(rng.integers(10**7)):07d}"


def tax_number(rng: np.random.Generator) -> str:
    """Eighteen places of a credit code; its check figure is not worked out."""
    tail = "".join(rng.choice(list("0123456789ABCDEFGHJKLMNPQRTUWXY"), 10))
    return f"91{int(rng.integers(110000, 659000)):06d}{tail}"


UYGHUR = (
    "شىنجاڭ ئالتۇن قۇرۇلۇش چەكلىك شىركىتى",
    "ئۈرۈمچى شەھىرى سودا مەسئۇلىيەت چەكلىك شىركىتى",
    "قەشقەر يېزا ئىگىلىك تەرەققىيات شىركىتى",
    "ئىلى تۇرمۇش مۇلازىمەت جەمئىيىتى",
)
"""Lines for bilingual seals. They stand for the other script; nothing asks for them."""
