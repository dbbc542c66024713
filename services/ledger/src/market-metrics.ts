import { type Attributes, metrics } from "@opentelemetry/api";
import type { Message } from "@parley/bus/bus";
import { isFact } from "@parley/contracts/catalogue";
import { METRIC, PARLEY } from "@parley/contracts/conventions";
import { exponentOf } from "@parley/contracts/currency";
import type { Money } from "@parley/contracts/money";

/** Stories under way that are remembered for their duration; of more than these the oldest are forgotten. */
const MAX_STORIES = 20_000;

const MINUTES = [1, 5, 15, 30, 60, 300, 900, 3_600, 14_400, 86_400, 604_800, 1_209_600];
const ROUNDS = [1, 2, 3, 4, 6, 8, 10, 15, 20, 30, 50, 100, 200];
const PRICES = [1, 5, 10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000, 100_000];

/** When a negotiation or a deal began, and how many offers were made in it. */
interface Story {
	readonly began: number;
	offers: number;
}

/**
 * What happens in the market, in numbers, from the facts that the relay passes on. Hand it each message once it is in the
 * bus's charge. No id is a label, and a private fact says nothing here: what travels of it is a digest.
 */
export function marketMetrics(): (message: Message) => void {
	const count = instruments();
	const negotiations = new Stories();
	const deals = new Stories();
	let counted = 0;
	return (message) => {
		// A relay that takes over passes some positions on again.
		if (message.position <= counted) return;
		counted = message.position;
		if (isFact(message, "NegotiationOpened")) {
			negotiations.begin(message.data.negotiationId, message.at);
			count.started.add(1);
		} else if (isFact(message, "OfferMade")) {
			negotiations.offer(message.data.negotiationId);
		} else if (isFact(message, "NegotiationEnded")) {
			const { reason, code } = message.data;
			const labels = { [PARLEY.reason]: reason, ...(code === null ? {} : { [PARLEY.code]: code }) };
			count.outcomes.add(1, labels);
			const story = negotiations.end(message.negotiationId);
			if (story === undefined) return;
			count.duration.record(secondsSince(story, message.at), { [PARLEY.reason]: reason });
			count.offers.record(story.offers, { [PARLEY.reason]: reason });
		} else countDeal(message, deals, count);
	};
}

function countDeal(message: Message, deals: Stories, count: Instruments): void {
	const ended = (labels: Attributes): void => {
		const story = deals.end(message.dealId);
		if (story !== undefined) count.settlement.record(secondsSince(story, message.at), labels);
	};
	if (isFact(message, "DealOpened")) {
		const { total } = message.data.terms;
		deals.begin(message.data.offerId, message.at);
		count.value.record(inMajorUnits(total), { [PARLEY.currency]: total.currency });
	} else if (isFact(message, "DealFellThrough")) {
		count.failures.add(1, { [PARLEY.reason]: message.data.reason });
		ended({ [PARLEY.disposition]: "fell_through" });
	} else if (isFact(message, "DealClosed"))
		ended({ [PARLEY.disposition]: message.data.disposition });
	else if (isFact(message, "DisputeOpened")) count.disputes.add(1);
}

type Instruments = ReturnType<typeof instruments>;

function instruments() {
	const meter = metrics.getMeter("parley");
	const histogram = (name: string, unit: string, explicitBucketBoundaries: number[]) =>
		meter.createHistogram(name, { unit, advice: { explicitBucketBoundaries } });
	return {
		started: meter.createCounter(METRIC.negotiationsStarted),
		outcomes: meter.createCounter(METRIC.negotiationOutcomes),
		duration: histogram(METRIC.negotiationDuration, "s", MINUTES),
		offers: histogram(METRIC.negotiationOffers, "{offer}", ROUNDS),
		value: histogram(METRIC.dealValue, "{currency}", PRICES),
		settlement: histogram(METRIC.settlementDuration, "s", MINUTES),
		failures: meter.createCounter(METRIC.settlementFailures),
		disputes: meter.createCounter(METRIC.disputes),
	};
}

const secondsSince = ({ began }: Story, at: string): number => (Date.parse(at) - began) / 1_000;

/** Good enough to draw; nothing is ever paid by it. */
const inMajorUnits = ({ minor, currency }: Money): number =>
	Number(minor) / 10 ** (exponentOf(currency) ?? 0);

class Stories {
	readonly #under = new Map<string, Story>();

	begin(id: string, at: string): void {
		this.#under.set(id, { began: Date.parse(at), offers: 0 });
		const oldest = this.#under.keys().next().value;
		if (this.#under.size > MAX_STORIES && oldest !== undefined) this.#under.delete(oldest);
	}

	offer(id: string): void {
		const story = this.#under.get(id);
		if (story !== undefined) story.offers += 1;
	}

	/** Nothing where it was not seen to begin. */
	end(id: string | undefined): Story | undefined {
		const story = id === undefined ? undefined : this.#under.get(id);
		if (id !== undefined) this.#under.delete(id);
		return story;
	}
}
