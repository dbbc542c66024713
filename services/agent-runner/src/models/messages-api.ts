import Anthropic from "@anthropic-ai/sdk";
import { type Answer, answerOf, NO_TOKENS, type Tokens } from "./answer.ts";
import { type Failure, failureOf, TIMEOUT } from "./failure.ts";
import { Gate, machineTime, type Time } from "./gate.ts";
import {
	type Model,
	mostInputTokens,
	type Question,
	type Reply,
	requestOf,
	type Usage,
} from "./model.ts";
import { boundedFetch, legible } from "./received.ts";

export interface ClaudeSettings {
	readonly apiKey: string;
	/** Another server that speaks the Messages API. */
	readonly baseURL?: string | undefined;
	/** Takes the answer piece by piece, which long ones need; it is a reply only when it is whole. */
	readonly stream?: boolean;
	/** How often a question is sent again after a failure that may pass. */
	readonly retries?: number;
	/** How long a question waits each time the server asks to be left alone. */
	readonly patienceMs?: number;
	readonly time?: Time;
}

const BASE_URL = "https://api.anthropic.com";
const FIRST_RETRY_MS = 250;

/** The Messages API, asked by one pool: all its questions wait behind one gate. */
export class MessagesApi implements Model {
	readonly #client: Anthropic;
	readonly #stream: boolean;
	readonly #retries: number;
	readonly #patienceMs: number;
	readonly #time: Time;
	readonly #gate: Gate;

	constructor(settings: ClaudeSettings) {
		this.#client = new Anthropic({
			apiKey: settings.apiKey,
			baseURL: settings.baseURL ?? BASE_URL,
			// We send again ourselves: each attempt passes the gate, has its time limit to the last byte, and is counted.
			maxRetries: 0,
			logLevel: "off",
			fetch: boundedFetch,
			openTelemetry: { propagation: false, traces: { contentMode: "metadata_only" } },
		});
		this.#stream = settings.stream ?? false;
		this.#retries = settings.retries ?? 2;
		this.#patienceMs = settings.patienceMs ?? 20_000;
		this.#time = settings.time ?? machineTime;
		this.#gate = new Gate(this.#time);
	}

	async ask(question: Question, signal: AbortSignal): Promise<Reply> {
		const request = requestOf(question);
		const tally = new Tally(question);
		for (;;) {
			signal.throwIfAborted();
			const shut = await this.#gate.pass(this.#patienceMs, signal);
			if (shut !== undefined)
				return { kind: "failed", why: shut, stop: shut, text: null, usage: tally.soFar() };
			tally.attempts += 1;
			const came = await this.#attempt(question, request, signal);
			if ("answer" in came)
				return replyOf(came.answer, came.requestId, tally.usage(came.answer.tokens));
			const { why, stop, mayRetry, mayBeBilled, retryAfterMs } = came;
			if (mayBeBilled) tally.lost += 1;
			const tooMuch = why === "rate_limited" || why === "overloaded";
			if (tooMuch) this.#gate.shut(why, retryAfterMs);
			if (!mayRetry || tally.attempts > this.#retries)
				return { kind: "failed", why, stop, text: null, usage: tally.soFar() };
			if (!tooMuch) await this.#time.pause(FIRST_RETRY_MS * 2 ** (tally.attempts - 1), signal);
		}
	}

	async #attempt(
		question: Question,
		request: Request,
		signal: AbortSignal,
	): Promise<Came | Failure> {
		const { conversation, timeoutMs, tools } = question;
		// The client's own limit ends with the headers of the answer.
		const late = AbortSignal.timeout(timeoutMs);
		const options = {
			signal: AbortSignal.any([signal, late]),
			timeout: timeoutMs,
			openTelemetry: { conversationId: conversation },
		};
		try {
			const { said, requestId } = await this.#said(request, options);
			const answer = answerOf(legible(said), tools);
			if (answer === undefined) return failureOf(undefined);
			this.#gate.relax();
			return { answer, requestId };
		} catch (error) {
			signal.throwIfAborted();
			return late.aborted ? TIMEOUT : failureOf(error);
		}
	}

	async #said(request: Request, options: Anthropic.RequestOptions) {
		const { messages } = this.#client;
		if (this.#stream) {
			const pieces = messages.stream(request, options);
			return { said: await pieces.finalMessage(), requestId: pieces.request_id ?? null };
		}
		const said = await messages.create(request, options);
		return { said, requestId: said._request_id ?? null };
	}
}

type Request = ReturnType<typeof requestOf>;

interface Came {
	readonly answer: Answer;
	readonly requestId: string | null;
}

function replyOf({ call, ...said }: Answer, requestId: string | null, usage: Usage): Reply {
	const { text, stop, model } = said;
	if (typeof call === "string") return { kind: "failed", why: call, stop, text, usage };
	return { kind: "chose", ...call, text, stop, usage, model, requestId };
}

/** What was sent for one question. */
class Tally {
	attempts = 0;
	/** Attempts that may be billed though their answers never came whole. */
	lost = 0;
	readonly #question: Question;

	constructor(question: Question) {
		this.#question = question;
	}

	usage(tokens: Tokens): Usage {
		return {
			...tokens,
			attempts: this.attempts,
			presumedInputTokens: this.lost === 0 ? 0 : this.lost * mostInputTokens(this.#question),
			presumedOutputTokens: this.lost * this.#question.maxTokens,
		};
	}

	soFar(): Usage | null {
		return this.attempts === 0 ? null : this.usage(NO_TOKENS);
	}
}
