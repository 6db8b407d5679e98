"""What is told of queries, answers and the index: the sentences of `reader.core.sentences` that concern them."""

from __future__ import annotations

from typing import Final

SEARCH: Final[dict[str, tuple[str, str]]] = {
    "query.empty": ("请输入检索词", "type something to search for"),
    "query.plain": (
        "检索式读不通({detail}),已按普通文字检索",
        "the query could not be read ({detail}); searched as plain text",
    ),
    "query.too_long": (
        "检索式过长(上限 {limit} 字)",
        "the query is too long (the limit is {limit} characters)",
    ),
    "query.too_broad": (
        "有{articles}篇文章要逐篇读过才知道是否符合,超过上限{limit}篇;请加上别的词,或限定报纸、日期",
        "{articles} articles would have to be read one by one, more than {limit}: add a word, or limit newspaper or dates",
    ),
    "query.too_many": ("检索词过多(上限 {limit} 个)", "too many search terms (the limit is {limit})"),
    "query.only_wildcards": (
        "“{text}”里只有通配符,已按原字检索",
        "“{text}” is nothing but wildcards; searched for the characters themselves",
    ),
    "query.no_notes": (
        "这个资料库还没有批注,“{text}”查不到文章",
        "this library has no notes; “{text}” finds nothing",
    ),
    "query.leftovers": (
        "另有 {lines} 行不属于任何文章的文字也符合(其中报头 {mastheads} 行),未计入篇数:{places}",
        "outside all articles {lines:more line matches|more lines match} ({mastheads} in mastheads), not counted: "
        "{places}",
    ),
    "query.leftovers_more": (
        "另有至少 {lines} 行不属于任何文章的文字也符合(其中报头 {mastheads} 行),未计入篇数:{places}",
        "outside all articles at least {lines:more line matches|more lines match} ({mastheads} in mastheads), "
        "not counted: {places}",
    ),
    "query.leftovers_unstated": (
        "另有 {lines} 行不属于任何文章的版面零散文字符合其余条件,但原文没有注明日期、报名或版次,未计入",
        "outside all articles {lines:more line meets|more lines meet} the other conditions without a stated date, "
        "newspaper or page, not counted",
    ),
    "query.joined": (
        "另有 {stories} 篇转版文章:单看哪一半都不符合,两半合起来(或跨过转版处)符合,未计入",
        "{stories:more story that jumps between pages holds it|more stories that jump between pages hold it} only in "
        "both halves together or across the break, not counted",
    ),
    "query.joined_contradicted": (
        "符合的文章里有 {stories} 篇是转版文章的一半,连同另一半就不符合:另一半里有要排除的内容",
        "{stories:article found is half of a story|articles found are halves of stories} whose other half holds what is excluded",
    ),
    "query.joined_unread": (
        "条件太宽,没有再查哪些转版文章的两半合起来符合",
        "the query is too broad to look for stories whose two halves hold it only together",
    ),
    "query.date": (
        "日期“{text}”读不懂(可写 2020、2020-04、2020-04-16、2020-01..2020-06、10月1日、不详)",
        "the date “{text}” cannot be read (such as 2020, 2020-04, 2020-04-16, 2020-01..2020-06, 10月1日, unknown)",
    ),
    "query.dates_reversed": (
        "日期“{text}”的起点晚于终点,没有这样的日子",
        "the dates “{text}” begin after they end: there are no such days",
    ),
    "query.too_far": (
        "“{text}”超出上限:相距至多 {limit} 字,已按普通文字检索",
        "“{text}” is above the limit of {limit} characters; searched as plain text",
    ),
    "query.value": (
        "没有“{text}”这个值(可用:{known}),已按普通文字检索",
        "“{field}” cannot be “{text}” (known: {known_en}); searched as plain text",
    ),
    "query.unstated": (
        "另有 {articles} 篇符合其余条件,但原文没有注明{what},未计入;检索 {how} 可以单独列出",
        "{articles:more article meets|more articles meet} the other conditions without stating {what_en}, not counted; "
        "{how_en} asks for them",
    ),
    "query.unstated_perhaps": (
        "另有 {articles} 篇符合其余条件,但原文没有注明{what},未计入,其中 {perhaps} 篇据推断可能在此期间;"
        "检索 {how} 可以单独列出",
        "{articles:more article meets|more articles meet} the other conditions without stating {what_en}, not counted; "
        "{perhaps} of them may be of that time; {how_en} asks for them",
    ),
    "query.unstated_uncounted": (
        "没有注明{what}的文章未计入,条件太宽,数不出有多少篇;检索 {how} 可以单独列出",
        "articles that do not state {what_en} are not counted here, and the query is too broad to say how many "
        "there are; {how_en} asks for them",
    ),
    "query.no_newspaper": (
        "没有文章出自名称含“{text}”的报纸(有文章的共 {number} 种:{known})",
        "no article is from a newspaper whose name has “{text}” (there are articles from {number}: {known})",
    ),
    "query.no_page": (
        "没有文章在版次为“{text}”的版面上",
        "no article is on a page with the number “{text}”",
    ),
    "query.empty_field": (
        "“{text}”后面没有内容,已按普通文字检索",
        "nothing stands behind “{text}”; searched as plain text",
    ),
    "query.unknown_field": (
        "没有“{name}”这一栏,已把“{text}”按普通文字检索",
        "there is no field “{name}”; “{text}” was searched as plain text",
    ),
    "query.minus_in_field": (
        "“{text}”按原字检索;若要排除,请写 -{field}{rest}",
        "“{text}” was searched for as it stands; to exclude it write -{field}{rest}",
    ),
    "query.minus_alone": (
        "“{text}”后面有空格,按原字检索;若要排除,请写 -{rest}",
        "“{text}” with a space behind it was searched for as it stands; to exclude write -{rest}",
    ),
    "query.near_alone": (
        "“{text}”按原字检索;若要求两个词相距不远,请写在两个词之间:甲 ~10 乙",
        "“{text}” was searched for as it stands; for two words near each other write it between them: one ~10 other",
    ),
    "query.field_in_field": (
        "“{text}”按原字检索;一个词只能限定一个字段,请写一个",
        "“{text}” was searched for as it stands; a word can be limited to one field only",
    ),
    "query.meant_near": (
        "“{word}”按原字检索;若要求两个词相距不远,请写:甲 ~10 乙",
        "“{word}” was searched for as a word; for two words near each other write: one ~10 other",
    ),
    "query.meant_or": (
        "“{word}”按原字检索;若要表示“或”,请写大写 OR",
        "“{word}” was searched for as a word; for a choice write OR in capitals",
    ),
    "query.meant_and": (
        "“{word}”按原字检索;几个词都要有,用空格隔开即可",
        "“{word}” was searched for as a word; words with a space between them must all occur",
    ),
    "query.meant_not": (
        "“{word}”按原字检索;若要表示“不含”,请在词前写 - 或大写 NOT",
        "“{word}” was searched for as a word; to exclude a word write - before it, or NOT in capitals",
    ),
    "query.quote_inside": (
        "“{text}”里的引号按原字检索;若要查整句,请在引号前后留空格",
        "the quotation marks inside “{text}” were searched for as they stand; for a phrase put spaces around them",
    ),
    "query.split_at_quote": (
        "“{rest}”紧接在引号之后,与 {text} 分作两项检索,不要求相连",
        "“{rest}” directly behind {text} was searched for by itself; the two need not be next to each other",
    ),
    "index.missing": ("索引不存在,已逐篇通读", "there is no index; every article was read through"),
    "index.damaged": (
        "索引已损坏({detail}),已逐篇通读",
        "the index is damaged ({detail}); every article was read through",
    ),
    "index.foreign": (
        "索引属于另一份目录,正在重建",
        "the index belongs to another catalogue and is being rebuilt",
    ),
    "index.newer": ("索引由另一版本建立,正在重建", "the index is of another version and is being rebuilt"),
    "index.rebuilt": (
        "索引已损坏({detail}),正由目录重建",
        "the index was damaged ({detail}) and is being rebuilt from the catalogue",
    ),
    "index.switching": (
        "资料库有 {articles} 篇,索引由 {before} 换为 {engine};换好之前照常阅读和检索",
        "the library has {articles} articles: its index goes over from {before} to {engine}; "
        "reading and searching go on meanwhile",
    ),
    "index.no_engine": (
        "本机不能使用索引引擎 {name}({detail}),改用 whoosh",
        "the index engine {name} cannot be used here ({detail}); whoosh is used instead",
    ),
    "index.unknown_engine": (
        "没有名为 {name} 的索引引擎(可用:{known})",
        "there is no index engine {name} (known: {known})",
    ),
}
