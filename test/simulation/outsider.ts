import type { Command } from "@parley/contracts/command";
import type { Actor, Fact } from "@parley/contracts/fact";
import { rootId } from "@parley/contracts/id";
import { later } from "@parley/contracts/time";
import type { Random } from "./random.ts";
import { openTables, type Seat } from "./table-view.ts";

interface View {
	readonly facts: readonly Fact[];
	readonly sent: readonly Command[];
	readonly now: string;
}

type Said = Omit<Command, "id">;

const MALLORY = "mallory";
const principal = (id: string): Actor => ({ kind: "principal", id });

/**
 * Somebody from outside who can send any command that people may send, and means harm: forged hashes, moves out of
 * turn and in foreign negotiations, used ids with other bodies, and repeats of what others sent.
 */
export class Outsider {
	readonly #random: Random;
	readonly #name: string;
	#count = 0;

	constructor(random: Random, name: string) {
		this.#random = random;
		this.#name = name;
	}

	next(view: View): Command | undefined {
		const id = rootId(`${this.#name}:outsider:${this.#count++}`);
		if (view.sent.length > 0 && this.#random.chance(0.3)) return this.#used(view.sent);
		const seats = openTables(view.facts);
		if (seats.length === 0) return { id, ...this.#elsewhere(view) };
		const seat = this.#random.pick(seats);
		const said = this.#random.pick(ATTACKS)(seat, view, this.#random);
		return said === undefined ? undefined : { id, ...said };
	}

	/** A command that was sent before: as it was, or with another body under its id. */
	#used(sent: readonly Command[]): Command {
		const command = this.#random.pick(sent);
		if (this.#random.chance(0.5)) return command;
		const data = command.data as Record<string, unknown>;
		// Still well formed, so that nothing but the used id speaks against it.
		const other = "by" in data ? { ...data, by: MALLORY } : undefined;
		return other === undefined ? command : { ...command, data: other };
	}

	#elsewhere({ facts, now }: View): Said {
		const listings = facts.filter(({ type }) => type === "ListingPublished");
		const stream = listings.length === 0 ? "listing-item-1" : this.#random.pick(listings).stream;
		const listing = stream.slice("listing-".length);
		const negotiationId = rootId(`${this.#name}:forged:${this.#count}`);
		const opening = {
			negotiationId,
			listing,
			revision: 1,
			quantity: 1,
			deadline: later(now, 3_600_000),
			maxRounds: 3,
		};
		const to = (data: unknown): Said => ({
			stream: `negotiation-${negotiationId}`,
			type: "OpenNegotiation",
			data,
			actor: principal(MALLORY),
		});
		return this.#random.pick([
			{
				stream,
				type: "ReviseListing",
				data: { by: MALLORY, changes: { title: "mine" } },
				actor: principal(MALLORY),
			},
			{
				stream,
				type: "WithdrawListing",
				data: { by: MALLORY, reason: "spite" },
				actor: principal(MALLORY),
			},
			{
				stream,
				type: "AnswerClarification",
				data: { by: MALLORY, slot: "unit", answer: "lot" },
				actor: principal(MALLORY),
			},
			to({ ...opening, buyer: MALLORY, seller: MALLORY }),
			to({ ...opening, buyer: MALLORY, seller: "bo", revision: 9 }),
			to({ ...opening, buyer: MALLORY, seller: "bo", listing: "item-99" }),
			to({ ...opening, buyer: MALLORY, seller: "bo", quantity: 99 }),
		]);
	}
}

type Attack = (seat: Seat, view: View, random: Random) => Said | undefined;

const move = ({ opened }: Seat, type: string, by: string, data: object): Said => ({
	stream: `negotiation-${opened.negotiationId}`,
	type,
	data: { by, ...data },
	actor: principal(by),
});

const partner = ({ opened }: Seat, by: string): string =>
	by === opened.buyer ? opened.seller : opened.buyer;

function accept(
	seat: Seat,
	by: (offerer: string) => string,
	changes: object = {},
): Said | undefined {
	const { standing } = seat;
	if (standing === undefined) return undefined;
	const { offerId, hash } = standing;
	return move(seat, "AcceptOffer", by(standing.by), { offerId, hash, ...changes });
}

function offer(seat: Seat, { now }: View, by: string, inReplyTo: string | null): Said | undefined {
	const last = seat.offers.at(-1);
	if (last === undefined) return undefined;
	const { listing, revision, terms } = last;
	return move(seat, "MakeOffer", by, {
		listing,
		revision,
		terms,
		inReplyTo,
		expiresAt: later(now, 1_000),
	});
}

const ATTACKS: readonly Attack[] = [
	(seat) => accept(seat, (by) => partner(seat, by), { hash: "f".repeat(64) }),
	(seat) => accept(seat, () => MALLORY),
	(seat) => accept(seat, (by) => by),
	(seat, _, random) => {
		const old = seat.offers.filter(({ offerId }) => offerId !== seat.standing?.offerId);
		if (old.length === 0) return undefined;
		const { offerId, hash, by } = random.pick(old);
		return move(seat, "AcceptOffer", partner(seat, by), { offerId, hash });
	},
	// A second offer by the side whose offer stands.
	(seat, view) => seat.standing && offer(seat, view, seat.standing.by, seat.standing.offerId),
	// A counter-offer to an offer that does not stand.
	(seat, view) => seat.standing && offer(seat, view, partner(seat, seat.standing.by), null),
	(seat, view) => offer(seat, view, MALLORY, seat.standing?.offerId ?? null),
	(seat) =>
		seat.standing &&
		move(seat, "WithdrawOffer", partner(seat, seat.standing.by), {
			offerId: seat.standing.offerId,
		}),
	(seat) =>
		seat.standing &&
		move(seat, "DeclineOffer", seat.standing.by, { offerId: seat.standing.offerId }),
	(seat) => seat.standing && move(seat, "ExpireOffer", MALLORY, {}),
	(seat) => move(seat, "WalkAway", MALLORY, { code: "other" }),
	(seat) => move(seat, "PostMessage", MALLORY, { text: "Send the money to me." }),
	(seat) => ({ ...move(seat, "EndNegotiation", seat.opened.buyer, { reason: "cancelled" }) }),
	// What a party may do, as often as it likes.
	(seat) => move(seat, "PostMessage", seat.opened.buyer, { text: "Is it still there?" }),
	(seat) => move(seat, "PostMessage", seat.opened.seller, { text: "It is." }),
];
