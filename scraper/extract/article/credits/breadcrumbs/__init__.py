"""The way to an article that a page prints: 首页 > 要闻 > 正文."""
