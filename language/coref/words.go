package coref

import "strings"

func set(words string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}

// titles stand before a name and say what its bearer is: the gender where the
// title tells it, and the words that the text may use for the person later.
var titles = map[string]title{
	"mr.": {gender: Male}, "mr": {gender: Male}, "messrs.": {gender: Male}, "sir": {gender: Male}, "lord": {gender: Male},
	"mrs.": {gender: Female}, "mrs": {gender: Female}, "ms.": {gender: Female}, "ms": {gender: Female},
	"miss": {gender: Female}, "lady": {gender: Female}, "dame": {gender: Female}, "madam": {gender: Female}, "madame": {gender: Female},
	"dr.": {roles: "doctor physician"}, "dr": {roles: "doctor physician"}, "doctor": {}, "prof.": {roles: "professor"}, "professor": {},
	"sen.": {roles: "senator lawmaker"}, "sens.": {roles: "senator lawmaker"}, "senator": {roles: "lawmaker"}, "senators": {roles: "lawmaker"},
	"rep.":           {roles: "representative congressman congresswoman lawmaker"},
	"reps.":          {roles: "representative congressman congresswoman lawmaker"},
	"representative": {roles: "congressman congresswoman lawmaker"},
	"congressman":    {gender: Male, roles: "representative lawmaker"}, "congresswoman": {gender: Female, roles: "representative lawmaker"},
	"gov.": {roles: "governor"}, "govs.": {roles: "governor"}, "governor": {}, "lt.": {roles: "lieutenant"}, "lieutenant": {},
	"gen.": {roles: "general"}, "general": {}, "col.": {roles: "colonel"}, "colonel": {}, "maj.": {roles: "major"}, "major": {},
	"capt.": {roles: "captain"}, "captain": {}, "cmdr.": {roles: "commander"}, "commander": {}, "adm.": {roles: "admiral"}, "admiral": {},
	"sgt.": {roles: "sergeant"}, "sergeant": {}, "cpl.": {roles: "corporal"}, "pvt.": {roles: "private"}, "brig.": {roles: "brigadier"},
	"rev.": {roles: "reverend pastor"}, "reverend": {roles: "pastor"}, "fr.": {gender: Male, roles: "father priest"}, "father": {gender: Male}, "sister": {gender: Female},
	"pope": {gender: Male, roles: "pontiff"}, "bishop": {}, "archbishop": {}, "cardinal": {gender: Male}, "rabbi": {}, "imam": {gender: Male}, "sheikh": {gender: Male}, "ayatollah": {gender: Male},
	"king": {gender: Male, roles: "monarch"}, "queen": {gender: Female, roles: "monarch"}, "prince": {gender: Male}, "princess": {gender: Female}, "emperor": {gender: Male},
	"president": {}, "premier": {}, "chancellor": {}, "minister": {}, "secretary": {}, "ambassador": {roles: "envoy diplomat"}, "amb.": {roles: "ambassador envoy diplomat"},
	"attorney": {}, "judge": {}, "justice": {}, "director": {}, "chairman": {gender: Male}, "chairwoman": {gender: Female}, "chair": {}, "speaker": {}, "mayor": {},
	"sheriff": {}, "chief": {}, "officer": {}, "detective": {}, "inspector": {}, "commissioner": {}, "councilman": {gender: Male}, "councilwoman": {gender: Female},
	"coach": {}, "candidate": {}, "spokesman": {gender: Male}, "spokeswoman": {gender: Female}, "spokesperson": {}, "adviser": {}, "advisor": {}, "prosecutor": {},
	"superintendent": {}, "supt.": {roles: "superintendent"}, "treasurer": {}, "comptroller": {}, "envoy": {}, "aide": {}, "lawyer": {}, "leader": {}, "deputy": {}, "host": {},
	"editor": {}, "reporter": {}, "correspondent": {}, "columnist": {}, "analyst": {}, "economist": {}, "author": {}, "actor": {}, "actress": {gender: Female}, "singer": {},
}

type title struct {
	gender Gender
	roles  string // words that the text may use for the bearer
}

// roleHeads are nouns for a person by what he or she does or is. Suffixes give
// many more (see personNoun).
var roleHeads = set(`president premier minister secretary ambassador envoy diplomat attorney lawyer judge justice director
chairman chairwoman chair chairperson speaker mayor governor senator congressman congresswoman representative lawmaker legislator
sheriff chief officer detective inspector commissioner councilman councilwoman coach candidate nominee spokesman spokeswoman
spokesperson adviser advisor prosecutor superintendent treasurer comptroller aide leader deputy host editor reporter journalist
correspondent columnist analyst economist author writer actor actress singer doctor physician nurse professor teacher student
scientist researcher expert scholar historian official executive ceo founder owner manager agent spy soldier general colonel major
captain commander admiral sergeant lieutenant veteran officer guard policeman policewoman cop man woman boy girl person guy lady gentleman
child kid baby teenager teen adult husband wife spouse father mother dad mom son daughter brother sister uncle aunt cousin nephew niece grandfather
grandmother grandson granddaughter friend colleague neighbor neighbour partner boyfriend girlfriend widow widower
victim suspect witness defendant plaintiff resident citizen immigrant refugee migrant activist organizer advocate volunteer
businessman businesswoman billionaire millionaire banker investor trader farmer worker employee driver pilot passenger
customer patient client voter supporter critic opponent rival ally politician democrat republican conservative liberal
king queen prince princess emperor pope bishop priest pastor rabbi imam monarch pontiff
incumbent counsel counselor mogul tycoon star celebrity artist painter poet musician composer player athlete champion winner
strategist pollster consultant donor operative staffer insider source informant whistleblower leaker
terrorist militant fighter gunman attacker shooter killer murderer criminal fugitive prisoner inmate detainee hostage
astronaut engineer architect designer programmer developer inventor mechanic chef cook waiter waitress
tenant landlord heir successor predecessor contender challenger surrogate appointee delegate source lot member frontman lobbyist`)

var femaleNouns = set(`woman girl lady wife mother mom daughter sister aunt niece grandmother granddaughter girlfriend widow actress
waitress queen princess chairwoman congresswoman councilwoman spokeswoman businesswoman policewoman heroine duchess
countess empress goddess nun housewife mistress bride saleswoman noblewoman heiress hostess abbess`)

var maleNouns = set(`man boy gentleman husband father dad son brother uncle nephew grandfather grandson boyfriend widower king
prince chairman congressman councilman spokesman businessman policeman gunman monk duke count emperor pope priest
groom salesman nobleman frontman guy lord baron`)

// groupNouns are singular nouns for many people, which "they" may take up.
var groupNouns = set(`team group party committee council board panel court company firm government administration agency
department ministry office bureau police army military navy force union association organization organisation coalition
campaign family couple crowd band crew staff jury public media press congress senate parliament house cabinet
commission foundation institute university college school bank church community nation country city state majority
minority newspaper network channel outlet magazine paper service unit corporation embassy delegation gang network audience
league club federation alliance opposition faction militia regime bloc crew cast population generation`)

// orgHeads end or begin the names of organisations.
var orgHeads = set(`department ministry agency bureau office committee council commission board court congress senate
parliament party union association organization organisation institute institution university college school foundation
bank group company corporation corp inc ltd llc co partners holdings times post journal herald tribune news press network
channel radio television magazine gazette chronicle observer guardian service services administration authority center
centre league federation alliance coalition campaign embassy consulate church hospital museum society trust fund police
force forces army navy corps guard house academy club team airlines airways systems industries international
protection security enforcement affairs investigation investigations headquarters assembly cabinet conference division patrol watch project movement brigade front`)

// papers are nouns for texts and recordings that say something.
var papers = set(`report study survey poll memo memorandum letter email e-mail transcript document documents statement article story
book paper filing lawsuit complaint indictment affidavit testimony intercept intercepts cable dossier record records
data analysis review audit investigation inquiry recording tape video tweet post blog editorial column readout
ruling opinion verdict order bill law constitution headline release brochure manifesto diary notes reports emails memos letters
intelligence findings statistics figures documentary file files account accounts information image images photo photos photograph photographs picture pictures footage evidence polling numbers chart map audio clip`)

var pronouns = map[string]pronoun{
	"he": {Male, Singular, 3, false}, "him": {Male, Singular, 3, false}, "his": {Male, Singular, 3, true}, "himself": {Male, Singular, 3, false},
	"she": {Female, Singular, 3, false}, "her": {Female, Singular, 3, false}, "hers": {Female, Singular, 3, true}, "herself": {Female, Singular, 3, false},
	"it": {Neuter, Singular, 3, false}, "its": {Neuter, Singular, 3, true}, "itself": {Neuter, Singular, 3, false},
	"they": {NoGender, Plural, 3, false}, "them": {NoGender, Plural, 3, false}, "their": {NoGender, Plural, 3, true}, "theirs": {NoGender, Plural, 3, true}, "themselves": {NoGender, Plural, 3, false},
	"i": {NoGender, Singular, 1, false}, "me": {NoGender, Singular, 1, false}, "my": {NoGender, Singular, 1, true}, "mine": {NoGender, Singular, 1, true}, "myself": {NoGender, Singular, 1, false},
	"we": {NoGender, Plural, 1, false}, "us": {NoGender, Plural, 1, false}, "our": {NoGender, Plural, 1, true}, "ours": {NoGender, Plural, 1, true}, "ourselves": {NoGender, Plural, 1, false},
	"you": {NoGender, NoNumber, 2, false}, "your": {NoGender, NoNumber, 2, true}, "yours": {NoGender, NoNumber, 2, true}, "yourself": {NoGender, Singular, 2, false}, "yourselves": {NoGender, Plural, 2, false},
}

type pronoun struct {
	gender     Gender
	number     Number
	person     int
	possessive bool
}

// maleNames and femaleNames are common given names; names that both bear are in
// neither.
var maleNames = set(`aleksander alessandro antoine bjorn christoph dieter emil erich fabian fritz gunther hans heinz helmut henri horst jens jorg jurgen klaus lorenzo manfred marek mateusz mikael niels olaf paolo pavlo piotr rainer reinhard sven stefano thierry tomas torsten ulrich uwe walther werner yves aaron abdul abdullah abraham adam adnan adrian ahmad ahmed alan albert alberto alejandro aleksandr alexander alexei alfred ali allen alvin
amir anatoly anders andre andreas andrei andrew andrey angelo anthony antonin antonio antony arnold arthur asif barry bashar ben benjamin bernard bernie bill billy bob bobby boris brad bradley brandon brendan brent brett brian bruce bryan byron
carl carlos carlton cedric cesar chad charles charlie chester chris christian christopher chuck clarence claude clifford clint colin
conor corey craig curtis cyril dale damian dan daniel danny darrell darren dave david dean dennis derek desmond devin diego dimitri dirk dmitri dmitry dominic
don donald doug douglas duncan dustin dwight earl ed eddie edgar edmund eduardo edward edwin elias elijah elliott emanuel emilio emmanuel enrique eric erik ernest ernesto
ethan eugene evan felipe felix fernando floyd francesco francisco frank franklin fred freddie frederick gabriel garrett gary gavin geoff geoffrey george gerald gerard
gilbert giovanni glenn gordon graham grant greg gregory guillermo gustavo guy hamid harold harry harvey hassan hector henry herbert herman hernando
howard hugh hugo hussein ian ibrahim igor irving isaac ismail ivan jack jacob jacques jake james jared jason javier jay jeff jeffrey jeremy jerome jerry jesse
jesus jim jimmy joachim joaquin joe joel joey johan johannes john johnny jonathan jorge jose josef joseph joshua juan julian julio julius justin karl keith ken kenneth kevin kofi
konstantin kurt kyle lamar lance larry lars lawrence leo leon leonard leonid leroy lester lewis liam lloyd logan lou louis luca lucas luis luke luther
mahmoud malcolm manuel marc marcel marco marcus mario mark marshall martin marvin mathew matt matteo matthew maurice max maxim melvin micah michael miguel mike mikhail milton mitch mitt mohamed
mohammad mohammed morgan muhammad mustafa nathan nathaniel ned neil nelson nicholas nick nicolas nigel nikita nikolai noah norman oleg oliver omar orlando oscar osama otto owen pablo patrick
paul pavel pedro percy perry pete peter phil philip philippe phillip pierre rafael rahul rajiv ralph ramon randall randy raul ray raymond rashid reggie reginald rex ricardo richard rick ricky rob
robert roberto rodney rodrigo roger roland roman ron ronald ronnie rory ross roy ruben rudolph rudy rupert russell ryan salman salvador sam samuel saul scott sean sebastian sergei sergey
seth shane shaun shawn sheldon sidney simon spencer stan stanley stefan stephen steve steven stewart stuart ted terence terrence theodore thomas tim timothy todd tom tommy tony travis trent trevor tyler
tyrone vernon victor viktor vincent vitaly vladimir wallace walter warren wayne wendell wesley wilbur wilfred willard william willie winston wolfgang xavier yasser yuri yusuf zachary`)

var femaleNames = set(`bettina birgit brigitte claudine françoise giulia greta hanna ilse ingeborg irina johanna katarina katja ludmila magdalena marta mathilde nadine oksana paola renate sabine sigrid simona tatjana ulrike ursula valeria yulia zuzanna abigail ada adriana agnes aisha alana alexandra alice alicia alison allison alma alyssa amanda amber amelia amina amy ana anastasia andrea angela angelica angelina anita ann anna anne
annette annie antonia april arlene audrey ava barbara beatrice becky belinda bella bernadette bernice bertha beth bethany betsy betty beverly bianca bonnie brenda bridget brittany camila camille candace carla carly carmen carol
carole caroline carolyn carrie catherine cathy cecilia celia charlene charlotte chelsea cheryl christina christine cindy claire clara clarissa claudia colleen connie constance cora courtney cristina crystal cynthia
daisy dana daniela danielle daphne darlene dawn debbie deborah debra delia denise diana diane dianne dina dolores donna dora doris dorothy edith edna eileen elaine eleanor elena elisa elisabeth elise eliza elizabeth
ella ellen eloise elsa emily emma erica erin esther ethel eva eve evelyn faith fatima felicia fiona flora florence frances gabriela gabrielle gail geraldine gertrude gina gladys gloria grace greta gretchen gwen
gwendolyn hannah harriet hazel heather heidi helen helena helga henrietta hilary hillary holly hope ida imelda ina inez ingrid irene iris irma isabel isabella isabelle ivy jackie jacqueline jan jane janet janice
jasmine jean jeanette jeanne jenna jennifer jenny jessica jill jo joan joanna joanne jocelyn josephine joy joyce juanita judith judy julia juliana julie juliet june justine karen kate katherine kathleen kathryn
kathy katie katrina kay kayla kim kimberly kirsten krista kristen kristin kristina lara larissa laura lauren laurie leah leila lena leslie leticia lillian lily linda lindsay lisa liz liza lois loretta
lorraine louise lucia lucille lucinda lucy luisa lydia lynn mabel madeleine madeline madison maggie mandy marcia margaret margarita maria mariah marian marianne marie marilyn marina marion marissa marjorie marlene marsha martha
mary maureen maxine maya megan meghan melanie melinda melissa mercedes meredith michelle mildred mindy miranda miriam moira molly mona monica muriel myra nadia nancy naomi natalia natalie natasha nicole nikki nina nora norma
olga olivia ophelia paige pamela patricia patsy patty paula pauline peggy penelope penny petra phyllis polly priscilla rachel ramona rebecca regina renee rhonda rita roberta robin rosa rosalind rose rosemary rosie roxanne ruth
sabrina sadie sally samantha sandra sara sarah selena shannon sharon sheila shelby shelley sherry shirley silvia simone sofia sonia sonya sophia sophie stacy stella stephanie sue susan susana susanna suzanne
svetlana sylvia tamara tammy tania tanya tara tatiana teresa tess tessa thelma theresa tiffany tina tracy ursula valentina valerie vanessa vera verna veronica victoria viola violet virginia vivian wanda wendy whitney wilma
yolanda yvette yvonne zoe`)

// places and peoples: the adjective and the country name one thing.
var demonyms = map[string]string{
	"russian": "russia", "american": "u.s.", "us": "u.s.", "u.s": "u.s.", "united states": "u.s.", "america": "u.s.", "british": "britain", "uk": "britain", "u.k.": "britain",
	"french": "france", "german": "germany", "israeli": "israel", "iranian": "iran", "iraqi": "iraq", "syrian": "syria", "turkish": "turkey", "chinese": "china",
	"japanese": "japan", "indian": "india", "pakistani": "pakistan", "mexican": "mexico", "canadian": "canada", "italian": "italy", "spanish": "spain",
	"ukrainian": "ukraine", "polish": "poland", "saudi": "saudi arabia", "egyptian": "egypt", "afghan": "afghanistan", "australian": "australia",
	"brazilian": "brazil", "cuban": "cuba", "dutch": "netherlands", "greek": "greece", "irish": "ireland", "korean": "korea", "libyan": "libya",
	"norwegian": "norway", "swedish": "sweden", "swiss": "switzerland", "danish": "denmark", "finnish": "finland", "belgian": "belgium", "austrian": "austria",
	"hungarian": "hungary", "czech": "czech republic", "romanian": "romania", "serbian": "serbia", "venezuelan": "venezuela", "colombian": "colombia",
	"palestinian": "palestine", "lebanese": "lebanon", "jordanian": "jordan", "yemeni": "yemen", "kenyan": "kenya", "nigerian": "nigeria", "scottish": "scotland", "welsh": "wales",
}

// placeNames are the countries, and the states and cities that news names most:
// they are no persons, whatever stands beside them.
var placeNames = set(`russia u.s. us america britain france germany israel iran iraq syria turkey china japan india pakistan mexico canada italy spain ukraine poland
egypt afghanistan australia brazil cuba netherlands greece ireland korea libya norway sweden switzerland denmark finland belgium austria hungary romania
serbia venezuela colombia palestine lebanon jordan yemen kenya nigeria scotland wales england europe asia africa washington moscow london paris berlin beijing
tokyo jerusalem tehran baghdad damascus ankara kiev kyiv brussels geneva vienna rome madrid delhi
alabama alaska arizona arkansas california colorado connecticut delaware florida hawaii idaho illinois indiana iowa kansas kentucky louisiana maine maryland
massachusetts michigan minnesota mississippi missouri montana nebraska nevada ohio oklahoma oregon pennsylvania tennessee texas utah vermont
wisconsin wyoming chicago boston philadelphia houston dallas detroit seattle atlanta miami denver phoenix baltimore cleveland manhattan brooklyn hollywood`)
