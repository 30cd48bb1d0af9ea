"""The questions on telework and on what the health crisis changed."""

from .codebook import Battery, Question

TELEWORK = (
    Question(
        "telework", "string", ("Telework", "Télétravail"),
        ("Do you still telework, at least occasionally?",
         "Pratiquez-vous encore le télétravail, au moins occasionnellement ?"),
        (("regular", "Yes, regularly", "Oui, régulièrement"),
         ("occasional", "Yes, occasionally", "Oui, occasionnellement"),
         ("never", "No", "Non")), True,
    ),
    Question(
        "perception", "integer",
        ("Perception of telework (0 to 10)", "Perception du télétravail (0 à 10)"),
        ("How do you perceive telework, from 0 (very badly) to 10 (very well)?",
         "Comment percevez-vous le télétravail, de 0 (très mal) à 10 (très bien) ?"),
        constraints=(("minimum", 0), ("maximum", 10)),
    ),
)

CRISIS = Question(
    "crisis", "string", ("Consequences of the crisis", "Conséquences de la crise"),
    ("What consequences did the health crisis have on your work?",
     "Quelles conséquences la crise sanitaire a-t-elle eues sur votre travail ?"),
    (("positive", "Positive only", "Uniquement positives"),
     ("negative", "Negative only", "Uniquement négatives"),
     ("both", "Both positive and negative", "Positives et négatives"),
     ("none", "None", "Aucune")),
)

NEGATIVE = Battery(
    "negative", ("Negative consequences", "Conséquences négatives"),
    ("Which negative consequences did you notice?",
     "Quelles conséquences négatives avez-vous constatées ?"),
    (("delay", "Projects delayed", "Des projets retardés"),
     ("exchanges", "Harder exchanges with colleagues",
      "Des échanges plus difficiles avec les collègues"),
     ("conditions", "Uncomfortable working conditions",
      "Des conditions de travail inconfortables")),
)

POSITIVE = Battery(
    "positive", ("Positive consequences", "Conséquences positives"),
    ("Which positive consequences did you notice?",
     "Quelles conséquences positives avez-vous constatées ?"),
    (("citizens", "New ways of communicating with citizens",
      "De nouvelles façons de communiquer avec les citoyens"),
     ("tools", "New, better adapted tools", "De nouveaux outils mieux adaptés"),
     ("productivity", "Better productivity", "Une meilleure productivité")),
)
