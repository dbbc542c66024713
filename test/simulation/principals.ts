import type { Command } from "@parley/contracts/command";
import type { Actor, Fact } from "@parley/contracts/fact";
import { hashOf } from "@parley/contracts/hash";
import { rootId } from "@parley/contracts/id";
import { minorOf, moneyOf } from "@parley/contracts/money";
import type { Participant } from "@parley/contracts/participant";
import { later } from "@parley/contracts/time";
import type { Random } from "./random.ts";
import { openDeals, openTables } from "./table-view.ts";

type Said = Omit<Command, "id">;

interface View {
	readonly facts: readonly Fact[];
	readonly now: string;
}

/** Who has revoked their mandate grants the same once more. */
function anew(
	facts: readonly Fact[],
	person: string,
	own: (type: string, data: unknown) => Said,
): Said | undefined {
	const granted = facts.filter(({ stream }) => stream === `mandate-${person}`);
	const isOver = granted.findLast(({ type }) => OVER.has(type))?.type === "MandateRevoked";
	return isOver ? own("GrantMandate", granted[0]?.data) : undefined;
}
const OVER: ReadonlySet<string> = new Set(["MandateGranted", "MandateRevoked"]);

/** The people behind the agents, who change their minds at any moment, and the arbiter who decides their disputes. */
export class Principals {
	readonly #random: Random;
	readonly #people: readonly Participant[];
	readonly #name: string;
	/** Deals whose decision somebody had the chance to appeal. */
	readonly #heard = new Set<string>();
	#count = 0;

	constructor(random: Random, people: readonly Participant[], name: string) {
		this.#random = random;
		this.#people = people;
		this.#name = name;
	}

	/** What somebody does of their own accord. */
	next(view: View): Command | undefined {
		const deals = openDeals(view.facts);
		const said =
			deals.length > 0 && this.#random.chance(0.3) ? this.#aboutDeal(view) : this.#whim(view);
		return said === undefined ? undefined : this.#command(said);
	}

	/** What parties say to decisions that they have just heard: some appeal. */
	appeals({ facts }: View): Command[] {
		const heard = openDeals(facts).filter(
			({ dealId, types }) => types.has("DisputeDecided") && !this.#heard.has(dealId),
		);
		for (const { dealId } of heard) this.#heard.add(dealId);
		return heard
			.filter(() => this.#random.chance(0.5))
			.map(({ dealId, opened }) => {
				const by = this.#random.pick([opened.buyer, opened.seller]);
				return this.#command({
					stream: `deal-${dealId}`,
					type: "AppealDecision",
					data: { by, reason: "I was not heard." },
					actor: { kind: "principal", id: by },
				});
			});
	}

	/** A decision on every dispute that waits for one; `undecided` says when the next may be decided. */
	arbitrate({ facts, now }: View): { commands: Command[]; next: string | undefined } {
		const waiting = openDeals(facts).filter(
			({ dispute, types }) =>
				dispute &&
				// The house decides what was missed; only an appeal against that is a judge's.
				(dispute.actor.kind !== "timer" || types.has("DecisionAppealed")) &&
				!types.has("DisputeDecided"),
		);
		const ripe = waiting.filter(
			({ dispute, answered }) => answered || (dispute?.data.answerBy ?? "") <= now,
		);
		const next = waiting
			.filter((deal) => !ripe.includes(deal))
			.map(({ dispute }) => dispute?.data.answerBy)
			.toSorted()[0];
		const commands = ripe.map(({ dealId, opened }) => {
			const outcome = this.#random.pick(["release", "refund", "split"]);
			const total = minorOf(opened.terms.total);
			const part = (total * BigInt(this.#random.between(0, 100))) / 100n;
			const { currency } = opened.terms.total;
			const split = { seller: moneyOf(part, currency), buyer: moneyOf(total - part, currency) };
			const data = {
				outcome,
				split: outcome === "split" ? split : null,
				reasons: ["Both were heard."],
			};
			return this.#command({
				stream: `deal-${dealId}`,
				type: "DecideDispute",
				data,
				actor: { kind: "arbiter", id: "judge" },
			});
		});
		return { commands, next };
	}

	#command(said: Said): Command {
		return { id: rootId(`${this.#name}:principal:${this.#count++}`), ...said };
	}

	#whim({ facts }: View): Said | undefined {
		const person = this.#random.pick(this.#people);
		const actor: Actor = { kind: "principal", id: person.id };
		const own = (type: string, data: unknown): Said => ({
			stream: `mandate-${person.id}`,
			type,
			data,
			actor,
		});
		const dice = this.#random.below(10);
		if (dice === 0) return anew(facts, person.id, own) ?? own("RevokeMandate", {});
		if (dice <= 2)
			return own("AmendMandate", {
				wants: person.wants.map((want) => ({ ...want, ceiling: this.#shifted(want.ceiling) })),
			});
		if (dice === 3)
			return {
				stream: `account-${person.id}`,
				type: "WithdrawFunds",
				data: { amount: moneyOf(minorOf(person.budget) / 2n, "USD") },
				actor,
			};
		if (dice <= 6) return this.#aboutListing(person, actor);
		const seats = openTables(facts).filter(({ standing }) => standing?.by === person.id);
		const offerId = seats.length === 0 ? undefined : this.#random.pick(seats).standing;
		if (offerId === undefined) return undefined;
		return {
			stream: `negotiation-${offerId.negotiationId}`,
			type: "WithdrawOffer",
			data: { by: person.id, offerId: offerId.offerId },
			actor,
		};
	}

	#aboutListing({ id, sells }: Participant, actor: Actor): Said | undefined {
		if (sells.length === 0) return undefined;
		const { id: listing, ask, quantity } = this.#random.pick(sells);
		const stream = `listing-${listing}`;
		if (this.#random.chance(0.2))
			return { stream, type: "WithdrawListing", data: { by: id, reason: "kept" }, actor };
		const changes = this.#random.pick([
			{ ask: this.#shifted(ask) },
			{ quantity: this.#random.between(1, quantity + 1) },
			{ description: "Now with a scratch." },
		]);
		return { stream, type: "ReviseListing", data: { by: id, changes }, actor };
	}

	#shifted({ minor, currency }: { minor: string; currency: string }) {
		return moneyOf((BigInt(minor) * BigInt(this.#random.between(80, 125))) / 100n, currency);
	}

	#aboutDeal({ facts, now }: View): Said {
		const { dealId, opened, dispute } = this.#random.pick(openDeals(facts));
		const by = this.#random.pick([opened.buyer, opened.seller]);
		const to = (type: string, data: object): Said => ({
			stream: `deal-${dealId}`,
			type,
			data: { by, ...data },
			actor: { kind: "principal", id: by },
		});
		if (dispute === undefined)
			return to("OpenDispute", {
				reason: "It is not as described.",
				claim: opened.terms.total,
				answerBy: later(now, 86_400_000),
			});
		return this.#random.pick([
			to("SubmitEvidence", { kind: "photo", hash: hashOf([dealId, by]) }),
			to("AppealDecision", { reason: "I was not heard." }),
			to("EscalateDispute", {}),
			{ ...to("AuthoriseReturn", {}), data: { by: opened.seller } },
			{ ...to("ReceiveReturn", {}), data: { by: opened.seller } },
		]);
	}
}
