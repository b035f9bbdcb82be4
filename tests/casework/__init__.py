"""The verbs, tried through the app: acknowledging, chasing, sending, and what follows a failure."""
