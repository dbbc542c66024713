import { about } from "@parley/contracts/about";
import { type FactOf, type FactType, streamKind } from "@parley/contracts/catalogue";
import type { Answer, Command, Refusal } from "@parley/contracts/command";
import { categoryOf, type Fact } from "@parley/contracts/fact";
import { rootId } from "@parley/contracts/id";
import type { Mandate } from "@parley/contracts/mandate";
import { type Desk, rememberedStateOf, stateOf, statesOf } from "@parley/ledger/desk";
import { handle } from "@parley/ledger/handle";
import { MemoryDocuments } from "@parley/ledger/memory-documents";
import { MemoryLedger } from "@parley/ledger/memory-store";
import type { Process } from "@parley/runtime/service";
import type { World } from "@parley/runtime/world";
import { agentRunner } from "../index.ts";
import { NOON } from "./sample.ts";

/** The process dies at a step: before it, or after it when only the answer is lost. */
class Crash extends Error {}

/**
 * The agents' world for tests: their own ledger and read tables, and everybody else played by the test. What other
 * services tell comes in through `tell`, what the agents send them is written down in `sent`.
 */
export class Stage {
	readonly ledger = new MemoryLedger("fair", () => this.now);
	readonly documents = new MemoryDocuments(
		this.ledger.store("agent-runner"),
		agentRunner().projections,
	);
	/** Every command as it went out, repeats too. */
	readonly sent: Command[] = [];
	/** Questions asked of other services. */
	readonly asked: unknown[] = [];
	/** What the listing service answers to a search. */
	hits: readonly unknown[] = [];
	/** What settlement says of a principal's account. */
	account: unknown = null;
	/** How other services answer a command, unless they say yes. */
	judge: (command: Command) => Refusal | undefined = () => undefined;
	now = NOON;
	/** Steps until the process dies, counted in commands; fractions die before the command is carried out. */
	fuse = Number.POSITIVE_INFINITY;

	readonly #answers = new Map<string, { readonly body: string; readonly answer: Answer }>();
	readonly #desk: Desk = {
		store: this.ledger.store("agent-runner"),
		now: () => this.now,
		deciders: agentRunner().deciders,
	};
	#told = 0;

	readonly world: World = {
		documents: this.documents,
		store: this.ledger.store("agent-runner"),
		changes: { onChange: () => () => {} },
		now: () => this.now,
		load: <State>(stream: string) => stateOf(this.#desk, stream) as Promise<State>,
		loadAll: (streams) => statesOf(this.#desk, streams) as Promise<never>,
		remembered: <State>(stream: string) => rememberedStateOf(this.#desk, stream) as Promise<State>,
		handle: (command) => this.#step(() => handle(this.#desk, command)),
		send: (command) => this.#step(async () => this.#receive(command)),
		ask: async <T>(service: string, query: string, question: unknown) => {
			this.asked.push({ service, query, question });
			return (query === "account" ? this.account : this.hits) as T;
		},
	};

	/** Another service's fact: it is in the ledger and, unless the tables lag behind, in the agents' read tables. */
	async tell<T extends FactType>(
		stream: string,
		type: T,
		data: FactOf<T>["data"],
		more: { readonly dealId?: string; readonly negotiationId?: string; readonly timer?: true } = {},
	): Promise<Fact> {
		const { timer, ...belongs } = more;
		const store = this.ledger.store("auditor");
		const id = rootId(`told ${this.#told++}`);
		const version = (await store.readStream(stream)).length;
		const visibility = streamKind(categoryOf(stream))?.visibility ?? "public";
		const event = { type, data: data as Record<string, unknown> };
		await store.append({
			stream,
			expectedVersion: version,
			commandId: id,
			commandHash: id,
			actor: timer === undefined ? { kind: "service", id: "test" } : { kind: "timer", id: "timer" },
			causedBy: id,
			traceparent: `00-${"1".repeat(32)}-${"2".repeat(16)}-01`,
			at: this.now,
			facts: [
				{
					...event,
					id: rootId(`fact ${id}`),
					typeVersion: 1,
					visibility,
					...about(stream, event, undefined),
					...belongs,
				},
			],
		});
		return this.newest();
	}

	grant(mandate: Mandate): Promise<Fact> {
		return this.tell(`mandate-${mandate.principal}`, "MandateGranted", mandate);
	}

	/** The read tables learn what happened so far. */
	catchUp(): Promise<number> {
		return this.documents.catchUp(this.ledger.facts.length);
	}

	newest(): Fact {
		const fact = this.ledger.facts.at(-1);
		if (fact === undefined) throw new Error("Nothing has happened on this stage yet.");
		return fact;
	}

	/** Gives a fact to a process as the bus would: if it asked for such facts, and once for each key. */
	async deliver(process: Process, fact: Fact): Promise<void> {
		await this.catchUp();
		if (!(process.on as readonly string[]).includes(fact.type)) return;
		for (const key of await process.keys(fact, this.documents))
			await process.handle(fact, this.world, key);
	}

	/** Does something and starts again after every crash, as a durable consumer does. */
	async survive(work: () => Promise<void>): Promise<void> {
		try {
			await work();
		} catch (error) {
			if (!(error instanceof Crash)) throw error;
			this.fuse = Number.POSITIVE_INFINITY;
			await this.survive(work);
		}
	}

	/** Facts of one category of stream, without their envelopes. */
	told(category: string): { readonly type: string; readonly data: unknown }[] {
		return this.ledger.facts
			.filter(({ stream }) => categoryOf(stream) === category)
			.map(({ type, data }) => ({ type, data }));
	}

	/** What had an effect on other services: a repeated command has none. */
	effects(): Command[] {
		return [...new Map(this.sent.map((command) => [command.id, command])).values()];
	}

	async #step(run: () => Promise<Answer>): Promise<Answer> {
		this.fuse -= 1;
		if (this.fuse < 0 && this.fuse > -1) throw new Crash();
		const answer = await run();
		if (this.fuse === 0) throw new Crash();
		return answer;
	}

	#receive(command: Command): Answer {
		this.sent.push(command);
		const body = JSON.stringify(command.data);
		const before = this.#answers.get(command.id);
		if (before !== undefined) {
			if (before.body === body) return before.answer;
			return { ok: false, refusal: { code: "IDEMPOTENCY_CONFLICT", because: "Another body." } };
		}
		const refusal = this.judge(command);
		const answer: Answer = refusal === undefined ? { ok: true, facts: [] } : { ok: false, refusal };
		this.#answers.set(command.id, { body, answer });
		return answer;
	}
}
