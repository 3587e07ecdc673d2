package coref

import "strings"

func set(words string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}

// roleHeads are nouns for a person by what he or she is or does whose first sense
// is another one; english.Person knows the rest.
var roleHeads = set(`agent ally chair count founder cofounder co-founder frontman justice mogul queen shooter source star guard head counterpart
republican democrat ceo cfo coo vip mp`)

// quantities are nouns before "of" that say how many; what they count follows.
var quantities = set(`number lot lots plenty dozen dozens score scores hundred hundreds thousand thousands million millions billion billions
majority minority handful couple series host range variety pair trio string bunch slew raft share percentage percent rest most
some all many both others several few none one two three four five six seven eight nine ten half each any`)

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
