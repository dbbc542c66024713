import { check } from "../simulation/checkers/check.ts";
import type { Fact } from "../simulation/checkers/fact.ts";
import type { Interviewee, Said } from "./killed-intake-people.ts";

/** One question that a model was asked: the words it was to read, and when it came. */
export interface Asked {
	readonly said: string;
	readonly at: string;
}

interface Heard {
	readonly people: readonly Interviewee[];
	readonly questions: readonly Asked[];
	/** What the market may spend on reading in a day, in millionths of a dollar. */
	readonly cap: number;
}

const MOST_CONSULTED = 40;
const MOST_AN_INTAKE = 250_000;
const MOST_A_DAY = 1_000_000;

/** Everything about the interviews that must not be, in sentences. */
export function wrongWithIntakes(
	facts: readonly Fact[],
	{ people, questions, cap }: Heard,
): string[] {
	const broken = check([...facts]).map(
		({ rule, position, says }) => `${rule} at ${position}: ${says}`,
	);
	return [
		...broken,
		...people.flatMap((person) => [
			...lost(facts, person),
			...beforeTheYes(facts, person),
			...askedInVain(facts, person, questions),
			...unpaid(facts, person),
			...beyondOneIntake(facts, person),
			...beyond(facts, `spending-${person.id}`, MOST_A_DAY),
		]),
		...[...new Set(facts.map(({ stream }) => stream))]
			.filter((stream) => stream.startsWith("reading-"))
			.flatMap((stream) => beyond(facts, stream, cap)),
	];
}

const ofType = (facts: readonly Fact[], stream: string, ...types: string[]): readonly Fact[] =>
	facts.filter((fact) => fact.stream === stream && types.includes(fact.type));
const answersTo = (facts: readonly Fact[], { id }: Interviewee, { request }: Said) =>
	ofType(facts, `intake-${id}`, "IntakeAnswered").filter(({ data }) => data.request === request);

/** What a person was told to be taken in is in the ledger, once and as they said it. */
function lost(facts: readonly Fact[], person: Interviewee): string[] {
	const answers = person.acknowledged.flatMap((said) => {
		const found = answersTo(facts, person, said);
		const isKept = found.length === 1 && found[0]?.data.heard === said.heard;
		return isKept
			? []
			: [`${person.id}: what was said as ${said.request} is kept ${found.length} times.`];
	});
	const yeses = person.confirmed.flatMap((hash) => {
		const found = ofType(facts, `intake-${person.id}`, "IntakeConfirmed");
		return found.some(({ data }) => data.hash === hash) ? [] : [`${person.id}: a yes is lost.`];
	});
	return [...answers, ...yeses];
}

/** Every mandate, account and listing came after a yes, and each yes to a mandate came about once. */
function beforeTheYes(facts: readonly Fact[], { id }: Interviewee): string[] {
	const yeses = ofType(facts, `intake-${id}`, "IntakeConfirmed");
	const first = yeses[0]?.position ?? Number.POSITIVE_INFINITY;
	const early = facts.filter(
		({ stream, type, position, data }) =>
			position < first &&
			([`mandate-${id}`, `account-${id}`].includes(stream) ||
				(type === "ListingPublished" && data.seller === id)),
	);
	const mandates = ofType(facts, `mandate-${id}`, "MandateGranted", "MandateAmended");
	const uneven =
		mandates.length === yeses.length
			? []
			: [`${id}: ${yeses.length} times yes, ${mandates.length} mandates.`];
	return [
		...early.map(({ type, position }) => `${id}: ${type} at ${position} is before a yes.`),
		...uneven,
	];
}

/** A question was recorded before it was asked, and none came when its answer was recorded. */
function askedInVain(
	facts: readonly Fact[],
	person: Interviewee,
	questions: readonly Asked[],
): string[] {
	const consulted = ofType(facts, `intake-${person.id}`, "IntakeConsulted");
	return person.sent.flatMap((said) => {
		if (said.said === undefined) return [];
		const asked = questions.filter((question) => question.said === said.said);
		const recorded = consulted.filter(({ data }) => data.request === said.request).length;
		const [answer] = answersTo(facts, person, said);
		const late = asked.filter(({ at }) => answer !== undefined && at > answer.recordedAt);
		return [
			...(asked.length > recorded
				? [
						`${person.id}: ${said.said} was asked ${asked.length} times and recorded ${recorded} times.`,
					]
				: []),
			...late.map(({ at }) => `${person.id}: ${said.said} was asked at ${at}, after its answer.`),
		];
	});
}

/** Before a model is asked, what that can cost is set aside: the person's, and the market's of the day. */
function unpaid(facts: readonly Fact[], { id }: Interviewee): string[] {
	const reserved = facts.filter(
		({ type, data }) => type === "SpendingReserved" && data.principal === id,
	);
	return ofType(facts, `intake-${id}`, "IntakeConsulted").flatMap((consulted, index) => {
		const before = reserved.filter(({ position }) => position < consulted.position);
		const own = before.some(({ data }) => data.reservation === consulted.data.spending);
		const shared = before.filter(({ stream }) => stream.startsWith("reading-")).length;
		return own && shared > index ? [] : [`${id}: nothing is set aside for ${consulted.position}.`];
	});
}

/** One intake has so many questions and costs so much, with all that was set aside for answers that never came. */
function beyondOneIntake(facts: readonly Fact[], { id }: Interviewee): string[] {
	let [consulted, cost] = [0, 0];
	const wrong: string[] = [];
	for (const { type, data, position } of facts.filter(({ stream }) => stream === `intake-${id}`)) {
		if (type === "IntakeBegun") [consulted, cost] = [0, 0];
		if (type === "IntakeConsulted") {
			consulted++;
			cost += Number(data.microDollars);
		}
		const model = data.model as {
			usage: { microDollars?: number } | null;
			reserved: number;
		} | null;
		if (type === "IntakeAnswered" && model !== null)
			cost +=
				(model.usage === null ? 0 : (model.usage.microDollars ?? model.reserved)) - model.reserved;
		if (consulted > MOST_CONSULTED || cost > MOST_AN_INTAKE)
			wrong.push(`${id}: ${consulted} questions for ${cost} in one intake, at ${position}.`);
	}
	return wrong;
}

/** What is set aside and what was spent, together, never were more than the cap. */
function beyond(facts: readonly Fact[], stream: string, cap: number): string[] {
	let sum = 0;
	return ofType(facts, stream, "SpendingReserved", "SpendingSettled").flatMap((fact) => {
		const { microDollars, reserved = 0 } = fact.data as { microDollars: number; reserved?: number };
		sum += microDollars - reserved;
		return sum > cap ? [`${stream} stands at ${sum} at ${fact.position}, and may at ${cap}.`] : [];
	});
}
