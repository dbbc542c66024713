import { randomUUID } from "node:crypto";
import type { Bus, Message } from "@parley/bus/bus";

/** What adapters may differ in; what is not named here, all of them do alike. */
export interface Features {
	/** Messages that were handed over while nobody was there to handle them are delivered once somebody is. */
	readonly durable: boolean;
}

export interface Parked {
	readonly subscription: string;
	readonly message: Message;
	readonly error: unknown;
}

/** A bus that nobody else uses, and what it parked. */
export interface Line {
	readonly bus: Bus;
	readonly parked: readonly Parked[];
	/** Resolves when every subscription that has not ended has dealt with all that was published. */
	settled(): Promise<void>;
	/** Another bus in the place of this one, which was closed. */
	again(): Promise<Bus>;
}

export interface Adapter {
	readonly name: string;
	readonly features: Features;
	/** `onParked` stands in for whoever keeps parked messages. */
	open(onParked?: (parked: Parked) => Promise<void>): Promise<Line>;
}

/** What every adapter does: a sentence for each thing, and its proof. */
export type Contract = Readonly<Record<string, (adapter: Adapter) => Promise<void>>>;

/** A committed fact; what a test does not care about is filled in. */
export function message(version: number, rest: Partial<Message> = {}): Message {
	const id = randomUUID();
	return {
		id,
		market: "test",
		stream: "listing-lamp",
		version,
		position: version,
		type: "ListingRevised",
		typeVersion: 1,
		visibility: "public",
		data: { revision: version },
		actor: { kind: "principal", id: "ann" },
		causedBy: id,
		commandId: id,
		traceparent: "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
		at: "2026-08-01T12:00:00.120Z",
		recordedAt: "2026-08-01T12:00:00.120Z",
		...rest,
	};
}

/** Something a test waits for, opened by the code under test or by the test itself. */
export interface Gate {
	readonly opened: Promise<void>;
	open(): void;
}

export function gate(): Gate {
	const { promise, resolve } = Promise.withResolvers<void>();
	return { opened: promise, open: resolve };
}
