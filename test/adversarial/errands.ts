import { openLedger } from "@parley/ledger/postgres/postgres-ledger";
import type { Client } from "../integration/http-client.ts";
import type { LiveMarket } from "../integration/live-market.ts";
import { mandateBody, must, usd } from "../integration/market-people.ts";
import { OWNERS, type Owner } from "./canaries.ts";
import { entrust, question, type Scene } from "./fuzz-scene.ts";
import type { Role } from "./role.ts";

/** One thing that somebody can do at this moment, as the market stands. */
export interface Errand {
	/** As the document names it: `POST /deals/{id}/release`. */
	readonly what: string;
	readonly role: Role;
	/** What stands for the names in its path. */
	readonly named?: Readonly<Record<string, string>>;
	readonly body?: unknown;
}

interface Deal {
	readonly id: string;
	readonly status: string;
	readonly confirmed: readonly string[];
	readonly terms: { readonly total: { readonly amount: string } };
	readonly dispute: {
		readonly evidence: readonly unknown[];
		readonly returnAuthorised: boolean;
		readonly escalatedBy: string | null;
	} | null;
}
interface Turn {
	readonly id: string;
	readonly moves: readonly string[];
	readonly negotiation: { readonly standing: Standing | null } | null;
}
interface Standing {
	readonly offerId: string;
	readonly hash: string;
	readonly by: string;
}

const DEALS = 12;
const FEW = 4;
const LISTED = 20;
const HASH = "ab".repeat(32);
const PARKED_BY = "settlement.open-deal";
const NOWHERE = 1_000_000_000;

/**
 * Looks, as everybody who takes part would, for what can be done next, and sees to it that there is always something:
 * without it a fuzzer finds no deal to dispute and no question to answer, and nothing of what lies behind is tried.
 */
export class Errands {
	readonly #market: LiveMarket;
	readonly #scene: Scene;
	readonly #unclear = new Map<Owner, string>();
	#published = 0;

	constructor(market: LiveMarket, scene: Scene) {
		this.#market = market;
		this.#scene = scene;
	}

	async now(): Promise<Errand[]> {
		const deals = await this.#deals();
		return [
			...deals.flatMap(stepsOf),
			...(await Promise.all(OWNERS.map((owner) => this.#clarification(owner)))),
			...(await this.#questions()),
			...(await this.#turns()),
			...(await this.#parked()),
			...(await this.#newcomers()),
			...(await this.#understood()),
			...SETTINGS,
		];
	}

	async #deals(): Promise<Deal[]> {
		const bea = this.#scene.as("bea");
		const found: Deal[] = [];
		for (const status of ["scheduled", "inspecting", "disputed"])
			found.push(...(await items<Deal>(bea, `/deals?status=${status}&limit=${LISTED}`)));
		if (found.filter(({ status }) => status === "scheduled").length >= FEW) return found;
		await this.#scene.trade.deals(DEALS);
		return this.#deals();
	}

	/** Somebody's lamps, about which somebody else has asked what has not been answered. */
	async #clarification(owner: Owner): Promise<Errand> {
		const http = this.#scene.as(owner);
		const before = this.#unclear.get(owner);
		const known = before === undefined ? undefined : await http("GET", `/listings/${before}`);
		const id =
			known !== undefined && isUnclear(known.body)
				? (before ?? "")
				: await this.#unclearListing(owner);
		return {
			...{ what: "PUT /listings/{id}/clarifications/{slot}", role: owner },
			...{ named: { id, slot: "unit" }, body: { answer: "each" } },
		};
	}

	async #unclearListing(owner: Owner): Promise<string> {
		const id = `${owner}-lamps-${this.#published++}`;
		this.#unclear.set(owner, id);
		const said = { title: "Lamps", description: "Red ones.", category: "home", quantity: 3 };
		const listing = { id, ...said, ask: usd("8.00") };
		await must(this.#scene.as(owner)("POST", "/listings", listing));
		const asked = { slot: "unit", question: "Is it for each?", readings: ["each", "lot"] };
		await must(this.#scene.as("sal")("POST", `/listings/${id}/clarifications`, asked));
		return id;
	}

	async #questions(): Promise<Errand[]> {
		const open = (owner: Owner) =>
			items<{ readonly id: string; readonly options: readonly string[] }>(
				this.#scene.as(owner),
				"/escalations?status=open",
			);
		if ((await open("anna")).length === 0) await question(this.#scene.as("program"), "anna");
		const what = "POST /escalations/{id}/answer";
		const all = await Promise.all(
			OWNERS.map(async (role) =>
				(await open(role)).map(({ id }) => ({
					what,
					role,
					named: { id },
					body: { choice: "yes" },
				})),
			),
		);
		return all.flat();
	}

	async #turns(): Promise<Errand[]> {
		const turns = await items<Turn>(this.#scene.as("program"), "/agent/turns");
		// Every want is covered or was looked into: she looks for something else.
		if (turns.length < FEW) await entrust(this.#scene.as("anna"), "anna");
		return turns.slice(0, LISTED).flatMap((turn) => {
			const seen = { role: "program", named: { id: turn.id } } as const;
			return [
				{ ...seen, what: "GET /agent/turns/{id}" },
				...movesOf(turn).map((body) => ({ ...seen, what: "POST /agent/turns/{id}/move", body })),
			];
		});
	}

	/** A fact that was handled long ago, and a place where none is: the first is taken up and done, the other fails again. */
	async #parked(): Promise<Errand[]> {
		const operator = this.#scene.as("operator");
		const { parked } = (await must(operator("GET", "/parked"))).body as {
			readonly parked: readonly { readonly subscription: string; readonly position: number }[];
		};
		if (parked.length < 2) await this.#park();
		return parked.map(({ subscription, position }) => ({
			what: "POST /parked/{subscription}/{position}/again",
			role: "operator",
			named: { subscription, position: String(position) },
		}));
	}

	async #park(): Promise<void> {
		const operator = this.#scene.as("operator");
		const [accepted] = await items<{ readonly position: number }>(
			operator,
			"/facts?types=OfferAccepted&limit=1",
		);
		const { database: url } = this.#market;
		const ledger = await openLedger({ url, market: "market", reader: "settlement" });
		try {
			for (const position of [accepted?.position ?? NOWHERE, NOWHERE])
				await ledger.checkpoints.park(PARKED_BY, position, "It was put here by a test.");
		} finally {
			await ledger.close();
		}
	}

	/** Carol says what she wants, and later that she wants nothing any more. Who judges has yet to join. */
	async #newcomers(): Promise<Errand[]> {
		const { body } = await this.#scene.as("carol")("GET", "/principals/carol");
		const agent = { kind: "scripted", tactic: "linear" };
		const hers = { role: "carol", named: { id: "carol" } } as const;
		const { mandate } = body as { readonly mandate: "none" | "granted" | "revoked" };
		const path = "/principals/{id}/mandate";
		return [
			{ what: "POST /principals", role: "arbiter", body: { currency: "USD" } },
			...(mandate === "none"
				? [{ ...hers, what: `PUT ${path}`, body: mandateBody({ budget: "500.00", agent }) }]
				: []),
			...(mandate === "granted" ? [{ ...hers, what: `DELETE ${path}` }] : []),
		];
	}

	/** The operator, who trades as well, was asked until nothing is unclear, and has only to say yes. */
	async #understood(): Promise<Errand[]> {
		const said = await must(
			this.#scene.as("operator")("POST", "/principals/the-operator/intake", { answers: WISHES }),
		);
		const { hash } = said.body as { readonly hash: string };
		const named = { id: "the-operator" };
		const what = "POST /principals/{id}/intake/confirm";
		return [{ what, role: "operator", named, body: { hash } }];
	}
}

const inAYear = () => new Date(Date.now() + 365 * 86_400_000).toISOString();

/** A whole intake, as somebody fills it in who knows what they want. */
const WISHES = {
	sells: "none",
	wants: [{ query: "city bike", category: "bikes", most: "5 USD" }],
	budget: "5 USD",
	owns: "none",
	deadline: inAYear(),
	rest: "usual",
};

/** What can be set anew at any time. Nobody asks Sal anything, so nothing is sent to the address. */
const SETTINGS: readonly Errand[] = [
	{
		...{ what: "PATCH /listings/{id}", role: "anna", named: { id: "anna-bike" } },
		body: { description: "Good, and oiled." },
	},
	{
		...{ what: "PUT /principals/{id}/mandate/webhook", role: "sal", named: { id: "sal" } },
		body: { url: "https://hooks.example/questions" },
	},
	{ what: "DELETE /principals/{id}/mandate/webhook", role: "sal", named: { id: "sal" } },
	{
		...{ what: "POST /agent/escalations", role: "program" },
		body: {
			...{ reason: "a doubt", question: "Shall it be red?", options: ["yes", "no"] },
			...{ default: "no", deadline: inAYear() },
		},
	},
];

const items = async <T>(http: Client, path: string): Promise<T[]> =>
	((await must(http("GET", path))).body as { items: T[] }).items;

const isUnclear = (shown: unknown): boolean => {
	const { status, questions = [] } = shown as {
		readonly status?: string;
		readonly questions?: readonly { readonly slot: string }[];
	};
	return status === "on_sale" && questions.some(({ slot }) => slot === "unit");
};

/** What the parties and an arbiter may do with a deal now. */
function stepsOf({ id, status, confirmed, terms, dispute }: Deal): Errand[] {
	const step = (role: Role, verb: string, body?: unknown): Errand => ({
		...{ what: `POST /deals/{id}/${verb}`, role, named: { id } },
		...(body === undefined ? {} : { body }),
	});
	const parties = ["sal", "bea"] as const;
	const { amount } = terms.total;
	if (dispute === null) {
		// Sal's agent may still be about to.
		const late = parties.filter((party) => !confirmed.includes(party));
		return [
			...(status === "scheduled" ? late.map((party) => step(party, "handover")) : []),
			...(status === "inspecting" ? [step("bea", "release"), step("bea", "release")] : []),
			...parties.map((party) =>
				step(party, "dispute", { reason: "scratched", claim: usd("1.00") }),
			),
		];
	}
	const reasons = ["The photo shows it."];
	const split = { seller: usd(amount), buyer: usd("0.00") };
	const decisions = [
		{ outcome: "split", split, reasons },
		{ outcome: "refund", reasons },
		{ outcome: "release", reasons },
	];
	return [
		...parties.map((party) => step(party, "evidence", { kind: "photo", hash: HASH })),
		...(dispute.escalatedBy === null ? parties.map((party) => step(party, "escalation")) : []),
		step("sal", dispute.returnAuthorised ? "return-receipt" : "return-authorisation"),
		...(dispute.evidence.length > 0
			? decisions.map((one) => step("arbiter", "decision", one))
			: []),
	];
}

/** What a decision is answered with before it is carried out, which happens at once. */
export const appealsAfter = ({ named = {} }: Errand): Errand[] =>
	(["bea", "sal"] as const).map((role) => ({
		...{ what: "POST /deals/{id}/appeal", role, named, body: { reason: "Nobody looked." } },
	}));

function movesOf({ moves, negotiation }: Turn): unknown[] {
	const standing = negotiation?.standing;
	const possible: Readonly<Record<string, unknown>> = {
		open: { kind: "open", listing: "shop" },
		offer: { kind: "offer", price: usd("60.00") },
		...(standing?.by === "zoe"
			? { accept: { kind: "accept", offerId: standing.offerId, hash: standing.hash } }
			: {}),
		walk_away: { kind: "walk_away", code: "price" },
		hold: { kind: "hold" },
	};
	return moves.flatMap((kind) => (kind in possible ? [possible[kind]] : []));
}
