import { type Classes, Lexicon, type Reading } from "./lexicon.ts";
import { met, type Phrase, phraseOf, type Span } from "./phrase.ts";
import { wordsOf } from "./words.ts";

/** One thought: the phrases that say it, and those that look like it and say something else. */
export interface PhraseRule<Kind> {
	readonly kind: Kind;
	readonly says: readonly string[];
	readonly unless?: readonly string[];
}

export interface Grammar<Kind> {
	readonly classes: Classes;
	/** Classes that are phrases of others, as "OUTSIDER" is a row of "POSS KIN": each may use those before it. */
	readonly compounds: Readonly<Record<string, readonly string[]>>;
	readonly rules: readonly PhraseRule<Kind>[];
}

export interface Said<Kind> {
	readonly kind: Kind;
	readonly words: string;
}

/** Reads sentences by phrases over classes of words; each kind is found once in a sentence. */
export function readerOf<Kind>({
	classes,
	compounds,
	rules,
}: Grammar<Kind>): (sentence: string) => readonly Said<Kind>[] {
	const lexicon = new Lexicon(classes);
	const parts = Object.entries(compounds).flatMap(([name, texts]) => {
		const number = lexicon.declare(name);
		return texts.map((text) => ({ number, phrase: phraseOf(lexicon, text) }));
	});
	const usedBy = usersOf(parts);
	const thoughts = rules.map(({ kind, says, unless = [] }) => ({
		kind,
		says: says.map((text) => phraseOf(lexicon, text)),
		unless: unless.map((text) => phraseOf(lexicon, text)),
	}));
	const likely = indexOf(
		thoughts.flatMap(({ kind, says, unless }) => says.map((phrase) => ({ kind, phrase, unless }))),
	);
	return (sentence) => {
		const reading = lexicon.read(wordsOf(sentence));
		const isLikely = new Uint8Array(parts.length);
		for (const number of reading.met.keys()) for (const at of usedBy(number)) isLikely[at] = 1;
		parts.forEach(({ number, phrase }, part) => {
			if (isLikely[part] === 0) return;
			for (const { from, to } of met(phrase, reading)) {
				lexicon.note(reading, number, from, to - from);
				for (const at of usedBy(number)) isLikely[at] = 1;
			}
		});
		const found = new Map<Kind, string>();
		for (const { kind, phrase, unless } of likely(reading)) {
			if (found.has(kind)) continue;
			const span = unexcused(phrase, unless, reading);
			if (span !== undefined) found.set(kind, spoken(reading, span));
		}
		return [...found].map(([kind, words]) => ({ kind, words }));
	};
}

/** Which phrases need a class first, by its number. */
function usersOf(
	all: readonly { readonly phrase: Phrase }[],
): (number: number) => readonly number[] {
	const users: number[][] = [];
	for (const [at, { phrase }] of all.entries())
		for (const number of phrase.needs[0] ?? []) users[number] = [...(users[number] ?? []), at];
	return (number) => users[number] ?? NOBODY;
}
const NOBODY: readonly number[] = [];

/** Phrases by the rarest word that they need, so that a sentence is held only against those it may say. */
function indexOf<Entry extends { readonly phrase: Phrase }>(
	all: readonly Entry[],
): (reading: Reading) => Iterable<Entry> {
	const usedBy = usersOf(all);
	/** In which sentence each was likely last, so that each is tried once without a set of them. */
	const likelyIn = new Uint32Array(all.length);
	let sentence = 0;
	return ({ met }) => {
		sentence += 1;
		const likely: Entry[] = [];
		for (const number of met.keys())
			for (const at of usedBy(number)) {
				const entry = all[at];
				if (likelyIn[at] === sentence || entry === undefined) continue;
				likelyIn[at] = sentence;
				likely.push(entry);
			}
		return likely;
	};
}

/** Where a phrase is met and touches none of what takes it back. */
function unexcused(phrase: Phrase, unless: readonly Phrase[], reading: Reading): Span | undefined {
	const spans = met(phrase, reading);
	if (spans.length === 0) return undefined;
	const excused = unless.flatMap((other) => met(other, reading));
	return spans.find((span) => !excused.some(({ from, to }) => from < span.to && span.from < to));
}

const spoken = ({ words }: Reading, { from, to }: Span): string =>
	words
		.slice(from, to)
		.map(({ text }) => text)
		.join(" ");
