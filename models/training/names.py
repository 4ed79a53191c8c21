"""Organisation names by the grammar that registries use: region, brand, industry, form, branch or department.

Brand characters are drawn from all of GB 2312 so that a recogniser trained on the names has to look at
every character; some strings follow no grammar at all for the same reason.
"""
# ruff: noqa: E501, SIM905 - word lists read best as words

from functools import cache

import numpy as np

PROVINCES = (
    "北京市 天津市 上海市 重庆市 河北省 山西省 辽宁省 吉林省 黑龙江省 江苏省 浙江省 安徽省 福建省 江西省 山东省 河南省 湖北省 湖南省 "
    "广东省 海南省 四川省 贵州省 云南省 陕西省 甘肃省 青海省 台湾省 内蒙古自治区 广西壮族自治区 西藏自治区 宁夏回族自治区 新疆维吾尔自治区"
).split()
CITIES = (
    "石家庄 唐山 秦皇岛 邯郸 保定 张家口 承德 沧州 廊坊 太原 大同 长治 晋城 运城 呼和浩特 包头 赤峰 鄂尔多斯 沈阳 大连 鞍山 抚顺 丹东 锦州 营口 "
    "长春 吉林 四平 通化 哈尔滨 齐齐哈尔 大庆 佳木斯 牡丹江 南京 无锡 徐州 常州 苏州 南通 连云港 淮安 盐城 扬州 镇江 泰州 宿迁 杭州 宁波 温州 嘉兴 "
    "湖州 绍兴 金华 衢州 舟山 台州 丽水 合肥 芜湖 蚌埠 马鞍山 安庆 黄山 滁州 阜阳 六安 福州 厦门 莆田 泉州 漳州 龙岩 宁德 南昌 景德镇 九江 赣州 吉安 "
    "宜春 上饶 济南 青岛 淄博 枣庄 东营 烟台 潍坊 济宁 泰安 威海 日照 临沂 德州 聊城 滨州 菏泽 郑州 开封 洛阳 平顶山 安阳 新乡 焦作 濮阳 许昌 漯河 南阳 "
    "商丘 信阳 周口 驻马店 武汉 黄石 十堰 宜昌 襄阳 荆州 黄冈 咸宁 恩施 长沙 株洲 湘潭 衡阳 邵阳 岳阳 常德 张家界 益阳 郴州 永州 怀化 广州 韶关 深圳 "
    "珠海 汕头 佛山 江门 湛江 茂名 肇庆 惠州 梅州 汕尾 河源 清远 东莞 中山 潮州 揭阳 南宁 柳州 桂林 梧州 北海 钦州 玉林 百色 海口 三亚 成都 自贡 攀枝花 "
    "泸州 德阳 绵阳 广元 遂宁 内江 乐山 南充 眉山 宜宾 广安 达州 雅安 贵阳 六盘水 遵义 安顺 毕节 铜仁 昆明 曲靖 玉溪 保山 昭通 丽江 大理 拉萨 日喀则 西安 "
    "铜川 宝鸡 咸阳 渭南 延安 汉中 榆林 安康 兰州 嘉峪关 金昌 天水 武威 张掖 酒泉 庆阳 西宁 银川 石嘴山 吴忠 固原 中卫"
).split()
XINJIANG = (
    "新疆 新疆 新疆 新疆 乌鲁木齐 乌鲁木齐 乌鲁木齐市 昌吉 昌吉市 克拉玛依 克拉玛依市 吐鲁番 哈密 哈密市 阿克苏 阿克苏地区 喀什 喀什地区 和田 和田地区 "
    "伊犁 伊宁 伊宁市 塔城 阿勒泰 博乐 博尔塔拉 库尔勒 库尔勒市 巴州 巴音郭楞 克州 阿图什 石河子 石河子市 奎屯 奎屯市 阿拉尔 图木舒克 五家渠 北屯 铁门关 双河 "
    "可克达拉 昆玉 胡杨河 独山子 乌苏 阜康 米东 达坂城 天山区 沙依巴克区 水磨沟区 头屯河区 呼图壁县 玛纳斯县 奇台县 吉木萨尔县 木垒 鄯善县 托克逊县 轮台县 "
    "尉犁县 若羌县 且末县 焉耆 和静县 和硕县 博湖县 温宿县 库车 库车市 沙雅县 新和县 拜城县 乌什县 柯坪县 疏附县 疏勒县 英吉沙县 泽普县 莎车县 叶城县 麦盖提县 "
    "岳普湖县 伽师县 巴楚县 墨玉县 皮山县 洛浦县 策勒县 于田县 民丰县 霍尔果斯 霍城县 巩留县 新源县 昭苏县 特克斯县 尼勒克县 察布查尔 额敏县 沙湾 托里县 裕民县 "
    "和布克赛尔 布尔津县 富蕴县 福海县 哈巴河县 青河县 吉木乃县 新疆生产建设兵团 新疆维吾尔自治区"
).split()
BRAND = (
    "天山 昆仑 众安 恒泰 安盾 金盾 北方 西域 华安 中安 安泰 鑫源 宏图 博瑞 瑞祥 国泰 永安 平安 安居 安顺 金石 长城 丝路 绿洲 雪莲 雪峰 天池 博格达 塔里木 "
    "准噶尔 伊力特 胡杨 大漠 神火 蓝焰 赤焰 火神 烽火 安邦 卫士 守护 神州 中天 中建 中消 华消 泰和 隆鑫 鼎盛 正大 诚信 德邦 远大 宏达 广汇 特变 美克 八一 "
    "百商 汇嘉 友好 天润 天康 海螺 西部 东方 南方 亚欧 欧亚 环球 世纪 新世纪 新时代 新纪元 三江 四海 五洲 六合 七星 八方 九鼎 九州 十方 百川 千禧 万利 亿安"
).split()
BRAND_CHARS = (
    "安盛泰恒鑫源宏达瑞祥和顺永兴隆昌华盾金石博信诚通利康宁丰裕嘉美佳友联合众创智云海天山川江河湖林森木火土水晶玉银铜铁钢龙凤虎麒麟鹏鹰雁鹤松柏竹梅兰"
    "菊荷莲桂枫桐樟福禄寿喜吉庆荣耀辉煌明亮光晖旭日升东南西北中正大伟业立建设工匠心意诺德仁义礼孝忠勇毅坚强健壮威武雄震豪杰英俊秀丽雅洁净清澄澈沁润泽滋"
    "沃野原疆域途程路航宇宙寰球世纪元春夏秋冬晨曦朝阳暮霞彩虹飞翔腾跃奔驰捷迅速达拓展开启扬帆远征宸睿哲慧敏锐颖卓越超凡尚品雅居乐邦国家民族团结奋进"
)
INDUSTRY = (
    "消防 消防 消防科技 消防工程 消防工程 消防技术 消防技术服务 消防技术服务 消防检测 消防安全技术 消防安全检测 消防设备 消防器材 消防设施 消防设施检测 消防装备 "
    "消防安全技术咨询 消防职业培训 消防产品检测 智能消防 智慧消防 安防科技 安全科技 安全技术 安全评价 安全技术咨询 建设工程 建筑工程 建筑安装 建筑安装工程 机电工程 "
    "机电设备 装饰工程 装饰装修工程 电子科技 信息技术 网络科技 智能科技 智能化工程 系统集成 物业服务 物业管理 房地产开发 商贸 贸易 国际贸易 实业 实业集团 工贸 "
    "能源 新能源 石油化工 石油天然气 化工 钢铁 电力 电力工程 供热 热力 水利水电工程 市政工程 园林绿化 环保科技 环境工程 检测技术 检验检测 工程检测 工程咨询 "
    "工程管理 项目管理 建设监理 工程监理 造价咨询 设计咨询 建筑设计 勘察设计 文化传播 广告传媒 教育咨询 教育科技 职业技能培训 人力资源 劳务派遣 酒店管理 餐饮管理 "
    "旅游 旅行社 农业发展 农业科技 畜牧科技 食品 生物科技 医药 医疗器械 药业 纺织 服装 运输 物流 供应链管理 汽车销售 汽车服务 租赁 典当 担保 小额贷款 投资 投资管理 "
    "资产管理 资产评估 保险经纪 拍卖 矿业 煤业 建材 门窗 阻燃材料 防火材料 防火门业 电缆 阀门 泵业 特种设备检测 压力容器 起重机械 保安服务 安保服务 家政服务 计算机系统"
).split()
FORMS = (
    ["有限公司"] * 14
    + ["有限责任公司"] * 7
    + ["股份有限公司"] * 2
    + ["集团有限公司"] * 2
    + [
        "（集团）有限公司",
        "集团股份有限公司",
        "中心（有限合伙）",
        "合伙企业（有限合伙）",
        "厂",
        "总公司",
        "公司",
        "经营部",
        "商行",
    ]
)
BRANCHES = (
    "乌鲁木齐分公司 新疆分公司 喀什分公司 伊犁分公司 昌吉分公司 第一分公司 第二分公司 西北分公司 分公司 库尔勒分公司 新疆办事处 人事部 行政部 工程部 "
    "项目部 财务部 办公室 人力资源部 党支部 工会委员会 工会 第三项目部 质量管理部"
).split()
BODIES = (
    "消防协会 消防协会 消防救援支队 消防救援大队 安全生产协会 建筑业协会 物业管理协会 安全防范行业协会 注册会计师协会 律师协会 商会 总商会 工商业联合会 市场监督管理局 "
    "应急管理局 住房和城乡建设局 人力资源和社会保障局 财政局 教育局 公安局 民政局 行政审批局 税务局 自然资源局 卫生健康委员会 发展和改革委员会 人民政府 "
    "人民政府办公室 科学技术协会 残疾人联合会 慈善总会 红十字会 工会联合会 妇女联合会 街道办事处 社区居民委员会 村民委员会 人民法院 人民检察院 公证处"
).split()
INSTITUTES = (
    "大学 师范大学 医科大学 农业大学 理工大学 职业技术学院 消防职业培训学校 职业培训学校 第一中学 实验小学 中学 幼儿园 人民医院 中医医院 中心医院 第一附属医院 妇幼保健院 "
    "疾病预防控制中心 博物馆 图书馆 体育馆 科技馆 建筑设计研究院 勘察设计院 消防科学研究所 质量监督检验站 检测中心 银行支行 农村商业银行 农村信用合作联社"
).split()
FIRMS = "会计师事务所 税务师事务所 律师事务所 资产评估事务所 工程造价咨询事务所".split()
PARTNERSHIP = ("（特殊普通合伙）", "（普通合伙）", "", "", "有限公司")
INNER = (
    "合同专用章 合同专用章 财务专用章 财务专用章 发票专用章 发票专用章 业务专用章 行政专用章 人事专用章 检测专用章 检验检测专用章 投标专用章 项目专用章 报价专用章 "
    "技术专用章 出图专用章 资料专用章 人力资源专用章 行政审批专用章 现金收讫 仅供投标使用 公章 电子印章 （1） （2） 办公室 人事部 党支部"
).split()

RARE = (
    "垚燚玥珺瑄璟祎禛翀赟骉飏淏湜焜旻洺竑翙芃衎龑翃昇昉旸昺昪晙晛暐暕曌彧惔愔慜扆挦媖婳嫪姞姮奓妘嬛宬岧峣嵎嵖巉帡庼廋抃揅撝攽朏杙楙槚橦欻氿沄沨泂浡浥涘渰湉溁溇溦潏澂瀍灊炘烜煐熥燊燏玓玕玗玚玠玡玭珅珒珖珝珣"
    "珦珫珵珽琇琎琟琡琫琯瑀瑃瑑瑔瑢瑨瑱璈璘璠璥璪璱璲瓅甪皛皞硚礌礽祐祾禔穄筜纮绤翚翯耇薢蒟訚詝轪郃郚郿鄌鄘鄠邨邠钖铏镃镈镠阘雱霨韡頔颋颙飐飗驲骎骕骙骦鲌鳡鸑鸮鸰鹀鹍鹔鹖龢埇埼塆墈崀崚崟嶒嶓巘昫晅晊晢晧晫晳"
    "暶朓瑆瑈琤琱暻晞"
)
"""Characters beyond GB 2312 that the common table of 2013 admits to names, and firms and places bear (垚, 璟, 鄠邑)."""

COMPONENTS = "丨乇丶匚亻勹亠冫冖讠卩廴扌犭夂饣忄丬氵宀辶弪纟攵灬礻肀钅疒衤彳彡屮凵厶灬爿"
"""Parts of characters that GB 2312 lists but no name holds."""


RARE_NAMES = 0.2
"""Share of the names for training that bear one to three of RARE: a share of their characters would be too seldom to be learnt."""


@cache
def hanzi() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The 3,755 characters of GB 2312 level one and the 3,008 of level two."""
    levels: tuple[list[str], list[str]] = ([], [])
    for row in range(16, 88):
        for cell in range(1, 95):
            try:
                char = bytes((0xA0 + row, 0xA0 + cell)).decode("gb2312")
            except UnicodeDecodeError:
                continue
            levels[0 if row < 56 else 1].append(char)
    return tuple(levels[0]), tuple(levels[1])


def alphabet() -> list[str]:
    """Characters that names, inner texts and codes may hold."""
    first, second = hanzi()
    return [*first, *second, *"（）()·、—-0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ〇镕囧喆堃淼犇", *RARE]


def name(rng: np.random.Generator) -> str:
    """One organisation name, 4 to 30 characters."""
    kind = rng.random()
    if kind < 0.07:
        return _strange(rng)
    if kind < 0.62:
        text = _company(rng)
    elif kind < 0.80:
        text = _place(rng) + _pick(rng, BODIES)
        if rng.random() < 0.15:
            text = _region(rng) + _brand(rng) + "行业协会"
    elif kind < 0.92:
        text = _region(rng) + (_brand(rng) if rng.random() < 0.5 else "") + _pick(rng, INSTITUTES)
    else:
        text = (_region(rng) if rng.random() < 0.5 else "") + _brand(rng) + _pick(rng, FIRMS)
        text += _pick(rng, PARTNERSHIP)
    if rng.random() < 0.06:
        # A wrong character anywhere: nothing may be read from habit alone.
        place = int(rng.integers(len(text)))
        text = text[:place] + _char(rng) + text[place + 1 :]
    return text if 4 <= len(text) <= 30 else name(rng)


def hard_name(rng: np.random.Generator) -> str:
    """A name for training: longer ones more often, and more characters that no habit foretells."""
    roll = rng.random()
    if roll < 0.14:
        return _strange(rng)
    text = name(rng)
    if roll < 0.38 and len(text) < 18:
        text = _place(rng) + _brand(rng) + _pick(rng, INDUSTRY) + _pick(rng, INDUSTRY) + _pick(rng, FORMS)
    if rng.random() < 0.25:
        for place in rng.integers(0, len(text), int(rng.integers(1, 4))):
            if text[int(place)] not in "（）":
                text = text[: int(place)] + _char(rng, seldom=0.5) + text[int(place) + 1 :]
    if rng.random() < RARE_NAMES:
        for place in rng.integers(0, max(1, len(text) - 4), int(rng.integers(1, 4))):
            if text[int(place)] not in "（）":
                text = text[: int(place)] + _pick(rng, tuple(RARE)) + text[int(place) + 1 :]
    return text if 4 <= len(text) <= 30 else hard_name(rng)


def inner_text(rng: np.random.Generator) -> str:
    """Straight text under the star, one line."""
    return _pick(rng, INNER) if rng.random() < 0.85 else _strange(rng)[:8]


def code(rng: np.random.Generator) -> str:
    """Thirteen digits of a rim code, at times shorter."""
    digits = "".join(str(d) for d in rng.integers(0, 10, 13))
    return ("6501" + digits[4:]) if rng.random() < 0.4 else digits[: int(rng.choice([10, 13, 13, 13]))]


def credit_code(rng: np.random.Generator) -> str:
    """Eighteen characters in the shape of a unified credit code (check character not computed)."""
    tail = "".join(str(c) for c in rng.choice(list("0123456789ABCDEFGHJKLMNPQRTUWXY"), 9))
    return "91" + "".join(str(d) for d in rng.integers(0, 10, 6)) + tail + str(rng.integers(0, 10))


def _company(rng: np.random.Generator) -> str:
    region, brand, industry, form = _region(rng), _brand(rng), _pick(rng, INDUSTRY), _pick(rng, FORMS)
    style = rng.random()
    if style < 0.12:
        short = region.rstrip("市县区")
        text = (
            f"{brand}（{short}）{industry}{form}"
            if rng.random() < 0.5
            else f"{brand}{industry}（{short}）{form}"
        )
    elif style < 0.22:
        text = brand + industry + form
    elif style < 0.30:
        text = region + brand + form
    else:
        text = region + brand + industry + form
    if rng.random() < 0.10:
        text += _pick(rng, BRANCHES)
    return text


def _region(rng: np.random.Generator) -> str:
    roll = rng.random()
    if roll < 0.42:
        return _pick(rng, XINJIANG)
    if roll < 0.80:
        city = _pick(rng, CITIES)
        return city + "市" if rng.random() < 0.5 else city
    if roll < 0.90:
        province = _pick(rng, PROVINCES)
        return province if rng.random() < 0.5 else province[: 3 if province[0] in "黑内" else 2]
    return (
        _char(rng) + (_char(rng) if rng.random() < 0.7 else "") + _pick(rng, ("县", "区", "市", "镇", "旗"))
    )


def _place(rng: np.random.Generator) -> str:
    text = _region(rng)
    if rng.random() < 0.35:
        text += _char(rng) + _char(rng) + _pick(rng, ("县", "区", "市", "镇", "经济技术开发区", "高新区"))
    return text


def _brand(rng: np.random.Generator) -> str:
    roll = rng.random()
    if roll < 0.22:
        return _pick(rng, BRAND)
    length = int(rng.choice([2, 2, 2, 3, 3, 4]))
    if roll < 0.50:
        return "".join(_pick(rng, BRAND_CHARS) for _ in range(length))
    return "".join(_char(rng) for _ in range(length))


def _char(rng: np.random.Generator, seldom: float = 0.12) -> str:
    """A character of GB 2312, of level two with the chance `seldom`."""
    first, second = hanzi()
    char = _pick(rng, second) if rng.random() < seldom else _pick(rng, first)
    return char if char not in COMPONENTS else _char(rng, seldom)


def _strange(rng: np.random.Generator) -> str:
    return "".join(_char(rng) for _ in range(int(rng.integers(4, 20))))


def _pick(rng: np.random.Generator, options: tuple[str, ...] | list[str] | str) -> str:
    return options[int(rng.integers(len(options)))]
