"""Commands for unknown words: the names that other programs and Chinese users give them."""

from __future__ import annotations

from collections.abc import Collection, Mapping

INTENTS: Mapping[str, tuple[str, ...]] = {
    "list ls 列表 列出": ("sources", "search --sort newest", "runs", "init --list"),
    "find query grep lookup 搜索 查找 检索": ("search",),
    "remove rm del purge forget drop erase 删除": ("delete",),
    "undelete undo recover 恢复": ("restore", "import"),
    "merge join combine append 合并": ("import",),
    "update upgrade sync refresh pull get crawl run download grab scrape scan 更新 抓取 采集 下载": ("fetch",),
    "retry again 重试": ("fetch --retry", "failures"),
    "errors failed failure problems 失败": ("failures", "check", "runs"),
    "view cat read open article articles print display get-article 查看 显示": ("show", "search --sort newest"),
    "web browse browser ui gui server http 网页": ("serve",),
    "status state health doctor test validate 状态 检查": ("check", "stats"),
    "info summary statistics counts overview crosstab pivot 统计": ("count", "stats", "search --count"),
    "history log logs journal last 记录": ("runs",),
    "cron crontab timer daemon service watch every systemd 定时": ("schedule",),
    "alert notify notification notifications watch-words push 提醒 通知 推送": ("alerts",),
    "words word topics 关键词": ("keywords",),
    "tags label mark annotate 标签 标记": ("tag", "keywords"),
    "trend chart charts graph plot timeline 趋势": ("trends", "report"),
    "assistant ai llm claude cursor agent chat 助手 人工智能": ("mcp",),
    "rank ranking hot trending top positions 热榜 热搜 排名 榜单": ("ranks", "trends"),
    "write csv excel output 导出": ("export",),
    "rss atom opml 订阅": ("feed", "serve"),
    "load ingest read-in warc 导入": ("import",),
    "dump copy snapshot 备份": ("backup", "export"),
    "correct select selector selectors wrong learn train 纠正 选择器 教": ("teach", "parse --explain"),
    "repair fix fsck mend integrity vacuum 修复": ("verify",),
    "rebuild reindex rescan reprocess 重建": ("reparse", "dictionary --rebuild"),
    "settings setting options set edit configure configuration 设置 配置": ("config",),
    "new setup start begin create install-sources 初始化": ("init", "demo"),
    "subscribe follow source add-source 添加": ("add", "sources"),
    "epaper epapers e-paper paper papers newspaper 数字报 电子报 报纸": ("add", "init --list"),
    "clip bookmark bookmarks url urls collect 保存 收藏": ("save",),
    "mv move 改名": ("rename",),
    "man usage docs commands ? 帮助": ("help",),
    "concordance context grep-context 语境 索引行": ("kwic",),
    "collocation collocations collocates cooccurrence 共现 搭配": ("cooccur",),
    "cite citation quote reference bibliography bibtex 引用 参考文献": ("show --cite", "export --format bibtex"),
    "version about 版本": ("--version",),
}
"""By words: the commands, perhaps with options, that do what the words request, the likeliest first."""


def meant(word: str, names: Collection[str]) -> list[str]:
    """The command lines (without ``scrape``) for a word, restricted to commands in ``names``; empty for an unknown
    word."""
    from difflib import get_close_matches

    word = word.strip().lower()
    lines = [line for words, commands in INTENTS.items() if word in words.split() for line in commands]
    existing = [line for line in lines if line.split()[0] in names or line.startswith("-")]
    letters = sorted(word)
    swapped = [name for name in names if sorted(name) == letters]  # ftech is nearer to fetch than to teach
    typed = swapped or get_close_matches(word, names, 1, cutoff=0.7)
    return list(dict.fromkeys([*existing, *typed])) or get_close_matches(word, names, 1)
