"""Credit lines around an article: labels, names of persons, outlets and sections, datelines, breadcrumbs."""
