"""Which channel an article stands in: its breadcrumb, or the marked entry of a menu."""
