"""Everyday short forms of given names, English and Nordic: facts of usage.

A short form may stand for several names, and a name may have several spellings.
"""

from krets.formats.spelling import plain

_TABLE = """
abigail abby gail
albert bert al
alexander aleksander alex alec sander sandy sasha
alexandra aleksandra alex sandra sandy sasha
alfred alf fred
amanda mandy
anders ante andy
andreas andy
andrew andy drew
anna annie ann anni
anne annie ann anni
anthony antony tony
anton tony toni
barbara barb babs
barbro babs
benjamin ben benny benni
bernhard bernard bernie
birgitta birgitte brigitte gittan bibbi gitte britta
bo bosse
carl karl kalle
caroline karoline karolina carolina line lina carrie caro
catherine katherine cathrine kathrine katrine kate kathy cathy katie kit trine
charles charlie chuck chas
charlotte lotta lotte charlie lottie
christian kristian chris kris krille
christina kristina stina tina kicki chris chrissy
christine kristine stine kicki chris chrissy
christopher kristoffer christoffer chris kris toffen stoffer kit
daniel dan danny danni
david dave davy
deborah debbie deb
dorothy dot dolly
dorotea dorothea dora dorte
edvard edward eddie ted ned edde ed
edmund eddie ed
elisabeth elizabeth elisabet liz lisa beth betty lisbeth bettan eliza lizzie libby elsa bess lise
eleanor elinor ellie nora nell
emanuel manne manu
emilie emily emilia emmy millie
erik eric erke rikki
frances fran fanny
francis frans frank
fredrik frederik frederick fredric fred freddy fredde freddie
gabriel gabbe gabe
gabriella gabrielle gabby ella
geoffrey jeff geoff
gerald gerry jerry
gregory greg
gunnar gunne
gustav gustaf gurra gusten
hans hasse
harald harry
harold harry hal
helena helene lena lene nell
henrik henke
henry harry hank
ingeborg inga
isabella isabelle bella belle isa
jakob jacob jake jocke jeppe
jacqueline jackie
james jim jimmy jamie
jan janne
jennifer jen jenny jenni
jessica jess jessie
joakim joachim jocke kim
johan janne johnny
johannes hannes
john jack johnny johnnie
jonas jonte
jonathan jon jonte jonny nathan
josef joseph joe seppe joey
josefine josephine fina josie
judith judit judy
katarina catarina kattis kajsa kat
kenneth ken kenny kenta
lars lasse
lawrence laurence lorens larry laurie
lennart lelle
leonard leo len lenny
lukas lucas luke
magdalena magdalene lena malena lene
magnus mange manne
margaret maggie meg peggy greta marge daisy
margareta margaretha greta maggan
margrethe margrete grete
maria mia maja
marie mia
martin matte marty
mary molly polly
matilda mathilde tilda tilde tilly
matthew matt
mathias mattias matias matte
michael mikael mike mick micke mickey
mikkel mikke
nicholas nicolas nick nicky nico
niklas nicke klas
nikolai nicolai nico niko nick
nils nisse
olav olaf ola
olof olov olle ola
oscar oskar ossi
patricia pat patty trish tricia
patrick patrik pat paddy putte
pamela pam
per pelle
peter petter pete pelle
philip filip phillip phil fille flip pip
rebecca rebekka rebecka becky becca
richard rikard rick dick rich ricky rickard
robert bob rob bobby robban robbie bert
roger rogge
ronald ron ronnie ronny
samuel sam sammy
sebastian seb basse bastian
sigrid siri
solveig solla
staffan steffe
stefan steffe
stephen steven steve stevie
stephanie stefanie steph steffi
susan sue susie
susanne susanna sanna sanne susie
sven svenne
theodor teodor theodore teo ted teddy theo
teresa therese theresa terry tessa tess
thomas tomas tom tommy tompa
timothy tim timmy
tobias tobbe toby
torbjorn tobbe
torsten torstein totte
ulf uffe
ulrika ulla ulli
ulrikke rikke
valdemar valle
victor viktor vic vicke
victoria viktoria vicky vickan tora
vilhelm wilhelm ville wille
virginia ginny
walter valter wally valle
william bill will willy billy liam wille
"""
"""One name a line, in all its spellings, with what its bearers are called."""

NICKNAMES: dict[str, frozenset[int]] = {}
"""For each name and short form, in its `plain` spelling, the lines (by number) that hold it: two that share
one may be one person's."""
for _number, _line in enumerate(_TABLE.split("\n")):
    for _name in map(plain, _line.split()):
        NICKNAMES[_name] = NICKNAMES.get(_name, frozenset()) | {_number}
