"""Texts that try to act: as markup of a page, of a picture, of Markdown, or on a terminal."""

TAGS = (
    "<script>alert(1)</script>", "<SCRIPT SRC=//x></SCRIPT>", "<scr<script>ipt>alert(1)</script>",
    "<script\n>alert(1)</script\n>", "<script/x>alert(1)</script>", "<svg onload=alert(1)>",
    "<svg><script>alert(1)</script></svg>", "</svg><script>x</script>", "<img src=x onerror=alert(1)>",
    '"><img src=x onerror=alert(1)>', "'><img src=x onerror=alert(1)>", "<img/src=x/onerror=alert(1)>",
    "<iframe src=javascript:alert(1)>", "<iframe srcdoc='<script>x</script>'>", "<object data=x>",
    "<embed src=x>", "<base href=//x>", "<link rel=stylesheet href=x>",
    "<meta http-equiv=refresh content=0>", "<form action=x><button>", "<input autofocus onfocus=x>",
    "<body onload=x>", "<video><source onerror=x>", "<details open ontoggle=x>",
    "<math><mtext><script>x</script>", "<style>*{}</style>", "<foreignObject>",
    "<use href='data:x'>", "<animate onbegin=x>", "<set attributeName=href to=javascript:x>",
    "<a href=x>", "<a href='javascript:x'>y</a>", "<marquee onstart=x>")
ENDS = (
    "</title><script>", "</desc>", "</style><script>", "</textarea>", "</pre><b>", "</code></pre>",
    "</td></tr></table>", "<!-- x", "-->", "<![CDATA[x", "]]>", "<?xml version='1.0'?>",
    "<!DOCTYPE x>", "<!ENTITY x 'y'>")
SIGNS = (
    "&lt;b&gt;", "&amp;&bogus;", "&#60;script&#62;", "' onmouseover='x", '" onmouseover="x',
    "javascript:alert(1)", "%3Cscript%3E", "{{x}}", "${x}", "<\u0301script>x</script>")
CHARACTERS = (
    "\u202e\u2066x", "\x1b[31m", "\x1b]0;x\x07", "\x00\x01", "\ufffe", "\u2028x", "\ufeffx",
    "\U000e0041")

HOSTILE = TAGS + ENDS + SIGNS + CHARACTERS
assert len(set(HOSTILE)) == 65, len(set(HOSTILE))
