"""The questions on the town hall and on the person who answers."""

from .codebook import Question
from .territory import DEPARTMENTS, REGIONS

TOWN_HALL = (
    Question(
        "id", "string", ("Respondent", "Répondant"),
        ("Identifier of the answer; one answer for each town hall.",
         "Identifiant de la réponse : une réponse par mairie."),
        constraints=(("required", True), ("unique", True)),
    ),
    Question(
        "wave", "integer", ("Wave", "Vague"),
        ("Year of the survey.", "Année de l'enquête."),
        ((2020, "2020", "2020"), (2021, "2021", "2021")), True,
        constraints=(("required", True),),
    ),
    Question(
        "department", "string", ("Department", "Département"),
        ("In which department is your commune?",
         "Dans quel département se trouve votre commune ?"),
        tuple((code, name, name) for code, name, _, _ in DEPARTMENTS),
    ),
    Question(
        "region", "string", ("Region", "Région"),
        ("Region of the commune, after its department.",
         "Région de la commune, d'après son département."),
        tuple((code, name, name) for code, name in REGIONS),
    ),
    Question(
        "population", "integer", ("Population", "Population"),
        ("How many inhabitants does your commune have?",
         "Combien d'habitants votre commune compte-t-elle ?"),
        constraints=(("minimum", 40), ("maximum", 9999)),
    ),
    Question(
        "size", "string", ("Size of the commune", "Taille de la commune"),
        ("Size of the commune in inhabitants, after its population.",
         "Taille de la commune en nombre d'habitants, d'après sa population."),
        (("under_1000", "Under 1,000", "Moins de 1\u202f000"),
         ("from_1000", "1,000 to 3,499", "1\u202f000 à 3\u202f499"),
         ("from_3500", "3,500 to 9,999", "3\u202f500 à 9\u202f999")), True,
    ),
    Question(
        "role", "string", ("Role", "Fonction"),
        ("What is your role in the town hall?",
         "Quelle est votre fonction au sein de la mairie ?"),
        (("secretary", "Secretary", "Secrétaire de mairie"),
         ("clerk", "Administrative agent", "Agent administratif"),
         ("dgs", "General director (DGS)", "Directeur général des services (DGS)"),
         ("head", "Head of service", "Responsable de service"),
         ("elected", "Elected official", "Élu")),
    ),
    Question(
        "role_group", "string", ("Group of roles", "Groupe de fonctions"),
        ("Role in three groups, after the role.",
         "Fonction en trois groupes, d'après la fonction."),
        (("agents", "Agents", "Agents"),
         ("heads", "Heads of service and DGS", "Responsables de service et DGS"),
         ("elected", "Elected officials", "Élus")),
    ),
)
