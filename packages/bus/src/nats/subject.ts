/** What things are called on the broker. */

const TOKEN = /^[A-Za-z0-9_-]+$/;
const LONGEST = 64;

export interface Names {
	readonly stream: string;
	/** Everything that the market's stream keeps. */
	readonly facts: string;
	fact(type: string): string;
	/** The subject of a request, such as `command.listing`. */
	request(subject: string): string;
	/** The same with the market in braces: what may be in the name of a span. */
	template(subject: string): string;
	/** The durable consumer of a subscription. */
	durable(subscription: string): string;
}

/** The names of a market. Rejects a market whose name would mean something else in a subject. */
export function namesOf(market: string): Names {
	if (!TOKEN.test(market) || market.length > LONGEST)
		throw new Error(
			`The market's name "${market}" cannot be part of a subject; use up to ${LONGEST} letters, digits, - and _ only.`,
		);
	const prefix = `parley.${market}`;
	return {
		stream: `PARLEY_${market}`,
		facts: `${prefix}.fact.>`,
		fact: (type) => `${prefix}.fact.${token(type)}`,
		request(subject) {
			const tokens = subject.split(".");
			if (tokens[0] === "fact")
				throw new Error(`"${subject}" is no subject of a request: facts are published, not asked.`);
			return `${prefix}.${tokens.map(token).join(".")}`;
		},
		template: (subject) => `parley.{market}.${subject}`,
		durable: (subscription) => token(subscription.replaceAll(".", "_")),
	};
}

function token(text: string): string {
	if (!TOKEN.test(text))
		throw new Error(
			`"${text}" cannot be part of a subject; use letters, digits, - and _ only, with dots between parts.`,
		);
	return text;
}
