"""The questions on security, the open question, and the weight."""

from .codebook import YES_NO_UNKNOWN, Battery, Question

CYBER = Question(
    "cyber", "string", ("Cyberattack suffered", "Cyberattaque subie"),
    ("Has your town hall already suffered a cyberattack?",
     "Votre mairie a-t-elle déjà subi une cyberattaque ?"),
    YES_NO_UNKNOWN,
)

ARMED = Question(
    "armed", "string", ("Armed against cyberattacks", "Armée contre les cyberattaques"),
    ("Do you feel sufficiently armed against cyberattacks?",
     "Vous sentez-vous suffisamment armé contre les cyberattaques ?"),
    YES_NO_UNKNOWN,
)

PROTECTIONS = Battery(
    "protections", ("Protections", "Protections"),
    ("Which protections do you have?", "De quelles protections disposez-vous ?"),
    (("antivirus", "Antivirus that blocks ransomware", "Antivirus bloquant les rançongiciels"),
     ("backup", "External (cloud) backup", "Sauvegarde externalisée (cloud)"),
     ("mail", "Professional e-mail address", "Adresse électronique professionnelle"),
     ("access", "Identity and access management", "Gestion des identités et des accès"),
     ("network", "Secured network", "Réseau sécurisé")),
)

COMMENT = Question(
    "comment", "string", ("Comment", "Commentaire"),
    ("Would you like to add something about the digital tools of your town hall?",
     "Souhaitez-vous ajouter quelque chose sur le numérique dans votre mairie ?"),
)

WEIGHT = Question(
    "w", "number", ("Weight", "Poids"),
    ("Calibration weight, by size class and region; its mean is 1 in each wave.",
     "Poids de calage, selon la taille et la région : sa moyenne vaut 1 dans chaque vague."),
    constraints=(("minimum", 0),),
)
