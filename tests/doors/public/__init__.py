"""The public's pages, the form, its files and the guide."""
