<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="zh_CN">
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
        <source>来源：</source>
        <translation>Source: </translation>
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
    <name>Commands</name>
    <message>
        <source>文件(&amp;F)</source>
        <translation>&amp;File</translation>
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
        <source>工具(&amp;T)</source>
        <translation>&amp;Tools</translation>
    </message>
    <message>
        <source>帮助(&amp;H)</source>
        <translation>&amp;Help</translation>
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
        <source>退出</source>
        <translation>Quit</translation>
    </message>
    <message>
        <source>复制</source>
        <translation>Copy</translation>
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
        <source>浅色</source>
        <translation>Light</translation>
    </message>
    <message>
        <source>深色</source>
        <translation>Dark</translation>
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
        <source>目录</source>
        <translation>Contents</translation>
    </message>
    <message>
        <source>检索结果</source>
        <translation>Results</translation>
    </message>
    <message>
        <source>文章</source>
        <translation>Article</translation>
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
        <source>导入失败的文件…</source>
        <translation>Files Not Imported…</translation>
    </message>
    <message>
        <source>转版文章…</source>
        <translation>Stories That Jump Pages…</translation>
    </message>
    <message>
        <source>快捷键</source>
        <translation>Keyboard Shortcuts</translation>
    </message>
    <message>
        <source>关于报库</source>
        <translation>About Baoku</translation>
    </message>
</context>
<context>
    <name>Contents</name>
    <message>
        <source>资料库打不开</source>
        <translation>The library cannot be opened</translation>
    </message>
    <message>
        <source>目录</source>
        <translation>Contents</translation>
    </message>
    <message>
        <source>添加文件夹…</source>
        <translation>Add Folder…</translation>
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
        <source>年、月、日可只写一部分，如 2020、2020-04、2020-04-16；不限的一端留空。</source>
        <translation>A year, a month or a day: 2020, 2020-04, 2020-04-16. Leave an end empty for no limit.</translation>
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
    <name>Dialogs</name>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
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
        <source>{year}年</source>
        <translation>{year}</translation>
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
        <source>日志：{path}</source>
        <translation>Log: {path}</translation>
    </message>
    <message>
        <source>许可：MIT</source>
        <translation>Licence: MIT</translation>
    </message>
    <message>
        <source>复制</source>
        <translation>Copy</translation>
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
    <message numerus="yes">
        <source>%n 个文件未能导入</source>
        <translation>
            <numerusform>%n file not imported</numerusform>
            <numerusform>%n files not imported</numerusform>
        </translation>
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
        <source>同一期里“下转”与“上接”互指的文章自动接合。接错了可以拆开，也可以再接上。</source>
        <translation>Halves of one issue that name each other's pages are joined by themselves. A wrong pair can be taken apart, and joined again.</translation>
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
    <name>Results</name>
    <message>
        <source>检索结果</source>
        <translation>Results</translation>
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
        <source>没有一篇文章含有这些字。可以少输几个字，或去掉日期和报纸的限制。</source>
        <translation>No article contains this. Try fewer characters, or remove the limits of date and newspaper.</translation>
    </message>
    <message>
        <source>也许可以改为检索（建议，并非结果）：</source>
        <translation>You might search instead (suggestions, not results):</translation>
    </message>
    <message>
        <source>检索 {query}</source>
        <translation>Search for {query}</translation>
    </message>
    <message numerus="yes">
        <source>找到 %n 篇</source>
        <translation>
            <numerusform>%n article found</numerusform>
            <numerusform>%n articles found</numerusform>
        </translation>
    </message>
    <message>
        <source>检索了 {issues} {articles}，{files}失败</source>
        <translation>Searched {articles} in {issues}; {files} failed</translation>
    </message>
    <message numerus="yes">
        <source>；其中 %n 篇尚未编入索引，已逐篇通读</source>
        <translation>
            <numerusform>; %n article is not indexed yet and was read through</numerusform>
            <numerusform>; %n articles are not indexed yet and were read through</numerusform>
        </translation>
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
    <name>Status</name>
    <message>
        <source>状态栏</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>正在打开资料库…</source>
        <translation>Opening the library…</translation>
    </message>
    <message numerus="yes">
        <source>%n 个文件未能导入</source>
        <translation>
            <numerusform>%n file not imported</numerusform>
            <numerusform>%n files not imported</numerusform>
        </translation>
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
</context>
<context>
    <name>Window</name>
    <message>
        <source>查看…</source>
        <translation>Show…</translation>
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
        <source>信息</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>人物地点</source>
        <translation>Names</translation>
    </message>
    <message>
        <source>报库</source>
        <translation>Baoku</translation>
    </message>
    <message>
        <source>设置文件已损坏，已改用默认设置；原文件留作 {name}。</source>
        <translation>The settings file was damaged and defaults are in use; the old file was kept as {name}.</translation>
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
        <source>%n 个文件</source>
        <translation>
            <numerusform>%n file</numerusform>
            <numerusform>%n files</numerusform>
        </translation>
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
