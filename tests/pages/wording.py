"""Invented news: names, places, headlines, sentences. Nothing in it comes from a real page."""

from __future__ import annotations

from dataclasses import dataclass, field
from random import Random

SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾萧田董潘袁于蒋蔡余杜叶程苏魏吕丁任沈"
    "姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤"
)
GIVEN = (
    "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂文辉玲建华国庆志远海燕晓东思远雨桐子涵嘉怡俊豪欣然浩宇一"
    "鸣若曦书瑶清扬立新永康正阳春晖秋实冬梅雪松兰英凤仪云飞天佑"
)
COMPOUND = ["欧阳", "上官", "诸葛", "司徒"]
PEN_NAMES = ["江南烟雨", "山野清风", "云上听涛", "竹里馆人"]
PLACES = [
    "临江",
    "青山",
    "白沙",
    "云溪",
    "龙湖",
    "滨海",
    "东港",
    "西峰",
    "南浦",
    "北仓",
    "玉泉",
    "金坪",
    "石桥",
    "柳城",
    "梅岭",
    "桐川",
    "兰亭",
    "沙河",
    "清源",
    "鹤山",
    "新河",
    "古田",
    "凤台",
    "双桥",
]
UNITS = ["区", "县", "市"]
STREETS = [
    "文昌街道",
    "解放路街道",
    "城东街道",
    "河西镇",
    "大湾镇",
    "五里牌乡",
    "东风街道",
    "桃源镇",
    "南门街道",
    "高桥镇",
]
FIRMS = [
    "恒远机械有限公司",
    "蓝海生物科技有限公司",
    "华盛新材料股份有限公司",
    "天一电子有限公司",
    "绿源农业合作社",
    "宏图物流园",
    "星辰软件园",
    "长青纺织厂",
]
TOPICS = [
    "产业升级",
    "乡村振兴",
    "安全生产",
    "招商引资",
    "文明创建",
    "生态环保",
    "教育均衡",
    "养老服务",
    "防汛抗旱",
    "科技创新",
    "基层治理",
    "旧城改造",
    "城乡融合",
    "数字赋能",
    "交通建设",
    "就业创业",
    "文化惠民",
    "森林防火",
    "粮食生产",
    "营商环境",
]
GROUPS = [
    "区委常委会",
    "县人大常委会",
    "市政协",
    "区政府",
    "县委",
    "团区委",
    "区总工会",
    "县妇联",
    "市商务局",
    "区教育局",
]
VERBS = ["强调", "指出", "要求", "表示", "说", "认为"]
TITLES = [
    "区委书记",
    "县委书记",
    "市长",
    "区长",
    "县长",
    "副市长",
    "区人大常委会主任",
    "县政协主席",
    "常务副区长",
    "局长",
]
MEETINGS = ["工作推进会", "专题会议", "动员部署会", "现场会", "座谈会", "视频会议", "工作例会", "联席会议"]

CLAUSES = [
    "要进一步提高思想认识,把{topic}摆在更加突出的位置",
    "各单位要各司其职、密切配合,确保各项任务落到实处",
    "坚持问题导向,逐项梳理短板弱项,拿出务实管用的办法",
    "全年完成投资{number}亿元,同比增长{percent}%",
    "目前已有{number}个项目开工建设,其中{small}个年内可以投用",
    "群众的获得感和满意度是检验{topic}成效的标准",
    "围绕重点领域、关键环节持续发力",
    "加强统筹协调,形成上下联动、齐抓共管的工作格局",
    "把责任细化到岗、落实到人",
    "推动{topic}不断取得新的成效",
    "以更大力度、更实举措抓好后续工作",
    "让更多居民在家门口享受到优质服务",
    "累计服务群众{number}余人次,解决各类难题{small}件",
    "既要立足当前抓好整改,又要着眼长远健全制度",
    "深入一线摸清底数,建立台账,销号管理",
    "“{place}速度”的背后,是一支敢打硬仗的队伍",
    "为{place}高质量发展提供坚实支撑",
    "通过以奖代补、结对帮扶等方式,带动周边农户增收",
    "老街巷的路灯亮了,雨天积水的路面也平整了",
    "项目总用地面积约{number}亩,总建筑面积{number}万平方米",
    "企业负责人介绍,新生产线投用后产能将提高{percent}%",
    "居民你一言我一语,把心里话都说了出来",
    "力争到明年年底,实现行政村全覆盖",
    "志愿者们顶着烈日,挨家挨户发放宣传册",
    "要算好经济账、民生账、长远账",
    "加快补齐农村供水、道路、电网等基础设施短板",
]
OPENINGS = [
    "会议{verb},",
    "{leader}{verb},",
    "在{firm},{leader}一行走进车间,",
    "随后,{leader}来到{street},",
    "据了解,",
    "近年来,",
    "接下来,",
    "在听取汇报后,{leader}{verb},",
    "去年以来,",
    "{leader}先后来到{street}和{firm},",
    "为做好这项工作,",
    "目前,",
    "“这件事我们盼了好多年。”居民{person}说,",
    "走进{street},",
    "同时,",
    "{place}是远近闻名的水乡,",
    "会上,",
]
LEAD_STARTS = [
    "{month}月{day}日上午,",
    "{month}月{day}日,",
    "昨日,",
    "近日,",
    "日前,",
    "{month}月{day}日下午,",
]
LEADS = [
    "{title}{leader}带队检查{topic}工作。他强调,{clause},{clause}。",
    "{group}召开{topic}{meeting},{clause}。{title}{leader}主持会议并讲话。",
    "{title}{leader}赴{street}调研{topic}。{leader}指出,{clause}。{person}、{person2}参加。",
    "我{unit}举行{topic}{meeting},总结前一阶段工作,{clause}。",
    "记者从{group}获悉,{clause},{clause}。",
    "{street}的{firm}迎来了一批特殊的客人,{clause}。",
]
SLOGANS_A = [
    "凝心聚力抓落实",
    "真抓实干谋发展",
    "久久为功治水患",
    "用心用情办实事",
    "敢闯敢试开新局",
    "守土尽责保平安",
    "提质增效促转型",
    "精耕细作夯基础",
    "同心同德谱新篇",
    "只争朝夕赶进度",
]
SLOGANS_B = [
    "奋楫扬帆再出发",
    "群策群力促和谐",
    "千方百计惠民生",
    "以实绩检验成效",
    "全力跑出加速度",
    "携手共建新家园",
    "推动工作上台阶",
    "争创全省示范区",
    "书写发展新答卷",
    "合力打赢攻坚战",
]
LONG_TITLES = [
    "{place}{topic}工作迈出坚实步伐",
    "{group}召开{topic}{meeting}",
    "{street}三百余户居民喜迁新居",
    "我{unit}{small}个{topic}项目集中开工",
    "全{unit}{topic}{meeting}召开",
    "{place}首条智慧公交线开通",
    "{firm}新厂区投产",
    "加快推进{topic}重点项目建设",
    "{group}专题研究{topic}工作",
    "{street}打造十五分钟便民生活圈",
    "以更高标准推动{topic}和{topic2}工作",
]
CAPTIONS = [
    "{street}志愿者在清理河道",
    "孩子们在{place}文化广场参加趣味运动会",
    "工人在{firm}车间忙碌",
    "{place}湿地公园迎来候鸟",
    "图为{firm}生产现场",
    "市民在{place}图书馆阅读",
]
LABELS = ["走基层看变化", "民生直通车", "乡村振兴进行时", "身边的榜样", "聚焦重点工程", "法治在线"]
FILLERS = [
    "万众一心建设美丽{place}",
    "凝心聚力抓落实 奋楫扬帆再出发",
    "文明{place}你我共建",
    "大干一百天 冲刺全年红",
]
BRIEFS = [
    "{month}月{day}日,{street}举办{topic}知识竞赛,{number}名居民参加。",
    "近日,{group}组织{small}名志愿者走进{firm}开展服务。",
    "{month}月{day}日,{place}图书馆新馆开放,首日接待读者{number}人次。",
    "日前,{street}完成{small}个老旧小区改造。",
]
BODIES = ["公安局", "自来水公司", "交通运输局", "教育局", "城市管理局"]
POEM_TITLES = ["山中", "清明", "老屋", "致远方", "秋日的田野", "雪落无声", "母亲的灯"]
VERSES = [
    "云从山谷里升起来",
    "像一件旧衣裳",
    "挂在松树枝上",
    "鸟鸣是湿的",
    "石阶也是湿的",
    "一个人下山",
    "带走了半座山的静",
    "月亮照着那口老井",
    "井里的月亮碎了又圆",
    "风把炊烟吹斜",
    "母亲在门口喊我的名字",
    "我应了一声",
    "声音落在三十年以后",
    "稻子低下头去",
    "谁也不说话",
]


@dataclass
class Wording:
    """One page's world: its places, people and a source of chance."""

    chance: Random
    place: str = ""
    unit: str = "区"
    month: int = 5
    people: list[str] = field(default_factory=list)

    def pick(self, items: list[str]) -> str:
        return self.chance.choice(items)

    def person(self) -> str:
        roll = self.chance.random()
        if roll < 0.03:
            return self.pick(COMPOUND) + self.pick(list(GIVEN))
        if roll < 0.22:
            return self.pick(list(SURNAMES)) + self.pick(list(GIVEN))
        return self.pick(list(SURNAMES)) + self.pick(list(GIVEN)) + self.pick(list(GIVEN))

    def fill(self, template: str, leader: str) -> str:
        out = template
        for _ in range(3):
            if "{" not in out:
                break
            out = out.replace("{clause}", self.pick(CLAUSES), 1)
            out = out.replace("{clause}", self.pick(CLAUSES))
            values = {
                "topic": self.pick(TOPICS),
                "topic2": self.pick(TOPICS),
                "number": str(self.chance.randint(2, 980)),
                "small": str(self.chance.randint(2, 40)),
                "percent": f"{self.chance.uniform(1, 40):.1f}",
                "place": self.place,
                "unit": self.unit,
                "street": self.pick(STREETS),
                "firm": self.pick(FIRMS),
                "group": self.pick(GROUPS),
                "leader": leader,
                "verb": self.pick(VERBS[:4]),
                "person": self.person(),
                "person2": self.person(),
                "title": self.pick(TITLES),
                "meeting": self.pick(MEETINGS),
                "month": str(self.month),
                "day": str(self.chance.randint(1, 28)),
            }
            for key, value in values.items():
                out = out.replace("{" + key + "}", value)
        return out

    def sentence(self, leader: str, opening: str | None = None) -> str:
        clauses = [self.fill(self.pick(CLAUSES), leader) for _ in range(self.chance.randint(1, 4))]
        return (
            (opening or "")
            + ",".join(clauses)
            + self.pick(
                ["。", "。", "。", "。", "!", "……", "。"][:6] if self.chance.random() < 0.1 else ["。"]
            )
        )

    def paragraph(self, leader: str) -> str:
        opening = self.fill(self.pick(OPENINGS), leader)
        first = self.sentence(leader, opening)
        if opening.startswith("“"):
            first = opening + self.sentence(leader)
        return first + "".join(self.sentence(leader) for _ in range(self.chance.randint(0, 4)))

    def lead(self, leader: str) -> str:
        return self.fill(self.pick(LEAD_STARTS) + self.pick(LEADS), leader)
