/* Sizes that are said with their unit. Two things of which both say one, and not the same, are two things. */

const LENGTH = { mm: 0.1, cm: 1, m: 100, inch: 2.54, foot: 30.48 } as const;

/** How a unit is written, what it measures, and how many of the smallest one it is. */
const UNITS: readonly (readonly [RegExp, string, number])[] = [
	[
		/^(?:"|''|”|″|in|inch|inche|inches|zoll|pouces?|pulgadas?|pollici|polegadas?|cali|tum)$/,
		"screen",
		LENGTH.inch,
	],
	[/^(?:ft|feet|foot)$/, "length", LENGTH.foot],
	[/^mm$/, "width", LENGTH.mm],
	[/^cm$/, "width", LENGTH.cm],
	[/^(?:m|metres?|meters?|meter|metros?|metri)$/, "length", LENGTH.m],
	[/^(?:l|lt|litres?|liters?|litros?|litri|litrow|litry)$/, "volume", 1],
	[/^(?:qts?|quarts?)$/, "volume", 0.946],
	[/^ml$/, "volume", 0.001],
	[/^(?:kg|kgs|kilos?|kilo)$/, "weight", 1],
	[/^(?:lbs?|pounds?)$/, "weight", 0.4536],
	[/^(?:tonnes?|tons?|t)$/, "weight", 1000],
	[/^(?:v|volts?)$/, "volts", 1],
	[/^(?:w|watts?)$/, "watts", 1],
	[/^(?:mp|megapixels?)$/, "pixels", 1],
	[
		/^(?:seats?|seaters?|sitzer|places?|plazas|posti|lugares|zits|osobowy|osobowa|osobowe|sits)$/,
		"seats",
		1,
	],
	[
		/^(?:person|persons|people|man|men|personen|personnes|personas|persone|pessoas|persoons|osoby|osob|personers)$/,
		"seats",
		1,
	],
	[/^drawers?$/, "drawers", 1],
	[/^keys?$/, "keys", 1],
	// How many cups or doors there are is told by one and left out by the other.
	[
		/^(?:cups?|slots?|slices?|doors?|strings?|pieces?|pcs?|pc|speeds?|spd|gears?|gb|tb|mb|tiers?|shelves|shelf|burners?|players?|fentes|turig|torig|deurs|portes|puertas|porte|ante|tazze|tazas|tasses|years?|months?|owners?|miles|mi|km|ah|mah|w\/h)$/,
		"",
		1,
	],
];
const UNIT = "\"|''|”|″|[a-z]{1,12}";
const MEASURE = new RegExp(
	`(?<![\\p{L}\\d.,])(\\d+(?:[.,]\\d+)?)[ -]?(${UNIT})(?![\\p{L}\\d])`,
	"giu",
);
const SIZE =
	/\b(?:size|grosse|taille|talla|taglia|tamanho|maat|rozmiar|storlek) (\d+(?:[.,]\d+)?|x{0,3}[sml])\b/g;
/** Lengths are rounded when they are told in another unit. */
const NEAR = 0.06;

export type Measures = ReadonlyMap<string, readonly number[]>;

export function measuresIn(text: string): Measures {
	const found = new Map<string, number[]>();
	const add = (what: string, value: number): void => {
		found.set(what, [...(found.get(what) ?? []), value]);
	};
	for (const [, number = "", unit = ""] of text.matchAll(MEASURE)) {
		const [, what, by] = UNITS.find(([written]) => written.test(unit)) ?? [];
		if (what && by !== undefined) add(what, Number(number.replace(",", ".")) * by);
	}
	for (const [, size = ""] of text.matchAll(SIZE))
		add(
			"size",
			/\d/.test(size)
				? Number(size.replace(",", "."))
				: size.length * 1000 + (size.codePointAt(size.length - 1) ?? 0),
		);
	return found;
}

/** A text with a sign for each of its measures. */
export const unmeasured = (text: string): string =>
	text
		.replaceAll(MEASURE, (written, _, unit: string) =>
			UNITS.some(([known]) => known.test(unit)) ? " § " : written,
		)
		.replaceAll(SIZE, " § ");

const agree = (one: readonly number[], other: readonly number[]): boolean =>
	one.some((mine) => other.some((yours) => Math.abs(mine - yours) <= NEAR * Math.max(mine, yours)));

export const measuresDiffer = (one: Measures, other: Measures): boolean =>
	[...one].some(([what, values]) => {
		const others = other.get(what);
		return others !== undefined && !agree(values, others);
	});

export const shareMeasure = (one: Measures, other: Measures): boolean =>
	[...one].some(([what, values]) => agree(values, other.get(what) ?? []));
