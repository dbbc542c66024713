import type { Mind } from "../consult.ts";
import { hear } from "../intake/hear.ts";
import type { Question, Reply, Usage } from "../models/model.ts";
import { Purses } from "../purses.ts";
import { call, type Heard } from "./caller.ts";
import { Stage } from "./stage.ts";

/* Anna says what she wants, to the form or to a model that a test speaks for. */

export const path = "/principals/anna/intake";
export const whole = {
	sells: [
		{
			...{ title: "Desk lamp", description: "Works.", category: "lamps" },
			...{ ask: "15 EUR", least: "9 EUR" },
		},
	],
	wants: [{ query: "two-person tent", category: "outdoors", most: "90 EUR" }],
	...{ owns: "none", budget: "90 EUR", deadline: "10 days", rest: "usual" },
};

export let stage: Stage;
/** What models were asked. */
export let asked: Question[];
export function freshStage(): void {
	stage = new Stage();
	asked = [];
}

export const say = (body: object, more: { by?: string; key?: string } = {}): Promise<Heard> =>
	call(stage, "POST", path, { body, ...more });
export const confirm = (hash: string, more: { by?: string; key?: string } = {}): Promise<Heard> =>
	call(stage, "POST", `${path}/confirm`, { body: { hash }, ...more });

export const calm: AbortSignal = new AbortController().signal;
const minding = (reply: Partial<Reply> | (() => never)): Mind => ({
	model: {
		async ask(question) {
			asked.push(question);
			return (typeof reply === "function" ? reply() : reply) as Reply;
		},
	},
	...{ attempts: 1, signal: calm },
});
export const usage: Usage = {
	...{ inputTokens: 1_000, cacheWriteTokens: 0, cacheReadTokens: 0, outputTokens: 100 },
	...{ thinkingTokens: 0, attempts: 1, presumedInputTokens: 0, presumedOutputTokens: 0 },
};
export const chose = (tool: string, input: unknown): Mind =>
	minding({
		...{ kind: "chose", tool, input, text: null, stop: "tool_use" },
		...{ usage, model: "m", requestId: null },
	});
export const failed = minding({
	...{ kind: "failed", why: "timeout", stop: "timeout", text: null, usage: null },
});
export const asks = chose("ask", { field: "wants", question: "Is there anything you look for?" });
/** The process stops while a model is asked. */
export const gone = minding(() => {
	throw new Error("The process is to stop.");
});

export const anna = { kind: "principal", id: "anna" } as const;
let count = 0;
const fresh = (): string => String(++count);
const purses = new Purses(fresh);
export const listening = (mind: Mind) => ({ mind, fresh, purses });
export const heard = (
	mind: Mind,
	said: { say?: string; answers?: Record<string, unknown>; consent?: boolean },
) => {
	count += 1;
	const request = `00000000-0000-5000-8000-${String(count).padStart(12, "0")}`;
	return hear(stage.world, { request, actor: anna, ...said }, listening(mind));
};
