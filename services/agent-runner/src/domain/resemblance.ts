import { measuresDiffer, shareMeasure } from "./resemblance/measures.ts";
import { type Reading, readTogether } from "./resemblance/reading.ts";
import { isSameKind } from "./resemblance/vocabulary.ts";
import { areOpposite } from "./resemblance/words.ts";

/*
 * Whether something for sale is what a person has already: the same kind of thing, of which a household needs one, or the
 * same make and model of it, under whatever name. A part of it, an extra for it and another model of it are not.
 */

interface Titled {
	readonly title: string;
}

type Words = ReadonlySet<string>;

const shared = (one: Words, other: Words): number =>
	[...one].filter((word) => other.has(word)).length;

/** Both say something, and not the same. */
const disjoint = (one: Words, other: Words): boolean =>
	one.size > 0 && other.size > 0 && shared(one, other) === 0;

/** Each says something that the other does not. */
const differ = (one: Words, other: Words): boolean =>
	shared(one, other) < Math.min(one.size, other.size);

const joined = (...sets: readonly Words[]): Words => new Set(sets.flatMap((set) => [...set]));

/** Whether `item` is what somebody has in `owned`, as far as two titles can tell. */
function resembles(item: Titled, owned: Titled): boolean {
	const [one, other] = readTogether(item.title, owned.title);
	if (one.kind?.owned === "supply" || other.kind?.owned === "supply") return false;
	if (one.isPart !== other.isPart) return false;
	const areKinds = one.kind !== undefined && other.kind !== undefined;
	if (areKinds && !isSameKind(one.kind, other.kind) && !shareModel(one, other)) return false;
	if (areTwo(one, other)) return false;
	if (one.isPart) return alike(one, other) >= 0.6;
	if (one.kind === undefined || other.kind === undefined) return isSameName(one, other);
	return one.kind.owned === "many" ? isSameOfMany(one, other) : isSameOfOne(one, other);
}

/** A long number of a model tells more than the words for its kind: M365 is a scooter and an electric scooter. */
const shareModel = (one: Reading, other: Reading): boolean =>
	!one.isPart &&
	[...one.numbers].some((word) => /^(?=.*[a-z]).{4,}$/.test(word) && other.numbers.has(word)) &&
	shared(one.makers, other.makers) > 0;

/** What no two titles say of one thing: two makers, models, sizes, or the opposite. */
const areTwo = (one: Reading, other: Reading): boolean =>
	areTwoModels(one, other) ||
	disjoint(one.makers, other.makers) ||
	measuresDiffer(one.measures, other.measures) ||
	areOpposite(one.tokens, other.tokens);

/** Two models of one make: an iPhone 6 is not an iPhone 7, nor a MacBook Air a MacBook Pro, nor a 13 Pro a 13. */
const areTwoModels = (one: Reading, other: Reading): boolean =>
	differ(one.numbers, other.numbers) ||
	disjoint(one.series, other.series) ||
	(shared(one.numbers, other.numbers) > 0 &&
		(one.series.size !== other.series.size || shared(one.series, other.series) < one.series.size));

/** One is enough for a household: who names less than the other means any. */
function isSameOfOne(one: Reading, other: Reading): boolean {
	if (!differ(one.names, other.names)) return true;
	if (shared(one.names, other.names) >= 2 || shared(one.numbers, other.numbers) > 0) return true;
	const isMade = [one, other].some(
		({ makers, numbers }) => makers.size > 0 || [...numbers].some((word) => word.length > 2),
	);
	return shared(one.names, other.names) === 0 && !isMade;
}

/** People have many of these: the one must be told by all that tells the other, and by more than who makes it. */
function isSameOfMany(one: Reading, other: Reading): boolean {
	const [mine, yours] = [one, other].map(({ names, looks, numbers, years, makers }) =>
		joined(names, looks, numbers, years, makers),
	) as [Words, Words];
	if (differ(mine, yours)) return false;
	if (mine.size === 0 || yours.size === 0)
		return mine.size === yours.size && one.kind === other.kind;
	const telling = [...mine].filter((word) => yours.has(word) && !one.makers.has(word));
	return (
		telling.length > 0 || mine.size === yours.size || shareMeasure(one.measures, other.measures)
	);
}

/** Where a title names no kind, make and model must speak for it. */
function isSameName(one: Reading, other: Reading): boolean {
	if (disjoint(one.years, other.years) && one.kind === other.kind) return false;
	const [mine, yours] = [joined(one.names, one.makers), joined(other.names, other.makers)];
	const common = shared(mine, yours);
	const sameNumber = shared(one.numbers, other.numbers) > 0;
	if (common === 0)
		return [...one.numbers].some((word) => word.length > 4 && other.numbers.has(word));
	const isAll = common === Math.min(mine.size, yours.size);
	return (isAll && (common >= 2 || sameNumber)) || alike(one, other) >= 0.7;
}

function alike({ words: one }: Reading, { words: other }: Reading): number {
	const smaller = Math.min(one.size, other.size);
	return smaller === 0
		? 0
		: shared(one, other) / Math.max(smaller, Math.max(one.size, other.size) - 1);
}

/** What the principal owns already that an item resembles, if anything. */
export const ownedLike = <T extends Titled>(item: Titled, owns: readonly T[]): T | undefined =>
	owns.find((owned) => resembles(item, owned));
