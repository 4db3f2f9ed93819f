/* The words themselves, by class. Add a word to the row it belongs to; a word may stand in several
 * rows. Lower case, without apostrophes; a full stop belongs to an abbreviation. */
#include "place/words.h"

#include <stddef.h>

const struct word_row place_word_rows[] = {
    {WORD_LOCATIVE,
     "in near outside inside around across throughout within into at from toward towards "
     "via through beyond between outskirts amid along off above upon surrounding neighboring "
     "neighbouring nearby en"},
    {WORD_TOWARDS, "of to for by on over and or versus vs vs. v. as"},
    {WORD_SPEECH,
     "said says say saying told tells added adds adding explained explains stated states noted "
     "notes recalled recalls wrote writes testified tweeted posted thinks thought believes "
     "believed hopes hoped argued argues asked asks joked laughed smiled quipped replied "
     "responded commented continued insisted remembers remembered estimated feels felt knew knows "
     "pleaded admitted admits denied denies suggested suggests concluded predicted "
     "acknowledged added. said. says."},
    {WORD_DECISION,
     "rejected rejects accepted accepts agreed agrees refused refuses demanded demands warned "
     "warns accused accuses announced announces condemned condemns denied denies insisted "
     "insists proposed proposes offered offers wants wanted seeks sought signed signs imposed "
     "imposes lifted recognised recognized recognises recognizes withdrew ordered orders urged "
     "urges vowed vows pledged pledges threatened threatens blamed blames claimed claims "
     "confirmed confirms declined declines dismissed dismisses responded responds retaliated "
     "expects expected hopes hoped believes said says stated called calls voiced expressed "
     "summoned expelled recalled backed backs supports supported opposed opposes approved "
     "approves vetoed sent sends sanctioned negotiated negotiates consider considers considered "
     "is's promised promises regards views sees signalled signaled signals stressed reiterated "
     "reject accept agree refuse demand warn accuse announce condemn deny insist propose offer "
     "want seek sign impose lift recognise recognize withdraw order urge vow pledge threaten "
     "blame claim confirm decline dismiss respond retaliate expect hope believe say call back "
     "support oppose approve negotiate decide decided decides argues argued maintains maintained "
     "annexed annexes invaded invades started launched"},
    {WORD_AUXILIARY,
     "has have had will would is was are were does did do could should may might must can cannot "
     "not never also yet now still again already repeatedly officially formally publicly "
     "immediately quickly swiftly initially previously later since recently itself nt to be been "
     "ever only even then long both flatly firmly reportedly largely"},
    {WORD_PARTNER,
     "with between against urged told accused asked warned pressed pressured pressure blamed "
     "talks deal ceasefire negotiations relations ties agreement agreements demands calls "
     "sanctions condemned thanked criticised criticized blames accuses urges tells"},
    {WORD_RESIDENT,
     "man woman men women resident residents native natives couple teen teenager youth boy girl "
     "mother father family families driver motorist student students teacher teachers officer "
     "officers firefighter firefighters people voters citizens businessman businesswoman artist "
     "attorney lawyer lawyers doctor physician farmer farmers homeowner homeowners neighborhood "
     "neighborhoods neighbourhood area areas region suburb suburbs home house apartment"},
    {WORD_CIVIC,
     "police fire officials official authorities council councilman councilwoman councillor "
     "mayor sheriff sheriffs deputies school schools city county government governor district "
     "court courts jail prison airport hospital library parks taxpayers commissioners commission "
     "board legislature lawmakers legislators senate troops forces army navy military embassy "
     "ambassador president prime minister foreign ministry parliament border borders coast "
     "economy market suburb-based based area-based street streets schoolboard"},
    {WORD_STREET,
     "street st. avenue ave ave. road rd rd. drive dr dr. lane ln ln. boulevard blvd blvd. parkway "
     "pkwy highway hwy hwy. court ct. circle cir cir. pike turnpike terrace trail expressway "
     "freeway interstate crescent alley close mews route loop plaza square row"},
    {WORD_SCHOOL,
     "high elementary middle university college academy school schools institute tech polytechnic "
     "preparatory prep seminary kindergarten primary secondary"},
    {WORD_BODY,
     "council department dept dept. police fire hospital church chamber commission committee "
     "board library museum center centre court courthouse district office authority association "
     "society club clinic medical health regional community public senior county city state "
     "international airport port bureau agency ministry embassy parliament senate house army navy "
     "force guard national hall theatre theater zoo stadium arena symphony orchestra philharmonic "
     "opera jail prison sheriffs sheriff rescue ambulance emergency transit water housing "
     "township village town borough"},
    {WORD_MEDIA,
     "times post news herald tribune gazette journal chronicle star sun observer register "
     "telegraph guardian mail examiner dispatch enterprise inquirer courier sentinel press daily "
     "weekly review record ledger leader bee globe citizen independent standard express mirror "
     "advocate banner democrat republican-american blade plain reporter tv radio magazine today"},
    {WORD_COMPANY,
     "inc inc. corp corp. co co. llc ltd ltd. plc company corporation group holdings industries "
     "motors bank bancorp financial insurance foods brewing brewery airlines airways railway "
     "railroad energy electric power oil gas steel systems technologies partners capital "
     "pharmaceuticals hotel hotels resort inn restaurant cafe grill pizza realty properties "
     "enterprises associates trust fund foundation investments securities mutual stores store "
     "instruments mart"},
    {WORD_TEAM,
     "fc f.c. united rovers rangers wanderers athletic albion hotspur wednesday lions tigers bears "
     "eagles hawks falcons cardinals giants cowboys broncos raiders chargers patriots dolphins "
     "jets bills steelers ravens bengals browns colts texans titans jaguars saints panthers "
     "buccaneers packers vikings 49ers seahawks rams yankees mets sox cubs braves phillies "
     "nationals marlins astros mariners athletics angels dodgers padres rockies diamondbacks "
     "twins royals indians guardians pirates reds brewers lakers celtics knicks nets bulls "
     "pistons pacers cavaliers bucks hornets heat magic wizards raptors thunder mavericks "
     "spurs rockets grizzlies pelicans warriors clippers suns kings blazers jazz nuggets "
     "timberwolves wildcats bulldogs huskies longhorns buckeyes wolverines spartans badgers "
     "hoosiers boilermakers sooners jayhawks cornhuskers gators seminoles hurricanes"},
    {WORD_WORK,
     "cup act award awards prize treaty accord accords agreement declaration convention festival "
     "open marathon derby stakes masters tournament classic bowl series championship league "
     "conference summit war wars battle revolution initiative protocol film opera ballet waltz "
     "symphony concerto dance dances project plan resolution parade fair show"},
    {WORD_PARTICLE,
     "de la le les du des di da do dos das del della der den van von bin ibn bint abu umm al el ul "
     "ad as ash an ar at az te ter ten of the and upon on under in sur sous en y e i am im ob na "
     "nad pod bei zu zum st st."},
    {WORD_FUNCTION,
     "the a an and but or so if when while as at by for from in into of on to with after before "
     "since until because although though however meanwhile then there here this that these those "
     "it its he she they we you i his her their our my your who what where why how which some many "
     "most all any no not one two three four five six seven eight nine ten both each every more "
     "other another such only also just even still yet now once over under about against among "
     "between during through without within across despite unlike like according officials "
     "police authorities is are was were has have had do does did will would can could may might "
     "should must let last next first second earlier later today yesterday tomorrow former "
     "following based given instead nearly almost around outside inside near im ive hes shes weve "
     "dont didnt cant wont isnt theres thats heres whats lets theyre theyve weve youre"},
    {WORD_LANGUAGE,
     "language languages dictionary grammar literature teacher class classes lesson lessons "
     "learner "
     "learners word words accent proficiency lit subtitles dialect translation translator"},
    {WORD_SPEAKS,
     "speak speaks speaking spoke spoken fluent translated teach teaches taught learn learned "
     "learning learns study studies studied write writes"},
    {WORD_CALENDAR,
     "january february march april may june july august september october november december jan "
     "jan. feb feb. mar. apr apr. jun. jul. aug aug. sept sept. sep oct oct. nov nov. dec dec. "
     "monday tuesday wednesday thursday friday saturday sunday mon tues wed thurs fri sat sun"},
    {WORD_RELATIVE,
     "his her widow widower son daughter wife husband brother sister nephew niece cousin mr mr. "
     "mrs mrs. ms ms. miss dr. survived named nicknamed aka alias born aged"},
    {WORD_ATTACK,
     "struck shelled bombed bombarded pounded hit attacked liberated recaptured captured seized "
     "shelling bombing"},
    {WORD_TOWN, "city town village settlement port"},
    {WORD_PRODUCT,
     "fries muffin muffins terrier terriers shepherd shepherds toast dressing cheese wine cuisine "
     "restaurant restaurants food onion onions sausage doors door horn bulldog bulldogs setter "
     "retriever mastiff grandfather elm oak maple beetle beetles rose roulette doll dolls bread "
     "cooking coffee salad lager ivy phone phones home homes virus fever flu influenza disease "
     "syndrome encephalitis measles fowl pig pigs"},
    {WORD_SAINT, "st st. saint san santa santo sao sainte ste"},
    {WORD_SETTLEMENT,
     "village town city settlement hamlet suburb neighborhood neighbourhood community township "
     "district region oblast province county port capital municipality borough parish state "
     "governorate island camp villages towns cities settlements district's"},
    {WORD_TOPOGRAPHIC,
     "lake river creek mount mountain mountains hill hills valley island islands bay beach park "
     "forest canyon falls springs spring point cape gulf sea ocean desert peninsula strait canal "
     "bridge dam reservoir port fort camp glen loch isle ridge heights plain plains delta basin "
     "county parish township state province oblast region district governorate prefecture"},
    {0, NULL},
};

const char *const place_direction_rows[DIRECTION_COUNT] = {
    [DIRECTION_NONE] = "",
    [DIRECTION_NORTH] = "north northern northernmost upper",
    [DIRECTION_SOUTH] = "south southern southernmost lower",
    [DIRECTION_EAST] = "east eastern easternmost",
    [DIRECTION_WEST] = "west western westernmost",
    [DIRECTION_NORTHEAST] = "northeast northeastern",
    [DIRECTION_NORTHWEST] = "northwest northwestern",
    [DIRECTION_SOUTHEAST] = "southeast southeastern",
    [DIRECTION_SOUTHWEST] = "southwest southwestern",
    [DIRECTION_CENTRE] = "central mid downtown",
};

/* Words of one country's public life; those that several countries share stand with each. Spelling
 * counts too: "centre" is not written in the United States. */
const struct cue_row place_cue_rows[CUE_COUNTRIES] = {
    {"US", "sheriff sheriffs deputies county counties township freshman sophomore varsity "
           "gubernatorial congressman congresswoman congressional medicaid medicare statehouse "
           "trooper troopers interstate coed tailgate freeway turnpike mph superintendent "
           "kindergarten alderman aldermen councilman councilwoman councilmember selectmen "
           "indictment arraigned felony misdemeanor republican republicans democrat democrats "
           "rep. sen. gov. fbi nfl nba ncaa mlb walmart kroger walgreens center color program "
           "neighborhood defense honor labor favorite traveled downtown"},
    {"GB", "councillor councillors cllr mp mps tory tories constabulary pence nhs mep quid "
           "constable borough pensioner pensioners lorry lorries centre colour programme "
           "neighbourhood defence honour labour favourite travelled bbc gcse"},
    {"CA", "rcmp mountie mounties provincial province premier mla mlas ndp cbc toonie loonie "
           "centre colour neighbourhood defence honour favourite travelled"},
    {"IE", "garda gardai taoiseach dail oireachtas fianna sinn tanaiste td tds hse rte gaa "
           "centre programme councillor councillors"},
    {"AU", "nsw afl nrl abc suburb centrelink councillor councillors premier labor centre "
           "programme bushfire aussie ute"},
    {"NZ", "maori pakeha iwi whanau nz centre councillor councillors programme"},
    {"IN", "crore lakh crores lakhs rupee rupees bjp panchayat taluk tehsil lok sabha cr rs "
           "centre programme"},
    {"ZA", "anc rand eskom sapo saps metro mec centre programme"},
    {"NG", "naira lga gov. apc pdp senator"},
    {"PH", "barangay peso pesos pnp"},
};
