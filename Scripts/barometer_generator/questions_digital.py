"""The questions on tools, projects, the media that inform citizens and online services."""

from .codebook import YES_NO, Battery, Question

ACQUIRED = Question(
    "acquired", "string", ("Tools acquired since the crisis", "Outils acquis depuis la crise"),
    ("Has your town hall acquired digital tools since the start of the health crisis?",
     "Votre mairie a-t-elle acquis des outils numériques depuis le début de la crise sanitaire ?"),
    YES_NO,
)

TOOLS = Battery(
    "tools", ("Tools acquired", "Outils acquis"),
    ("Which tools have you acquired?", "Quels outils avez-vous acquis ?"),
    (("software", "Management software on the web", "Logiciels de gestion accessibles par le web"),
     ("signature", "Electronic signature", "Signature électronique"),
     ("remote", "Remote control of computers", "Prise en main à distance des ordinateurs"),
     ("video", "Videoconference", "Visioconférence")),
)

HAS_PROJECT = Question(
    "has_project", "string", ("Digital project for 2022", "Projet numérique pour 2022"),
    ("Does your town hall have a digital project for 2022?",
     "Votre mairie a-t-elle un projet numérique pour 2022 ?"),
    YES_NO,
)

PROJECT = Question(
    "project", "string", ("Main digital project", "Principal projet numérique"),
    ("What is your main digital project for 2022?",
     "Quel est votre principal projet numérique pour 2022 ?"),
    (("services", "New digital services for citizens",
      "De nouveaux services numériques pour les citoyens"),
     ("paperless", "Going further with paperless procedures", "Poursuivre la dématérialisation"),
     ("hardware", "New hardware", "Du nouveau matériel")),
)

WEBSITE = Question(
    "website", "string", ("Website", "Site internet"),
    ("Does your commune have a website?", "Votre commune a-t-elle un site internet ?"),
    YES_NO,
)

MEDIA = Battery(
    "media", ("Information media", "Supports d'information"),
    ("Which media do you use to inform citizens?",
     "Quels supports utilisez-vous pour informer les citoyens ?"),
    (("website", "Website", "Site internet"),
     ("social", "Social networks", "Réseaux sociaux"),
     ("app", "Mobile application", "Application mobile"),
     ("boards", "Notice boards", "Panneaux d'affichage"),
     ("bulletin", "Municipal bulletin", "Bulletin municipal")),
)

SERVICES = Battery(
    "services", ("Online services", "Services en ligne"),
    ("Which online services does your website offer?",
     "Quels services en ligne votre site propose-t-il ?"),
    (("family", "Family space", "Espace famille"),
     ("payment", "Online payment", "Paiement en ligne"),
     ("roads", "Report of road problems", "Signalement de problèmes de voirie"),
     ("booking", "Appointment booking", "Prise de rendez-vous"),
     ("portal", "Portal for procedures", "Portail de démarches")),
)
