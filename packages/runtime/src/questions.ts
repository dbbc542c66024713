import { QUESTIONS } from "@parley/contracts/question";
import { isStorable } from "@parley/ledger/postgres/storable";

/** A question that asks nothing which is answered here. Its name is the refusal's code, and travels with it. */
class Malformed extends Error {
	override readonly name = "MALFORMED";
}

/** Makes sure that a question says what its kind must say before anybody looks for an answer. Throws `Malformed`. */
export function understoodQuestion(subject: string, body: unknown): unknown {
	const schema = Object.hasOwn(QUESTIONS, subject)
		? QUESTIONS[subject as keyof typeof QUESTIONS]
		: undefined;
	if (schema === undefined) throw new TypeError(`The question ${subject} has no schema.`);
	const parsed = schema.safeParse(body);
	if (!parsed.success) {
		const issue = parsed.error.issues[0];
		const where = issue === undefined || issue.path.length === 0 ? "it" : issue.path.join(".");
		throw new Malformed(`${subject} does not ask what it must: ${where}: ${issue?.message}.`);
	}
	if (!isStorable(JSON.stringify(parsed.data)))
		throw new Malformed(`${subject} holds a character that is in no text here.`);
	return parsed.data;
}
