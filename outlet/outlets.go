package outlet

// list is the gazetteer: one outlet a line, "name; other forms | domains". A
// form after "?" is also an ordinary word or name and counts only where the
// words around it speak of an outlet; one after "~" is also a surname. "The" before
// a name may be missing, but not before a name of one word. A line maps names to
// the same outlet under another spelling only, never to an owner, a sister or a
// section with a name of its own. After "=" stands what the outlet is called on
// another line, where it has changed its name or has two: each name stays as it
// is printed, and Same knows that they are one.
const list = `
# agencies
The Associated Press; AP; A.P.; Associated Press | apnews.com ap.org
Reuters; Reuters News Agency; Reuters.com | reuters.com
AFP; Agence France-Presse; Agence France Presse | afp.com
United Press International; UPI | upi.com
~Bloomberg; Bloomberg News; Bloomberg.com | bloomberg.com
Bloomberg Businessweek; Businessweek | businessweek.com
Bloomberg View; Bloomberg Opinion |
Bloomberg Politics |
Dow Jones Newswires; Dow Jones News | dowjones.com
Press Association; PA Media; PA news agency | pressassociation.com
Xinhua; Xinhua News Agency | xinhuanet.com news.cn
TASS; Tass news agency | tass.com tass.ru
ITAR-TASS; Itar-Tass = TASS | itar-tass.com
RIA Novosti; ?RIA | ria.ru
Interfax | interfax.com interfax.ru
Kyodo News; Kyodo; Kyodo News Agency | kyodonews.net
Jiji Press | jiji.com
Yonhap; Yonhap News Agency | yonhapnews.co.kr yna.co.kr
Deutsche Presse-Agentur; DPA; dpa | dpa.com
EFE | efe.com
ANSA | ansa.it
Anadolu Agency; Anadolu | aa.com.tr
IRNA; Islamic Republic News Agency | irna.ir
Fars News Agency; Fars News; ?Fars | farsnews.com farsnews.ir
Tasnim News Agency; Tasnim | tasnimnews.com
?SANA; Syrian Arab News Agency | sana.sy
WAM; Emirates News Agency | wam.ae
Press Trust of India; PTI | ptinews.com
Asian News International; ANI | aninews.in
IANS; Indo-Asian News Service | ians.in
Australian Associated Press; AAP | aap.com.au
The Canadian Press; Canadian Press | thecanadianpress.com
KCNA; Korean Central News Agency | kcna.kp
Ukrinform | ukrinform.net
UNIAN | unian.info
McClatchy; McClatchy Newspapers | mcclatchy.com
McClatchy DC | mcclatchydc.com
Tribune News Service; TNS | tribunecontentagency.com
McClatchy-Tribune; MCT; McClatchy-Tribune Information Services = Tribune News Service |
Scripps News | scrippsnews.com
Scripps Howard News Service |
Gannett News Service | gannett.com
States Newsroom | statesnewsroom.com
Cronkite News; Cronkite News Service | cronkitenews.azpbs.org
Religion News Service | religionnews.com
Catholic News Agency | catholicnewsagency.com
Jewish Telegraphic Agency; JTA | jta.org
Inter Press Service | ipsnews.net
Kaiser Health News; KFF Health News | khn.org kffhealthnews.org
Daily Caller News Foundation; The Daily Caller News Foundation; DCNF | dailycallernewsfoundation.org
Cox Media Group | coxmediagroup.com
~Hearst Newspapers | hearst.com
CNW; Canada Newswire | newswire.ca
PR Newswire | prnewswire.com
Business Wire | businesswire.com
GlobeNewswire | globenewswire.com
Getty Images; ?Getty | gettyimages.com

# American papers
The New York Times; NYT; N.Y. Times; NY Times; NYTimes; N.Y.T.; NYTimes.com | nytimes.com
The New York Times Magazine; New York Times Magazine |
The Washington Post; WaPo; Wash Post; WashPost; Washingtonpost.com | washingtonpost.com
The Wall Street Journal; WSJ; W.S.J.; WSJ.com | wsj.com
USA Today; USA TODAY; USAToday | usatoday.com
Los Angeles Times; The Los Angeles Times; L.A. Times; LA Times; The LA Times; LAT | latimes.com
Chicago Tribune; The Chicago Tribune; ChiTrib | chicagotribune.com
Chicago Sun-Times; The Chicago Sun-Times; Sun-Times | chicago.suntimes.com suntimes.com
The Boston Globe; BostonGlobe.com | bostonglobe.com
Boston.com | boston.com
Boston Herald; The Boston Herald | bostonherald.com
New York Post; The New York Post; N.Y. Post; NY Post; NYPost | nypost.com
New York Daily News; The New York Daily News; NY Daily News; N.Y. Daily News | nydailynews.com
Newsday | newsday.com
The New York Sun | nysun.com
amNewYork; AM New York | amny.com
The Village Voice | villagevoice.com
The New York Observer; New York Observer | observer.com
The Philadelphia Inquirer | inquirer.com
Philly.com | philly.com
Philadelphia Daily News | phillydailynews.com
Pittsburgh Post-Gazette; The Pittsburgh Post-Gazette; Post-Gazette | post-gazette.com
Pittsburgh Tribune-Review; Tribune-Review | triblive.com
The Baltimore Sun | baltimoresun.com
The Washington Times | washingtontimes.com
Washington Examiner; The Washington Examiner | washingtonexaminer.com
Washington City Paper | washingtoncitypaper.com
The Atlanta Journal-Constitution; Atlanta Journal-Constitution; AJC; Journal-Constitution | ajc.com
Miami Herald; The Miami Herald | miamiherald.com
El Nuevo Herald | elnuevoherald.com
Sun Sentinel; South Florida Sun Sentinel; Sun-Sentinel | sun-sentinel.com
Orlando Sentinel; The Orlando Sentinel | orlandosentinel.com
Tampa Bay Times; The Tampa Bay Times | tampabay.com
St. Petersburg Times = Tampa Bay Times |
The Tampa Tribune | tbo.com
The Palm Beach Post; Palm Beach Post | palmbeachpost.com
The Florida Times-Union; Florida Times-Union | jacksonville.com
Houston Chronicle; The Houston Chronicle | houstonchronicle.com chron.com
The Dallas Morning News; Dallas Morning News | dallasnews.com
Fort Worth Star-Telegram; Star-Telegram | star-telegram.com
San Antonio Express-News; Express-News | expressnews.com mysanantonio.com
Austin American-Statesman; American-Statesman | statesman.com
El Paso Times; The El Paso Times | elpasotimes.com
The Texas Tribune; Texas Tribune | texastribune.org
Texas Observer; The Texas Observer | texasobserver.org
The Arizona Republic; Arizona Republic |
azcentral; azcentral.com; AZCentral | azcentral.com
Arizona Daily Star | tucson.com
The Denver Post; Denver Post | denverpost.com
The Colorado Sun; Colorado Sun | coloradosun.com
Colorado Springs Gazette | gazette.com
The Salt Lake Tribune; Salt Lake Tribune | sltrib.com
Deseret News; The Deseret News | deseret.com deseretnews.com
Las Vegas Review-Journal; Review-Journal | reviewjournal.com
Las Vegas Sun; The Las Vegas Sun | lasvegassun.com
Reno Gazette-Journal | rgj.com
The Nevada Independent; Nevada Independent | thenevadaindependent.com
San Francisco Chronicle; The San Francisco Chronicle; SF Chronicle | sfchronicle.com
SFGate; SFGate.com | sfgate.com
San Francisco Examiner | sfexaminer.com
The Mercury News; San Jose Mercury News; Mercury News | mercurynews.com
East Bay Times | eastbaytimes.com
The Sacramento Bee; Sacramento Bee | sacbee.com
The Fresno Bee; Fresno Bee | fresnobee.com
The San Diego Union-Tribune; San Diego Union-Tribune; Union-Tribune | sandiegouniontribune.com utsandiego.com
The Orange County Register; Orange County Register | ocregister.com
Los Angeles Daily News | dailynews.com
CalMatters; Cal Matters | calmatters.org
The Seattle Times; Seattle Times | seattletimes.com
Seattle Post-Intelligencer; Seattle P-I | seattlepi.com
The Oregonian; Oregonian |
OregonLive; OregonLive.com | oregonlive.com
Willamette Week | wweek.com
The Spokesman-Review; Spokesman-Review | spokesman.com
The Idaho Statesman; Idaho Statesman | idahostatesman.com
Anchorage Daily News | adn.com
Alaska Dispatch News = Anchorage Daily News | alaskadispatch.com
Honolulu Star-Advertiser; Star-Advertiser | staradvertiser.com
Honolulu Civil Beat; Civil Beat | civilbeat.org
Star Tribune; Minneapolis Star Tribune; The Star Tribune; Minnesota Star Tribune | startribune.com
St. Paul Pioneer Press; Pioneer Press | twincities.com
MinnPost | minnpost.com
Milwaukee Journal Sentinel; Journal Sentinel; The Milwaukee Journal Sentinel | jsonline.com
Wisconsin State Journal | madison.com
The Capital Times | captimes.com
Detroit Free Press; The Detroit Free Press | freep.com
The Detroit News; Detroit News | detroitnews.com
Bridge Michigan | bridgemi.com
MLive | mlive.com
Crain's Detroit Business | crainsdetroit.com
Crain's Chicago Business | chicagobusiness.com
Crain's New York Business | crainsnewyork.com
The Plain Dealer; Cleveland Plain Dealer |
Cleveland.com | cleveland.com
The Columbus Dispatch; Columbus Dispatch | dispatch.com
The Cincinnati Enquirer; Cincinnati Enquirer | cincinnati.com
Dayton Daily News | daytondailynews.com
The Toledo Blade; Toledo Blade | toledoblade.com
Akron Beacon Journal | beaconjournal.com
The Indianapolis Star; Indianapolis Star; IndyStar; Indy Star | indystar.com
The Courier-Journal; Louisville Courier Journal; Courier-Journal | courier-journal.com
Lexington Herald-Leader; Herald-Leader | kentucky.com
The Tennessean; Tennessean | tennessean.com
The Commercial Appeal; Commercial Appeal | commercialappeal.com
Knoxville News Sentinel | knoxnews.com
Chattanooga Times Free Press | timesfreepress.com
The Charlotte Observer; Charlotte Observer | charlotteobserver.com
The News & Observer; Raleigh News & Observer; News & Observer | newsobserver.com
Winston-Salem Journal | journalnow.com
The Post and Courier; Post and Courier | postandcourier.com
?The State | thestate.com
Richmond Times-Dispatch; The Richmond Times-Dispatch; Times-Dispatch | richmond.com
The Virginian-Pilot; Virginian-Pilot | pilotonline.com
The Roanoke Times; Roanoke Times | roanoke.com
The Daily Progress | dailyprogress.com
The Birmingham News; Birmingham News |
AL.com | al.com
Montgomery Advertiser; The Montgomery Advertiser | montgomeryadvertiser.com
The Clarion-Ledger; Clarion-Ledger; Clarion Ledger | clarionledger.com
The Times-Picayune; Times-Picayune |
NOLA.com | nola.com
?The Advocate; Baton Rouge Advocate | theadvocate.com
Arkansas Democrat-Gazette; Democrat-Gazette | arkansasonline.com
Arkansas Times | arktimes.com
St. Louis Post-Dispatch; The St. Louis Post-Dispatch; Post-Dispatch | stltoday.com
The Kansas City Star; Kansas City Star | kansascity.com
The Wichita Eagle; Wichita Eagle | kansas.com
The Topeka Capital-Journal | cjonline.com
Omaha World-Herald; World-Herald | omaha.com
Lincoln Journal Star | journalstar.com
The Des Moines Register; Des Moines Register | desmoinesregister.com
?The Gazette | thegazette.com
Quad-City Times | qctimes.com
Argus Leader | argusleader.com
The Forum of Fargo-Moorhead | inforum.com
Billings Gazette; The Billings Gazette | billingsgazette.com
Casper Star-Tribune | trib.com
The Albuquerque Journal; Albuquerque Journal | abqjournal.com
The Santa Fe New Mexican; Santa Fe New Mexican | santafenewmexican.com
?The Oklahoman; Oklahoman | oklahoman.com newsok.com
Tulsa World; The Tulsa World | tulsaworld.com
The Hartford Courant; Hartford Courant | courant.com
New Haven Register | nhregister.com
Connecticut Post | ctpost.com
The Providence Journal; Providence Journal | providencejournal.com
Portland Press Herald; Press Herald | pressherald.com
Bangor Daily News | bangordailynews.com
Concord Monitor | concordmonitor.com
New Hampshire Union Leader; Union Leader | unionleader.com
Burlington Free Press | burlingtonfreepress.com
?Seven Days | sevendaysvt.com
VTDigger | vtdigger.org
The Star-Ledger; Star-Ledger |
NJ.com | nj.com
The Bergen Record; Bergen Record | northjersey.com
Asbury Park Press | app.com
The News Journal | delawareonline.com
Times Union; Albany Times Union | timesunion.com
The Buffalo News; Buffalo News | buffalonews.com
Democrat and Chronicle; Rochester Democrat and Chronicle | democratandchronicle.com
The Post-Standard; Syracuse Post-Standard |
Syracuse.com | syracuse.com
The Patriot-News; Patriot-News |
PennLive; PennLive.com | pennlive.com
The Morning Call; Morning Call | mcall.com
Charleston Gazette-Mail; Gazette-Mail | wvgazettemail.com
The Christian Science Monitor; Christian Science Monitor; CSMonitor | csmonitor.com
Stars and Stripes | stripes.com
Military Times | militarytimes.com
Army Times | armytimes.com
Navy Times | navytimes.com
Air Force Times | airforcetimes.com
Marine Corps Times | marinecorpstimes.com
Investor's Business Daily | investors.com
Barron's | barrons.com
International Herald Tribune | iht.com
Stanford Daily; The Stanford Daily | stanforddaily.com
The Harvard Crimson; Harvard Crimson | thecrimson.com
Yale Daily News | yaledailynews.com

# American broadcasters and networks
CNN; Cable News Network; CNN.com; CNN Politics | cnn.com
CNNMoney; CNN Money; CNNMoney.com | money.cnn.com
Fox News; FoxNews.com; Fox News Channel; FNC; FOX News; FoxNews; Fox News Digital; ?Fox | foxnews.com
Fox Business; Fox Business Network; FOX Business; FoxBusiness.com | foxbusiness.com
Fox News Latino | latino.foxnews.com
MSNBC; MS NBC | msnbc.com ms.now
CNBC; CNBC.com | cnbc.com
ABC News; ABCNews; ABCNews.com; ?ABC | abcnews.go.com abcnews.com
CBS News; CBSNews; CBSNews.com; CBS; 60 Minutes | cbsnews.com
NBC News; NBCNews.com; NBC; Meet the Press | nbcnews.com
PBS NewsHour; PBS Newshour; NewsHour |
PBS; PBS News; Public Broadcasting Service | pbs.org
NPR; National Public Radio; N.P.R. | npr.org
C-SPAN; CSPAN | c-span.org
Univision; Univision News | univision.com
Telemundo; Noticias Telemundo | telemundo.com
Newsmax; Newsmax TV | newsmax.com
One America News; One America News Network; OANN; OAN | oann.com
Sinclair Broadcast Group; ?Sinclair | sbgi.net
NewsNation | newsnationnow.com
Voice of America; VOA; VOA News | voanews.com
Radio Free Europe/Radio Liberty; Radio Free Europe; Radio Liberty; RFE/RL; RFERL | rferl.org
Radio Free Asia | rfa.org
Democracy Now!; Democracy Now | democracynow.org
Public Radio International; PRI | pri.org
?Marketplace | marketplace.org
The Weather Channel | weather.com
ESPN; ESPN.com | espn.com espn.go.com
TMZ | tmz.com
E! News; E! Online | eonline.com
Entertainment Tonight | etonline.com
Access Hollywood | accesshollywood.com
Inside Edition | insideedition.com
~Bloomberg Television; Bloomberg TV; Bloomberg Radio | 
Al Jazeera America | america.aljazeera.com
Gothamist | gothamist.com
WNYC | wnyc.org
WBUR | wbur.org
KQED | kqed.org
WAMU | wamu.org
DCist | dcist.com
WBEZ | wbez.org
KUOW | kuow.org
KPCC | scpr.org
LAist | laist.com
Minnesota Public Radio; MPR News | mprnews.org
Wisconsin Public Radio | wpr.org
Texas Public Radio | tpr.org
Oregon Public Broadcasting; OPB | opb.org
Georgia Public Broadcasting | gpb.org
CBS DC | washington.cbslocal.com
CBS New York | newyork.cbslocal.com
CBS Los Angeles | losangeles.cbslocal.com
CBS Chicago | chicago.cbslocal.com
CBS Boston | boston.cbslocal.com
CBS Philly; CBS Philadelphia | philadelphia.cbslocal.com
CBS Miami | miami.cbslocal.com
CBS Dallas; CBS DFW | dfw.cbslocal.com
CBS Houston | houston.cbslocal.com
CBS San Francisco | sanfrancisco.cbslocal.com
CBS Detroit | detroit.cbslocal.com
CBS Minnesota | minnesota.cbslocal.com
CBS Pittsburgh | pittsburgh.cbslocal.com
CBS Baltimore | baltimore.cbslocal.com
CBS Atlanta | atlanta.cbslocal.com
CBS Sacramento | sacramento.cbslocal.com
CBS Denver; CBS Colorado | denver.cbslocal.com
CBS St. Louis | stlouis.cbslocal.com
CBS Local | cbslocal.com
NBC New York; NBC 4 New York | nbcnewyork.com
NBC Washington; NBC4 Washington | nbcwashington.com
NBC Los Angeles | nbclosangeles.com
NBC Chicago | nbcchicago.com
NBC Philadelphia | nbcphiladelphia.com
NBC Boston | nbcboston.com
NBC Miami | nbcmiami.com
NBC Connecticut | nbcconnecticut.com
NBC San Diego | nbcsandiego.com
NBC Bay Area | nbcbayarea.com
NBC DFW | nbcdfw.com

# magazines, sites and wires born on the web
Politico; POLITICO; Politico.com; Politico Playbook | politico.com
Politico Magazine; POLITICO Magazine |
Politico Europe; POLITICO Europe | politico.eu
Axios | axios.com
?The Hill; TheHill; TheHill.com | thehill.com
Roll Call; CQ Roll Call | rollcall.com
National Journal | nationaljournal.com
RealClearPolitics; Real Clear Politics | realclearpolitics.com
FiveThirtyEight; ?538 | fivethirtyeight.com
ProPublica; Pro Publica | propublica.org
The Intercept | theintercept.com firstlook.org
The Marshall Project | themarshallproject.org
The Center for Public Integrity; Center for Public Integrity | publicintegrity.org
?Reveal; The Center for Investigative Reporting | revealnews.org
International Consortium of Investigative Journalists; ICIJ | icij.org
Organized Crime and Corruption Reporting Project; OCCRP | occrp.org
Bellingcat | bellingcat.com
?The Trace | thetrace.org
?The 19th; The 19th News | 19thnews.org
?The Markup | themarkup.org
Inside Climate News; InsideClimate News | insideclimatenews.org
?Grist | grist.org
The Huffington Post; Huffington Post; HuffingtonPost.com | huffingtonpost.com
HuffPost; HuffPo; HuffPost.com = The Huffington Post | huffpost.com
BuzzFeed; Buzzfeed; BuzzFeed UK; BuzzFeed.com | buzzfeed.com
BuzzFeed News; Buzzfeed News | buzzfeednews.com
Vox; Vox.com | vox.com
Vice News; VICE News | news.vice.com
?Vice; ?VICE; Vice.com; Vice magazine | vice.com
?Motherboard | motherboard.vice.com
?Mic; Mic.com | mic.com
Mashable | mashable.com
Gawker | gawker.com
Gizmodo | gizmodo.com
Jezebel | jezebel.com
Deadspin | deadspin.com
?Splinter | splinternews.com
?Fusion | fusion.net
?The Root | theroot.com
Upworthy | upworthy.com
Vocativ | vocativ.com
Quartz; Qz.com | qz.com
Business Insider; BusinessInsider; BusinessInsider.com | businessinsider.com
?Insider; Insider.com | insider.com
International Business Times; IBTimes; IB Times | ibtimes.com ibtimes.co.uk
The Daily Beast; Daily Beast | thedailybeast.com
?Salon; Salon.com | salon.com
?Slate; Slate Magazine; Slate.com; Slate magazine | slate.com
Talking Points Memo; TPM; TalkingPointsMemo | talkingpointsmemo.com
TPMMuckraker; TPM Muckraker | tpmmuckraker.talkingpointsmemo.com
ThinkProgress; Think Progress | thinkprogress.org
Media Matters; Media Matters for America | mediamatters.org
Mediaite; Mediaite.com | mediaite.com
Raw Story; The Raw Story; RawStory | rawstory.com
AlterNet; Alternet | alternet.org
Daily Kos; DailyKos | dailykos.com
Common Dreams | commondreams.org
Truthout | truthout.org
Truthdig | truthdig.com
Mother Jones; MotherJones | motherjones.com
?The Nation | thenation.com
The New Republic; New Republic | newrepublic.com tnr.com
The American Prospect | prospect.org
?The Progressive | progressive.org
?Jacobin | jacobinmag.com jacobin.com
In These Times | inthesetimes.com
Washington Monthly; The Washington Monthly | washingtonmonthly.com
The Daily Caller; Daily Caller | dailycaller.com
~Breitbart; Breitbart News; Breitbart.com; Breitbart News Network | breitbart.com
The Daily Wire; Daily Wire | dailywire.com
The Blaze; TheBlaze; Blaze Media | theblaze.com
?The Federalist | thefederalist.com
National Review; National Review Online; NRO | nationalreview.com
The Weekly Standard; Weekly Standard | weeklystandard.com
The Washington Free Beacon; Washington Free Beacon; Free Beacon | freebeacon.com
The American Conservative; American Conservative | theamericanconservative.com
The American Spectator; American Spectator | spectator.org
?The Bulwark | thebulwark.com
?The Dispatch | thedispatch.com
Commentary magazine; Commentary Magazine | commentarymagazine.com commentary.org
?Reason; Reason.com; Reason magazine; Reason Magazine | reason.com
Townhall; Townhall.com | townhall.com
Hot Air; HotAir; HotAir.com | hotair.com
RedState; Red State; RedState.com | redstate.com
PJ Media; PJMedia | pjmedia.com
?Twitchy | twitchy.com
WorldNetDaily; WND; World Net Daily | wnd.com
Infowars; InfoWars | infowars.com
The Gateway Pundit; Gateway Pundit | thegatewaypundit.com
ZeroHedge; Zero Hedge | zerohedge.com
Drudge Report; The Drudge Report; ?Drudge | drudgereport.com
LifeSiteNews; LifeSite | lifesitenews.com
Western Journal; The Western Journal | westernjournal.com
Conservative Review | conservativereview.com
Independent Journal Review; IJR; IJReview | ijr.com
The Epoch Times; Epoch Times | theepochtimes.com
?The Free Press | thefp.com
Semafor | semafor.com
?Puck; Puck News | puck.news
Punchbowl News; Punchbowl | punchbowl.news
?The Messenger | themessenger.com
?The Information | theinformation.com
The Verge | theverge.com
Re/code; Re/Code | recode.net
Recode = Re/code |
TechCrunch; Tech Crunch | techcrunch.com
Ars Technica; ArsTechnica | arstechnica.com
?Wired; WIRED; Wired magazine; Wired.com | wired.com
CNET; CNET News | cnet.com
ZDNet | zdnet.com
Engadget | engadget.com
VentureBeat | venturebeat.com
GeekWire | geekwire.com
PCMag; PC Magazine; PCMag.com | pcmag.com
PC World; PCWorld | pcworld.com
Computerworld | computerworld.com
InfoWorld | infoworld.com
?The Register | theregister.co.uk theregister.com
9to5Mac; 9to5mac | 9to5mac.com
9to5Google; 9to5google | 9to5google.com
MacRumors | macrumors.com
AppleInsider; Apple Insider | appleinsider.com
Cult of Mac | cultofmac.com
Death and Taxes; Death and Taxes magazine | deathandtaxesmag.com
BGR; BGR.com | bgr.com
Gigaom; GigaOm; GigaOM | gigaom.com
SlashGear | slashgear.com
Pocket-lint | pocket-lint.com
Ubergizmo; Übergizmo | ubergizmo.com
PhoneArena | phonearena.com
Phandroid | phandroid.com
ReadWrite; ReadWriteWeb | readwrite.com
Betabeat | betabeat.com
Valleywag | valleywag.gawker.com
Tech Times; TechTimes | techtimes.com
Science Times; ScienceTimes | sciencetimes.com
Nature World News | natureworldnews.com
Medical Daily; MedicalDaily | medicaldaily.com
iDigitalTimes; International Digital Times | idigitaltimes.com
Latin Post | latinpost.com
Latinos Post | latinospost.com
HNGN; Headlines & Global News | hngn.com
Design & Trend | designntrend.com
Christian Today | christiantoday.com
Gospel Herald; The Gospel Herald | gospelherald.com
Catholic Online | catholic.org
NewsBusters | newsbusters.org
The Daily Signal; Daily Signal | dailysignal.com
Newser | newser.com
MintPress News; Mint Press News | mintpressnews.com
Liberty Voice; Guardian Liberty Voice | guardianlv.com
The Daily Currant; Daily Currant | dailycurrant.com
Empire News | empirenews.net
World News Daily Report | worldnewsdailyreport.com
The Smoking Gun; Smoking Gun | thesmokinggun.com
The Long War Journal; Long War Journal | longwarjournal.org
Storyful | storyful.com
ValueWalk | valuewalk.com
Golf Digest | golfdigest.com
Hypebeast | hypebeast.com
PopSugar; POPSUGAR | popsugar.com
The Mary Sue | themarysue.com
Nerdist; Nerdist.com | nerdist.com
Universe Today | universetoday.com
Discovery News | news.discovery.com
AccuWeather; AccuWeather.com | accuweather.com
Bloomberg Government |
Tech Insider | techinsider.io
The Next Web | thenextweb.com
Digital Trends | digitaltrends.com
Tom's Hardware | tomshardware.com
Tom's Guide | tomsguide.com
MIT Technology Review; Technology Review | technologyreview.com
Rest of World | restofworld.org
404 Media | 404media.co
Krebs on Security | krebsonsecurity.com
BleepingComputer; Bleeping Computer | bleepingcomputer.com
CoinDesk | coindesk.com
Cointelegraph | cointelegraph.com
?The Atlantic; TheAtlantic.com; Atlantic magazine | theatlantic.com
The New Yorker; New Yorker magazine | newyorker.com
New York magazine; New York Magazine; NYMag.com | nymag.com
Daily Intelligencer |
?The Cut | thecut.com
Vulture | vulture.com
Harper's Magazine; Harper's | harpers.org
?Time; TIME; Time magazine; Time Magazine; TIME Magazine; TIME magazine; Time.com | time.com
Newsweek | newsweek.com
U.S. News & World Report; US News & World Report; U.S. News and World Report; U.S. News | usnews.com
?People; People magazine; People Magazine; PEOPLE magazine; People.com | people.com
Us Weekly; US Weekly | usmagazine.com
In Touch Weekly; In Touch | intouchweekly.com
OK! magazine; OK! Magazine | okmagazine.com
Life & Style | lifeandstylemag.com
National Enquirer; The National Enquirer | nationalenquirer.com
Star magazine; Star Magazine | starmagazine.com
Radar Online; RadarOnline | radaronline.com
Page Six | pagesix.com
Gossip Cop | gossipcop.com
Perez Hilton; PerezHilton.com | perezhilton.com
Hollywood Life; HollywoodLife | hollywoodlife.com
Hollywood Gossip; The Hollywood Gossip | thehollywoodgossip.com
Vanity Fair | vanityfair.com
Rolling Stone; Rolling Stone magazine | rollingstone.com
?Esquire | esquire.com
?GQ; GQ magazine | gq.com
Playboy; Playboy magazine | playboy.com
Cosmopolitan; ?Cosmo | cosmopolitan.com
?Elle; Elle magazine | elle.com
?Vogue; Vogue magazine | vogue.com
Teen Vogue | teenvogue.com
Glamour magazine; Glamour Magazine | glamour.com
Marie Claire | marieclaire.com
Harper's Bazaar | harpersbazaar.com
Good Housekeeping | goodhousekeeping.com
Essence magazine; Essence Magazine | essence.com
Ebony magazine; Ebony Magazine | ebony.com
?Variety; Variety magazine; Variety.com | variety.com
The Hollywood Reporter; Hollywood Reporter; THR | hollywoodreporter.com
?Deadline; Deadline.com; Deadline Hollywood | deadline.com
TheWrap; The Wrap | thewrap.com
Entertainment Weekly; ?EW; EW.com | ew.com
IndieWire; Indiewire | indiewire.com
The A.V. Club; A.V. Club; AV Club | avclub.com
?Collider | collider.com
Screen Rant; ScreenRant | screenrant.com
?Billboard; Billboard magazine | billboard.com
?Pitchfork | pitchfork.com
?Spin; Spin magazine | spin.com
NME | nme.com
Consequence of Sound | consequence.net
Stereogum | stereogum.com
Complex magazine; Complex.com | complex.com
XXL magazine; XXL | xxlmag.com
Comic Book Resources; CBR | cbr.com
IGN | ign.com
Kotaku | kotaku.com
?Polygon | polygon.com
GameSpot | gamespot.com
Eurogamer | eurogamer.net
~Forbes; Forbes magazine; Forbes.com | forbes.com
?Fortune; Fortune magazine; Fortune.com | fortune.com
?Money; Money magazine | money.com
Fast Company; FastCompany | fastcompany.com
Inc. magazine; Inc.com | inc.com
?Entrepreneur; Entrepreneur magazine | entrepreneur.com
Harvard Business Review; HBR | hbr.org
MarketWatch; Market Watch | marketwatch.com
TheStreet; TheStreet.com | thestreet.com
Seeking Alpha | seekingalpha.com
The Motley Fool; Motley Fool | fool.com
Benzinga | benzinga.com
~Kiplinger | kiplinger.com
Yahoo News; Yahoo! News | news.yahoo.com yahoo.com
Yahoo Finance; Yahoo! Finance | finance.yahoo.com
MSN; MSN News | msn.com
AOL News; AOL.com | aol.com
Foreign Policy; Foreign Policy magazine; ForeignPolicy.com | foreignpolicy.com
Foreign Affairs; Foreign Affairs magazine | foreignaffairs.com
The National Interest; National Interest | nationalinterest.org
Lawfare | lawfareblog.com lawfaremedia.org
Just Security | justsecurity.org
War on the Rocks | warontherocks.com
Defense One | defenseone.com
Defense News | defensenews.com
Breaking Defense | breakingdefense.com
Jane's Defence Weekly; Jane's; IHS Jane's | janes.com
Task & Purpose | taskandpurpose.com
Government Executive; GovExec | govexec.com
Nextgov | nextgov.com
FedScoop | fedscoop.com
CyberScoop | cyberscoop.com
Law360 | law360.com
The National Law Journal; National Law Journal |
Law.com | law.com
The American Lawyer; American Lawyer magazine | americanlawyer.com
Above the Law | abovethelaw.com
SCOTUSblog | scotusblog.com
Education Week; EdWeek | edweek.org
Chalkbeat | chalkbeat.org
The Chronicle of Higher Education; Chronicle of Higher Education | chronicle.com
Inside Higher Ed | insidehighered.com
?STAT; STAT News; Stat News | statnews.com
Modern Healthcare | modernhealthcare.com
MedPage Today | medpagetoday.com
?Nature; Nature magazine; Nature News | nature.com
?Science; Science magazine | sciencemag.org science.org
ScienceInsider |
Scientific American | scientificamerican.com
New Scientist; New Scientist magazine | newscientist.com
Popular Science; PopSci | popsci.com
Popular Mechanics | popularmechanics.com
?Discover; Discover magazine | discovermagazine.com
National Geographic; NatGeo; National Geographic magazine | nationalgeographic.com
Smithsonian magazine; Smithsonian Magazine | smithsonianmag.com
Live Science; LiveScience | livescience.com
Space.com | space.com
SpaceNews | spacenews.com
Science Daily; ScienceDaily | sciencedaily.com
IFLScience | iflscience.com
Undark | undark.org
?The Conversation | theconversation.com
Snopes; Snopes.com | snopes.com
PolitiFact; Politifact | politifact.com
PolitiFact Texas
PolitiFact Florida
PolitiFact Ohio
PolitiFact Virginia
PolitiFact Wisconsin
The Plum Line; Plum Line
FactCheck.org; Factcheck.org | factcheck.org
Full Fact | fullfact.org
Lead Stories | leadstories.com
Hoax-Slayer | hoax-slayer.com
~Poynter; The Poynter Institute; Poynter Institute | poynter.org
Columbia Journalism Review; CJR | cjr.org
Nieman Lab; Nieman Journalism Lab | niemanlab.org
Editor & Publisher | editorandpublisher.com
Press Gazette | pressgazette.co.uk
?Adweek; AdWeek | adweek.com
Ad Age; Advertising Age | adage.com
Digiday | digiday.com
The Onion | theonion.com
National Report; The National Report | nationalreport.net
The Babylon Bee; Babylon Bee | babylonbee.com
ClickHole | clickhole.com
Medium.com | medium.com
Substack | substack.com
Boing Boing; BoingBoing | boingboing.net
Reddit | reddit.com
The Daily Dot; Daily Dot | dailydot.com
Uproxx; UPROXX | uproxx.com
Elite Daily | elitedaily.com
Bustle | bustle.com
Refinery29 | refinery29.com
BroBible | brobible.com
Opposing Views | opposingviews.com
Inquisitr; The Inquisitr | inquisitr.com
Examiner.com | examiner.com
Heavy.com | heavy.com
Patch.com | patch.com
?Curbed; Curbed.com | curbed.com
?Eater; Eater.com | eater.com
SB Nation; SBNation | sbnation.com
Bleacher Report | bleacherreport.com
?The Athletic | theathletic.com
?The Ringer | theringer.com
Grantland | grantland.com
Sports Illustrated; SI.com | si.com
Sporting News; The Sporting News | sportingnews.com
Yahoo Sports; Yahoo! Sports | sports.yahoo.com
CBS Sports; CBSSports.com | cbssports.com
NBC Sports; NBCSports.com | nbcsports.com
ProFootballTalk; Pro Football Talk | profootballtalk.com
Fox Sports; FOX Sports | foxsports.com
Goal.com | goal.com
The Advocate magazine; Advocate.com | advocate.com
Out magazine; Out Magazine | out.com
LGBTQ Nation | lgbtqnation.com
The Washington Blade; Washington Blade | washingtonblade.com
?The Forward; Jewish Daily Forward | forward.com
Tablet Magazine; Tablet magazine | tabletmag.com
America magazine; America Magazine | americamagazine.org
National Catholic Reporter | ncronline.org
Christianity Today | christianitytoday.com
The Christian Post; Christian Post | christianpost.com
Christian Broadcasting Network; CBN; CBN News | cbn.com

# Britain and Ireland
BBC; BBC News; BBC News Online; British Broadcasting Corporation; BBC Radio 4; BBC World Service; BBC Newsnight; Newsnight; BBC Two; BBC One; BBC Sport | bbc.co.uk bbc.com news.bbc.co.uk
Sky News; SkyNews | news.sky.com skynews.com
ITV News; ITV; ITN | itv.com
Channel 4 News; Channel 4 | channel4.com
Channel 5 News | channel5.com
LBC; LBC Radio | lbc.co.uk
talkRADIO; TalkTV | talk.tv
GB News | gbnews.com gbnews.uk
The Guardian; Guardian US; The Guardian US; Guardian Australia | theguardian.com guardian.co.uk
?The Observer | observer.guardian.co.uk
The Times of London; Times of London | thetimes.co.uk thetimes.com
The Sunday Times; Sunday Times | thesundaytimes.co.uk
The Daily Telegraph; Daily Telegraph; ?The Telegraph | telegraph.co.uk
The Sunday Telegraph; Sunday Telegraph |
?The Independent | independent.co.uk
The Independent on Sunday; Independent on Sunday |
The i Paper; i newspaper; inews | inews.co.uk
Financial Times; The Financial Times; FT; FT.com | ft.com
The Economist | economist.com
Daily Mail; The Daily Mail; DailyMail.com | dailymail.co.uk dailymail.com
MailOnline; Mail Online = Daily Mail |
The Mail on Sunday; Mail on Sunday | mailonsunday.co.uk
Daily Mirror; The Daily Mirror; Mirror Online; ?The Mirror | mirror.co.uk
Sunday Mirror; The Sunday Mirror |
?The Sun; The Sun newspaper | thesun.co.uk the-sun.com
The Sun on Sunday; Sun on Sunday |
Daily Express; The Daily Express | express.co.uk
Sunday Express; The Sunday Express |
?Daily Star; The Daily Star | dailystar.co.uk
Daily Star Sunday |
Evening Standard; London Evening Standard; The Evening Standard | standard.co.uk
?Metro; Metro UK; Metro.co.uk | metro.co.uk
City A.M.; City AM | cityam.com
Morning Star | morningstaronline.co.uk
?The Spectator; Spectator magazine | spectator.co.uk
New Statesman; The New Statesman | newstatesman.com
Private Eye | private-eye.co.uk
Prospect magazine; Prospect Magazine | prospectmagazine.co.uk
London Review of Books | lrb.co.uk
Times Literary Supplement; TLS | the-tls.co.uk
openDemocracy | opendemocracy.net
?The Canary | thecanary.co
Guido Fawkes | order-order.com
Tortoise Media; ?Tortoise | tortoisemedia.com
UnHerd | unherd.com
?The Week | theweek.com theweek.co.uk
Manchester Evening News | manchestereveningnews.co.uk
Liverpool Echo; The Liverpool Echo | liverpoolecho.co.uk
Birmingham Mail | birminghammail.co.uk
Yorkshire Post; The Yorkshire Post | yorkshirepost.co.uk
Yorkshire Evening Post | yorkshireeveningpost.co.uk
The Northern Echo; Northern Echo | thenorthernecho.co.uk
Bristol Post | bristolpost.co.uk
Eastern Daily Press | edp24.co.uk
Western Mail |
WalesOnline; Wales Online | walesonline.co.uk
Daily Record; The Daily Record | dailyrecord.co.uk
Sunday Mail |
The Scotsman | scotsman.com
Scotland on Sunday |
?The Herald; The Herald Scotland | heraldscotland.com
The Press and Journal; Press and Journal | pressandjournal.co.uk
Belfast Telegraph; The Belfast Telegraph | belfasttelegraph.co.uk
The Irish News; Irish News | irishnews.com
The Irish Times; Irish Times | irishtimes.com
Irish Independent; The Irish Independent | independent.ie
Sunday Independent |
Irish Examiner; The Irish Examiner | irishexaminer.com
TheJournal.ie; The Journal.ie | thejournal.ie
RTÉ; RTE; RTÉ News; RTE News | rte.ie
Huffington Post UK; HuffPost UK | huffingtonpost.co.uk huffpost.co.uk
Digital Spy | digitalspy.com digitalspy.co.uk
Radio Times | radiotimes.com
Empire magazine; Empire Magazine | empireonline.com
Total Film | totalfilm.com
Hello! magazine; Hello! | hellomagazine.com
Heat magazine; Heat Magazine | heatworld.com
The Lancet | thelancet.com
British Medical Journal; The BMJ; BMJ | bmj.com
Nursing Times | nursingtimes.net
The Bookseller | thebookseller.com
?The Stage | thestage.co.uk
Construction News | constructionnews.co.uk

# Europe
France 24; France24 | france24.com
Le Monde | lemonde.fr
Le Figaro | lefigaro.fr
Libération; Liberation newspaper | liberation.fr
Le Parisien | leparisien.fr
L'Express | lexpress.fr
Mediapart | mediapart.fr
Radio France Internationale; RFI | rfi.fr
BFMTV; BFM TV | bfmtv.com
Charlie Hebdo | charliehebdo.fr
Le Canard enchaîné; Le Canard Enchaîné | lecanardenchaine.fr
Paris Match | parismatch.com
The Connexion | connexionfrance.com
?The Local | thelocal.com thelocal.fr thelocal.de thelocal.se
Euronews | euronews.com
EUobserver; EU Observer | euobserver.com
EurActiv; Euractiv | euractiv.com
Deutsche Welle; DW | dw.com dw.de
Der Spiegel; Spiegel Online; ?Spiegel | spiegel.de
?Bild; Bild newspaper | bild.de
Bild am Sonntag |
Die Welt | welt.de
Welt am Sonntag |
Die Zeit | zeit.de
?Stern; Stern magazine | stern.de
Frankfurter Allgemeine Zeitung; FAZ | faz.net
Süddeutsche Zeitung; Sueddeutsche Zeitung | sueddeutsche.de
Handelsblatt | handelsblatt.com
Tagesspiegel; Der Tagesspiegel | tagesspiegel.de
ARD; Tagesschau | tagesschau.de
ZDF | zdf.de
Correctiv | correctiv.org
El País; El Pais | elpais.com
El Mundo | elmundo.es
ABC (Spain) | abc.es
La Vanguardia | lavanguardia.com
Corriere della Sera | corriere.it
La Repubblica | repubblica.it
La Stampa | lastampa.it
Il Sole 24 Ore | ilsole24ore.com
?RAI | rai.it
L'Osservatore Romano | osservatoreromano.va
Neue Zürcher Zeitung; NZZ | nzz.ch
Swissinfo | swissinfo.ch
Der Standard | derstandard.at
Kronen Zeitung | krone.at
?Kurier | kurier.at
De Telegraaf | telegraaf.nl
De Volkskrant; Volkskrant | volkskrant.nl
NRC Handelsblad | nrc.nl
?NOS | nos.nl
Dutch News; DutchNews.nl | dutchnews.nl
Le Soir | lesoir.be
De Standaard | standaard.be
The Brussels Times; Brussels Times | brusselstimes.com
Aftonbladet | aftonbladet.se
Expressen | expressen.se
Dagens Nyheter | dn.se
Svenska Dagbladet | svd.se
Sveriges Television; SVT | svt.se
Verdens Gang; VG newspaper | vg.no
Aftenposten | aftenposten.no
NRK | nrk.no
Politiken | politiken.dk
Jyllands-Posten | jyllands-posten.dk
Berlingske | berlingske.dk
Helsingin Sanomat | hs.fi
Yle | yle.fi
Gazeta Wyborcza | wyborcza.pl
Rzeczpospolita | rp.pl
Kathimerini; Ekathimerini | ekathimerini.com
?Politika | politika.rs
Balkan Insight; BIRN | balkaninsight.com
Kyiv Post; The Kyiv Post | kyivpost.com
The Kyiv Independent; Kyiv Independent | kyivindependent.com
Ukrainska Pravda | pravda.com.ua
Hromadske | hromadske.ua
RT; RT.com | rt.com
Russia Today = RT | russiatoday.com
Sputnik News; ?Sputnik | sputniknews.com
The Moscow Times; Moscow Times | themoscowtimes.com
Kommersant | kommersant.ru
Vedomosti | vedomosti.ru
Izvestia | iz.ru
Pravda | pravda.ru
Novaya Gazeta | novayagazeta.ru
Meduza | meduza.io
TV Rain; Dozhd | tvrain.ru
Echo of Moscow; Ekho Moskvy | echo.msk.ru
Rossiya 24 | vesti.ru
Rossiya-1 |
Channel One Russia | 1tv.ru
LifeNews; Life News | lifenews.ru
?The Insider | theins.ru

# Middle East and Africa
Al Jazeera; Al-Jazeera; Aljazeera; Al Jazeera English | aljazeera.com aljazeera.net
Al Arabiya; Al-Arabiya | alarabiya.net english.alarabiya.net
Al-Monitor; Al Monitor | al-monitor.com
Middle East Eye | middleeasteye.net
The New Arab; Al-Araby Al-Jadeed | newarab.com alaraby.co.uk
Asharq Al-Awsat; Asharq al-Awsat | aawsat.com
Al Hayat; Al-Hayat | alhayat.com
Al-Ahram; Ahram Online; Al Ahram | ahram.org.eg
Al Mayadeen | almayadeen.net
Al-Manar; Al Manar | almanar.com.lb
Al-Quds Al-Arabi | alquds.co.uk
Arab News | arabnews.com
Saudi Gazette | saudigazette.com.sa
Gulf News | gulfnews.com
Khaleej Times | khaleejtimes.com
?The National | thenationalnews.com thenational.ae
Gulf Times | gulf-times.com
The Daily Star Lebanon | dailystar.com.lb
L'Orient-Le Jour; L'Orient Today | lorientlejour.com
The Jordan Times; Jordan Times | jordantimes.com
The Jerusalem Post; Jerusalem Post; JPost | jpost.com
Haaretz; Ha'aretz | haaretz.com
The Times of Israel; Times of Israel | timesofisrael.com
Yedioth Ahronoth |
Ynet; Ynetnews; Ynet News | ynetnews.com ynet.co.il
Israel Hayom | israelhayom.com
i24NEWS; i24 News | i24news.tv
Channel 2 (Israel); Israel's Channel 2 | mako.co.il
Arutz Sheva; Israel National News | israelnationalnews.com
Maan News Agency; Ma'an News Agency | maannews.net
Electronic Intifada; The Electronic Intifada | electronicintifada.net
Hurriyet; Hürriyet; Hurriyet Daily News; Hürriyet Daily News | hurriyetdailynews.com hurriyet.com.tr
Daily Sabah; ?Sabah | dailysabah.com
Cumhuriyet | cumhuriyet.com.tr
Today's Zaman; Zaman newspaper | todayszaman.com
TRT World | trtworld.com
Press TV; PressTV | presstv.com presstv.ir
Tehran Times | tehrantimes.com
Iran International | iranintl.com
Rudaw | rudaw.net
Kurdistan 24 | kurdistan24.net
Daily News Egypt | dailynewsegypt.com
Mada Masr | madamasr.com
The Libya Observer; Libya Observer | libyaobserver.ly
Libya Herald; The Libya Herald | libyaherald.com
Morocco World News | moroccoworldnews.com
Daily Nation; The Daily Nation | nation.co.ke nation.africa
The East African | theeastafrican.co.ke
The Standard (Kenya) | standardmedia.co.ke
Daily Monitor | monitor.co.ug
New Vision | newvision.co.ug
?The Citizen | thecitizen.co.tz
Premium Times | premiumtimesng.com
?The Punch; Punch Newspapers | punchng.com
Vanguard (Nigeria) | vanguardngr.com
The Guardian Nigeria | guardian.ng
ThisDay | thisdaylive.com
Sahara Reporters | saharareporters.com
Daily Graphic | graphic.com.gh
Mail & Guardian; The Mail & Guardian | mg.co.za
Daily Maverick | dailymaverick.co.za
News24 | news24.com
The Sowetan; Sowetan | sowetanlive.co.za
Sunday Times (South Africa) | timeslive.co.za
Business Day | businesslive.co.za
eNCA | enca.com
SABC; SABC News | sabcnews.com
AllAfrica | allafrica.com
Africa Confidential | africa-confidential.com
Addis Standard | addisstandard.com
The Herald Zimbabwe | herald.co.zw

# Asia and the Pacific
South China Morning Post; The South China Morning Post; SCMP | scmp.com
China Daily | chinadaily.com.cn
Global Times | globaltimes.cn
People's Daily | people.com.cn peopledaily.com.cn
CCTV; China Central Television | cctv.com
CGTN | cgtn.com
?Caixin; Caixin Media | caixinglobal.com
Sixth Tone | sixthtone.com
Apple Daily | appledaily.com
Hong Kong Free Press; HKFP | hongkongfp.com
RTHK | rthk.hk
The Standard (Hong Kong) | thestandard.com.hk
Taipei Times; The Taipei Times | taipeitimes.com
Focus Taiwan | focustaiwan.tw
Taiwan News | taiwannews.com.tw
The Japan Times; Japan Times | japantimes.co.jp
Asahi Shimbun; The Asahi Shimbun | asahi.com
Yomiuri Shimbun; Yomiuri | yomiuri.co.jp
Mainichi Shimbun; Mainichi; The Mainichi | mainichi.jp
Nikkei | nikkei.com
Nikkei Asian Review; Nikkei Asia | asia.nikkei.com
NHK; NHK World | nhk.or.jp
The Korea Herald; Korea Herald | koreaherald.com
The Korea Times; Korea Times | koreatimes.co.kr
Chosun Ilbo; The Chosun Ilbo | chosun.com
JoongAng Ilbo | joongang.co.kr
Korea JoongAng Daily | koreajoongangdaily.joins.com
KBS | kbs.co.kr
NK News | nknews.org
38 North | 38north.org
Rodong Sinmun | rodong.rep.kp
The Straits Times; Straits Times | straitstimes.com
Channel NewsAsia; Channel News Asia | channelnewsasia.com
CNA = Channel NewsAsia |
Today (Singapore) | todayonline.com
The Star (Malaysia) | thestar.com.my
New Straits Times | nst.com.my
Malaysiakini | malaysiakini.com
The Malaysian Insider; Malaysian Insider | themalaysianinsider.com
Malay Mail | malaymail.com
The Jakarta Post; Jakarta Post | thejakartapost.com
Jakarta Globe | jakartaglobe.id
Kompas | kompas.com
?Tempo; Tempo magazine | tempo.co
Bangkok Post; The Bangkok Post | bangkokpost.com
The Nation (Thailand) | nationthailand.com
Khaosod English; Khaosod | khaosodenglish.com
Rappler | rappler.com
Philippine Daily Inquirer |
Inquirer.net; INQUIRER.net | inquirer.net
The Philippine Star; Philippine Star | philstar.com
Manila Bulletin; The Manila Bulletin | mb.com.ph
ABS-CBN; ABS-CBN News | abs-cbn.com
GMA News | gmanetwork.com
VnExpress | vnexpress.net
Viet Nam News | vietnamnews.vn
The Phnom Penh Post; Phnom Penh Post | phnompenhpost.com
The Cambodia Daily; Cambodia Daily | cambodiadaily.com
?The Irrawaddy; Irrawaddy | irrawaddy.com
Myanmar Times; The Myanmar Times | mmtimes.com
Frontier Myanmar | frontiermyanmar.net
?The Diplomat | thediplomat.com
Asia Times | asiatimes.com atimes.com
The Times of India; Times of India | timesofindia.indiatimes.com
Hindustan Times; The Hindustan Times | hindustantimes.com
?The Hindu | thehindu.com
The Indian Express; Indian Express | indianexpress.com
The Economic Times; Economic Times | economictimes.indiatimes.com
Business Standard | business-standard.com
?Mint; LiveMint; Livemint | livemint.com
NDTV; New Delhi Television | ndtv.com
India Today | indiatoday.in
Republic TV | republicworld.com
Zee News | zeenews.india.com
Firstpost | firstpost.com
Scroll.in | scroll.in
?The Wire | thewire.in
?The Print; ThePrint | theprint.in
?The Quint | thequint.com
?The Caravan | caravanmagazine.in
Alt News | altnews.in
Deccan Herald | deccanherald.com
Deccan Chronicle | deccanchronicle.com
The Telegraph (Kolkata) | telegraphindia.com
The Tribune (Chandigarh) | tribuneindia.com
CNN-News18; News18 | news18.com
CNN-IBN = CNN-News18 |
The Statesman (India) | thestatesman.com
Outlook India | outlookindia.com
?Dawn | dawn.com
The Express Tribune; Express Tribune | tribune.com.pk
The News International | thenews.com.pk
Geo News; Geo TV | geo.tv
ARY News | arynews.tv
The Nation (Pakistan) | nation.com.pk
The Daily Star (Bangladesh) | thedailystar.net
Dhaka Tribune | dhakatribune.com
bdnews24.com; bdnews24 | bdnews24.com
Prothom Alo | prothomalo.com
Daily Mirror (Sri Lanka) | dailymirror.lk
Colombo Telegraph | colombotelegraph.com
Kathmandu Post; The Kathmandu Post | kathmandupost.com
TOLOnews; Tolo News; TOLO News | tolonews.com
Pajhwok Afghan News; Pajhwok | pajhwok.com
Khaama Press | khaama.com
Eurasianet; EurasiaNet | eurasianet.org
Australian Broadcasting Corporation; ABC News (Australia); ABC Australia | abc.net.au
The Sydney Morning Herald; Sydney Morning Herald; ?SMH | smh.com.au
?The Age | theage.com.au
?The Australian | theaustralian.com.au
The Weekend Australian; Weekend Australian |
Australian Financial Review; The Australian Financial Review; AFR | afr.com
Herald Sun; The Herald Sun | heraldsun.com.au
The Daily Telegraph (Sydney) | dailytelegraph.com.au
The Courier-Mail; Courier-Mail; Courier Mail; The Courier Mail | couriermail.com.au
The West Australian; West Australian | thewest.com.au
The Advertiser (Adelaide) | adelaidenow.com.au
The Canberra Times; Canberra Times | canberratimes.com.au
Brisbane Times | brisbanetimes.com.au
News.com.au | news.com.au
Nine News; 9News; 60 Minutes Australia | 9news.com.au
Seven News; 7News | 7news.com.au
SBS News; SBS World News | sbs.com.au
?Crikey | crikey.com.au
Mumbrella | mumbrella.com.au
The Saturday Paper | thesaturdaypaper.com.au
The New Zealand Herald; New Zealand Herald; NZ Herald | nzherald.co.nz
Stuff.co.nz | stuff.co.nz
Radio New Zealand; RNZ | rnz.co.nz radionz.co.nz
The Dominion Post; Dominion Post | dompost.co.nz
The Press (Christchurch) | press.co.nz
Newshub | newshub.co.nz
The Spinoff | thespinoff.co.nz
Fiji Times; The Fiji Times | fijitimes.com

# Canada and Latin America
CBC; CBC News; Canadian Broadcasting Corporation | cbc.ca
CTV News; CTV | ctvnews.ca
Global News | globalnews.ca
The Globe and Mail; Globe and Mail | theglobeandmail.com
National Post; The National Post | nationalpost.com
Financial Post | financialpost.com
Toronto Star; The Toronto Star | thestar.com
Toronto Sun; The Toronto Sun | torontosun.com
Ottawa Citizen; The Ottawa Citizen | ottawacitizen.com
Montreal Gazette; The Montreal Gazette | montrealgazette.com
Vancouver Sun; The Vancouver Sun | vancouversun.com
?The Province | theprovince.com
Calgary Herald; The Calgary Herald | calgaryherald.com
Edmonton Journal; The Edmonton Journal | edmontonjournal.com
Winnipeg Free Press; The Winnipeg Free Press | winnipegfreepress.com
The Chronicle Herald; Chronicle Herald | thechronicleherald.ca
La Presse | lapresse.ca
Le Devoir | ledevoir.com
Radio-Canada | radio-canada.ca
Maclean's | macleans.ca
?The Walrus | thewalrus.ca
The Tyee | thetyee.ca
iPolitics | ipolitics.ca
The Hill Times | hilltimes.com
Rebel News; ?The Rebel | rebelnews.com
El Universal | eluniversal.com.mx
?Reforma | reforma.com
?Milenio | milenio.com
La Jornada | jornada.com.mx
Excélsior | excelsior.com.mx
?Proceso | proceso.com.mx
Animal Político; Animal Politico | animalpolitico.com
Borderland Beat | borderlandbeat.com
O Globo | globo.com oglobo.globo.com
Folha de S.Paulo; Folha de S. Paulo; Folha de São Paulo | folha.uol.com.br
O Estado de S. Paulo; Estadão | estadao.com.br
?Veja | veja.abril.com.br
Clarín; Clarin newspaper | clarin.com
La Nación | lanacion.com.ar
Buenos Aires Herald | buenosairesherald.com
Buenos Aires Times | batimes.com.ar
Página 12; Página/12 | pagina12.com.ar
Infobae | infobae.com
El Mercurio | emol.com
La Tercera | latercera.com
El Tiempo | eltiempo.com
El Espectador | elespectador.com
El Comercio | elcomercio.pe
El Nacional | el-nacional.com
Telesur; teleSUR | telesurtv.net telesurenglish.net
Granma | granma.cu
Prensa Latina | plenglish.com
Jamaica Observer; The Jamaica Observer | jamaicaobserver.com
The Jamaica Gleaner; Jamaica Gleaner; The Gleaner | jamaica-gleaner.com
Tico Times; The Tico Times | ticotimes.net
El Faro | elfaro.net
InSight Crime | insightcrime.org
Americas Quarterly | americasquarterly.org
`
