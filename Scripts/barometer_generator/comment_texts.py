"""The sentences of the open question, by topic: an opening, sometimes followed by a second one.

They are written as people type in a form: plain spaces, straight quotes, a few abbreviations.
"""

WORRIES = {
    "at_the_office": (
        "Le télétravail n'est pas adapté à l'accueil du public",
        "Je suis seule à la mairie, le télétravail est donc impossible",
        "On nous demande du \"présentiel\", même quand le bureau est vide",
        "Télétravail arrêté dès la fin du confinement, à la demande des élus",
        "Travailler chez soi sans ordinateur fourni, ce n'est pas sérieux",
        "Le télétravail, oui, mais pas pour l'état civil",
    ),
    "at_home": (
        "Le télétravail dépanne pour la paie et les budgets, guère plus",
        "Je télétravaille avec mon ordinateur personnel, ce n'est pas normal",
        "Un jour de \"télétravail\" toléré, mais rien d'écrit",
    ),
    "attacked": (
        "Après une cyberattaque, nous avons perdu trois ans de fichiers",
        "Un rançongiciel a bloqué le poste de l'accueil pendant quatre jours",
        "Notre boîte mail a été piratée, il a fallu prévenir tous les administrés",
        "La cyberattaque est venue d'une pièce jointe, une fausse facture",
        "Attaque un vendredi soir, personne à joindre avant le lundi",
        "Après l'attaque, l'assurance n'a rien voulu savoir",
    ),
    "not_attacked": (
        "Nous recevons des courriels piégés, dont un imitant le Trésor public",
        "La cybersécurité nous inquiète, mais personne ne nous explique par où commencer",
        "Qui appeler en cas de cyberattaque ? Nous n'en savons rien",
        "Le mot « cyber » fait peur aux élus, c'est dommage",
        "La commune voisine a été attaquée, nous pourrions être les suivants",
    ),
    "with_website": (
        "Le site internet est vieux, personne n'a le temps de le mettre à jour",
        "Les personnes âgées préfèrent le bulletin et les panneaux d'affichage",
        "Les réseaux sociaux prennent du temps, il faut répondre le soir et le week-end",
        "Notre site coûte cher, pour peu de visites",
    ),
    "without_website": (
        "Pas de site : la communauté de communes nous réserve une page, ça suffit",
        "Un site internet serait utile, mais qui s'en occuperait ?",
        "Ici, l'information passe par le panneau et par le bouche-à-oreille",
    ),
    "network": (
        "Toujours pas de fibre, le débit est trop faible pour la visioconférence",
        "Zone blanche : ni fibre ni téléphone portable au bourg",
        "Une heure pour envoyer un dossier d'urbanisme, c'est décourageant",
        "Coupures d'internet à chaque orage",
        "Le débit est correct à la mairie, mais pas à l'école",
    ),
    "software": (
        "Trop de logiciels, trop de mots de passe",
        "Les logiciels changent sans prévenir et l'assistance ne répond pas",
        "Le parapheur électronique est \"pratique\" mais la clé expire toujours au mauvais moment",
        "Les plateformes de l'État ne communiquent pas entre elles",
        "Il faut saisir les mêmes données dans quatre portails différents",
    ),
    "training": (
        "Nous manquons de formation",
        "Une formation d'une demi-journée ne suffit pas",
        "Je me suis formée seule, le soir, avec des vidéos",
        "Les élus ne sont pas à l'aise avec la dématérialisation",
        "À deux ans de la retraite, tous ces changements me fatiguent",
    ),
    "means": (
        "Le budget ne suit pas",
        "Tout est obligatoire, rien n'est financé",
        "L'ordinateur de la mairie a neuf ans",
        "Petite commune, petits moyens",
        "Les subventions existent, mais les dossiers sont trop compliqués",
        "10 heures de secrétariat par semaine, le numérique passe après le reste",
    ),
    "citizens": (
        "Beaucoup d'habitants n'ont pas d'ordinateur et viennent au guichet",
        "La fracture numérique est réelle dans notre village",
        "Nos administrés demandent le paiement en ligne de la cantine",
        "Attention à ne pas oublier ceux qui n'ont pas internet",
        "Le guichet reste le premier service public de la commune",
    ),
}

PRAISES = {
    "at_home": (
        "Depuis le confinement, deux jours de télétravail par semaine, c'est appréciable",
        "Le télétravail permet de boucler les dossiers au calme",
    ),
    "attacked": ("Grâce à la sauvegarde externe, l'attaque n'a coûté qu'une journée",),
    "with_website": (
        "Notre site vient d'être refait, les habitants l'utilisent beaucoup",
        "La prise de rendez-vous par le site a bien allégé l'accueil",
    ),
    "network": ("La fibre est arrivée cet été, tout est plus simple",),
    "software": (
        "La signature électronique fait gagner un temps précieux",
        "Le nouveau logiciel, accessible partout, a changé notre quotidien",
        "La facturation électronique fonctionne, c'est un vrai progrès",
    ),
    "training": ("Le réseau des secrétaires de mairie du canton m'a beaucoup aidée",),
    "means": ("Nous avons profité de France Relance pour changer le matériel",),
    "citizens": ("La maison France services aide pour les démarches en ligne, heureusement",),
}

SEQUELS_TO_WORRY = (
    "Il faudrait plus d'accompagnement.",
    "L'intercommunalité pourrait nous aider.",
    "C'est aussi une question de temps.",
    "Nous en reparlerons au prochain conseil.",
    "On fait avec, faute de mieux.",
    "Merci de relayer.",
    "Le département propose une aide, mais l'attente est longue.",
    "Les élus y réfléchissent, sans calendrier.",
    "Bref : il reste du chemin à faire.",
    "Pour le reste, tout va bien.",
)

SEQUELS_TO_PRAISE = (
    "À poursuivre.",
    "Les élus sont convaincus.",
    "Reste à former tout le monde.",
    "On ne reviendrait pas en arrière.",
    "C'était nécessaire, surtout depuis la crise.",
)

SHORT = ("RAS", "Rien à ajouter.", "Rien à signaler", "Non", "Merci pour cette enquête.", "Néant")

SEVERAL_LINES = (
    "Trois besoins :\n- une formation, même courte\n- du matériel récent\n"
    "- un référent cybersécurité",
    "Le numérique oui, mais pas à n'importe quel prix.\n"
    "Il faut garder un accueil, \"humain\", ouvert à tous.",
)
