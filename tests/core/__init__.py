"""Tests of the rules alone: no AWS, no fixtures, under a second."""
