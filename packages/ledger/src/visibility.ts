import { streamKind } from "@parley/contracts/catalogue";
import { categoryOf, type Fact } from "@parley/contracts/fact";
import type { Reader } from "./store.ts";

/** Whether a service (or an auditor) may read a fact. The Postgres adapter states the same rule as row-level security. */
export const readable = (fact: Pick<Fact, "stream" | "visibility">, reader: Reader): boolean =>
	fact.visibility !== "private" ||
	reader === "auditor" ||
	streamKind(categoryOf(fact.stream))?.owner === reader;
