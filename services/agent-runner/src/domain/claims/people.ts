import { COUNT, oneOf } from "../wording/grammar.ts";

/* People who are spoken of: none of them can be asked. */

const kin =
	"husband|wife|partner|girlfriend|boyfriend|fianc[e]{1,2}|spouse|brother|sister|cousin|dad|daddy|father|mom|mum|mother|son|daughter|kids?|uncle|aunt|auntie|nephew|niece|grand(?:father|mother|pa|ma|dad|parents|son|daughter)|granny|parents|folks|in-laws|(?:brother|sister|father|mother)-in-law|family|ex|ex-wife|ex-husband";
const acquaintances =
	"friend|buddy|mate|pal|neighbou?r|colleague|co-?worker|room-?mate|flat-?mate|house-?mate|classmate|landlord|landlady|tenant|boss|manager|supervisor|employer|business partner|client|customer|accountant|lawyer|attorney|solicitor|teacher|coach|pastor|priest|doctor";
export const RELATION = `(?:(?:my|our|his|her) (?:late |dear |best |old |good |own |next-door |elderly )?${oneOf(kin, acquaintances)}s?(?:'s? \\w+(?: \\w+)?)?|(?:a|an old|one of my) (?:friend|mate|buddy|pal|colleague|neighbou?r|relative)s?(?: of mine)?)`;

/** Those who know, or whose word counts. */
export const EXPERT = oneOf(
	"mechanic|technician|watchmaker|jewell?er|goldsmith|apprais[eo]r|assessor|valuer|expert|specialist|dealer(?:ship)?|garage|workshop|restorer|luthier|vet(?:erinarian)?|surveyor|inspector|electrician|plumber|carpenter|gunsmith|piano tuner|optician|professional|museum|auction house|auctioneer|sotheby'?s|christie'?s|bonhams|pawn ?-?(?:shop|broker|stars)|gallery|insurance(?: company)?|insurer|laboratory|lab|university|professor|curator|historian|manufacturer|factory|engineer|contractor|repair ?(?:man|shop|guy)|apple store|genius bar|service cent(?:er|re)|bike shop|authori[sz]ed \\w+|tax office|county|notary|dermatologist|physio(?:therapist)?",
);

/** Somebody else, said in so many words. */
export const ANOTHER = oneOf(
	"someone(?: else)?|somebody(?: else)?|others",
	"(?:an)?other (?:\\w+ )?(?:person|people|guy|gal|lady|gentleman|man|woman|couple|family|buyer|customer|client|party|parties|agent|bidder|collector|dealer|student|tenant|applicant|renter|potential buyer|prospect|seller|candidate|folks)s?",
	"(?:an? |the |one |two |three |four |five |several |many |\\d+ )?(?:interested|serious|potential|eager|keen|waiting) (?:\\w+ )?(?:people|buyers?|guys|folks|part(?:y|ies)|persons?|collectors?|customers?|applicants|renters?)",
	"(?:a|several|two|three|some|many|multiple|lots of|a few|a couple of|\\d+) (?:other )?(?:buyers?|bidders?|takers?|collectors?|customers?)(?! of)",
	"(?:a|young|nice|married|older|another) couple (?:from|who|that|is|wants?|wanted|came|coming)",
);

/** Somebody who would take the thing instead. */
export const RIVAL = oneOf(
	ANOTHER,
	"someone(?: else)?|somebody(?: else)?|anyone else|everyone(?: else)?|everybody(?: else)?|others",
	"(?:an)?other (?:\\w+ )?(?:person|guy|gal|lady|gentleman|man|woman|couple|family|buyer|customer|client|party|agent|bidder|collector|dealer|student|tenant|applicant|renter|potential buyer|prospect|seller|friend|candidate)s?",
	"(?:an?|one) (?:\\w+ ){0,2}(?:guy|gal|lady|gentleman|man|woman|fellow|bloke|chap|buyer|bidder|collector|dealer|student|enthusiast|fan|taker|(?:interested )?party|local|stranger)|(?:the|this|that) (?:\\w+ )?(?:guy|lady|gentleman|man|woman|other buyer|collector)",
	`${COUNT} (?:(?:other|more|different|serious|interested|potential|eager|keen|of my|very) )*(?:people|persons?|buyers?|bidders?|guys?|folks|parties|collectors?|friends|neighbou?rs|customers?|families|students|men|women|others)`,
	"(?:other|interested|serious|more|most|plenty of) (?:people|buyers?|bidders?|guys|folks|part(?:y|ies)|persons?|collectors|customers|applicants|sellers?)",
	"people|collectors|buyers|dealers|the (?:next|other) (?:one|guy|person|buyer|party|bidder|in line)",
);
