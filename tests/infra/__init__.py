"""Deployment, the package, keys, council files and the commands of the Makefile."""
