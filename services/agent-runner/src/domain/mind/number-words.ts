/*
 * Words for numbers in the languages people trade in, in lower case and without accents. Small ones that are everyday
 * English words too ("one", "due", "once", "tres") are left out: by themselves they give away little.
 */

const ENGLISH =
	"zero two three four five six seven eight nine ten eleven twelve thirteen fourteen forteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fourty fifty sixty seventy eighty ninety hundred thousand million dozen fiddy fitty fiddies twenties thirties forties fifties sixties seventies eighties nineties hundreds thousands dozens fourth fifth sixth seventh eighth ninth tenth eleventh twelfth hundredth third thirds quarter quarters fifths tenths half halve triple twice percent pct minus divided multiplied squared subtract deduct (?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:one|two|three|four|five|six|seven|eight|nine)";
const ROMANCE =
	"dos cuatro cinco seis siete ocho nueve diez doce trece catorce quince dieciseis veinte veinti\\p{L}+ treinta cuarenta cincuenta sesenta setenta ochenta noventa cien ciento doscient\\p{L}+ trescient\\p{L}+ quinient\\p{L}+ deux trois quatre cinq sept huit neuf dix onze douze treize quatorze quinze seize vingt vingts trente quarante cinquante soixante septante octante nonante quattro cinque sette otto nove dieci undici dodici venti vent\\p{L}*(?:uno|due|tre|quattro|cinque|sei|sette|otto|nove) \\p{L}+ant[ao]?(?:uno|due|tre|quattro|cinque|sei|sette|otto|nove) trenta quaranta cinquanta sessanta settanta ottanta novanta cento duecento trecento quatro oito dez doze treze vinte trinta quarenta cinquenta oitenta cem duzentos trezentos quinhentos patru cinci zece douazeci treizeci patruzeci cincizeci suta sute";
const GERMANIC =
	"zwei elf drei vier funf fuenf sechs sieben acht neun zehn zwolf zwoelf \\p{L}*zehn \\p{L}*zwanzig \\p{L}*(?:drei|vier|funf|fuenf|sech|sieb|acht|neun)(?:ss|z)ig \\p{L}*hundert \\p{L}*hundert\\p{L}+ \\p{L}*tausend \\p{L}*tausend\\p{L}+ prozent twee drie vijf zeven negen twaalf \\p{L}*twintig \\p{L}*dertig \\p{L}*veertig \\p{L}*vijftig \\p{L}*zestig \\p{L}*zeventig \\p{L}*tachtig \\p{L}*negentig \\p{L}*honderd \\p{L}*duizend fyra sju atta elva tolv tjugo\\p{L}* trettio\\p{L}* fyrtio\\p{L}* femtio\\p{L}* sextio\\p{L}* sjuttio\\p{L}* attio\\p{L}* nittio\\p{L}* \\p{L}*hundra\\p{L}* tyve tredive fyrre halvtreds tress tresindstyve halvfems hundrede femti seksti sytti atti nitti";
const SLAVIC =
	"dwa trzy cztery piec szesc siedem osiem dziewiec dziesiec dwadziescia trzydziesci czterdziesci piecdziesiat \\p{L}+dziesiat sto dwiescie trzysta tysiac dva ctyri cetiri sest sedm sedam osm osam devet deset dvacet dvadeset tricet trideset ctyricet cetrdeset padesat pedeset sedesat sto tisic odin chetyre pyat shest vosem devyat desyat dvadtsat tridtsat sorok pyatdesyat \\p{L}+desyat devyanosto tysyacha";
const OTHERS =
	"yirmi otuz kirk altmis yetmis seksen doksan yuz dort bes alti yedi sekiz dokuz kaksi kolme nelja viisi kuusi seitseman kahdeksan yhdeksan kymmenen \\p{L}*kymmenta\\p{L}* sata \\p{L}*sataa tuhat ketto harom negy nyolc kilenc tiz husz huszon\\p{L}+ (?:harminc|negyven|otven|hatvan|hetven|nyolcvan|kilencven)\\p{L}* szaz ezer tiga empat lima enam tujuh delapan sembilan sepuluh puluh seratus ratus ribu muoi tram nghin hyaku sanbyaku roppyaku happyaku \\p{L}+byaku juu \\p{L}+juu ichi roku hachi kyuu (?:yi|er|san|si|wu|liu|qi|ba|jiu)[\\s-]?(?:shi|bai|qian|wan) chaar paanch chhah aath nau bees tees chalis pachas sau hazaar viginti triginta quadraginta quinquaginta sexaginta centum mille";

/*
 * However they are parted: "for-ty", "t w e n t y", "fif ty". An apostrophe parts words of their own. Between any two letters
 * stands a class of few signs, and not of all that are no letters, which would take half a second to compile: the text is
 * brought down to these signs instead, each in the place of one that parts, and a filler after it where that took two.
 */
const PARTED = "(?:[\\s,·-]\0?){0,2}";
const withFewSigns = (text: string): string =>
	text.replaceAll(/[^\p{L}\p{N}'\s,-]/gu, (sign) => (sign.length === 1 ? "·" : "·\0"));
const parted = (word: string): string =>
	/^[a-z]+$/.test(word) && word.length > 2 ? [...word].join(PARTED) : word;

const WORD = [ENGLISH, ROMANCE, GERMANIC, SLAVIC, OTHERS]
	.flatMap((language) => language.split(" "))
	.toSorted((one, other) => other.length - one.length)
	.map(parted)
	.join("|");
/** One, or several in a row: what "twenty" and "three" say together neither says alone. */
const RUN = new RegExp(
	`(?<![\\p{L}'])(?:(?:one|a|an|ein|un|une|uno|eine?)[\\s-]+)?(?:${WORD})(?:[\\s,-]+(?:(?:and|y|et|und|e|en|i|one|oh|o|point|a|of|a)[\\s-]+){0,2}(?:${WORD}|one))*(?![\\p{L}])`,
	"gu",
);
/** "one one zero", "one oh one": digits that are said. */
const DIGITS_SAID =
	/(?<!\p{L})(?:one|oh)(?:[\s,.-]+(?:one|oh))+(?!\p{L})|(?<!\p{L})(?:a|one) grand(?! (?:piano|total|canyon))/gu;

/** The numbers a text says in words; the text is plain. */
export const numberWordsIn = (text: string): string[] =>
	[...(withFewSigns(text).match(RUN) ?? []), ...(text.match(DIGITS_SAID) ?? [])].map((said) =>
		said.replaceAll(/[^\p{L}]+/gu, " ").trim(),
	);

const anyCase = (pattern: RegExp): RegExp => new RegExp(pattern.source, "giu");
const RUN_IN_ANY_CASE = anyCase(RUN);
const DIGITS_IN_ANY_CASE = anyCase(DIGITS_SAID);

export function withoutNumberWords(text: string): string {
	let [rest, end] = ["", 0];
	for (const { index, 0: said } of withFewSigns(text).matchAll(RUN_IN_ANY_CASE)) {
		rest += `${text.slice(end, index)}…`;
		end = index + said.length;
	}
	return (rest + text.slice(end)).replaceAll(DIGITS_IN_ANY_CASE, "…");
}

const SMALL = "zero one two three four five six seven eight nine ten eleven twelve".split(" ");

/** A small number as a word, for one that is known in digits. */
export const wordFor = (numeral: string): string | undefined => SMALL[Number(numeral)];
