"""The package and the deployment: what is sent, and that it works where it is sent to."""
