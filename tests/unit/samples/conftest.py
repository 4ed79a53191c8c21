"""Drawing needs Chinese fonts; a machine without them says so instead of failing oddly."""

import pytest

from samples.fonts import print_styles


@pytest.fixture
def chinese_fonts() -> tuple[str, ...]:
    """Print styles of this machine."""
    styles = print_styles()
    if not styles:
        pytest.skip("no Chinese font installed: apt-get install fonts-noto-cjk fonts-arphic-uming")
    return styles
