import type { Event } from "./command.ts";
import { categoryOf, streamId } from "./fact.ts";

interface About {
	readonly negotiationId?: string;
	readonly dealId?: string;
}

const text = (value: unknown): string | undefined =>
	typeof value === "string" ? value : undefined;
const field = (value: unknown, name: string): unknown =>
	typeof value === "object" && value !== null
		? (value as Record<string, unknown>)[name]
		: undefined;

/**
 * The negotiation and the deal an event belongs to. Its own words come first, then the move it records, then what
 * its stream already knows, then the stream's own name.
 */
export function about(stream: string, event: Event, state: unknown): About {
	const named = (name: "negotiationId" | "dealId", category: string): string | undefined =>
		text(field(event.data, name)) ??
		text(field(field(event.data, "move"), name)) ??
		text(field(state, name)) ??
		(categoryOf(stream) === category ? streamId(stream) : undefined);
	const negotiationId = named("negotiationId", "negotiation");
	const dealId = named("dealId", "deal");
	return {
		...(negotiationId === undefined ? {} : { negotiationId }),
		...(dealId === undefined ? {} : { dealId }),
	};
}
