import { validate, version } from "uuid";
import type { Fact, Report } from "./fact.ts";
import { idOf, kindOf, type Ledger } from "./ledger.ts";
import { isInstant, text } from "./reading.ts";

const actors = new Set(["principal", "agent", "service", "arbiter", "timer"]);
const aboutDeal = new Set(["StockReserved", "StockRefused", "StockReleased"]);
const aboutNegotiation = new Set(["CommitmentReserved", "CommitmentReleased"]);
const traceparent = /^[\da-f]{2}-[\da-f]{32}-[\da-f]{16}-[\da-f]{2}$/;
const largest = 64 * 1024;

export function checkEnvelope(ledger: Ledger, report: Report): void {
	const versions = new Map<string, number>();
	const market = ledger.facts[0]?.market;
	let position = 0;
	let recordedAt = "";
	for (const fact of ledger.facts) {
		position += 1;
		if (fact.position !== position) {
			report(
				"envelope position",
				fact,
				`position ${fact.position} stands where ${position} belongs`,
			);
			position = fact.position;
		}
		const next = (versions.get(fact.stream) ?? 0) + 1;
		if (fact.version !== next)
			report("envelope version", fact, `version ${fact.version} stands where ${next} belongs`);
		versions.set(fact.stream, fact.version);
		if (fact.market !== market)
			report("envelope market", fact, `the fact is of market ${fact.market}, not ${market}`);
		if (isInstant(fact.recordedAt) && fact.recordedAt < recordedAt)
			report(
				"envelope recordedAt",
				fact,
				`recorded at ${fact.recordedAt}, after ${recordedAt} was`,
			);
		if (isInstant(fact.recordedAt)) recordedAt = fact.recordedAt;
		checkForm(fact, report);
		checkBelonging(fact, report);
	}
	checkIds(ledger, report);
}

function checkForm(fact: Fact, report: Report): void {
	for (const [name, value] of [
		["at", fact.at],
		["recordedAt", fact.recordedAt],
	])
		if (!isInstant(value))
			report("envelope time", fact, `${name} is not of the form YYYY-MM-DDTHH:mm:ss.sssZ`);
	if (!Number.isSafeInteger(fact.typeVersion) || fact.typeVersion < 1)
		report("envelope typeVersion", fact, "typeVersion is not a positive whole number");
	if (!actors.has(fact.actor?.kind ?? "") || text(fact.actor?.id) === undefined)
		report("envelope actor", fact, "the actor has no known kind or no id");
	// Tracing may be off, so an absent traceparent is accepted and a malformed one is not.
	if (fact.traceparent != null && !traceparent.test(fact.traceparent))
		report("envelope traceparent", fact, "traceparent is not in the W3C form");
	const size = Buffer.byteLength(JSON.stringify(fact));
	if (size > largest) report("envelope size", fact, `the fact takes ${size} bytes of ${largest}`);
}

/** `negotiationId` and `dealId` stand in the envelope of every fact that belongs to one. */
function checkBelonging(fact: Fact, report: Report): void {
	const kind = kindOf(fact.stream);
	const own = idOf(fact.stream);
	const negotiation =
		kind === "negotiation"
			? own
			: aboutNegotiation.has(fact.type)
				? text(fact.data.negotiationId)
				: undefined;
	const deal =
		kind === "deal" ? own : aboutDeal.has(fact.type) ? text(fact.data.dealId) : undefined;
	if (negotiation !== undefined && fact.negotiationId !== negotiation)
		report("envelope negotiationId", fact, `${fact.type} does not carry the id of its negotiation`);
	if (deal !== undefined && fact.dealId !== deal)
		report("envelope dealId", fact, `${fact.type} does not carry the id of its deal`);
}

/** Rule 8, as far as an export shows it: one command's facts stand side by side on a stream. */
function checkIds(ledger: Ledger, report: Report): void {
	const seen = new Set<string>();
	const effects = new Map<string, number>();
	for (const fact of ledger.facts) {
		if (seen.has(fact.id)) report("envelope id", fact, `the id ${fact.id} was used before`);
		seen.add(fact.id);
		if (!validate(fact.id) || version(fact.id) !== 5)
			report("envelope id", fact, `the id ${fact.id} is not a UUIDv5`);
		const command = text(fact.commandId);
		if (command === undefined) continue;
		if (!validate(command) || ![5, 7].includes(version(command)))
			report("envelope commandId", fact, `the command id ${command} is no UUIDv7 or UUIDv5`);
		const key = `${command} ${fact.stream}`;
		const last = effects.get(key);
		if (last !== undefined && last !== fact.version - 1)
			report("8 one effect", fact, `command ${command} took effect at version ${last} already`);
		effects.set(key, fact.version);
	}
}
