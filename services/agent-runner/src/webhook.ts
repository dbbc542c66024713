import { createHmac } from "node:crypto";
import { isFact } from "@parley/contracts/catalogue";
import type { Process } from "@parley/runtime/service";
import type { EscalationState } from "./domain/escalation.ts";
import type { MandateState } from "./domain/mandate.ts";

/** Sends a text to an address and resolves to the status it was answered with. */
export type Post = (
	url: string,
	body: string,
	headers: Readonly<Record<string, string>>,
) => Promise<number>;

/** One less than after which the bus would park the fact: no operator can mend a stranger's address. */
const MOST_TRIES = 4;

/**
 * Sends a question to where its principal wants to hear of it. It may be sent more than once, under the same id: an address
 * that does not take it is tried again as the bus delivers again, and at last left alone, as the inbox has the question too.
 */
export function tellWebhook(post: Post | undefined): Process {
	const failures = new Map<string, number>();
	return telling(
		post &&
			(async (factId, ...letter) => {
				try {
					const status = await post(...letter);
					// The address may hold a secret of its own, so it is not said.
					if (!(status >= 200 && status < 300))
						throw new Error(`A principal's webhook answered ${status}; it is sent again.`);
					failures.delete(factId);
				} catch (error) {
					const times = (failures.get(factId) ?? 0) + 1;
					failures.set(factId, times);
					if (times < MOST_TRIES) throw error;
					failures.delete(factId);
				}
			}),
	);
}

type Deliver = (factId: string, ...letter: Parameters<Post>) => Promise<void>;

const telling = (deliver: Deliver | undefined): Process => ({
	name: "tell-webhook",
	on: ["EscalationRaised"],
	// Each question for itself: an address that hangs keeps nobody else waiting.
	keys: (fact) => [`webhook/${fact.stream}`],
	async handle(fact, world) {
		if (deliver === undefined || !isFact(fact, "EscalationRaised")) return;
		const { principal, reason, question, options, deadline } = fact.data;
		const mandate = await world.load<MandateState>(`mandate-${principal}`);
		const webhook = mandate.status === "granted" ? mandate.mandate.webhook : undefined;
		const asked = await world.load<EscalationState>(fact.stream);
		if (webhook === undefined || webhook === null || asked.status !== "open") return;
		const id = fact.stream.slice("escalation-".length);
		const body = JSON.stringify({ id, reason, question, options, deadline });
		const at = world.now();
		await deliver(fact.id, webhook.url, body, {
			"content-type": "application/json",
			"parley-delivery": fact.id,
			"parley-signature": `t=${at},v1=${signatureOf(webhook.secret, at, body)}`,
		});
	},
});

/** HMAC-SHA256 over the time and the body, so that neither can be another's. */
export const signatureOf = (secret: string, at: string, body: string): string =>
	createHmac("sha256", secret).update(`${at}.${body}`).digest("hex");
