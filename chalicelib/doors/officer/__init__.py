"""The officers' door: pages behind signed links. `desk` shows and acts; the other files make its
pages.
"""
