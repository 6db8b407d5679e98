"""Baoku (报库): an offline desktop reader for newspaper archives."""

__version__ = "0.1.0"
