"""Page."""

from review_app import frame

frame.heading("建设中")
