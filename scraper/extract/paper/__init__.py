"""Pages of printed papers on the web (数字报): layout pages (版面), directories of them, in HTML and as data."""
