"""Scenes at real places, as desks meet them: what happens there is made up.

Each row: name, longitude, latitude, category, type, status, day of May 2025, killed (a number, a
range or None), and what differs from a settlement: precision and radius in km.
"""

PLACES = {
    "single-city": ("UA", "Ukraine", [
        ("Kharkiv", 36.2527, 49.9808, "strike", "missile strike", "reported", 6, 7)]),
    "two-far-apart": ("", None, [
        ("Belgorod", 36.58, 50.6, "strike", "shelling", "claimed", 6, 1),
        ("Hodeidah", 42.95, 14.8, "strike", "air strike", "reported", 5, None)]),
    "along-a-river": ("UA", "Ukraine", [
        ("Kherson", 32.6178, 46.6354, "strike", "shelling", "reported", 2, 2),
        ("Antonivka", 32.72, 46.667, "strike", "drone strike", "reported", 2, 1),
        ("Beryslav", 33.4286, 46.8423, "strike", "drone strike", "reported", 3, 0),
        ("Kakhovka Dam", 33.3717, 46.7764, "strike", "explosion", "claimed", 4, None, "site", 1),
        ("Nova Kakhovka", 33.3486, 46.7548, "strike", "shelling", "claimed", 5, 3),
        ("Nikopol", 34.3966, 47.5672, "strike", "shelling", "reported", 5, 4),
        ("Marhanets", 34.6167, 47.648, "strike", "shelling", "reported", 6, 0),
        ("Enerhodar", 34.6569, 47.4992, "strike", "drone strike", "claimed", 7, None),
        ("Zaporizhzhia", 35.1390, 47.8388, "strike", "missile strike", "reported", 7, 11)]),
    "lebanon-coast": ("LB", "Lebanon", [
        ("Tyre", 35.1939, 33.2705, "strike", "air strike", "reported", 12, 5),
        ("Naqoura", 35.1397, 33.1181, "strike", "shelling", "reported", 12, 0),
        ("Sidon", 35.3729, 33.5571, "strike", "drone strike", "reported", 13, 1),
        ("Nabatieh", 35.4839, 33.3789, "strike", "air strike", "reported", 13, (3, 6)),
        ("Baalbek", 36.2181, 34.0047, "strike", "air strike", "reported", 14, 12),
        ("Beirut", 35.5018, 33.8938, "strike", "air strike", "reported", 14, 22),
        ("Kiryat Shmona", 35.5731, 33.2079, "strike", "missile strike", "claimed", 14, None),
        ("Haifa", 34.9896, 32.7940, "strike", "missile strike", "claimed", 15, None),
        ("Beirut", 35.5018, 33.8938, "talks", "ceasefire talks", "planned", 18, None)]),
    "gaza": ("PS", "Palestine", [
        ("Jabalia", 34.4833, 31.5272, "strike", "air strike", "reported", 12, 14),
        ("Beit Lahia", 34.4950, 31.5503, "strike", "air strike", "reported", 12, 6),
        ("Gaza City", 34.4667, 31.5, "strike", "air strike", "reported", 13, 31),
        ("Gaza City", 34.4667, 31.5, "strike", "shelling", "reported", 14, 2),
        ("al-Shati", 34.4417, 31.5306, "strike", "air strike", "reported", 13, (4, 9)),
        ("Deir al-Balah", 34.3517, 31.4178, "strike", "air strike", "reported", 12, 3),
        ("Nuseirat", 34.3925, 31.4489, "strike", "air strike", "reported", 13, 17),
        ("Khan Yunis", 34.3063, 31.3461, "strike", "air strike", "reported", 12, 26),
        ("European Gaza Hospital", 34.3180, 31.3237, "strike", "air strike", "reported", 13, 6,
         "site", 1),
        ("al-Mawasi", 34.2500, 31.3300, "strike", "air strike", "reported", 14, 8),
        ("Rafah", 34.2453, 31.2969, "ground", "clash", "claimed", 14, None),
        ("Kerem Shalom", 34.2842, 31.2281, "violence", "armed attack", "claimed", 14, 1),
        ("Sderot", 34.5967, 31.5250, "strike", "missile strike", "claimed", 13, 0)]),
    "red-sea-ships": ("", None, [
        ("Red Sea", 41.8, 15.3, "strike", "drone strike", "claimed", 3, None, "area", 90),
        ("Gulf of Aden", 47.5, 12.3, "strike", "missile strike", "claimed", 4, 3, "area", 150),
        ("Bab el-Mandeb Strait", 43.35, 12.6, "violence", "armed attack", "reported", 5, None,
         "area", 30),
        ("Hodeidah", 42.9545, 14.7978, "strike", "air strike", "reported", 6, 6),
        ("Ras Isa", 42.67, 15.12, "strike", "air strike", "reported", 6, 38, "site", 1),
        ("Sanaa", 44.2067, 15.3547, "strike", "air strike", "reported", 7, (4, 11)),
        ("Saada", 43.7639, 16.9402, "strike", "air strike", "reported", 7, 68),
        ("Muscat", 58.4059, 23.5841, "talks", "ceasefire talks", "reported", 6, None)]),
    "world-talks": ("", None, [
        ("Geneva", 6.1432, 46.2022, "talks", "peace talks", "reported", 10, None),
        ("Istanbul", 28.9497, 41.0138, "talks", "peace talks", "reported", 16, None),
        ("Washington", -77.0364, 38.8951, "talks", "bilateral meeting", "reported", 5, None),
        ("Riyadh", 46.7219, 24.6877, "talks", "summit", "reported", 13, None),
        ("Doha", 51.5310, 25.2855, "talks", "ceasefire talks", "reported", 14, None),
        ("Beijing", 116.3972, 39.9075, "talks", "bilateral meeting", "planned", 28, None),
        ("Hiroshima", 132.45, 34.4, "talks", "summit", "planned", 30, None),
        ("Brasília", -47.9297, -15.7797, "talks", "summit", "reported", 9, None),
        ("Pretoria", 28.1878, -25.7449, "talks", "bilateral meeting", "reported", 21, None),
        ("Canberra", 149.1281, -35.2835, "talks", "bilateral meeting", "reported", 22, None)]),
    "regions-only": ("UA", "Ukraine", [
        ("Donetsk Oblast", 37.8, 48.1, "ground", "capture of territory", "claimed", 3, None,
         "region", 150),
        ("Sumy Oblast", 34.2, 51.0, "strike", "drone strike", "reported", 3, 3, "region", 120),
        ("Kherson Oblast", 33.4, 46.5, "strike", "shelling", "reported", 4, 1, "region", 120),
        ("western Ukraine", 25.5, 49.3, "strike", "missile strike", "reported", 4, None, "area",
         250)]),
    "without-place": ("", None, [
        (None, None, None, "talks", "prisoner exchange", "reported", 6, None),
        (None, None, None, "strike", "drone strike", "claimed", 7, 2),
        (None, None, None, "talks", "peace talks", "planned", 19, None)]),
    "fiji": ("FJ", "Fiji", [
        ("Suva", 178.4415, -18.1416, "violence", "riot", "reported", 5, 1),
        ("Nadi", 177.4162, -17.8, "violence", "riot", "reported", 6, 0),
        ("Labasa", 179.3645, -16.4332, "violence", "riot", "reported", 6, None),
        ("Taveuni", -179.97, -16.85, "ground", "clash", "claimed", 7, None),
        ("Nukuʻalofa", -175.2, -21.1394, "talks", "bilateral meeting", "planned", 12, None),
        ("Apia", -171.76, -13.83, "talks", "summit", "reported", 9, None)]),
    "svalbard": ("NO", "Norway", [
        ("Longyearbyen", 15.6401, 78.2232, "talks", "bilateral meeting", "planned", 12, None),
        ("Barentsburg", 14.2117, 78.0648, "violence", "riot", "reported", 8, 0),
        ("Barents Sea", 38, 76, "strike", "explosion", "claimed", 9, None, "area", 250),
        ("Severomorsk", 33.4162, 69.0689, "strike", "drone strike", "claimed", 10, 4),
        ("Murmansk", 33.0827, 68.9792, "strike", "drone strike", "reported", 10, 1)]),
    "donbas": ("UA", "Ukraine", [
        ("Pokrovsk", 37.1756, 48.2819, "ground", "clash", "reported", 3, None),
        ("Pokrovsk", 37.1756, 48.2819, "strike", "shelling", "reported", 4, 2),
        ("Myrnohrad", 37.2632, 48.3, "strike", "air strike", "reported", 3, 4),
        ("Toretsk", 37.85, 48.3933, "ground", "capture of territory", "claimed", 4, None),
        ("Kostiantynivka", 37.7078, 48.5333, "strike", "missile strike", "reported", 4, 12),
        ("Kramatorsk", 37.5847, 48.7389, "strike", "missile strike", "reported", 5, (3, 8)),
        ("Sloviansk", 37.6167, 48.85, "strike", "air strike", "reported", 5, 1),
        ("Chasiv Yar", 37.8333, 48.5917, "ground", "clash", "reported", 5, None),
        ("Bakhmut", 38.0, 48.5956, "strike", "shelling", "claimed", 6, None),
        ("Siversk", 38.0931, 48.8672, "ground", "clash", "reported", 6, None),
        ("Lyman", 37.8025, 48.9861, "strike", "drone strike", "reported", 6, 3),
        ("Horlivka", 38.0925, 48.3042, "strike", "shelling", "claimed", 6, 2),
        ("Donetsk", 37.8028, 48.0159, "strike", "missile strike", "claimed", 7, 9),
        ("Makiivka", 37.9256, 48.0478, "strike", "missile strike", "claimed", 7, 30),
        ("Velyka Novosilka", 36.8333, 47.8333, "ground", "capture of territory", "claimed", 7,
         None),
        ("Vuhledar", 37.25, 47.7794, "strike", "air strike", "reported", 7, None),
        ("Kurakhove", 37.2833, 47.9833, "ground", "capture of territory", "claimed", 8, None),
        ("Avdiivka", 37.75, 48.1397, "strike", "shelling", "reported", 8, 1),
        ("Izium", 37.2572, 49.2128, "strike", "missile strike", "reported", 8, 5),
        ("Barvinkove", 37.0208, 48.9067, "strike", "drone strike", "reported", 8, 1),
        ("Svatove", 38.1483, 49.4092, "strike", "missile strike", "claimed", 9, None),
        ("Lysychansk", 38.4306, 48.9042, "strike", "shelling", "claimed", 9, 15),
        ("Luhansk", 39.3078, 48.574, "strike", "missile strike", "claimed", 9, 2),
        ("Donetsk Oblast", 37.8, 48.1, "strike", "shelling", "reported", 9, 6, "region", 150)]),
}


def figures(killed):
    if isinstance(killed, tuple):
        low, high = killed
        return low, (low + high) // 2, high
    return killed, killed, killed


def fill(maker, name):
    code, country, rows = PLACES[name]
    for place, lon, lat, category, kind, status, day, killed, *rest in rows:
        precision, radius = rest or ("settlement", None)
        maker.add(lon, lat, place, category, status, f"2025-05-{day:02d}", figures(killed),
                  precision, radius, country, code or None, kind)
    return maker
