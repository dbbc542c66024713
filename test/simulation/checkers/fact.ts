/** The shapes this auditor reads. They are written from the published language alone, so that no
 * mistake in production code can be inherited: everything inside `data` is `unknown` until read. */
export type Data = Readonly<Record<string, unknown>>;

export interface Fact {
	readonly id: string;
	readonly market: string;
	readonly stream: string;
	readonly version: number;
	readonly position: number;
	readonly type: string;
	readonly typeVersion: number;
	readonly visibility: string;
	readonly data: Data;
	readonly actor?: { readonly kind: string; readonly id: string };
	readonly causedBy?: string | null;
	readonly commandId?: string | null;
	readonly negotiationId?: string | null;
	readonly dealId?: string | null;
	readonly traceparent?: string | null;
	readonly at: string;
	readonly recordedAt: string;
}

export interface FileMoney {
	readonly amount: string;
	readonly currency: string;
}

/** What of a market file's line matters to an auditor: the numbers its owner keeps private. */
export interface Participant {
	readonly id: string;
	readonly budget?: FileMoney;
	readonly sells?: readonly {
		readonly id: string;
		readonly floor?: FileMoney;
	}[];
	readonly wants?: readonly {
		readonly id: string;
		readonly category?: string;
		readonly quantity?: number;
		readonly ceiling?: FileMoney;
	}[];
}

export interface Violation {
	readonly rule: string;
	readonly position: number;
	readonly stream: string;
	readonly says: string;
}

export type Report = (rule: string, fact: Fact, says: string) => void;
