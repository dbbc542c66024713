import type { ClaudeSettings } from "./messages-api.ts";
import type { Model } from "./model.ts";

/**
 * Claude, as one pool of questions. Its client is loaded with the first of them: it is large, and a market without a
 * model is not to wait for it.
 */
export function claude(settings: ClaudeSettings): Model {
	let api: Promise<Model> | undefined;
	const load = async () => new (await import("./messages-api.ts")).MessagesApi(settings);
	return {
		async ask(question, signal) {
			api ??= load();
			return (await api).ask(question, signal);
		},
	};
}
