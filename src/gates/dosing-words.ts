const NUMBER_WORDS =
  'half|quarter|third|fifth|sixth|eighth|tenth|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|dozen|couple|few|several|double';
const DIGITS = String.raw`\d{1,9}(?:[.,\u2044/]\d{1,9}){0,3}`;
const NUMBER = `(?:${DIGITS}|(?:(?:a|an)[\\s-]{1,3})?(?:${NUMBER_WORDS})(?:[\\s-]{1,3}(?:and[\\s-]{1,3})?(?:${NUMBER_WORDS})){0,2}(?:[\\s-]{1,3}(?:of[\\s-]{1,3})?an?(?![\\p{L}]))?)`;
const RANGE = `${NUMBER}(?:\\s{0,3}(?:-|–|—|×|x|to|or|and)\\s{0,3}${NUMBER})?`;
const UNITS =
  'mg|milligram(?:me)?s?|g|gms?|gram(?:me)?s?|µg|μg|mcg|microgram(?:me)?s?|ml|millilit(?:er|re)s?|cc|IU|capsules?|caps|tablets?|pills?|softgels?|lozenges?|drops?|teaspoon(?:ful)?s?|tablespoon(?:ful)?s?|spoon(?:ful)?s?|spoonsful|tsp|tbsp|scoop(?:ful)?s?|gummies|gummy|ounces?|oz|cups?|mugs?|glass(?:es)?|shells?|bags?|sachets?|packets?|pipettes?|squirts?|sprays?|sprigs?|bowls?|droppers?(?:ful)?|pinch(?:es)?|handfuls?|shots?|puffs?|doses?|servings?|FU';
// What laboratories measure in blood, `mg/dL`, is no amount that anybody takes.
const NOT_IN_BLOOD = '(?!\\s{0,3}(?:\\/|per)\\s{0,3}(?:d?l|ml|lit(?:er|re)s?|decilit(?:er|re)s?)(?![\\p{L}]))';

// Every repetition has an end: bait of a hundred kilobytes must not hold a gate up.
const LETTERS = 'a-z\\u00df-\\u024f';

// Over texts in lower case, and letters by range: in lists of this length `\\p{L}` and `i` take a second to compile.
const compile = (source: string): RegExp =>
  new RegExp(source.replaceAll('[\\p{L}', `[${LETTERS}`).replaceAll('\\p{L}', `[${LETTERS}]`).replaceAll('IU', 'iu'));
const words = (...patterns: readonly string[]): RegExp =>
  compile(`(?<![\\p{L}\\d])(?:${patterns.join('|').toLowerCase().replaceAll('\\p{l}', '\\p{L}')})(?![\\p{L}])`);

/** An amount that a person could take: a number, in digits or words, and a unit. */
export const AMOUNT = compile(
  `(?<![\\p{L}\\d.,])${RANGE}[\\s-]{0,3}(?:of (?:the |these )?)?(?:\\p{L}{1,30}[\\s-]{1,3}){0,2}?(?:${UNITS})(?![\\p{L}])${NOT_IN_BLOOD}`,
);

/** An amount without a number, which only an order makes one: “a spoonful”. */
export const VAGUE_AMOUNT = words(
  '(?:the|your|this) (?:dose|dosage|amount)',
  '(?:an?|another|one more|an extra) (?:\\p{L}{1,30} ){0,2}(?:capsule|tablet|pill|gram|milligram|teaspoon(?:ful)?|tablespoon(?:ful)?|spoonful|scoop|dropperful|sachet|cup|shell|pinch|handful|dose)',
  '(?:half|twice|double) (?:of )?(?:this|that|the) (?:quantity|amount|dose)|(?:one|two|\\d)-(?:day|week|month) break',
);

/** How often: with an order, advice on its own. */
export const FREQUENCY = words(
  '(?:once|twice|thrice|(?:two|three|four|\\d) times) (?:daily|an? day|a week|per day|every day)',
  'every (?:morning|evening|night|day|(?:other|second|third|fourth) day|(?:\\p{L}{1,30}|\\d{1,2}) hours)',
  'each (?:morning|evening|night|day)',
  'before bed(?:time)?|at bedtime|after (?:dinner|meals)|with (?:meals|food)',
  '(?:\\d{1,2}|two|three|four|six|eight) (?:days|weeks|months) on(?! )|weeks on, |days on, ',
  'up to (?:two|three|four|five|six|\\d{1,2})(?= ?[.!,;]|$)',
  'take (?:half|double|twice)|(?:go|start|aim) (?:higher|lower|slow(?:ly)?)',
);

const TAKING =
  '(?:take|taking|taken|use|used|using|drink|drunk|start|begin|try|increase|raise|consume|ingest|swallow|chew|brew|mix|stick|stay|aim|limit|repeat|exceed|handle|have(?! (?:taken|used|drunk|swallowed|had|been|read|heard|seen|noticed|tried|bought|started|stopped|found|learn(?:ed|t)|already|just|ever))|go|keep|dose|add|measure|sip|dissolve|double|split)';

/** An order to the reader, which no study and no harm around it excuses. */
export const ORDERS: readonly RegExp[] = [
  compile(
    `(?:^|[:;—–]\\s{1,3})["“‘'(]{0,2}(?:(?:please|first|then|simply|just|always|never|adults|newcomers|beginners|do not|don['’]t|ideally|instead)[,:]?\\s{1,3}){0,3}(?:take|use|start|begin|try|increase|raise|bump|drink|swallow|consume|dissolve|mix|chew|brew|stick|stay|limit|aim|go|keep|repeat|sip|add|measure|ingest|exceed|split|reach|double|have|apply|put|place|hold|spread|divide|spray|rub|inhale|sniff|smoke|vape|cycle|pop|give|offer|eat|pour|sprinkle|squeeze|drip|weigh|grind|steep|dilute|serve|gargle|stir|inject|rinse|massage|soak|build|work|load|stack|dose|microdose|neck|down|knock back|top up)(?![\\p{L}])(?!\\s{1,3}(?:of|in|and)(?![\\p{L}]))`,
  ),
  words(
    `(?:adults?|people|persons?|(?:first|old)[- ]timers?|novices?|newbies|starters?|parents|women|men|users?|beginners?|newcomers|readers?|you|one|we|anyone|everyone|anybody|everybody|most)\\s{1,3}(?:should|must|can|could|may|might|ought to|needs? to|has to|have to|want to|had better|do well to)\\s{1,3}(?:(?!have )\\p{L}{1,30}\\s{1,3}){0,2}?${TAKING}`,
    "(?:for|if|when|once|until|after|on) (?:[\\p{L}'-]{1,20},? ){1,10}?(?<!(?:you|who|they|people|to|i|we|and|or|that|not|users?|patients?|adults|women|men|which|can|may|might|did|does|would|should|in|the|a|of|not|never) )(?:take|use|drink|have|add|try|swallow|double|repeat|up that to|increase to) (?:an?|one|two|three|half|another|it up|\\d)",
    'for (?:children|kids|adults|maintenance|beginners|toddlers|babies|newcomers|prevention|pain|sleep|anxiety),? (?:an?|one|half|two|three|give)',
    '(?:suggests?|recommends?|advises?) (?:to|that you|you) ',
    '(?:before|then|and|or) (?:you )?(?:top|double|bump) (?:it )?up|(?<=(?:^|[, ])(?:i|we|just|simply) )(?:double|halve|repeat) (?:it|the dose)',
    '(?<=(?:^|[.,:;"] ?))(?:i|we) (?:like|love|prefer|swear by|recommend) (?:an?|one|two|half|three)',
    'your (?:dose|dosage|intake|amount|body|tolerance)',
    // Whoever tells of their own habit shows the reader how.
    '(?<=(?:^|[.,:;"“] ?))(?:i|we) (?:(?:always|usually|now|just|simply|like to|then|would) ){0,2}(?:take|stir|drink|use|mix|add|swallow|have|put|sprinkle|brew|pop|sip|chew|dissolve)',
    '(?:children|kids|teens|teenagers|toddlers|seniors) (?:can|may|could) (?:\\p{L}{1,30} ){0,2}?(?:take|use|have|drink)',
    '(?:bump|step|crank|ramp|push|move) (?:it |things |the dose |your dose )?up',
    '(?:works?|working|worked|does|did|do) (?:the )?(?:best|trick|wonders|well)|(?:for|with) (?:the )?best results?|best (?:dose|amount|taken)|sweet spot|the way to go|good rule|rule of thumb|gold standard|just right|(?<!there )is (?:plenty|ideal|perfect|enough)|are (?:plenty|ideal|perfect|enough|best)|is best|(?:is|are) all (?:you|it|that)',
    '(?:work(?:ing)?|works) (?:your|their|his|her) way up',
    '(?:experts?|doctors?|clinicians?|herbalists?|practitioners?|we|users?) (?:\\p{L}{1,30} )?(?:recommend|advise|suggest|prescribe|favou?r|prefer)',
    '(?:recommends?|recommending|advises?|advising|suggests? (?:a|an|starting|taking|using|beginning))(?! against)',
  ),
];

/** Words of advice, which are fair only where the sentence tells what a study or a report says. */
export const ADVICE = words(
  'should|must|ought to|needs? to|has to|have to|had better|can safely|may safely|are encouraged to|is encouraged to|want to',
  'recommended|recommendations?|advis(?:ed|able)|suggested (?:a|an|starting|taking|using|beginning)|guidelines?',
  "(?:starting|start|initial|beginner(?:['’]s|s)?|typical|usual|standard|optimal|ideal|effective|safe|maintenance|common|therapeutic|proper|right|correct|appropriate|good|daily|target) (?:daily )?(?:dos(?:e|es|age|ages|ing)|amounts?|intakes?|servings?)",
  '(?:gradually|slowly) (?:increas|titrat|work|build)\\p{L}{0,10}|increased? (?:it )?as needed',
  "you(?:['’]ll|r)?",
  // The third person is no less advice: "adults need 500 mg", "the course is 2 g, rising to 4 g".
  '(?:adults?|people|users|readers|women|men|newcomers|beginners|children|athletes|sufferers|most|those|anyone)(?: [\\p{L}-]{1,15}){0,6}? (?:needs?|requires?|begins?|starts?|tolerates?|does well|do well|settles?|looks? to|manages?|responds? (?:best )?to|gets? along on|makes? do with|go straight to|build to)',
  '(?:rising|going up|stepping up|building(?: up)?|increas(?:ing|ed)|working up|moving up|titrat(?:ing|ed)|lowered|cut back) (?:slowly |gradually |then )?(?:to|by)',
  '(?:protocol|regimen|schedule|cycle|course) (?:is|runs|calls|begins|starts|consists|of)',
  '(?:is|are) (?:best |usually |normally |generally |typically |then |simply |to be )?(?:taken|repeated|raised|doubled|dissolved|sipped|stirred|swallowed)',
  '(?:calls? for|spread over|split over|is not too much|suffices?)',
  '(?:for|per) (?:every|each) (?:pound|kilo(?:gram)?|kg|stone|year)',
  'every (?:other|second|third|fourth) day,? (?:for|over|in)|(?:one|two|three|four|five|\\d) days? on(?:,| and) |go straight to',
  'safe|safely|well.tolerated|harmless|no risk|little risk|relieves?|eases?|calms?|(?<!poison )helps?(?! line)|soothes?',
);

/** Words by which a sentence tells what was given, found, reported or allowed, rather than what to take. */
export const REPORTS = words(
  'trials?|stud(?:y|ies)|participants?|volunteers?|patients?|researchers?|investigators?|surveys?|respondents?|reviews?|reviewers|meta-analys[ie]s|cohorts?|experiments?|the authors?',
  'reported|case reports?|reports? (?:of|describes?|described|to|from|that)|cases?|records?|recorded|poison cent(?:er|re)s|registry',
  'received|(?:was|were|been|being) (?:given|taken|used|fed|told|swallowed|injected|linked|seized|found)|gave|took|(?:has|have|had|having|who have|who had) (?:taken|used|drunk|swallowed)|drank|swallowed|ingested|randomi[sz]ed|averag(?:e|ed|ing) (?:use|intake|of)|ranged|tested|compared|measured|lost|found',
  'was|were|had|did|raised|lowered|slowed|reduced|improved|produced|showed|described|emerged|caused|led to|lasted|felt|slept|scored|stopped|reached|peaked|rose|fell|became|developed',
  'contain(?:s|ed|ing)?|holds?|held|label(?:s|led|ed)?|labelling|labeling|packages?|products? (?:with|that|held)|per (?:capsule|tablet|pill|serving|cup|gram|kilogram|100)|analy[sz]ed|analys[ie]s|samples?',
  'mice|mouse|rats?|animals?|dogs?|rabbits?|monkeys?|cells',
  'FDA|EMA|MHRA|TGA|agenc(?:y|ies)|regulators?|authorit(?:y|ies)|laws?|monographs?|bars?|barred|bans?|banned|prohibit(?:s|ed)?|limits? (?:of|for|set|is|was)|limited|maximum|allows?|allowed|permits?|permitted|imports?|imported|possess(?:ion)?|bring|sold|sells?|prescription|licen[cs]ed|authori[sz]ed|approved',
);

/** Words that deny that there is a right amount. */
export const DENIES = words(
  'no (?:\\p{L}{1,30} ){0,3}(?:dos(?:e|es|age)|amounts?|intakes?)(?: \\p{L}{1,30}){0,6}? (?:known|established|agreed|set|found|proven|safe)',
  'no (?:known|established|agreed|standard|safe|effective|recommended) (?:\\p{L}{1,30} )?(?:dos(?:e|es|age)|amounts?|intakes?)',
  '(?:not|never|nothing|nobody|unclear|unknown) (?:\\p{L}{1,30} ){0,3}(?:known|established|agreed|studied|tested|determined|what|which|how)|unknown',
);

/** Words of harm and of help, by which a sentence warns of an amount. */
export const WARNS = words(
  'overdos(?:e|es|ed|ing)|poison(?:s|ed|ing)?|toxic(?:ity)?|lethal|fatal|deadly|deaths?|died|dies|kill(?:s|ed)?|injur(?:y|ies|ed)|damage[sd]?|harm(?:s|ed|ful)?|failure|seizures?|coma|hospital|emergency|call|withdrawal|unsafe|dangerous|dangers?|hazard(?:s|ous)?|vomiting|bleeding|raises? the risk|higher risk|greater risk|linked to',
);
