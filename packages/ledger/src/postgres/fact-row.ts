import type { Actor, Fact, Visibility } from "@parley/contracts/fact";
import { sql } from "kysely";

/** A row of `ledger.fact` or `ledger.relayed`, under the names of the envelope. */
export interface FactRow {
	readonly id: string;
	readonly stream: string;
	readonly version: number;
	readonly position: number;
	readonly type: string;
	readonly typeVersion: number;
	readonly visibility: Visibility;
	readonly data: Record<string, unknown>;
	readonly actorKind: Actor["kind"];
	readonly actorId: string;
	readonly causedBy: string;
	readonly commandId: string;
	readonly negotiationId: string | null;
	readonly dealId: string | null;
	readonly traceparent: string;
	readonly at: string;
	readonly recordedAt: string;
}

export const factColumns = sql.raw(
	`id, stream, version, position, type, type_version AS "typeVersion", visibility, data, actor_kind AS "actorKind",
	actor_id AS "actorId", caused_by AS "causedBy", command_id AS "commandId", negotiation_id AS "negotiationId",
	deal_id AS "dealId", traceparent, at, recorded_at AS "recordedAt"`,
);

export const factOf = (market: string, row: FactRow): Fact => ({
	id: row.id,
	market,
	stream: row.stream,
	version: row.version,
	position: row.position,
	type: row.type,
	typeVersion: row.typeVersion,
	visibility: row.visibility,
	data: row.data,
	actor: { kind: row.actorKind, id: row.actorId },
	causedBy: row.causedBy,
	commandId: row.commandId,
	...(row.negotiationId === null ? {} : { negotiationId: row.negotiationId }),
	...(row.dealId === null ? {} : { dealId: row.dealId }),
	traceparent: row.traceparent,
	at: row.at,
	recordedAt: row.recordedAt,
});
