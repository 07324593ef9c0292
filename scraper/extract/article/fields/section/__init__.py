"""Which channel an article is in: its breadcrumb, or the marked entry of a menu."""
