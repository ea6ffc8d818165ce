"""A page inside a notebook: in a frame of its own, which can reach neither the notebook nor the network."""

from __future__ import annotations

from html import escape

__all__ = ["framed"]


def framed(page: str, *, height: int = 640) -> str:
    """An ``iframe`` that holds the page itself; ``height`` is in CSS pixels.

    >>> framed('<p class="x">Hi</p>').endswith('srcdoc="&lt;p class=&quot;x&quot;&gt;Hi&lt;/p&gt;"></iframe>')
    True
    """
    return (
        '<iframe sandbox="allow-scripts allow-downloads allow-popups" width="100%" '
        f'height="{height}" style="border:1px solid #d9dde3" title="Partnerships" '
        f'srcdoc="{escape(page)}"></iframe>'
    )
