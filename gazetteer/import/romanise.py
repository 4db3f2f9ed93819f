"""Which form of GeoNames' name to show: the country's own current romanisation, without scholars' marks."""
import re
import unicodedata

# Where GeoNames writes macrons, dots and half rings that no paper prints.
PLAIN = set("AE AF BD BH BT DZ EG ER ET IL IN IQ IR JO KW LB LK LY MA MM MR MV NP OM PK PS QA SA SD SY TJ TN UZ YE "
            "AM GE JP KG KP KR KZ LA KH TH TW MN SO DJ".split())
FRENCH = set("DJ DZ MA MR TN".split())  # keeps its accents
ARABIC_MARKS = re.compile("[\u0304\u0323\u0327\u0331\u032e‘ʿʾ]")
APOSTROPHES = re.compile("[’'‘ʼʻ`´”“ʹʺ\u2032]")

# The Cabinet of Ministers' table of 2010.
UKRAINIAN = dict(zip("абвгґдежзийіклмнопрстуфхцчшщьюяєї’'ʼ", (
    "a b v h g d e zh z y i i k l m n o p r s t u f kh ts ch sh shch - iu ia ie i - - -").split()))
UKRAINIAN_FIRST = {"є": "ye", "ї": "yi", "й": "y", "ю": "yu", "я": "ya"}
UKRAINIAN_ONLY = re.compile("[іїєґ’'ʼ]|[сц]ьк")
RUSSIAN_ONLY = re.compile(r"[ыэёъ]|^и|(ое|ая|ие|ово|ево|ино|ск|цк|ский|цкий|овка|евка|[иы]ч)\b")


def plain(name):
    return APOSTROPHES.sub("", name)


def unmarked(text):
    return "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))


def ukrainian_word(word):
    lower = word.lower()
    latin, at = "", 0
    while at < len(lower):
        if lower.startswith("зг", at):
            latin, at = latin + "zgh", at + 2
            continue
        letter = lower[at]
        if letter not in UKRAINIAN:
            return None
        piece = UKRAINIAN_FIRST[letter] if at == 0 and letter in UKRAINIAN_FIRST else UKRAINIAN[letter]
        latin, at = latin + piece.replace("-", ""), at + 1
    return latin.capitalize() if word[:1].isupper() else latin


def ukrainian(name):
    """Latin for a Ukrainian name; None if it has letters that Ukrainian lacks."""
    name = unicodedata.normalize("NFC", name.replace("\u0301", ""))
    pieces = []
    for piece in re.split("([ -])", name):
        latin = piece if piece in (" ", "-", "") else ukrainian_word(piece)
        if latin is None:
            return None
        pieces.append(latin)
    return "".join(pieces)


def alike(a, b):
    """The share of letter pairs that two names have in common, spelling habits aside."""
    def pairs(name):
        name = re.sub("(iy|yy|ii|yi|iu|ia|ie|y|j)", "i", unmarked(plain(name)).lower()).replace("g", "h")
        return {name[i:i + 2] for i in range(len(name) - 1)} or {name}
    x, y = pairs(a), pairs(b)
    return round(2 * len(x & y) / (len(x) + len(y)), 2)


def ukrainian_rank(name, other):
    """How surely this Cyrillic alternate is the Ukrainian of GeoNames' name; 0 if it is not."""
    lower = unicodedata.normalize("NFC", other.replace("\u0301", "")).lower()
    latin = ukrainian(other)
    if latin is None or not re.search("[а-яіїєґ]", lower):
        return 0
    marked = UKRAINIAN_ONLY.search(lower)
    if not marked and (RUSSIAN_ONLY.search(lower) or alike(name, latin) < 1 and not lower.endswith("е")):
        return 0
    return alike(name, latin) + (0.5 if marked else 0) if alike(name, latin) >= 0.5 else 0


def ukrainian_name(name, alternates):
    """The romanisation of the Ukrainian name, if the alternates have it; else GeoNames' own in that style."""
    romanised = {ukrainian(other) for other in alternates}
    if plain(name) in romanised:
        return plain(name)
    ranked = [(ukrainian_rank(name, other), ukrainian(other)) for other in alternates]
    best = max((r for r in ranked if r[0] >= 0.6), default=None)
    return best[1] if best else ukrainian_habits(plain(name))


def ukrainian_habits(name):
    """GeoNames' letters in the Cabinet's: Vodyane to Vodiane, Ilovaysk to Ilovaisk, Novyy to Novyi."""
    for old, new in (("(?<=[aeou])y(?![aeiou])", "i"), (r"yy\b", "yi"), ("(?<=[^aeiouy -])y(?=[aeu])", "i")):
        name = re.sub(old, new, name)
    return name


def russian_name(name):
    """As papers print it: Nizhny Novgorod, not Nizhniy; no soft signs."""
    return re.sub(r"(?<=[^aeiouy])(yy|iy)\b", "y", plain(name))


def shown_name(country, name, alternates):
    if country == "UA":
        return ukrainian_name(name, alternates)
    if country == "RU":
        return russian_name(name)
    if country == "BY":
        return plain(name)
    if country == "CN":
        return unmarked(name).replace("’", "'")
    if country in PLAIN and not (country in FRENCH and not ARABIC_MARKS.search(unicodedata.normalize("NFD", name))):
        return plain(unmarked(name))
    return name
