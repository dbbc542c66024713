import { setTimeout as delay } from "node:timers/promises";
import { hashOf } from "@parley/contracts/hash";
import { rootId } from "@parley/contracts/id";
import { type Answered, client } from "../integration/http-client.ts";

/** What a person sent, by the id under which the market knows it. */
export interface Said {
	readonly request: string;
	readonly heard: string;
	/** Their own words, where there are any. */
	readonly said?: string;
}

interface Body {
	readonly say?: string;
	readonly answers?: Readonly<Record<string, unknown>>;
	readonly consent?: boolean;
}

interface Question {
	readonly field: string;
	readonly answer: { readonly kind: string; readonly options?: readonly string[] };
}
interface Shown {
	readonly question: Question | null;
	readonly hash: string | null;
}

const SAYINGS = 4;
const PATIENCE_MS = 60_000;

/**
 * Somebody who says again, under the same key, whatever they got no answer to. Where a model is said to read still what
 * they said before, they answer a field instead and then say it again.
 */
export class Interviewee {
	readonly id: string;
	readonly #token: string;
	readonly #url: () => string;
	/** All that was sent, and what of it was answered with a yes. */
	readonly sent: Said[] = [];
	readonly acknowledged: Said[] = [];
	/** The hashes of what they said yes to, and were told that it is so. */
	readonly confirmed: string[] = [];
	readonly refused: string[] = [];
	#keys = 0;
	/** Of no two people the same number is said. */
	#kayaks: number;

	constructor(id: string, token: string, kayaks: number, url: () => string) {
		this.#kayaks = kayaks;
		this.id = id;
		this.#token = token;
		this.#url = url;
	}

	/** One interview after the other, each to its yes. */
	async talk(isOver: () => boolean): Promise<void> {
		for (let round = 1; round === 1 || !isOver(); round++) {
			for (let n = 0; n < SAYINGS; n++)
				await this.#tell({ say: `I own kayak number ${++this.#kayaks}`, consent: true });
			const want = { query: `tent of kind ${round}`, category: "outdoors", most: "90 USD" };
			const whole = { sells: "none", wants: [want], budget: "90 USD", deadline: "10 days" };
			let shown = await this.#tell({ answers: { ...whole, rest: "usual" } });
			for (let n = 0; n < 10 && shown?.question != null; n++)
				shown = await this.#tell({ answers: { [shown.question.field]: usual(shown.question) } });
			if (shown?.hash != null) await this.#sayYes(shown.hash);
		}
	}

	async #tell(body: Body): Promise<Shown | undefined> {
		const { say, answers, consent } = body;
		const key = `key ${++this.#keys}`;
		const path = "/principals/{id}/intake";
		const request = rootId(JSON.stringify(["principal", this.id, key, "POST", path]));
		const heard = hashOf({ say: say ?? null, answers: answers ?? null, consent: consent ?? null });
		const said: Said = { request, heard, ...(say === undefined ? {} : { said: say }) };
		this.sent.push(said);
		for (;;) {
			const answer = await this.#post("", body, key);
			if (answer.status === 200) {
				this.acknowledged.push(said);
				return answer.body as Shown;
			}
			this.refused.push(answer.code);
			if (answer.code !== "INTAKE_READING") return undefined;
			await this.#tell({ answers: { deadline: "10 days" } });
		}
	}

	async #sayYes(hash: string): Promise<void> {
		const { status, code } = await this.#post("/confirm", { hash }, `yes ${++this.#keys}`);
		if (status === 200) this.confirmed.push(hash);
		else this.refused.push(code);
	}

	/** Sends it until there is an answer. */
	async #post(path: string, body: unknown, key: string): Promise<Answered> {
		for (const until = performance.now() + PATIENCE_MS; ; ) {
			const http = client(this.#url(), this.#token);
			const where = `/principals/${this.id}/intake${path}`;
			const answer = await http("POST", where, body, { "idempotency-key": key }).catch(
				() => undefined,
			);
			if (answer !== undefined && answer.status < 500) return answer;
			if (performance.now() > until)
				throw new Error(
					`${this.id} got no answer in a minute: ${answer?.text ?? "nobody is there"}`,
				);
			await delay(30);
		}
	}
}

function usual({ answer: { kind, options } }: Question): unknown {
	if (options !== undefined) return options[0];
	const values: Readonly<Record<string, string>> = {
		...{ price: "90 USD", number: "1", time: "10 days", list: "none", rules: "usual" },
	};
	return values[kind] ?? "another one";
}
