"""Pages behind officers' signed links."""
