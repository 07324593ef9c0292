"""The archive shown: statistics, charts, the HTML report and the web view."""
