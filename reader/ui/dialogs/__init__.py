"""Dialogs: small windows with one subject each."""
