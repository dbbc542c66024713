/* What an agent must not talk about, whatever it says of it. The texts are plain. */

/** To speak of a limit at all is to help the other side find it. A floor lamp and an authorised dealer are no limits. */
export const LIMITS = new RegExp(
	[
		"\\b(?:limits?|limited to|budget\\w*|lowest|highest|at most|up to(?! (?:date|you|speed|par|code|now|scratch)\\b)|reservation price|bottom ?-?line|afford|walk-?away|mandate|principal(?:'s)?|parameters|guidelines|threshold|maxed|capped?|as (?:low|high) as)\\b",
		"\\b(?:no|not|nothing|any|a (?:cent|penny|dollar|euro)) (?:more|less|higher|lower|further) than\\b",
		"\\b(?:max(?:imum)?|min(?:imum)?)\\b(?! (?:size|speed|load|age|volume|weight|setting|effort|fuss))(?<!(?:pro|air|airpods) max)",
		"\\bfloor\\b(?! (?:lamps?|mats?|models?|plans?|standing|tiles?|mounts?|boards?|pump|stand|space|length|apartment|unit|mirror))",
		"\\bceiling\\b(?! (?:fans?|lamps?|lights?|mounts?|height))",
		"\\breserves?\\b(?= (?:price|is|was|of|on)\\b)|\\b(?:my|our|the) reserve\\b",
		"\\b(?:authori[sz]ed|allowed|permitted|instructed|told|approved|cleared) (?:me |us )?(?:to|for|by|up|at)\\b",
		"\\b(?:my|our|these|the following|system|hidden|original) (?:\\w+ )?(?:instructions?|prompts?|rules|orders)\\b|\\bsystem message\\b",
		// What one cannot do any further; that an offer is not to be taken may be said.
		"\\b(?:can'?t|cannot|can not|won'?t|will not|couldn'?t|could not|unable to|not able to|never) (?:possibly |really |even |ever )*(?:go|do|pay|take|accept|spend|offer|come|drop|sell|let it go|part with it)(?: \\w+){0,2} (?:higher|lower|more|less|above|below|under|over|beyond|past|further|up|down)\\b(?! time)",
		"\\b(?:most|least|best|max) (?:that )?(?:i|we|he|she|they) (?:can|could|would|will|may|might|'?m|am|are)\\b",
		"\\bspend(?:ing)? (?:limit|cap|power|more|less|as much)\\b|\\b(?:all|everything) (?:i|we) (?:have|'ve got|can)\\b",
	].join("|"),
);

/** What says how near a price is to a limit, or promises a deal that the engine alone may promise. */
export const HINTS =
	/\b(?:getting|you'?re|you are|very|so|now|pretty|quite|really) (?:warm|warmer|hot|hotter|cold|colder)\b|\b(?:warmer|colder)\b|\b(?:a|just a|only a) (?:bit|little|touch|tad|hair|smidge|notch)(?: bit)? (?:higher|lower|more|less|further)\b[^.!?]{0,40}\b(?:deal|done|yours|sold|mine|agree|accept|shake|take it|say yes)\b|\b(?:slightly|marginally) (?:higher|lower|more|less)\b[^.!?]{0,40}\b(?:deal|done|yours|sold|agree|accept)\b|\b(?:real|true|actual|secret|private|hidden|inner|walk) (?:number|figure|price|value|worth|target|range)\b|\b(?:number|figure|price|amount) (?:i|we) (?:have|had|was|were|am|are|got|keep|carry|hold) in mind\b|\b(?:between|above|below|under|over|past|beneath) (?:the|your|my|our) (?:\w+ )?(?:and|offer)\b[^.!?]{0,40}\b(?:limit|number|figure|answer|truth|lies|sits|yes)\b|\bsomewhere between\b|\b(?:rhymes?|starts with|spells?|spelled|backwards|reversed|digits?|letters? of|alphabet)\b/;

/** What says that there is more to be had, or how much more would do: an engine that still holds out has not said so. */
export const SLACK = new RegExp(
	[
		"(?<!\\bany )\\b(?:wiggle ?room|headroom|leeway|slack)\\b|\\b(?:much|some|more|still|enough) room\\b|\\broom (?:left|to (?:move|go|spare)|on (?:my|our) side)\\b",
		"\\b(?:i|we) (?:can|could|might|may) (?:still |perhaps |maybe )?(?:stretch|budge|go past|move (?:\\w+ ){0,3}(?:bit|lot|more|further))\\b",
		"\\b(?:i|we|they|he|she)(?:'d| would|'d have| would have|'ve) (?:have )?(?:paid|taken|accepted|gone|given) (?:\\w+ )?(?:more|less|higher|lower|further)\\b|\\b(?:inside|within) what (?:i|we|is)\\b|\\binside what\\b",
		"\\b(?:cave|give in|fold|relent)\\b|\\bif you (?:insist|ask again|push|keep)\\b|\\bask (?:me )?(?:again|once more)\\b|\\bkeep (?:pushing|asking)\\b",
		"\\b(?:client|owner|boss|person (?:i|we) (?:represent|act for|speak for)|they|he|she) (?:can|could|would|will|might|may|told me i could) (?:pay|take|accept|go|stretch|give)\\b",
		"\\b(?:half ?way|in the middle|split(?:ting)? the difference|meet (?:me|you) (?:half|between|in))\\b[^.!?]{0,40}\\b(?:deal|done|sign|yes|would do|yours|sold|agree|accept)\\b",
		"\\b(?:fivers?|tenners?|handful|lincolns?|jacksons?|hamiltons?|franklins?|benjamins?|funfer|zehner|zwanziger)\\b|\\bone hand more\\b",
		"\\b(?:steps?|raises?|moves?) (?:more|like the last|like that)\\b|\\b(?:more|another) (?:step|raise) like\\b|\\bdouble your (?:last )?(?:raise|step|increase)\\b|\\bpush (?:\\w+ ){0,3}further\\b",
	].join("|"),
);

/** What only a person could say of themselves: nobody told the agent, so it would be made up. */
export const A_LIFE =
	/\b(?:my|our|his|her) (?:own |new |old |little |elderly )?(?:wife|husband|partner|girlfriend|boyfriend|fianc\w+|kids?|child(?:ren)?|sons?|daughters?|baby|mother|father|mom|mum|dad|parents?|grand\w+|brother|sister|family|friends?|roommates?|boss|job|work|office|house|home|apartment|flat|place|dorm|room|car|truck|garage|dog|cat|birthday|wedding|trip|school|college|university|landlord|neighbou?rs?|doctor|health|paycheck|salary|rent|vacation|holidays?|weekend|commute|bedroom|kitchen|living room|hobby|collection)\b|\b(?:i|we)(?:'m| am|'ve| have|'re| are|'ll| will| was| were| just| recently| really| been| had| got)* (?:moving (?:out|house|home|away|abroad|soon|next|this|to (?:a|another|the|my)|into)|moved (?:out|house|home|away|abroad|here|in|into|last|from|recently|to (?:a|another|the))|married|divorced|pregnant|retired|unemployed|sick|students?|a (?:student|teacher|nurse|collector|parent|mother|father|single (?:mom|mum|dad|mother|father|parent)|human|person|real|guy|girl|man|woman|driver|cyclist|musician)|human|broke|living|live (?:in|near|at|with|alone|across|close)|grew up|lost (?:my|our|a)|inherited|bought (?:it|this|one|mine|a)|used (?:it|this|one) (?:for|to|daily|myself|every)|ride|rode|cook)\b|\bnot (?:a|an|some) (?:bot|ai|agent|machine|robot|computer|program|software)\b|\bas a (?:human|person|student|parent|mother|father|collector|fellow)\b/;
