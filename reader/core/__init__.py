"""The library without a window: nothing in here imports Qt."""
