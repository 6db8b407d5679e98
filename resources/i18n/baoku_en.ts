<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="zh_CN">
<context>
    <name>Alike</name>
    <message>
        <source>繁体与简体：臺灣 = 台湾</source>
        <translation>Traditional and Simplified: 臺灣 = 台湾</translation>
    </message>
    <message>
        <source>全角与半角：２０２１ = 2021</source>
        <translation>Full and half width: ２０２１ = 2021</translation>
    </message>
    <message>
        <source>大写与小写：APP = app</source>
        <translation>Capitals and small letters: APP = app</translation>
    </message>
    <message>
        <source>年月日的数字：二〇一二年 = 2012年</source>
        <translation>Numerals of dates: 二〇一二年 = 2012年</translation>
    </message>
    <message>
        <source>区分繁简</source>
        <translation>Traditional apart</translation>
    </message>
    <message>
        <source>区分全半角</source>
        <translation>width apart</translation>
    </message>
    <message>
        <source>区分大小写</source>
        <translation>case apart</translation>
    </message>
    <message>
        <source>区分数字写法</source>
        <translation>numerals apart</translation>
    </message>
    <message>
        <source>原样</source>
        <translation>exact</translation>
    </message>
    <message numerus="yes">
        <source>区分 %n 项</source>
        <translation>
            <numerusform>%n told apart</numerusform>
            <numerusform>%n told apart</numerusform>
        </translation>
    </message>
    <message>
        <source>都算作相同</source>
        <translation>All the Same</translation>
    </message>
    <message>
        <source>一律按原样</source>
        <translation>Exactly as Typed</translation>
    </message>
</context>
<context>
    <name>Archives</name>
    <message>
        <source>{name}（打不开）</source>
        <translation>{name} (cannot be opened)</translation>
    </message>
    <message>
        <source>打开资料库或资料包</source>
        <translation>Open a Library or Archive Pack</translation>
    </message>
    <message>
        <source>{path} 里还没有资料库。要在这里新建一个吗？</source>
        <translation>There is no library in {path} yet. Make one here?</translation>
    </message>
    <message>
        <source>如果您想收入这个文件夹里的报纸，请取消，改用“添加文件夹…”。</source>
        <translation>To take in the newspapers in this folder, cancel and use “Add Folder…” instead.</translation>
    </message>
    <message>
        <source>新建</source>
        <translation>Make One</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
</context>
<context>
    <name>Article</name>
    <message>
        <source>文章</source>
        <translation>Article</translation>
    </message>
    <message>
        <source>还没有打开文章</source>
        <translation>Nothing is open yet</translation>
    </message>
    <message>
        <source>在左边的目录里选一篇，或在上面输入要找的词。</source>
        <translation>Choose an article in the contents at the left, or type what you look for above.</translation>
    </message>
    <message>
        <source>接{page}</source>
        <translation>Continues from {page}</translation>
    </message>
    <message>
        <source>记者：</source>
        <translation>Reporters: </translation>
    </message>
    <message>
        <source>通讯员：</source>
        <translation>Correspondents: </translation>
    </message>
    <message>
        <source>来源：</source>
        <translation>Source: </translation>
    </message>
    <message>
        <source>电头：</source>
        <translation>Dateline: </translation>
    </message>
    <message>
        <source>图片说明  </source>
        <translation>Caption  </translation>
    </message>
    <message>
        <source>图片来源  </source>
        <translation>Photo  </translation>
    </message>
    <message>
        <source>下转{page}</source>
        <translation>Continued on {page}</translation>
    </message>
    <message>
        <source>上接{page}</source>
        <translation>Continued from {page}</translation>
    </message>
</context>
<context>
    <name>Bookmarks</name>
    <message>
        <source>收藏和最近读过的文章</source>
        <translation>Bookmarks and articles read lately</translation>
    </message>
    <message>
        <source>还没有收藏</source>
        <translation>No bookmarks yet</translation>
    </message>
    <message>
        <source>读文章时按 Ctrl+D 就收藏起来；最近读过的也会列在这里。</source>
        <translation>Press Ctrl+D while reading to keep an article here; what you read lately is listed too.</translation>
    </message>
    <message>
        <source>收藏（Delete 取消）</source>
        <translation>Bookmarks (Delete removes)</translation>
    </message>
    <message>
        <source>最近读过</source>
        <translation>Read lately</translation>
    </message>
</context>
<context>
    <name>Bug</name>
    <message>
        <source>报库出了差错</source>
        <translation>Baoku has made a mistake</translation>
    </message>
    <message>
        <source>这是程序的差错，不是您的。资料库没有受损，可以继续使用。请把下面的内容发给维护者，它也写在日志里：
{path}</source>
        <translation>This is a fault of the program, not yours. The library is unharmed and you can go on working. Please send the text below to whoever looks after Baoku; it is also in the log:
{path}</translation>
    </message>
    <message>
        <source>差错的详情</source>
        <translation>Details of the mistake</translation>
    </message>
    <message>
        <source>复制详情</source>
        <translation>Copy details</translation>
    </message>
</context>
<context>
    <name>Calendar</name>
    <message>
        <source>日历</source>
        <translation>Calendar</translation>
    </message>
    <message>
        <source>报纸</source>
        <translation>Newspaper</translation>
    </message>
    <message>
        <source>全部报纸</source>
        <translation>All newspapers</translation>
    </message>
    <message>
        <source>年份</source>
        <translation>Year</translation>
    </message>
    <message>
        <source>上一年</source>
        <translation>Year before</translation>
    </message>
    <message>
        <source>下一年</source>
        <translation>Year after</translation>
    </message>
    <message>
        <source>{day}没有报纸，已移到最近的一期：{held}</source>
        <translation>No issue on {day}; moved to the nearest: {held}</translation>
    </message>
    <message>
        <source>没有报纸</source>
        <translation>no issue</translation>
    </message>
</context>
<context>
    <name>Chart</name>
    <message>
        <source>各月篇数</source>
        <translation>Articles by month</translation>
    </message>
    <message>
        <source>各年篇数</source>
        <translation>Articles by year</translation>
    </message>
    <message numerus="yes">
        <source>另有 %n 篇日期不详</source>
        <translation>
            <numerusform>%n more without a date</numerusform>
            <numerusform>%n more without a date</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Chips</name>
    <message>
        <source>全部清除</source>
        <translation>Clear all</translation>
    </message>
    <message>
        <source>清除全部限制</source>
        <translation>Remove all limits</translation>
    </message>
    <message>
        <source>检索限制</source>
        <translation>Limits of the search</translation>
    </message>
    <message>
        <source>去掉限制：{field} {value}</source>
        <translation>Remove limit: {field} {value}</translation>
    </message>
</context>
<context>
    <name>Commands</name>
    <message>
        <source>文件(&amp;F)</source>
        <translation>&amp;File</translation>
    </message>
    <message>
        <source>资料库</source>
        <translation>Library</translation>
    </message>
    <message>
        <source>编辑(&amp;E)</source>
        <translation>&amp;Edit</translation>
    </message>
    <message>
        <source>查看(&amp;V)</source>
        <translation>&amp;View</translation>
    </message>
    <message>
        <source>配色</source>
        <translation>Colours</translation>
    </message>
    <message>
        <source>语言 Language</source>
        <translation>Language 语言</translation>
    </message>
    <message>
        <source>转到(&amp;G)</source>
        <translation>&amp;Go</translation>
    </message>
    <message>
        <source>批注(&amp;N)</source>
        <translation>&amp;Notes</translation>
    </message>
    <message>
        <source>标亮为</source>
        <translation>Highlight In</translation>
    </message>
    <message>
        <source>交换</source>
        <translation>Exchange</translation>
    </message>
    <message>
        <source>工具(&amp;T)</source>
        <translation>&amp;Tools</translation>
    </message>
    <message>
        <source>帮助(&amp;H)</source>
        <translation>&amp;Help</translation>
    </message>
    <message>
        <source>我的资料库</source>
        <translation>My Library</translation>
    </message>
    <message>
        <source>打开资料库或资料包…</source>
        <translation>Open a Library or Archive Pack…</translation>
    </message>
    <message>
        <source>导入文件…</source>
        <translation>Import Files…</translation>
    </message>
    <message>
        <source>添加文件夹…</source>
        <translation>Add Folder…</translation>
    </message>
    <message>
        <source>管理文件夹…</source>
        <translation>Manage Folders…</translation>
    </message>
    <message>
        <source>检查更新的文件</source>
        <translation>Check for Changed Files</translation>
    </message>
    <message>
        <source>重建索引</source>
        <translation>Rebuild Index</translation>
    </message>
    <message>
        <source>打印…</source>
        <translation>Print…</translation>
    </message>
    <message>
        <source>导出…</source>
        <translation>Export…</translation>
    </message>
    <message>
        <source>退出</source>
        <translation>Quit</translation>
    </message>
    <message>
        <source>复制</source>
        <translation>Copy</translation>
    </message>
    <message>
        <source>复制并注明出处</source>
        <translation>Copy with Source</translation>
    </message>
    <message>
        <source>复制著录</source>
        <translation>Copy Citation</translation>
    </message>
    <message>
        <source>全选</source>
        <translation>Select All</translation>
    </message>
    <message>
        <source>检索全部报纸</source>
        <translation>Search All Newspapers</translation>
    </message>
    <message>
        <source>检索选中的文字</source>
        <translation>Search for Selection</translation>
    </message>
    <message>
        <source>逐处列出命中</source>
        <translation>List Every Place</translation>
    </message>
    <message>
        <source>更多类似</source>
        <translation>More Like This</translation>
    </message>
    <message>
        <source>算作相同的写法…</source>
        <translation>What Counts as the Same…</translation>
    </message>
    <message>
        <source>保存这个检索…</source>
        <translation>Save This Search…</translation>
    </message>
    <message>
        <source>在本文中查找</source>
        <translation>Find in Article</translation>
    </message>
    <message>
        <source>下一处</source>
        <translation>Next Match</translation>
    </message>
    <message>
        <source>上一处</source>
        <translation>Previous Match</translation>
    </message>
    <message>
        <source>跟随系统</source>
        <translation>Follow the System</translation>
    </message>
    <message>
        <source>跟随系统，日间用米黄</source>
        <translation>Follow System, Sepia by Day</translation>
    </message>
    <message>
        <source>浅色</source>
        <translation>Light</translation>
    </message>
    <message>
        <source>米黄</source>
        <translation>Sepia</translation>
    </message>
    <message>
        <source>深色</source>
        <translation>Dark</translation>
    </message>
    <message>
        <source>高对比度</source>
        <translation>High contrast</translation>
    </message>
    <message>
        <source>中文</source>
        <translation>中文</translation>
    </message>
    <message>
        <source>English</source>
        <translation>English</translation>
    </message>
    <message>
        <source>放大文字</source>
        <translation>Larger Text</translation>
    </message>
    <message>
        <source>缩小文字</source>
        <translation>Smaller Text</translation>
    </message>
    <message>
        <source>文字恢复原大</source>
        <translation>Normal Text Size</translation>
    </message>
    <message>
        <source>版式…</source>
        <translation>Typesetting…</translation>
    </message>
    <message>
        <source>原文对照</source>
        <translation>Compare with Source</translation>
    </message>
    <message>
        <source>整版</source>
        <translation>Whole Page</translation>
    </message>
    <message>
        <source>开始页</source>
        <translation>Start Page</translation>
    </message>
    <message>
        <source>目录</source>
        <translation>Contents</translation>
    </message>
    <message>
        <source>筛选目录</source>
        <translation>Filter Contents</translation>
    </message>
    <message>
        <source>检索结果</source>
        <translation>Results</translation>
    </message>
    <message>
        <source>书签</source>
        <translation>Bookmarks</translation>
    </message>
    <message>
        <source>文章</source>
        <translation>Article</translation>
    </message>
    <message>
        <source>下一区</source>
        <translation>Next Region</translation>
    </message>
    <message>
        <source>上一区</source>
        <translation>Previous Region</translation>
    </message>
    <message>
        <source>显示或隐藏左栏</source>
        <translation>Show or Hide Left Pane</translation>
    </message>
    <message>
        <source>显示或隐藏右栏</source>
        <translation>Show or Hide Right Pane</translation>
    </message>
    <message>
        <source>全屏</source>
        <translation>Full Screen</translation>
    </message>
    <message>
        <source>切换深浅</source>
        <translation>Light or Dark</translation>
    </message>
    <message>
        <source>转到…</source>
        <translation>Go to…</translation>
    </message>
    <message>
        <source>日历…</source>
        <translation>Calendar…</translation>
    </message>
    <message>
        <source>后退</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>前进</source>
        <translation>Forward</translation>
    </message>
    <message>
        <source>上一篇</source>
        <translation>Previous Article</translation>
    </message>
    <message>
        <source>下一篇</source>
        <translation>Next Article</translation>
    </message>
    <message>
        <source>上一版</source>
        <translation>Previous Page</translation>
    </message>
    <message>
        <source>下一版</source>
        <translation>Next Page</translation>
    </message>
    <message>
        <source>上一期</source>
        <translation>Previous Issue</translation>
    </message>
    <message>
        <source>下一期</source>
        <translation>Next Issue</translation>
    </message>
    <message>
        <source>在目录中定位</source>
        <translation>Show in Contents</translation>
    </message>
    <message>
        <source>收藏或取消收藏</source>
        <translation>Add or Remove Bookmark</translation>
    </message>
    <message>
        <source>在新标签中打开</source>
        <translation>Open in New Tab</translation>
    </message>
    <message>
        <source>关闭标签</source>
        <translation>Close Tab</translation>
    </message>
    <message>
        <source>重新打开关闭的标签</source>
        <translation>Reopen Closed Tab</translation>
    </message>
    <message>
        <source>下一个标签</source>
        <translation>Next Tab</translation>
    </message>
    <message>
        <source>上一个标签</source>
        <translation>Previous Tab</translation>
    </message>
    <message>
        <source>标亮</source>
        <translation>Highlight</translation>
    </message>
    <message>
        <source>黄</source>
        <translation>Yellow</translation>
    </message>
    <message>
        <source>绿</source>
        <translation>Green</translation>
    </message>
    <message>
        <source>蓝</source>
        <translation>Blue</translation>
    </message>
    <message>
        <source>红</source>
        <translation>Red</translation>
    </message>
    <message>
        <source>紫</source>
        <translation>Purple</translation>
    </message>
    <message>
        <source>写批注…</source>
        <translation>Write a Note…</translation>
    </message>
    <message>
        <source>加标签…</source>
        <translation>Tag…</translation>
    </message>
    <message>
        <source>给选中的文字加书签</source>
        <translation>Bookmark the Selected Words</translation>
    </message>
    <message>
        <source>用键盘选字</source>
        <translation>Select by Keyboard</translation>
    </message>
    <message>
        <source>撤销批注操作</source>
        <translation>Undo Change of Notes</translation>
    </message>
    <message>
        <source>重做批注操作</source>
        <translation>Redo Change of Notes</translation>
    </message>
    <message>
        <source>下一条批注</source>
        <translation>Next Note</translation>
    </message>
    <message>
        <source>上一条批注</source>
        <translation>Previous Note</translation>
    </message>
    <message>
        <source>本文的批注</source>
        <translation>Notes of This Article</translation>
    </message>
    <message>
        <source>全部批注…</source>
        <translation>All Notes…</translation>
    </message>
    <message>
        <source>管理标签…</source>
        <translation>Tags…</translation>
    </message>
    <message>
        <source>颜色的意思…</source>
        <translation>What Colours Mean…</translation>
    </message>
    <message>
        <source>导出批注…</source>
        <translation>Export Notes…</translation>
    </message>
    <message>
        <source>导入批注…</source>
        <translation>Import Notes…</translation>
    </message>
    <message>
        <source>与共享文件夹同步</source>
        <translation>Exchange Through the Shared Folder</translation>
    </message>
    <message>
        <source>选择共享文件夹…</source>
        <translation>Choose the Shared Folder…</translation>
    </message>
    <message>
        <source>备份与恢复…</source>
        <translation>Backups…</translation>
    </message>
    <message>
        <source>导入失败的文件…</source>
        <translation>Files Not Imported…</translation>
    </message>
    <message>
        <source>转版文章…</source>
        <translation>Stories That Jump Pages…</translation>
    </message>
    <message>
        <source>首选项…</source>
        <translation>Preferences…</translation>
    </message>
    <message>
        <source>帮助</source>
        <translation>Help</translation>
    </message>
    <message>
        <source>快捷键</source>
        <translation>Keyboard Shortcuts</translation>
    </message>
    <message>
        <source>诊断信息…</source>
        <translation>Diagnostics…</translation>
    </message>
    <message>
        <source>关于报库</source>
        <translation>About Baoku</translation>
    </message>
</context>
<context>
    <name>Completions</name>
    <message>
        <source>可以接着输入</source>
        <translation>Completions</translation>
    </message>
    <message>
        <source>检索过</source>
        <translation>searched before</translation>
    </message>
    <message>
        <source>字段</source>
        <translation>field</translation>
    </message>
    <message>
        <source>报纸</source>
        <translation>newspaper</translation>
    </message>
    <message>
        <source>记者</source>
        <translation>reporter</translation>
    </message>
    <message>
        <source>通讯员</source>
        <translation>correspondent</translation>
    </message>
    <message>
        <source>栏目</source>
        <translation>column</translation>
    </message>
    <message>
        <source>标签</source>
        <translation>tag</translation>
    </message>
    <message>
        <source>类型</source>
        <translation>kind</translation>
    </message>
    <message>
        <source>标记</source>
        <translation>mark</translation>
    </message>
</context>
<context>
    <name>Contents</name>
    <message>
        <source>资料库打不开</source>
        <translation>The library cannot be opened</translation>
    </message>
    <message>
        <source>目录里没有这样的报名、日期或标题。</source>
        <translation>No newspaper, date or headline like this.</translation>
    </message>
    <message>
        <source>列出 {listed} 篇，共 {all} 篇；再多打几个字就能缩小范围。</source>
        <translation>{listed} of {all} articles listed; type more to narrow them down.</translation>
    </message>
    <message>
        <source>目录</source>
        <translation>Contents</translation>
    </message>
    <message>
        <source>筛选出的目录</source>
        <translation>Filtered contents</translation>
    </message>
    <message>
        <source>筛选：标题、日期、报名、首字母</source>
        <translation>Filter: headline, date, newspaper, initials</translation>
    </message>
    <message>
        <source>筛选目录</source>
        <translation>Filter contents</translation>
    </message>
    <message>
        <source>添加文件夹…</source>
        <translation>Add Folder…</translation>
    </message>
    <message>
        <source>正在打开资料库…</source>
        <translation>Opening the library…</translation>
    </message>
    <message>
        <source>正在建立资料库</source>
        <translation>Building the library</translation>
    </message>
    <message>
        <source>第一次启动要把报纸文本编成目录和索引，几秒钟就好。</source>
        <translation>On its first start Baoku catalogues and indexes the newspaper texts. It takes a few seconds.</translation>
    </message>
    <message>
        <source>资料库还是空的</source>
        <translation>The library is empty</translation>
    </message>
    <message>
        <source>用“文件 › 添加文件夹…”加入一个文件夹，或把文件拖到窗口里。</source>
        <translation>Add a folder with File › Add Folder…, or drop files on the window.</translation>
    </message>
</context>
<context>
    <name>Dates</name>
    <message>
        <source>日期范围</source>
        <translation>Range of dates</translation>
    </message>
    <message>
        <source>年、月、日可只写一部分，如 2020、2020-04、2020-04-16、2020年4月；不限的一端留空。</source>
        <translation>A year, a month or a day: 2020, 2020-04, 2020-04-16, 2020年4月. Leave an end empty for no limit.</translation>
    </message>
    <message>
        <source>从</source>
        <translation>From</translation>
    </message>
    <message>
        <source>到</source>
        <translation>To</translation>
    </message>
    <message>
        <source>确定</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>“{text}”不是日期。</source>
        <translation>&quot;{text}&quot; is not a date.</translation>
    </message>
</context>
<context>
    <name>Desk</name>
    <message>
        <source>正在找相似的文章…</source>
        <translation>Looking for similar articles…</translation>
    </message>
</context>
<context>
    <name>Diagnostics</name>
    <message>
        <source>求助时把下面的内容复制到邮件里。其中没有您检索过和读过的内容；文件夹的位置请自己看一遍。</source>
        <translation>Copy this into a mail when you ask for help. What you searched for and read is not in it; look over the paths of the folders yourself.</translation>
    </message>
    <message>
        <source>诊断信息</source>
        <translation>Diagnostics</translation>
    </message>
    <message>
        <source>复制</source>
        <translation>Copy</translation>
    </message>
    <message>
        <source>已复制</source>
        <translation>Copied</translation>
    </message>
</context>
<context>
    <name>Dialogs</name>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>Export</name>
    <message>
        <source>打印</source>
        <translation>Print</translation>
    </message>
    <message>
        <source>导出</source>
        <translation>Export</translation>
    </message>
    <message>
        <source>{name}（{count}）</source>
        <translation>{name} ({count})</translation>
    </message>
    <message>
        <source>浏览…</source>
        <translation>Browse…</translation>
    </message>
    <message>
        <source>内容</source>
        <translation>Content</translation>
    </message>
    <message>
        <source>格式</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>著录格式</source>
        <translation>Citation style</translation>
    </message>
    <message>
        <source>文件</source>
        <translation>File</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>预览并打印…</source>
        <translation>Preview and Print…</translation>
    </message>
    <message>
        <source>导出到</source>
        <translation>Export to</translation>
    </message>
    <message>
        <source>报库导出</source>
        <translation>Baoku export</translation>
    </message>
    <message>
        <source>选中的检索结果</source>
        <translation>Selected hits</translation>
    </message>
    <message>
        <source>本文</source>
        <translation>This article</translation>
    </message>
    <message>
        <source>本文，只要{page}的一半</source>
        <translation>This article, only the half on {page}</translation>
    </message>
    <message>
        <source>本版</source>
        <translation>This page</translation>
    </message>
    <message>
        <source>本期</source>
        <translation>This issue</translation>
    </message>
    <message>
        <source>全部检索结果</source>
        <translation>All hits</translation>
    </message>
    <message>
        <source>检索“{query}”</source>
        <translation>Search “{query}”</translation>
    </message>
    <message>
        <source>先打开一篇文章，或在检索结果里选中几篇</source>
        <translation>Open an article first, or select some hits</translation>
    </message>
    <message numerus="yes">
        <source>已复制 %n 篇的著录</source>
        <translation>
            <numerusform>Copied the citation of %n article</numerusform>
            <numerusform>Copied the citations of %n articles</numerusform>
        </translation>
    </message>
    <message>
        <source>先打开一篇文章，或检索一次</source>
        <translation>Open an article first, or search for something</translation>
    </message>
    <message numerus="yes">
        <source>已把 %n 篇导出到 {path}</source>
        <translation>
            <numerusform>Exported %n article to {path}</numerusform>
            <numerusform>Exported %n articles to {path}</numerusform>
        </translation>
    </message>
    <message>
        <source>一次最多预览 {most} 篇。更多的请先导出为 PDF，再打印。</source>
        <translation>At most {most} articles can be previewed at a time. Export more as PDF first, and print that.</translation>
    </message>
    <message>
        <source>{path} 已经存在，要换成新的吗？</source>
        <translation>{path} is there already. Replace it?</translation>
    </message>
    <message>
        <source>替换</source>
        <translation>Replace</translation>
    </message>
    <message>
        <source>打开文件夹</source>
        <translation>Open Folder</translation>
    </message>
</context>
<context>
    <name>Facets</name>
    <message>
        <source>筛选</source>
        <translation>Filters</translation>
    </message>
    <message>
        <source>另有 {n} 个</source>
        <translation>{n} more</translation>
    </message>
</context>
<context>
    <name>Failures</name>
    <message>
        <source>下列文件没有导入，其余文件不受影响。改正后可再次导入。</source>
        <translation>These files were not imported; the others are not affected. Mend them and import them again.</translation>
    </message>
    <message>
        <source>没有导入失败的文件。</source>
        <translation>Every file could be imported.</translation>
    </message>
    <message>
        <source>导入失败的文件</source>
        <translation>Files not imported</translation>
    </message>
    <message>
        <source>原因</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>文件</source>
        <translation>File</translation>
    </message>
    <message>
        <source>复制列表</source>
        <translation>Copy list</translation>
    </message>
    <message>
        <source>{path}，第 {line} 行</source>
        <translation>{path}, line {line}</translation>
    </message>
</context>
<context>
    <name>Filters</name>
    <message>
        <source>全部日期</source>
        <translation>All dates</translation>
    </message>
    <message>
        <source>从…到…</source>
        <translation>From … to …</translation>
    </message>
    <message>
        <source>全部报纸</source>
        <translation>All newspapers</translation>
    </message>
    <message>
        <source>排序</source>
        <translation>Order</translation>
    </message>
    <message>
        <source>日期范围</source>
        <translation>Range of dates</translation>
    </message>
    <message>
        <source>日期</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>报纸</source>
        <translation>Newspaper</translation>
    </message>
    <message>
        <source>算作相同的写法</source>
        <translation>What counts as the same</translation>
    </message>
    <message>
        <source>字形</source>
        <translation>Variants</translation>
    </message>
    <message>
        <source>按相关</source>
        <translation>By relevance</translation>
    </message>
    <message>
        <source>最新在前</source>
        <translation>Newest first</translation>
    </message>
    <message>
        <source>最早在前</source>
        <translation>Oldest first</translation>
    </message>
</context>
<context>
    <name>FindBar</name>
    <message>
        <source>没有找到</source>
        <translation>Nothing found</translation>
    </message>
    <message>
        <source>在本文中查找</source>
        <translation>Find in article</translation>
    </message>
    <message>
        <source>上一处</source>
        <translation>Previous match</translation>
    </message>
    <message>
        <source>下一处</source>
        <translation>Next match</translation>
    </message>
    <message>
        <source>关闭查找栏</source>
        <translation>Close the find bar</translation>
    </message>
</context>
<context>
    <name>Folders</name>
    <message>
        <source>管理文件夹</source>
        <translation>Manage folders</translation>
    </message>
    <message>
        <source>每次启动时，报库会查看这些文件夹里新增和改动的文件。</source>
        <translation>At every start Baoku looks for new and changed files in these folders.</translation>
    </message>
    <message>
        <source>关注的文件夹</source>
        <translation>Followed folders</translation>
    </message>
    <message>
        <source>不再关注</source>
        <translation>Stop following</translation>
    </message>
    <message>
        <source>已经导入的文章仍留在资料库里</source>
        <translation>What was imported stays in the library</translation>
    </message>
    <message>
        <source>还没有关注的文件夹。用“文件 › 添加文件夹…”加入一个。</source>
        <translation>No folder is followed yet. Add one with File › Add Folder…</translation>
    </message>
</context>
<context>
    <name>GoTo</name>
    <message>
        <source>最近的一期：{issue}</source>
        <translation>Nearest issue: {issue}</translation>
    </message>
    <message>
        <source>报纸</source>
        <translation>newspaper</translation>
    </message>
    <message>
        <source>拼音首字母</source>
        <translation>pinyin initials</translation>
    </message>
    <message>
        <source>转到</source>
        <translation>Go to</translation>
    </message>
    <message>
        <source>日期、期号、标题或拼音首字母</source>
        <translation>Date, issue number, headline or pinyin initials</translation>
    </message>
    <message>
        <source>要去的日期、期号或标题</source>
        <translation>Date, issue number or headline to go to</translation>
    </message>
    <message>
        <source>可以去的地方</source>
        <translation>Where to go</translation>
    </message>
    <message>
        <source>没有这样的日期、期号或标题。</source>
        <translation>No such date, issue number or headline.</translation>
    </message>
    <message>
        <source>列出 {listed} 篇，共 {all} 篇；再多打几个字就能缩小范围。</source>
        <translation>{listed} of {all} articles listed; type more to narrow them down.</translation>
    </message>
    <message>
        <source>列出 {listed} 期，共 {all} 期；写上月份就能缩小范围。</source>
        <translation>{listed} issues of {all} are listed; add the month to narrow them down.</translation>
    </message>
    <message>
        <source>Enter 打开，Ctrl+Enter 在新标签中打开。</source>
        <translation>Enter opens, Ctrl+Enter opens in a new tab.</translation>
    </message>
    <message>
        <source>例如 2021-01-15、1月15日、总第1110期、大运河，或首字母 dyh（排在原字之后）。</source>
        <translation>For example 2021-01-15, 1月15日, 总第1110期, 大运河, or pinyin initials such as dyh (listed after literal matches).</translation>
    </message>
</context>
<context>
    <name>Help</name>
    <message>
        <source>快捷键</source>
        <translation>Keyboard shortcuts</translation>
    </message>
    <message>
        <source>关于报库</source>
        <translation>About Baoku</translation>
    </message>
    <message>
        <source>报库的图标</source>
        <translation>Icon of Baoku</translation>
    </message>
    <message>
        <source>报库</source>
        <translation>Baoku</translation>
    </message>
    <message>
        <source>离线阅读、检索和利用报纸档案</source>
        <translation>Read, search and use newspaper archives offline</translation>
    </message>
    <message>
        <source>版本：{version}</source>
        <translation>Version: {version}</translation>
    </message>
    <message>
        <source>资料库：{path}</source>
        <translation>Library: {path}</translation>
    </message>
    <message>
        <source>设置：{path}</source>
        <translation>Settings: {path}</translation>
    </message>
    <message>
        <source>日志：{path}</source>
        <translation>Log: {path}</translation>
    </message>
    <message>
        <source>缓存：{path}</source>
        <translation>Cache: {path}</translation>
    </message>
    <message>
        <source>许可：MIT</source>
        <translation>Licence: MIT</translation>
    </message>
    <message>
        <source>复制</source>
        <translation>Copy</translation>
    </message>
    <message>
        <source>帮助</source>
        <translation>Help</translation>
    </message>
    <message>
        <source>在帮助里查找</source>
        <translation>Search in the help</translation>
    </message>
    <message>
        <source>章节</source>
        <translation>Chapters</translation>
    </message>
    <message>
        <source>帮助里没有这几个字。</source>
        <translation>The help does not hold these words.</translation>
    </message>
</context>
<context>
    <name>Importing</name>
    <message>
        <source>导入文件</source>
        <translation>Import files</translation>
    </message>
    <message>
        <source>报纸文本 (*.txt *.jsonl);;所有文件 (*)</source>
        <translation>Newspaper text (*.txt *.jsonl);;All files (*)</translation>
    </message>
    <message>
        <source>添加文件夹</source>
        <translation>Add folder</translation>
    </message>
    <message>
        <source>导入 {files}，{articles}</source>
        <translation>Imported {files}, {articles}</translation>
    </message>
    <message numerus="yes">
        <source>%n 个文件早已在库</source>
        <translation>
            <numerusform>%n file was there already</numerusform>
            <numerusform>%n files were there already</numerusform>
        </translation>
    </message>
    <message>
        <source>{what}未能导入</source>
        <translation>{what} not imported</translation>
    </message>
    <message>
        <source>；</source>
        <translation>; </translation>
    </message>
</context>
<context>
    <name>Info</name>
    <message>
        <source>信息</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>打开一篇文章，这里就显示它的出处。</source>
        <translation>Open an article to see here where it comes from.</translation>
    </message>
    <message>
        <source>报纸</source>
        <translation>Newspaper</translation>
    </message>
    <message>
        <source>英文名</source>
        <translation>English title</translation>
    </message>
    <message>
        <source>日期</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>农历</source>
        <translation>Lunar date</translation>
    </message>
    <message>
        <source>期号</source>
        <translation>Issue number</translation>
    </message>
    <message>
        <source>版次</source>
        <translation>Page</translation>
    </message>
    <message>
        <source>体裁</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>栏目</source>
        <translation>Column</translation>
    </message>
    <message>
        <source>记者</source>
        <translation>Reporters</translation>
    </message>
    <message>
        <source>通讯员</source>
        <translation>Correspondents</translation>
    </message>
    <message>
        <source>来源</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>热线</source>
        <translation>Hotline</translation>
    </message>
    <message>
        <source>网址</source>
        <translation>Web</translation>
    </message>
    <message>
        <source>邮箱</source>
        <translation>E-mail</translation>
    </message>
    <message>
        <source>源文件</source>
        <translation>Source file</translation>
    </message>
    <message>
        <source>源文件中的行</source>
        <translation>Lines in the source file</translation>
    </message>
    <message>
        <source>编码</source>
        <translation>Encoding</translation>
    </message>
    <message>
        <source>文章编号</source>
        <translation>Article id</translation>
    </message>
    <message numerus="yes">
        <source>本期共 %n 版</source>
        <translation>
            <numerusform>%n page in this issue</numerusform>
            <numerusform>%n pages in this issue</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>（共 %n 行）</source>
        <translation>
            <numerusform> (%n line)</numerusform>
            <numerusform> (%n lines)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Jumps</name>
    <message>
        <source>转版文章</source>
        <translation>Stories That Jump Pages</translation>
    </message>
    <message>
        <source>打开</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>拆开</source>
        <translation>Take Apart</translation>
    </message>
    <message>
        <source>重新接合</source>
        <translation>Join Again</translation>
    </message>
    <message>
        <source>与另一半接合</source>
        <translation>Join with Its Other Half</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>State</translation>
    </message>
    <message>
        <source>前半</source>
        <translation>First half</translation>
    </message>
    <message>
        <source>后半</source>
        <translation>Second half</translation>
    </message>
    <message>
        <source>同一期里“下转”与“上接”互指的文章自动接合。接错了可以拆开，也可以再接上；分不清的可以手工接合。</source>
        <translation>Stories of one issue that name each other’s pages are joined by themselves. A wrong pair can be taken apart, and joined again; what cannot be told is joined by hand.</translation>
    </message>
    <message>
        <source>资料库里没有转版的文章。</source>
        <translation>No story in the library jumps to another page.</translation>
    </message>
    <message>
        <source>未配对</source>
        <translation>No match</translation>
    </message>
    <message>
        <source>已拆开</source>
        <translation>Taken apart</translation>
    </message>
    <message>
        <source>已接合</source>
        <translation>Joined</translation>
    </message>
</context>
<context>
    <name>Keys</name>
    <message>
        <source>筛选命令</source>
        <translation>Filter commands</translation>
    </message>
    <message>
        <source>命令和快捷键</source>
        <translation>Commands and shortcuts</translation>
    </message>
    <message>
        <source>命令</source>
        <translation>Command</translation>
    </message>
    <message>
        <source>快捷键</source>
        <translation>Shortcuts</translation>
    </message>
    <message>
        <source>按下新的快捷键</source>
        <translation>Press the new keys</translation>
    </message>
    <message>
        <source>设定</source>
        <translation>Set</translation>
    </message>
    <message>
        <source>去掉</source>
        <translation>Remove</translation>
    </message>
    <message>
        <source>恢复默认</source>
        <translation>Restore Default</translation>
    </message>
    <message>
        <source>选一条命令，在下面按下新的快捷键，再点“设定”。</source>
        <translation>Choose a command, press the new keys below, then click “Set”.</translation>
    </message>
    <message>
        <source>{keys} 现在是“{others}”的快捷键；设定之后，它就没有这个快捷键了。</source>
        <translation>{keys} belongs to “{others}” now, which will no longer have it.</translation>
    </message>
</context>
<context>
    <name>Limits</name>
    <message>
        <source>报纸</source>
        <translation>Newspaper</translation>
    </message>
    <message>
        <source>版次</source>
        <translation>Page</translation>
    </message>
    <message>
        <source>类型</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>记者、通讯员</source>
        <translation>Reporters, correspondents</translation>
    </message>
    <message>
        <source>栏目</source>
        <translation>Column</translation>
    </message>
    <message>
        <source>日期</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>字形</source>
        <translation>Variants</translation>
    </message>
    <message>
        <source>日期不详</source>
        <translation>Undated</translation>
    </message>
    <message>
        <source>{year}年</source>
        <translation>{year}</translation>
    </message>
</context>
<context>
    <name>Lines</name>
    <message>
        <source>导出逐处命中</source>
        <translation>Export Every Place</translation>
    </message>
    <message>
        <source>CSV 表格 (*.csv)</source>
        <translation>CSV tables (*.csv)</translation>
    </message>
    <message>
        <source>已把 {places} 处写入 {name}</source>
        <translation>{places} places written to {name}</translation>
    </message>
    <message>
        <source>“{query}”</source>
        <translation>“{query}”</translation>
    </message>
    <message numerus="yes">
        <source>%n 处</source>
        <translation>
            <numerusform>%n place</numerusform>
            <numerusform>%n places</numerusform>
        </translation>
    </message>
    <message>
        <source>已读 {read}/{total} 篇</source>
        <translation>{read} of {total} articles read</translation>
    </message>
    <message>
        <source>只列到这里；导出的表是全的</source>
        <translation>the list ends here; an exported table is complete</translation>
    </message>
    <message>
        <source>已停止</source>
        <translation>stopped</translation>
    </message>
    <message>
        <source>逐处命中</source>
        <translation>Every place</translation>
    </message>
    <message>
        <source>进度</source>
        <translation>Progress</translation>
    </message>
    <message>
        <source>停止</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>导出表格…</source>
        <translation>Export table…</translation>
    </message>
    <message>
        <source>关闭逐处列表</source>
        <translation>Close the list of places</translation>
    </message>
</context>
<context>
    <name>Names</name>
    <message>
        <source>文中的人物、地点和机构</source>
        <translation>People, places and offices in the article</translation>
    </message>
    <message>
        <source>正在识别……</source>
        <translation>Looking for names…</translation>
    </message>
    <message>
        <source>打开一篇文章，这里就列出文中的人物、地点和机构。</source>
        <translation>Open an article to see the people, places and offices in it.</translation>
    </message>
    <message>
        <source>人物</source>
        <translation>People</translation>
    </message>
    <message>
        <source>地点</source>
        <translation>Places</translation>
    </message>
    <message>
        <source>机构</source>
        <translation>Offices</translation>
    </message>
    <message>
        <source>没有认出人物、地点或机构。</source>
        <translation>No people, places or offices were recognized.</translation>
    </message>
</context>
<context>
    <name>Notes</name>
    <message numerus="yes">
        <source>%n 种别的写法</source>
        <translation>
            <numerusform>%n other text</numerusform>
            <numerusform>%n other texts</numerusform>
        </translation>
    </message>
    <message>
        <source>待核</source>
        <translation>to be checked</translation>
    </message>
    <message>
        <source>黄</source>
        <translation>yellow</translation>
    </message>
    <message>
        <source>绿</source>
        <translation>green</translation>
    </message>
    <message>
        <source>蓝</source>
        <translation>blue</translation>
    </message>
    <message>
        <source>红</source>
        <translation>red</translation>
    </message>
    <message>
        <source>紫</source>
        <translation>purple</translation>
    </message>
    <message>
        <source>无色</source>
        <translation>no colour</translation>
    </message>
    <message>
        <source>佚名</source>
        <translation>nobody named</translation>
    </message>
    <message>
        <source>{author}：{text}</source>
        <translation>{author}: {text}</translation>
    </message>
    <message>
        <source>书签：整篇文章</source>
        <translation>Bookmark: the whole article</translation>
    </message>
    <message>
        <source>整篇文章</source>
        <translation>The whole article</translation>
    </message>
    <message>
        <source>没有相近的地方</source>
        <translation>nothing comes near</translation>
    </message>
    <message>
        <source>最接近的地方有 {percent}% 相同</source>
        <translation>the nearest place is {percent}% the same</translation>
    </message>
    <message>
        <source>标签:「{tag}」</source>
        <translation>tag:「{tag}」</translation>
    </message>
    <message>
        <source>标签:&quot;{tag}&quot;</source>
        <translation>tag:&quot;{tag}&quot;</translation>
    </message>
    <message numerus="yes">
        <source>新增 %n 条</source>
        <translation>
            <numerusform>%n new</numerusform>
            <numerusform>%n new</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>改动 %n 条</source>
        <translation>
            <numerusform>%n changed</numerusform>
            <numerusform>%n changed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>删除 %n 条</source>
        <translation>
            <numerusform>%n deleted</numerusform>
            <numerusform>%n deleted</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n 条有两种写法，都留着</source>
        <translation>
            <numerusform>%n has two texts, both kept</numerusform>
            <numerusform>%n have two texts, both kept</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n 条等待文章入库</source>
        <translation>
            <numerusform>%n waits for its article</numerusform>
            <numerusform>%n wait for their articles</numerusform>
        </translation>
    </message>
    <message>
        <source>没有新的内容</source>
        <translation>nothing new</translation>
    </message>
    <message>
        <source>，</source>
        <translation>, </translation>
    </message>
    <message>
        <source>标亮：{color}</source>
        <translation>Highlight: {color}</translation>
    </message>
    <message>
        <source>加标签</source>
        <translation>Tag</translation>
    </message>
    <message>
        <source>给这段文字加书签</source>
        <translation>Bookmark these words</translation>
    </message>
    <message>
        <source>批注选中的文字</source>
        <translation>Annotate the selected text</translation>
    </message>
    <message>
        <source>待核：{reason}</source>
        <translation>To be checked: {reason}</translation>
    </message>
    <message>
        <source>几个人同时改了这一条，都留着：</source>
        <translation>Several people changed this note at once; all texts are kept:</translation>
    </message>
    <message>
        <source>有人删除了它，另一人同时改了它，所以留着。</source>
        <translation>Somebody deleted it while somebody else changed it, so it is kept.</translation>
    </message>
    <message>
        <source>还没有批注可以导出</source>
        <translation>There are no notes to export</translation>
    </message>
    <message>
        <source>本文的批注</source>
        <translation>Notes on this article</translation>
    </message>
    <message numerus="yes">
        <source>已把 %n 条批注写到 {path}</source>
        <translation>
            <numerusform>Wrote %n note to {path}</numerusform>
            <numerusform>Wrote %n notes to {path}</numerusform>
        </translation>
    </message>
    <message>
        <source>批注包 (*.baokunotes *.zip)</source>
        <translation>Bundles of notes (*.baokunotes *.zip)</translation>
    </message>
    <message>
        <source>已收入 {file}：{what}。</source>
        <translation>Took {file}: {what}.</translation>
    </message>
    <message>
        <source>选择交换批注的共享文件夹</source>
        <translation>Choose the Folder to Exchange Notes Through</translation>
    </message>
    <message>
        <source>自己的批注也放进去了</source>
        <translation>one&apos;s own notes were put there</translation>
    </message>
    <message>
        <source>自己的批注没有新的改动</source>
        <translation>nothing new in one&apos;s own notes</translation>
    </message>
    <message numerus="yes">
        <source>与 {folder} 同步：读取了别人的 %n 个批注包，{what}；{wrote}。</source>
        <translation>
            <numerusform>Exchanged through {folder}: read %n bundle of others, {what}; {wrote}.</numerusform>
            <numerusform>Exchanged through {folder}: read %n bundles of others, {what}; {wrote}.</numerusform>
        </translation>
    </message>
    <message>
        <source>没有收入 {file}：{reason}</source>
        <translation>Not taken: {file}: {reason}</translation>
    </message>
    <message numerus="yes">
        <source>另有 %n 个没有收入</source>
        <translation>
            <numerusform>%n more was not taken</numerusform>
            <numerusform>%n more were not taken</numerusform>
        </translation>
    </message>
    <message>
        <source>已备份</source>
        <translation>Backed up</translation>
    </message>
    <message>
        <source>已恢复到 {day} 的备份；恢复前的批注留作 {before}。</source>
        <translation>The backup of {day} is restored; the notes from before are kept as {before}.</translation>
    </message>
    <message>
        <source>这些批注的文章不在资料库里</source>
        <translation>The articles of these notes are not in the library</translation>
    </message>
    <message numerus="yes">
        <source>已复制 %n 篇的著录</source>
        <translation>
            <numerusform>Copied the citation of %n article</numerusform>
            <numerusform>Copied the citations of %n articles</numerusform>
        </translation>
    </message>
    <message>
        <source>已标亮；Ctrl+Z 撤销</source>
        <translation>Highlighted; Ctrl+Z undoes it</translation>
    </message>
    <message>
        <source>已加书签；Ctrl+Z 撤销</source>
        <translation>Bookmarked; Ctrl+Z undoes it</translation>
    </message>
    <message>
        <source>已保存</source>
        <translation>Saved</translation>
    </message>
    <message numerus="yes">
        <source>已删除 %n 条批注；Ctrl+Z 撤销</source>
        <translation>
            <numerusform>Deleted %n note; Ctrl+Z undoes it</numerusform>
            <numerusform>Deleted %n notes; Ctrl+Z undoes it</numerusform>
        </translation>
    </message>
    <message>
        <source>已放在那里；Ctrl+Z 撤销</source>
        <translation>Put there; Ctrl+Z undoes it</translation>
    </message>
    <message>
        <source>已撤销</source>
        <translation>Undone</translation>
    </message>
    <message>
        <source>已重做</source>
        <translation>Done again</translation>
    </message>
    <message>
        <source>一条批注只在一栏里：取了选中文字里最长的一段</source>
        <translation>A note stands in one field: the longest part of the selection was taken</translation>
    </message>
    <message>
        <source>文章里已没有链接所指的那段文字</source>
        <translation>The passage that the link names is no longer in the article</translation>
    </message>
    <message>
        <source>本文还没有批注</source>
        <translation>No notes on this article yet</translation>
    </message>
    <message>
        <source>已复制链接</source>
        <translation>Link copied</translation>
    </message>
    <message numerus="yes">
        <source>已复制 %n 条批注</source>
        <translation>
            <numerusform>Copied %n note</numerusform>
            <numerusform>Copied %n notes</numerusform>
        </translation>
    </message>
    <message>
        <source>选中文字：Ctrl+H 标亮，Ctrl+M 写批注。不选文字时，Ctrl+M 写在整篇文章上。</source>
        <translation>Select text: Ctrl+H highlights, Ctrl+M writes a note. With nothing selected Ctrl+M writes on the whole article.</translation>
    </message>
    <message>
        <source>打开一篇文章，这里就列出它的批注。</source>
        <translation>Open an article to see its notes here.</translation>
    </message>
    <message>
        <source>写批注</source>
        <translation>Write a Note</translation>
    </message>
    <message>
        <source>批注</source>
        <translation>Notes</translation>
    </message>
    <message>
        <source>写点什么…（Ctrl+Enter 保存）</source>
        <translation>Write something… (Ctrl+Enter saves)</translation>
    </message>
    <message>
        <source>批注的文字</source>
        <translation>Text of the note</translation>
    </message>
    <message>
        <source>删除</source>
        <translation>Delete</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>几个人同时改了这一条。保存后，上面的文字代替所有写法：</source>
        <translation>Several people changed this note at the same time. What you save above takes the place of all texts:</translation>
    </message>
    <message>
        <source>并入</source>
        <translation>Take Up</translation>
    </message>
    <message>
        <source>并入{author}的写法</source>
        <translation>Take up the text of {author}</translation>
    </message>
    <message>
        <source>批注的备份</source>
        <translation>Backups of Notes</translation>
    </message>
    <message>
        <source>备份</source>
        <translation>Backups</translation>
    </message>
    <message>
        <source>现在备份</source>
        <translation>Back Up Now</translation>
    </message>
    <message>
        <source>恢复到这一份…</source>
        <translation>Restore This One…</translation>
    </message>
    <message numerus="yes">
        <source>%n 条批注</source>
        <translation>
            <numerusform>%n note</numerusform>
            <numerusform>%n notes</numerusform>
        </translation>
    </message>
    <message>
        <source>现在有{count}。有改动的日子自动备份一份，校验过才淘汰旧的。</source>
        <translation>There are {count} now. A backup is made on every day with changes; old ones go only after the new one was checked.</translation>
    </message>
    <message>
        <source>日期</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>改动记录</source>
        <translation>Recorded changes</translation>
    </message>
    <message>
        <source>大小</source>
        <translation>Size</translation>
    </message>
    <message>
        <source>确认恢复到 {day}</source>
        <translation>Yes, Restore {day}</translation>
    </message>
    <message>
        <source>现在的批注会先另存一份备份，随时可以再恢复回来。</source>
        <translation>The notes of now are backed up first, so that you can come back to them.</translation>
    </message>
    <message>
        <source>这一份与现在的批注相同。</source>
        <translation>This one is the same as the notes of now.</translation>
    </message>
    <message numerus="yes">
        <source>恢复后，此后的 %n 处改动不再在批注里。</source>
        <translation>
            <numerusform>Restoring undoes the %n later change. </numerusform>
            <numerusform>Restoring undoes the %n later changes. </numerusform>
        </translation>
    </message>
    <message>
        <source>给颜色起个意思，例如“人名”“待核”。筛选、工具条和编辑框里都会看到。</source>
        <translation>Say what a colour means, such as “people” or “to check”. Filters, the bar at a selection and the editor show it.</translation>
    </message>
    <message>
        <source>颜色的意思</source>
        <translation>What Colours Mean</translation>
    </message>
    <message>
        <source>批注包（给别的报库）</source>
        <translation>Bundle (for another Baoku)</translation>
    </message>
    <message>
        <source>网页</source>
        <translation>Web page</translation>
    </message>
    <message>
        <source>表格 CSV</source>
        <translation>Table (CSV)</translation>
    </message>
    <message>
        <source>导出批注</source>
        <translation>Export Notes</translation>
    </message>
    <message numerus="yes">
        <source>%n 条</source>
        <translation>
            <numerusform>%n note</numerusform>
            <numerusform>%n notes</numerusform>
        </translation>
    </message>
    <message>
        <source>{name}（{counted}）</source>
        <translation>{name} ({counted})</translation>
    </message>
    <message>
        <source>浏览…</source>
        <translation>Browse…</translation>
    </message>
    <message>
        <source>哪些批注</source>
        <translation>Which notes</translation>
    </message>
    <message>
        <source>格式</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>文件</source>
        <translation>File</translation>
    </message>
    <message>
        <source>导出</source>
        <translation>Export</translation>
    </message>
    <message>
        <source>{library} 批注</source>
        <translation>{library} notes</translation>
    </message>
    <message>
        <source>全部批注的批注包也带上删除的记录，别的机器收入后两边一致。</source>
        <translation>A bundle of all notes carries deletions too: a machine that takes it has the same notes.</translation>
    </message>
    <message>
        <source>每条批注都带出处和链接；里面的文字都只作文字，不作格式。</source>
        <translation>Every note has its source and a link; what it says stays plain text.</translation>
    </message>
    <message>
        <source>{file}：{what}。</source>
        <translation>{file}: {what}. </translation>
    </message>
    <message numerus="yes">
        <source>另有 %n 条这里已有，不会变。</source>
        <translation>
            <numerusform>%n more is here already and stays as it is.</numerusform>
            <numerusform>%n more are here already and stay as they are.</numerusform>
        </translation>
    </message>
    <message>
        <source>导入批注</source>
        <translation>Import Notes</translation>
    </message>
    <message>
        <source>会怎样</source>
        <translation>What Happens</translation>
    </message>
    <message>
        <source>摘录</source>
        <translation>Quotation</translation>
    </message>
    <message>
        <source>标签</source>
        <translation>Tags</translation>
    </message>
    <message>
        <source>作者</source>
        <translation>Author</translation>
    </message>
    <message>
        <source>会收入的批注</source>
        <translation>Notes that would be taken</translation>
    </message>
    <message numerus="yes">
        <source>还有 %n 条没有列出</source>
        <translation>
            <numerusform>%n more is not listed</numerusform>
            <numerusform>%n more are not listed</numerusform>
        </translation>
    </message>
    <message>
        <source>收入</source>
        <translation>Take</translation>
    </message>
    <message>
        <source>新增</source>
        <translation>New</translation>
    </message>
    <message>
        <source>改动</source>
        <translation>Changed</translation>
    </message>
    <message>
        <source>两种写法</source>
        <translation>Rival texts</translation>
    </message>
    <message>
        <source>用过的标签</source>
        <translation>Tags in use</translation>
    </message>
    <message>
        <source>几个标签用逗号隔开</source>
        <translation>Several tags are parted by commas</translation>
    </message>
    <message>
        <source>管理标签</source>
        <translation>Tags</translation>
    </message>
    <message>
        <source>筛选标签</source>
        <translation>Filter tags</translation>
    </message>
    <message>
        <source>检索</source>
        <translation>Search</translation>
    </message>
    <message>
        <source>改名…</source>
        <translation>Rename…</translation>
    </message>
    <message>
        <source>合并…</source>
        <translation>Merge…</translation>
    </message>
    <message>
        <source>改名、合并、删除都可以撤销。</source>
        <translation>Renaming, merging and deleting can be undone.</translation>
    </message>
    <message>
        <source>还没有标签。</source>
        <translation>There are no tags yet.</translation>
    </message>
    <message>
        <source>标签改名</source>
        <translation>Rename Tag</translation>
    </message>
    <message>
        <source>新的名字（已有的标签则两者合并）：</source>
        <translation>New name (if it is a tag already, the two are merged):</translation>
    </message>
    <message>
        <source>合并标签</source>
        <translation>Merge Tags</translation>
    </message>
    <message>
        <source>合并成：</source>
        <translation>Merge into:</translation>
    </message>
    <message numerus="yes">
        <source>给选中的 %n 条批注加上或去掉标签。</source>
        <translation>
            <numerusform>Put tags on the %n selected note, or take them off.</numerusform>
            <numerusform>Put tags on the %n selected notes, or take them off.</numerusform>
        </translation>
    </message>
    <message>
        <source>加减标签</source>
        <translation>Tags of Several Notes</translation>
    </message>
    <message>
        <source>加上</source>
        <translation>Add</translation>
    </message>
    <message>
        <source>去掉</source>
        <translation>Remove</translation>
    </message>
    <message>
        <source>确定</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>选中的批注</source>
        <translation>Selected notes</translation>
    </message>
    <message>
        <source>筛选出来的批注</source>
        <translation>Filtered notes</translation>
    </message>
    <message>
        <source>全部批注</source>
        <translation>All Notes</translation>
    </message>
    <message>
        <source>转到原文</source>
        <translation>Go to the Words</translation>
    </message>
    <message>
        <source>看最接近的地方</source>
        <translation>Show the Most Similar Place</translation>
    </message>
    <message>
        <source>就放在最接近的地方</source>
        <translation>Put It at the Most Similar Place</translation>
    </message>
    <message>
        <source>移到选中的文字</source>
        <translation>Move to the Selected Words</translation>
    </message>
    <message>
        <source>编辑…</source>
        <translation>Edit…</translation>
    </message>
    <message>
        <source>颜色</source>
        <translation>Colour</translation>
    </message>
    <message>
        <source>检索标签</source>
        <translation>Search for Tag</translation>
    </message>
    <message>
        <source>复制</source>
        <translation>Copy</translation>
    </message>
    <message>
        <source>复制链接</source>
        <translation>Copy Link</translation>
    </message>
    <message>
        <source>全部标签</source>
        <translation>All tags</translation>
    </message>
    <message>
        <source>全部作者</source>
        <translation>All authors</translation>
    </message>
    <message>
        <source>全部报纸</source>
        <translation>All newspapers</translation>
    </message>
    <message>
        <source>全部颜色</source>
        <translation>All colours</translation>
    </message>
    <message numerus="yes">
        <source>，选中 %n 条</source>
        <translation>
            <numerusform>, %n selected</numerusform>
            <numerusform>, %n selected</numerusform>
        </translation>
    </message>
    <message>
        <source>在批注、摘录和标签里查找</source>
        <translation>Find in notes, quotations and tags</translation>
    </message>
    <message>
        <source>报纸日期 2020..2021-06</source>
        <translation>Issue date 2020..2021-06</translation>
    </message>
    <message>
        <source>报纸日期，从..到</source>
        <translation>Date of the newspaper, from..to</translation>
    </message>
    <message>
        <source>报纸</source>
        <translation>Newspaper</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>State</translation>
    </message>
    <message>
        <source>改于</source>
        <translation>Changed</translation>
    </message>
    <message>
        <source>排序</source>
        <translation>Order</translation>
    </message>
    <message>
        <source>清除筛选</source>
        <translation>Clear Filters</translation>
    </message>
    <message>
        <source>导出…</source>
        <translation>Export…</translation>
    </message>
    <message>
        <source>复制著录</source>
        <translation>Copy Citations</translation>
    </message>
    <message>
        <source>加减标签…</source>
        <translation>Tags…</translation>
    </message>
    <message>
        <source>没有这样的批注</source>
        <translation>No such notes</translation>
    </message>
    <message>
        <source>换几个字，或清除筛选再看。</source>
        <translation>Try other words, or clear the filters.</translation>
    </message>
    <message>
        <source>全部状态</source>
        <translation>Any state</translation>
    </message>
    <message>
        <source>有几种写法</source>
        <translation>Rival texts</translation>
    </message>
    <message>
        <source>书签</source>
        <translation>Bookmark</translation>
    </message>
    <message>
        <source>任何时候</source>
        <translation>Any time</translation>
    </message>
    <message>
        <source>今天</source>
        <translation>Today</translation>
    </message>
    <message>
        <source>近七天</source>
        <translation>Last seven days</translation>
    </message>
    <message>
        <source>近三十天</source>
        <translation>Last thirty days</translation>
    </message>
    <message>
        <source>近一年</source>
        <translation>Last year</translation>
    </message>
    <message>
        <source>新近改动在前</source>
        <translation>Newest changes first</translation>
    </message>
    <message>
        <source>最早改动在前</source>
        <translation>Oldest changes first</translation>
    </message>
    <message>
        <source>按报纸日期</source>
        <translation>By issue date</translation>
    </message>
    <message>
        <source>按文字</source>
        <translation>By text</translation>
    </message>
</context>
<context>
    <name>Notice</name>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>关闭提示</source>
        <translation>Close the notice</translation>
    </message>
</context>
<context>
    <name>Original</name>
    <message>
        <source>原文</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>原文各行</source>
        <translation>Source lines</translation>
    </message>
    <message>
        <source>关闭原文</source>
        <translation>Close source</translation>
    </message>
    <message>
        <source>打开那一篇</source>
        <translation>Open that article</translation>
    </message>
    <message>
        <source>点正文的一段，这里标出它的原文各行；点这里的一行，正文标出那一段。</source>
        <translation>Click a paragraph to mark its source lines here; click a line here to mark its paragraph.</translation>
    </message>
    <message>
        <source>报头</source>
        <translation>masthead</translation>
    </message>
    <message>
        <source>零散</source>
        <translation>loose</translation>
    </message>
    <message>
        <source>空行</source>
        <translation>blank line</translation>
    </message>
    <message>
        <source>未归入任何文章</source>
        <translation>in no article</translation>
    </message>
    <message>
        <source>标题</source>
        <translation>headline</translation>
    </message>
    <message>
        <source>引题</source>
        <translation>kicker</translation>
    </message>
    <message>
        <source>副题</source>
        <translation>subtitle</translation>
    </message>
    <message>
        <source>小标题</source>
        <translation>subheading</translation>
    </message>
    <message>
        <source>栏目</source>
        <translation>column</translation>
    </message>
    <message>
        <source>署名</source>
        <translation>byline</translation>
    </message>
    <message>
        <source>正文开头</source>
        <translation>beginning of the text</translation>
    </message>
    <message>
        <source>正文，另起一段</source>
        <translation>text, new paragraph</translation>
    </message>
    <message>
        <source>正文，接上一行</source>
        <translation>text, goes on from the line above</translation>
    </message>
    <message>
        <source>图片说明</source>
        <translation>caption</translation>
    </message>
    <message>
        <source>图片作者</source>
        <translation>photo credit</translation>
    </message>
    <message>
        <source>转版标记</source>
        <translation>jump line</translation>
    </message>
    <message>
        <source>导读</source>
        <translation>guide</translation>
    </message>
    <message>
        <source>标语</source>
        <translation>slogan</translation>
    </message>
    <message>
        <source>第 {line} 行：{role}</source>
        <translation>Line {line}: {role}</translation>
    </message>
    <message>
        <source>正文</source>
        <translation>text</translation>
    </message>
    <message>
        <source>{words}（{why}）</source>
        <translation>{words} ({why})</translation>
    </message>
</context>
<context>
    <name>PageView</name>
    <message>
        <source>整版</source>
        <translation>Whole page</translation>
    </message>
</context>
<context>
    <name>Preferences</name>
    <message>
        <source>由单位的策略锁定：{source}</source>
        <translation>Locked by your office&apos;s policies: {source}</translation>
    </message>
    <message>
        <source>默认</source>
        <translation>Default</translation>
    </message>
    <message>
        <source>{name}：恢复默认</source>
        <translation>{name}: restore the default</translation>
    </message>
    <message>
        <source>首选项</source>
        <translation>Preferences</translation>
    </message>
    <message>
        <source>全部恢复默认</source>
        <translation>Restore All Defaults</translation>
    </message>
    <message>
        <source>页</source>
        <translation>Pages</translation>
    </message>
    <message>
        <source>快捷键</source>
        <translation>Shortcuts</translation>
    </message>
    <message>
        <source>自动（宋体）</source>
        <translation>Automatic (serif)</translation>
    </message>
</context>
<context>
    <name>Printing</name>
    <message>
        <source>打印预览</source>
        <translation>Print Preview</translation>
    </message>
    <message>
        <source>缩放</source>
        <translation>Zoom</translation>
    </message>
    <message>
        <source>页码</source>
        <translation>Page number</translation>
    </message>
    <message>
        <source>{library} · 由报库打印于 {date}</source>
        <translation>{library} · printed by Baoku, {date}</translation>
    </message>
</context>
<context>
    <name>Related</name>
    <message>
        <source>关键词和相关文章</source>
        <translation>Keywords and related articles</translation>
    </message>
    <message>
        <source>正在查找……</source>
        <translation>Looking…</translation>
    </message>
    <message>
        <source>打开一篇文章，这里就列出它的关键词和相关的文章。</source>
        <translation>Open an article to see its keywords and related articles here.</translation>
    </message>
    <message>
        <source>关键词（点一下就检索）</source>
        <translation>Keywords (click to search)</translation>
    </message>
    <message>
        <source>相关文章（有几个关键词相同）</source>
        <translation>Related articles (sharing keywords)</translation>
    </message>
    <message>
        <source>没有找到关键词和相关的文章。</source>
        <translation>No keywords and no related articles were found.</translation>
    </message>
</context>
<context>
    <name>Results</name>
    <message>
        <source>检索结果</source>
        <translation>Results</translation>
    </message>
    <message>
        <source>回到检索结果</source>
        <translation>Back to the results</translation>
    </message>
    <message>
        <source>关闭这个列表</source>
        <translation>Close this list</translation>
    </message>
    <message>
        <source>还没有检索</source>
        <translation>Nothing searched yet</translation>
    </message>
    <message>
        <source>在上面输入一个字、一个词或一句话，边输边找。</source>
        <translation>Type a character, a word or a sentence above; results come as you type.</translation>
    </message>
    <message>
        <source>没有找到</source>
        <translation>Nothing found</translation>
    </message>
    <message>
        <source>查看未能导入的 {what}…</source>
        <translation>See the {what} that could not be imported…</translation>
    </message>
    <message>
        <source>与“{title}”相似的文章</source>
        <translation>Articles similar to “{title}”</translation>
    </message>
    <message>
        <source>按共有的关键词排列，不是逐字检索的结果。</source>
        <translation>Ordered by the telling words they share; not the result of a literal search.</translation>
    </message>
    <message>
        <source>没有共有足够多关键词的文章。</source>
        <translation>No article shares enough telling words.</translation>
    </message>
    <message>
        <source>分组</source>
        <translation>Group</translation>
    </message>
    <message>
        <source>筛选</source>
        <translation>Filters</translation>
    </message>
    <message>
        <source>按报纸、版次、记者等筛选</source>
        <translation>Filter by newspaper, page, reporter and more</translation>
    </message>
    <message>
        <source>图表</source>
        <translation>Chart</translation>
    </message>
    <message>
        <source>各年各月篇数的图表</source>
        <translation>Chart of articles by year and month</translation>
    </message>
    <message>
        <source>逐处</source>
        <translation>Places</translation>
    </message>
    <message>
        <source>逐处列出命中，一处一行</source>
        <translation>List every place, one a line</translation>
    </message>
    <message>
        <source>不分组</source>
        <translation>Ungrouped</translation>
    </message>
    <message>
        <source>按报纸</source>
        <translation>By paper</translation>
    </message>
    <message>
        <source>按年</source>
        <translation>By year</translation>
    </message>
    <message>
        <source>检索了 {searched}，{files}失败</source>
        <translation>Searched {searched}; {files} failed</translation>
    </message>
    <message>
        <source>检索 {query}</source>
        <translation>Search for {query}</translation>
    </message>
    <message>
        <source>打开 {title}</source>
        <translation>Open {title}</translation>
    </message>
    <message>
        <source>这些转版文章的两半合起来符合（建议，并非结果）：</source>
        <translation>Both halves together of these stories, which jump between pages (a suggestion, not a result):</translation>
    </message>
    <message>
        <source>去掉日期、报纸等限制（建议，并非结果）：</source>
        <translation>Without the limits (a suggestion, not a result):</translation>
    </message>
    <message>
        <source>分成词，不必连在一起（建议，并非结果）：</source>
        <translation>As separate words (a suggestion, not a result):</translation>
    </message>
    <message>
        <source>只找其中几个词（建议，并非结果）：</source>
        <translation>Fewer of the words (suggestions, not results):</translation>
    </message>
    <message>
        <source>也许原文被误认成形近的字（建议，并非结果）：</source>
        <translation>A character may have been misread for one of like shape (suggestions, not results):</translation>
    </message>
    <message numerus="yes">
        <source>找到 %n 篇</source>
        <translation>
            <numerusform>%n article found</numerusform>
            <numerusform>%n articles found</numerusform>
        </translation>
    </message>
    <message>
        <source>没有检索</source>
        <translation>Not searched</translation>
    </message>
    <message>
        <source>原因写在上面。</source>
        <translation>The reason stands above.</translation>
    </message>
    <message>
        <source>没有一篇文章含有这些字。可以少输几个字，或换一种写法。</source>
        <translation>No article contains these characters. Try fewer of them, or another way to write them.</translation>
    </message>
    <message>
        <source>没有一篇文章符合所有条件。可以少加几个条件，或去掉日期、报纸等限制。</source>
        <translation>No article meets all the conditions. Try fewer of them, or take off limits such as dates and newspapers.</translation>
    </message>
    <message numerus="yes">
        <source>；其中 %n 篇尚未编入索引，已逐篇通读</source>
        <translation>
            <numerusform>; %n article is not indexed yet and was read through</numerusform>
            <numerusform>; %n articles are not indexed yet and were read through</numerusform>
        </translation>
    </message>
    <message>
        <source>已展开</source>
        <translation>expanded</translation>
    </message>
    <message>
        <source>已收起</source>
        <translation>collapsed</translation>
    </message>
    <message>
        <source>再列出 {shown} 篇，还有 {rest} 篇</source>
        <translation>List {shown} more; {rest} left</translation>
    </message>
    <message numerus="yes">
        <source>还有 %n 篇</source>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>打开这些转版文章 (%n)</source>
        <translation>
            <numerusform>Open This Story (%n)</numerusform>
            <numerusform>Open These Stories (%n)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Saved</name>
    <message>
        <source>检索</source>
        <translation>Search</translation>
    </message>
    <message>
        <source>改名</source>
        <translation>Rename</translation>
    </message>
    <message>
        <source>上移</source>
        <translation>Move Up</translation>
    </message>
    <message>
        <source>下移</source>
        <translation>Move Down</translation>
    </message>
    <message>
        <source>删除</source>
        <translation>Delete</translation>
    </message>
    <message>
        <source>保存的检索</source>
        <translation>Saved Searches</translation>
    </message>
    <message>
        <source>保存检索</source>
        <translation>Save Search</translation>
    </message>
    <message>
        <source>检索式、限制和排序一起保存。名称：</source>
        <translation>Query, limits and order are saved together. Name:</translation>
    </message>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>名称</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>已保存检索“{name}”</source>
        <translation>Search saved as “{name}”</translation>
    </message>
</context>
<context>
    <name>SearchBar</name>
    <message>
        <source>最近的检索</source>
        <translation>Recent searches</translation>
    </message>
    <message>
        <source>还没有检索过</source>
        <translation>Nothing searched yet</translation>
    </message>
    <message>
        <source>检索全部报纸</source>
        <translation>Search all newspapers</translation>
    </message>
    <message>
        <source>检索</source>
        <translation>Search</translation>
    </message>
    <message>
        <source>清除检索</source>
        <translation>Clear the search</translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message>
        <source>外观</source>
        <translation>Appearance</translation>
    </message>
    <message>
        <source>阅读</source>
        <translation>Reading</translation>
    </message>
    <message>
        <source>检索</source>
        <translation>Searching</translation>
    </message>
    <message>
        <source>打印与导出</source>
        <translation>Printing and Export</translation>
    </message>
    <message>
        <source>批注</source>
        <translation>Notes</translation>
    </message>
    <message>
        <source>界面语言</source>
        <translation>Language of the window</translation>
    </message>
    <message>
        <source>菜单、按钮和提示所用的语言；报纸的文字不受影响。</source>
        <translation>The language of menus, buttons and messages; the newspapers&apos; text stays as it is.</translation>
    </message>
    <message>
        <source>跟随系统</source>
        <translation>As the system</translation>
    </message>
    <message>
        <source>中文</source>
        <translation>中文 (Chinese)</translation>
    </message>
    <message>
        <source>English</source>
        <translation>English</translation>
    </message>
    <message>
        <source>配色</source>
        <translation>Colours</translation>
    </message>
    <message>
        <source>跟随系统时，系统要求高对比度，就用系统的颜色。</source>
        <translation>“As the system” takes the system&apos;s own colours when it asks for high contrast.</translation>
    </message>
    <message>
        <source>跟随系统，日间用米黄</source>
        <translation>As the system, sepia by day</translation>
    </message>
    <message>
        <source>浅色</source>
        <translation>Light</translation>
    </message>
    <message>
        <source>米黄</source>
        <translation>Sepia</translation>
    </message>
    <message>
        <source>深色</source>
        <translation>Dark</translation>
    </message>
    <message>
        <source>高对比度</source>
        <translation>High contrast</translation>
    </message>
    <message>
        <source>正文字体</source>
        <translation>Face of the text</translation>
    </message>
    <message>
        <source>只列出有汉字的字体；自动时优先用宋体。打印也用它。</source>
        <translation>Only faces with hanzi are listed. Printing uses it too.</translation>
    </message>
    <message>
        <source>每行字数</source>
        <translation>Characters a line</translation>
    </message>
    <message>
        <source>一行太长，换行时容易看错行。</source>
        <translation>With long lines the eye loses its place.</translation>
    </message>
    <message>
        <source> 字</source>
        <translation> characters</translation>
    </message>
    <message>
        <source>行距</source>
        <translation>Leading</translation>
    </message>
    <message>
        <source>文章字号</source>
        <translation>Text size</translation>
    </message>
    <message>
        <source>也可以随时用 Ctrl + 加减号或滚轮改变。</source>
        <translation>It can be changed at any time with Ctrl and plus, minus or the wheel.</translation>
    </message>
    <message>
        <source>著录格式</source>
        <translation>Citation style</translation>
    </message>
    <message>
        <source>复制著录、打印和导出时用。</source>
        <translation>Used for copied citations, printing and export.</translation>
    </message>
    <message>
        <source>导出的格式</source>
        <translation>Form of exports</translation>
    </message>
    <message>
        <source>Word 文档</source>
        <translation>Word document</translation>
    </message>
    <message>
        <source>网页</source>
        <translation>Web page</translation>
    </message>
    <message>
        <source>纯文本</source>
        <translation>Plain text</translation>
    </message>
    <message>
        <source>批注的署名</source>
        <translation>Author of notes</translation>
    </message>
    <message>
        <source>与别人交换批注时，他们看到的名字；空着就用本机帐户的名字。</source>
        <translation>The name others see when notes are exchanged; empty stands for the name of the account.</translation>
    </message>
    <message>
        <source>在文章旁边显示原文</source>
        <translation>Show the source beside the article</translation>
    </message>
    <message>
        <source>逐行对照提取出来的版面文字，便于核对。</source>
        <translation>The extracted lines of the page, to check against.</translation>
    </message>
    <message>
        <source>结果分组</source>
        <translation>Group hits</translation>
    </message>
    <message>
        <source>不分组</source>
        <translation>Not grouped</translation>
    </message>
    <message>
        <source>按报纸</source>
        <translation>By newspaper</translation>
    </message>
    <message>
        <source>按年</source>
        <translation>By year</translation>
    </message>
    <message>
        <source>在结果上方显示各年篇数图</source>
        <translation>Show a chart of years above the hits</translation>
    </message>
</context>
<context>
    <name>Start</name>
    <message>
        <source>{date}：没有报纸</source>
        <translation>{date}: no issue</translation>
    </message>
    <message>
        <source>{date}：{held}</source>
        <translation>{date}: {held}</translation>
    </message>
    <message>
        <source>各日报纸图</source>
        <translation>Map of days with issues</translation>
    </message>
    <message>
        <source>{year}年</source>
        <translation>{year}</translation>
    </message>
    <message>
        <source>开始</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>资料库的名称</source>
        <translation>Name of the library</translation>
    </message>
    <message>
        <source>资料库的名称，会写在导出和打印的文件上；点一下就能改</source>
        <translation>The library&apos;s name, written on what is exported and printed; click to change it</translation>
    </message>
    <message>
        <source>报纸</source>
        <translation>Newspapers</translation>
    </message>
    <message>
        <source>最近读过</source>
        <translation>Read last</translation>
    </message>
    <message>
        <source>书签和保存的检索</source>
        <translation>Bookmarks and saved searches</translation>
    </message>
    <message>
        <source>上一年</source>
        <translation>Previous year</translation>
    </message>
    <message>
        <source>下一年</source>
        <translation>Next year</translation>
    </message>
    <message>
        <source>书签</source>
        <translation>Bookmarks</translation>
    </message>
    <message>
        <source>保存的检索</source>
        <translation>Saved searches</translation>
    </message>
    <message>
        <source>只读资料包：可以阅读和检索，不能导入</source>
        <translation>read only: reading and searching work, importing does not</translation>
    </message>
    <message numerus="yes">
        <source>其中 %n 期日期不详</source>
        <translation>
            <numerusform>%n issue undated</numerusform>
            <numerusform>%n issues undated</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>最长间断 %n 天（{before} 至 {after}）</source>
        <translation>
            <numerusform>longest gap %n day ({before} to {after})</numerusform>
            <numerusform>longest gap %n days ({before} to {after})</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Status</name>
    <message>
        <source>状态栏</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>{what}未能导入</source>
        <translation>{what} not imported</translation>
    </message>
    <message>
        <source>正在打开资料库…</source>
        <translation>Opening the library…</translation>
    </message>
    <message>
        <source>停止</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>进度</source>
        <translation>Progress</translation>
    </message>
    <message>
        <source>字号</source>
        <translation>Text size</translation>
    </message>
    <message>
        <source>资料库没有打开</source>
        <translation>No library is open</translation>
    </message>
    <message>
        <source>正在检查资料库…</source>
        <translation>Checking the library…</translation>
    </message>
    <message>
        <source>正在导入 {done}/{total}</source>
        <translation>Importing {done}/{total}</translation>
    </message>
    <message>
        <source>正在编索引 {done}/{total} · 已可检索</source>
        <translation>Indexing {done}/{total} · search is ready</translation>
    </message>
    <message>
        <source>正在检查 {done}/{total}</source>
        <translation>Checking {done}/{total}</translation>
    </message>
    <message>
        <source>正在导出 {done}/{total}</source>
        <translation>Exporting {done}/{total}</translation>
    </message>
    <message>
        <source>正在核对批注 {done}/{total}</source>
        <translation>Checking notes {done}/{total}</translation>
    </message>
</context>
<context>
    <name>Steps</name>
    <message>
        <source>已是最后一篇的最后一处</source>
        <translation>This is the last place of the last article</translation>
    </message>
    <message>
        <source>已是第一篇的第一处</source>
        <translation>This is the first place of the first article</translation>
    </message>
    <message>
        <source>下一篇结果：{title}</source>
        <translation>Next result: {title}</translation>
    </message>
    <message>
        <source>（第 {number} 处，共 {total} 处）</source>
        <translation> (place {number} of {total})</translation>
    </message>
</context>
<context>
    <name>Tabs</name>
    <message>
        <source>关闭标签</source>
        <translation>Close tab</translation>
    </message>
    <message>
        <source>打开的文章</source>
        <translation>Open articles</translation>
    </message>
</context>
<context>
    <name>Typesetting</name>
    <message>
        <source>版式</source>
        <translation>Typesetting</translation>
    </message>
    <message>
        <source>自动（宋体）</source>
        <translation>Automatic (serif)</translation>
    </message>
    <message>
        <source> 字</source>
        <translation> hanzi</translation>
    </message>
    <message>
        <source>正文字体</source>
        <translation>Typeface</translation>
    </message>
    <message>
        <source>每行字数</source>
        <translation>Hanzi per line</translation>
    </message>
    <message>
        <source>行距</source>
        <translation>Line spacing</translation>
    </message>
    <message>
        <source>恢复默认</source>
        <translation>Defaults</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>确定</source>
        <translation>OK</translation>
    </message>
</context>
<context>
    <name>Welcome</name>
    <message>
        <source>欢迎使用报库</source>
        <translation>Welcome to Baoku</translation>
    </message>
    <message>
        <source>第一次打开，正在把随程序附带的报纸读进资料库并编索引。读进一篇，就能读、能检索一篇，不必等它做完。</source>
        <translation>This is the first start: the newspapers that come with the program are being read into the library and indexed. What has been read can be opened and searched at once; there is no need to wait.</translation>
    </message>
    <message>
        <source>资料库里已有 {articles}。点下面图中有颜色的一天，就打开那天的报纸；要收入自己的，请添加存有报纸文字的文件夹，以后每次启动都会看有没有新的。报库不联网，也不改动原始文件。</source>
        <translation>The library holds {articles}. Click a coloured day in the map below to open its newspaper. To take in your own, add a folder with texts of newspapers; it is looked at again at every start. Baoku never goes online and never changes a source file.</translation>
    </message>
    <message>
        <source>进度</source>
        <translation>Progress</translation>
    </message>
    <message>
        <source>正在打开资料库…</source>
        <translation>Opening the library…</translation>
    </message>
    <message>
        <source>添加文件夹…</source>
        <translation>Add Folder…</translation>
    </message>
    <message>
        <source>看帮助</source>
        <translation>Help</translation>
    </message>
    <message>
        <source>知道了</source>
        <translation>Got It</translation>
    </message>
</context>
<context>
    <name>Window</name>
    <message>
        <source>查看…</source>
        <translation>Show…</translation>
    </message>
    <message>
        <source>已在新标签中打开</source>
        <translation>Opened in a new tab</translation>
    </message>
    <message>
        <source>已复制，并注明出处</source>
        <translation>Copied with its source</translation>
    </message>
    <message>
        <source>这篇文章已不在资料库中；在您离开之前，它仍显示在这里，可以读完或复制。</source>
        <translation>This article is no longer in the library; it stays here to be read or copied until you leave it.</translation>
    </message>
    <message>
        <source>第 {number} 处，共 {total} 处</source>
        <translation>Match {number} of {total}</translation>
    </message>
    <message>
        <source>本文中没有标出的文字</source>
        <translation>Nothing is marked in this article</translation>
    </message>
    <message>
        <source>——《{newspaper}》{date}{page}《{title}》</source>
        <translation>— {newspaper}, {date}, {page}: {title}</translation>
    </message>
    <message>
        <source>再试一次</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>文章</source>
        <translation>Article</translation>
    </message>
    <message>
        <source>三栏</source>
        <translation>Three panes</translation>
    </message>
    <message>
        <source>菜单栏</source>
        <translation>Menus</translation>
    </message>
    <message>
        <source>目录</source>
        <translation>Contents</translation>
    </message>
    <message>
        <source>检索结果</source>
        <translation>Results</translation>
    </message>
    <message>
        <source>书签</source>
        <translation>Bookmarks</translation>
    </message>
    <message>
        <source>批注</source>
        <translation>Notes</translation>
    </message>
    <message>
        <source>信息</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>人物地点</source>
        <translation>Names</translation>
    </message>
    <message>
        <source>相关</source>
        <translation>Related</translation>
    </message>
    <message>
        <source>报库</source>
        <translation>Baoku</translation>
    </message>
    <message>
        <source>上两次启动都没有完成，这次没有恢复上次的窗口和文章。</source>
        <translation>The last two starts did not finish, so the window and articles of last time were not restored.</translation>
    </message>
    <message>
        <source>恢复</source>
        <translation>Restore</translation>
    </message>
    <message>
        <source>设置文件已损坏，已改用默认设置；原文件留作 {name}。</source>
        <translation>The settings file was damaged and defaults are in use; the old file was kept as {name}.</translation>
    </message>
    <message>
        <source>设置由更新版本的报库写成：看得懂的已采用，其余原样保留。</source>
        <translation>The settings were written by a newer Baoku: what is understood is used, the rest is left as it is.</translation>
    </message>
    <message>
        <source>已取消收藏</source>
        <translation>Bookmark removed</translation>
    </message>
    <message>
        <source>已收藏；在左边的“书签”里可以找到</source>
        <translation>Bookmarked; find it under Bookmarks on the left</translation>
    </message>
</context>
<context>
    <name>Wording</name>
    <message>
        <source>{year}年{month}月{day}日</source>
        <translation>{day} {month_name} {year}</translation>
    </message>
    <message>
        <source>未识别报名</source>
        <translation>Unknown newspaper</translation>
    </message>
    <message>
        <source>日期不详</source>
        <translation>Undated</translation>
    </message>
    <message>
        <source>{year}年</source>
        <translation>{year}</translation>
    </message>
    <message>
        <source>约 {date}</source>
        <translation>about {date}</translation>
    </message>
    <message>
        <source>约 {date}（原文未载日期）</source>
        <translation>about {date} (not stated)</translation>
    </message>
    <message>
        <source>第{number}期</source>
        <translation>no. {number}</translation>
    </message>
    <message>
        <source>总第{number}期</source>
        <translation>no. {number} overall</translation>
    </message>
    <message>
        <source>版次不详</source>
        <translation>page unknown</translation>
    </message>
    <message>
        <source>第{number}版</source>
        <translation>page {number}</translation>
    </message>
    <message>
        <source>[无标题]</source>
        <translation>[untitled]</translation>
    </message>
    <message>
        <source>{day}（{lunar}）</source>
        <translation>{day} ({lunar})</translation>
    </message>
    <message>
        <source>新闻</source>
        <translation>News</translation>
    </message>
    <message>
        <source>图片新闻</source>
        <translation>Photo</translation>
    </message>
    <message>
        <source>简讯</source>
        <translation>Brief</translation>
    </message>
    <message>
        <source>编者按</source>
        <translation>Editor&apos;s note</translation>
    </message>
    <message>
        <source>导读</source>
        <translation>Guide</translation>
    </message>
    <message>
        <source>宣传</source>
        <translation>Promotion</translation>
    </message>
    <message>
        <source>公告</source>
        <translation>Notice</translation>
    </message>
    <message numerus="yes">
        <source>%n 种报纸</source>
        <translation>
            <numerusform>%n newspaper</numerusform>
            <numerusform>%n newspapers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n 期</source>
        <translation>
            <numerusform>%n issue</numerusform>
            <numerusform>%n issues</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n 篇</source>
        <translation>
            <numerusform>%n article</numerusform>
            <numerusform>%n articles</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n 条批注</source>
        <translation>
            <numerusform>%n note</numerusform>
            <numerusform>%n notes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n 个文件</source>
        <translation>
            <numerusform>%n file</numerusform>
            <numerusform>%n files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n 行</source>
        <translation>
            <numerusform>%n line</numerusform>
            <numerusform>%n lines</numerusform>
        </translation>
    </message>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
    <message>
        <source>只读</source>
        <translation>read-only</translation>
    </message>
    <message>
        <source>索引就绪</source>
        <translation>index ready</translation>
    </message>
    <message numerus="yes">
        <source>%n 篇待编入索引</source>
        <translation>
            <numerusform>%n article waits for the index</numerusform>
            <numerusform>%n articles wait for the index</numerusform>
        </translation>
    </message>
    <message>
        <source>尚无索引</source>
        <translation>no index yet</translation>
    </message>
    <message>
        <source>索引已损坏，可重建</source>
        <translation>index damaged, rebuild it</translation>
    </message>
</context>
</TS>
