"""Where pages stand: from the root, and, where the site's address is known, in the world."""

import re
from collections.abc import Iterable
from html import escape
from urllib.parse import quote, urljoin, urlsplit

from duizhao.model import Site

NOT_FOUND = "404.html"
"""Shown at any depth below the site's root, and no page that anyone should look for."""

MAILBOX = re.compile(r"[A-Za-z0-9._+-]++@[A-Za-z0-9-]++(?:\.[A-Za-z0-9-]++)++")
"""office@example.gov.cn, in 联系 022-12345678、office@example.gov.cn."""


def canonical(url: str, path: str) -> str:
    """Return the address of a page, or "" where that of the site is not known."""
    return urljoin(url.rstrip("/") + "/", path) if url else ""


def domain(url: str) -> str:
    """Return the host's name of an address: https://example.gov.cn/r → example.gov.cn."""
    return urlsplit(url).hostname or ""


def correction(site: Site, title: str, path: str) -> str:
    """Return the link that begins a mail about a page, or "" where the site has no mailbox."""
    mailbox = MAILBOX.search(site.contact)
    if mailbox is None:
        return ""
    subject, body = quote(f"纠错：{title}"), quote(f"页面：{canonical(site.url, path) or path}\n")
    return f"mailto:{mailbox.group()}?subject={subject}&body={body}"


def way_to_root(url: str, path: str) -> str:
    """Return the prefix of every link of a page.

    The page for wrong addresses begins at the host's root where the site's address tells it.
    """
    if path == NOT_FOUND and url:
        return urlsplit(url).path.rstrip("/") + "/"
    return "../" * path.count("/")


def sitemap(url: str, paths: Iterable[str]) -> bytes:
    """Return sitemap.xml without dates: the same content gives the same bytes."""
    addresses = (canonical(url, path) for path in sorted(paths) if path != NOT_FOUND)
    places = "".join(f"<url><loc>{escape(address)}</loc></url>\n" for address in addresses)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{places}</urlset>\n'
    ).encode()
