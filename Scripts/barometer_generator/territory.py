"""Regions and departments of mainland France and Corsica, and how many communes each has.

The numbers of communes are orders of magnitude: they only steer how often a department is
drawn, and they are the benchmark of the calibration weights.
"""

REGIONS = (
    ("11", "Île-de-France"),
    ("24", "Centre-Val de Loire"),
    ("27", "Bourgogne-Franche-Comté"),
    ("28", "Normandie"),
    ("32", "Hauts-de-France"),
    ("44", "Grand Est"),
    ("52", "Pays de la Loire"),
    ("53", "Bretagne"),
    ("75", "Nouvelle-Aquitaine"),
    ("76", "Occitanie"),
    ("84", "Auvergne-Rhône-Alpes"),
    ("93", "Provence-Alpes-Côte d'Azur"),
    ("94", "Corse"),
)

# (INSEE code, name, INSEE code of the region, communes under 10,000 inhabitants, roughly)
DEPARTMENTS = (
    ("01", "Ain", "84", 385),
    ("02", "Aisne", "32", 794),
    ("03", "Allier", "84", 313),
    ("04", "Alpes-de-Haute-Provence", "93", 196),
    ("05", "Hautes-Alpes", "93", 160),
    ("06", "Alpes-Maritimes", "93", 149),
    ("07", "Ardèche", "84", 332),
    ("08", "Ardennes", "44", 446),
    ("09", "Ariège", "76", 326),
    ("10", "Aube", "44", 427),
    ("11", "Aude", "76", 429),
    ("12", "Aveyron", "76", 282),
    ("13", "Bouches-du-Rhône", "93", 84),
    ("14", "Calvados", "28", 520),
    ("15", "Cantal", "84", 245),
    ("16", "Charente", "75", 360),
    ("17", "Charente-Maritime", "75", 457),
    ("18", "Cher", "24", 284),
    ("19", "Corrèze", "75", 277),
    ("2A", "Corse-du-Sud", "94", 122),
    ("2B", "Haute-Corse", "94", 234),
    ("21", "Côte-d'Or", "27", 691),
    ("22", "Côtes-d'Armor", "53", 343),
    ("23", "Creuse", "75", 254),
    ("24", "Dordogne", "75", 500),
    ("25", "Doubs", "27", 567),
    ("26", "Drôme", "84", 356),
    ("27", "Eure", "28", 579),
    ("28", "Eure-et-Loir", "24", 359),
    ("29", "Finistère", "53", 264),
    ("30", "Gard", "76", 341),
    ("31", "Haute-Garonne", "76", 568),
    ("32", "Gers", "76", 460),
    ("33", "Gironde", "75", 506),
    ("34", "Hérault", "76", 325),
    ("35", "Ille-et-Vilaine", "53", 322),
    ("36", "Indre", "24", 238),
    ("37", "Indre-et-Loire", "24", 262),
    ("38", "Isère", "84", 495),
    ("39", "Jura", "27", 491),
    ("40", "Landes", "75", 321),
    ("41", "Loir-et-Cher", "24", 264),
    ("42", "Loire", "84", 308),
    ("43", "Haute-Loire", "84", 256),
    ("44", "Loire-Atlantique", "52", 178),
    ("45", "Loiret", "24", 313),
    ("46", "Lot", "76", 311),
    ("47", "Lot-et-Garonne", "75", 315),
    ("48", "Lozère", "76", 151),
    ("49", "Maine-et-Loire", "52", 161),
    ("50", "Manche", "28", 441),
    ("51", "Marne", "44", 608),
    ("52", "Haute-Marne", "44", 424),
    ("53", "Mayenne", "52", 237),
    ("54", "Meurthe-et-Moselle", "44", 580),
    ("55", "Meuse", "44", 497),
    ("56", "Morbihan", "53", 235),
    ("57", "Moselle", "44", 708),
    ("58", "Nièvre", "27", 307),
    ("59", "Nord", "32", 585),
    ("60", "Oise", "32", 663),
    ("61", "Orne", "28", 378),
    ("62", "Pas-de-Calais", "32", 862),
    ("63", "Puy-de-Dôme", "84", 454),
    ("64", "Pyrénées-Atlantiques", "75", 535),
    ("65", "Hautes-Pyrénées", "76", 467),
    ("66", "Pyrénées-Orientales", "76", 216),
    ("67", "Bas-Rhin", "44", 499),
    ("68", "Haut-Rhin", "44", 355),
    ("69", "Rhône", "84", 236),
    ("70", "Haute-Saône", "27", 537),
    ("71", "Saône-et-Loire", "27", 559),
    ("72", "Sarthe", "52", 350),
    ("73", "Savoie", "84", 266),
    ("74", "Haute-Savoie", "84", 263),
    ("75", "Paris", "11", 0),
    ("76", "Seine-Maritime", "28", 688),
    ("77", "Seine-et-Marne", "11", 470),
    ("78", "Yvelines", "11", 218),
    ("79", "Deux-Sèvres", "75", 251),
    ("80", "Somme", "32", 769),
    ("81", "Tarn", "76", 306),
    ("82", "Tarn-et-Garonne", "76", 191),
    ("83", "Var", "93", 121),
    ("84", "Vaucluse", "93", 137),
    ("85", "Vendée", "52", 242),
    ("86", "Vienne", "75", 262),
    ("87", "Haute-Vienne", "75", 191),
    ("88", "Vosges", "44", 502),
    ("89", "Yonne", "27", 419),
    ("90", "Territoire de Belfort", "27", 100),
    ("91", "Essonne", "11", 151),
    ("92", "Hauts-de-Seine", "11", 2),
    ("93", "Seine-Saint-Denis", "11", 4),
    ("94", "Val-de-Marne", "11", 9),
    ("95", "Val-d'Oise", "11", 155),
)

# How much likelier than elsewhere a commune of a region is to have 1,000 inhabitants or more.
LARGER_COMMUNES = {
    "11": 2.2, "24": 0.8, "27": 0.6, "28": 0.8, "32": 1.0, "44": 0.7, "52": 1.9,
    "53": 1.9, "75": 0.9, "76": 0.8, "84": 1.3, "93": 1.8, "94": 0.4,
}

# How readily the town halls of a region answer: the weights correct it.
WILLINGNESS = {
    "11": 0.75, "24": 1.10, "27": 0.95, "28": 1.05, "32": 0.85, "44": 0.90, "52": 1.25,
    "53": 1.30, "75": 1.15, "76": 1.00, "84": 1.05, "93": 0.80, "94": 0.70,
}

REGION_OF_DEPARTMENT = {code: region for code, _, region, _ in DEPARTMENTS}


def communes_by_region():
    """Return the number of communes of each region, by region code."""
    totals = {code: 0 for code, _ in REGIONS}
    for _, _, region, communes in DEPARTMENTS:
        totals[region] += communes
    return totals
