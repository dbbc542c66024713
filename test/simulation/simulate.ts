import { agentRunner, turnParts } from "@parley/agent-runner";
import type { Command } from "@parley/contracts/command";
import type { Fact } from "@parley/contracts/fact";
import { later } from "@parley/contracts/time";
import { listing } from "@parley/listing";
import { openingOf } from "@parley/marketplace/opening";
import { negotiation } from "@parley/negotiation";
import { settlement } from "@parley/settlement";
import { type Defect, flawed } from "./defects.ts";
import { Heard, judge } from "./judge.ts";
import { Outsider } from "./outsider.ts";
import { people } from "./people.ts";
import { Principals } from "./principals.ts";
import { Random } from "./random.ts";
import { wild } from "./wild-agent.ts";
import { START, World } from "./world.ts";

export interface Outcome {
	readonly seed: number;
	/** Every rule that was broken, as sentences; empty when all is well. */
	readonly failures: readonly string[];
	readonly facts: readonly Fact[];
	readonly stats: Stats;
}

export interface Stats {
	readonly facts: number;
	readonly deals: number;
	readonly steps: number;
	readonly duplicates: number;
	readonly crashes: number;
	readonly outages: number;
	readonly races: number;
}

/** A market that has not come to rest after so many steps never will. */
const MOST_STEPS = 100_000;
const DEADLINE = later(START, 10 * 24 * 3_600_000);

/** Runs one market from its seed to its end, through every trouble there is, and judges what its ledger says. */
export async function simulate(seed: number, defect: Defect = NONE): Promise<Outcome> {
	const market = `sim-${seed}`;
	const random = new Random(seed);
	const participants = people(random);
	const parts = { ...turnParts, choose: wild(new Random(seed * 7_919 + 1)) };
	const honest = [listing, agentRunner(defect.parts?.(parts) ?? parts), negotiation, settlement];
	const services = flawed(honest, defect);
	const heard = new Heard(participants);
	const world = new World({
		market,
		random,
		services,
		store: defect.store ?? ((store) => store),
		heard: heard.take,
	});
	await open(world, openingOf(participants, market, DEADLINE), random.chance(0.1));
	const rested = await new Play(world, random, participants, heard, market).run();
	const { ledger, scheduler, stats } = world;
	const failures = [
		...(rested ? [] : ["rest: the market does not come to rest"]),
		...scheduler.defects.map(
			(error) => `thrown: ${error instanceof Error ? error.stack : String(error)}`,
		),
		...(await judge({ ledger, participants, services, heard })),
	];
	const deals = ledger.facts.filter(({ type }) => type === "DealOpened").length;
	const { steps, outages } = scheduler;
	return {
		seed,
		failures,
		facts: ledger.facts,
		stats: { facts: ledger.facts.length, deals, steps, outages, ...stats },
	};
}

/** Who comes to the market before the goods do finds nothing; mostly the goods come first. */
async function open(world: World, commands: readonly Command[], atOnce: boolean): Promise<void> {
	const streams = Map.groupBy(commands, ({ stream }) => stream);
	const [mandates, goods] = [true, false].map((mandate) =>
		[...streams.values()].filter(([first]) => first?.stream.startsWith("mandate-") === mandate),
	) as [Command[][], Command[][]];
	for (const stream of goods) world.send(...stream);
	while (!atOnce && !world.scheduler.idle) await world.scheduler.step();
	await world.catchUp(atOnce ? 0 : 1);
	for (const stream of mandates) world.send(...stream);
}

const NONE: Defect = { says: "nothing is wrong" };

/** The course of one run: what happens next, step by step. */
class Play {
	readonly #world: World;
	readonly #random: Random;
	readonly #heard: Heard;
	readonly #outsider: Outsider;
	readonly #principals: Principals;
	/** Acts of people and outsiders, and crashes, that are still to come. */
	#acts: number;
	#crashes: number;
	readonly #fired = new Set<string>();

	constructor(
		world: World,
		random: Random,
		participants: Parameters<typeof openingOf>[0],
		heard: Heard,
		name: string,
	) {
		this.#world = world;
		this.#random = random;
		this.#heard = heard;
		this.#outsider = new Outsider(random, name);
		this.#principals = new Principals(random, participants, name);
		this.#acts = random.between(5, 40);
		this.#crashes = random.between(0, 6);
	}

	/** False where the market does not come to rest. */
	async run(): Promise<boolean> {
		const { scheduler } = this.#world;
		while (scheduler.steps < MOST_STEPS) {
			if (this.#world.atRest) {
				if (!(await this.#goOn())) return true;
			} else if (scheduler.idle || (this.#world.backlog > 0 && this.#random.chance(0.2))) {
				await this.#world.catchUp(0.3);
				this.#world.publish();
			} else await this.#happen();
		}
		return false;
	}

	async #happen(): Promise<void> {
		if (this.#acts > 0 && this.#random.chance(0.015)) this.#act();
		if (this.#crashes > 0 && this.#random.chance(0.002)) {
			this.#crashes--;
			this.#world.crash();
		}
		if (this.#random.chance(0.02)) this.#wait(this.#random.below(20_000));
		if (this.#random.chance(0.001)) this.#wait(this.#random.below(6 * 3_600_000));
		if (this.#random.chance(0.003)) await this.#fire(false);
		if (!this.#world.scheduler.idle) await this.#world.scheduler.step();
	}

	#act(): void {
		this.#acts--;
		const view = {
			facts: this.#world.ledger.facts,
			sent: this.#heard.commands,
			now: this.#world.clock.now(),
		};
		const command = (this.#random.chance(0.5) ? this.#outsider : this.#principals).next(view);
		if (command !== undefined) this.#world.send(command);
	}

	#wait(milliseconds: number): void {
		this.#world.clock.set(later(this.#world.clock.now(), milliseconds));
	}

	/** Sends what is due; false where nothing is that was not sent at this time already. */
	async #fire(once: boolean): Promise<boolean> {
		const now = this.#world.clock.now();
		let any = false;
		for (const timer of await this.#world.timers()) {
			const key = `${now} ${timer.cause} ${timer.key}`;
			if (timer.due > now || (once && this.#fired.has(key))) continue;
			this.#fired.add(key);
			this.#world.fire(timer);
			any = true;
		}
		return any;
	}

	/** Nothing is going on: whatever time brings next; false where it brings nothing more. */
	async #goOn(): Promise<boolean> {
		const { clock, ledger } = this.#world;
		await this.#world.catchUp(1);
		if (this.#acts > 0 && this.#random.chance(0.1)) {
			this.#act();
			return true;
		}
		if (await this.#fire(true)) return true;
		const view = { facts: ledger.facts, now: clock.now() };
		const appeals = this.#principals.appeals(view);
		for (const command of appeals) this.#world.send(command);
		if (appeals.length > 0) return true;
		const arbiter = this.#principals.arbitrate(view);
		for (const command of arbiter.commands) this.#world.send(command);
		if (arbiter.commands.length > 0) return true;
		const next = [...(await this.#world.timers()).map(({ due }) => due), arbiter.next]
			.filter((due) => due !== undefined)
			.filter((due) => due > clock.now())
			.toSorted()[0];
		if (next === undefined) return false;
		// At the very moment, a little early, or too late.
		const early = later(next, -1);
		clock.set(this.#random.chance(0.2) && early > clock.now() ? early : next);
		if (this.#random.chance(0.3)) this.#wait(this.#random.below(7_200_000));
		return true;
	}
}
