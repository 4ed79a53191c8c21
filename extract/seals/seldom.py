"""Characters that readers seldom saw and take for commoner look-alikes."""


def is_seldom(char: str) -> bool:
    """Whether a character lies beyond the 3,755 commonest (GB 2312 level one): readers take such a one for a
    commoner look-alike, and are sure of it."""
    code = char.encode("gb2312", errors="ignore")
    return len(code) != 2 or code[0] >= 0xD8
