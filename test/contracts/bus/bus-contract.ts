import { describe, test } from "vitest";
import type { Adapter, Contract } from "./adapter.ts";
import { charges } from "./charge-contract.ts";
import { facts, lanes } from "./delivery-contract.ts";
import { endings } from "./ending-contract.ts";
import { requests, subjects } from "./request-contract.ts";

const chapters: Readonly<Record<string, Contract>> = {
	"a fact": facts,
	"what it has in its charge": charges,
	"a lane": lanes,
	"a request": requests,
	"a subject": subjects,
	"the end": endings,
};

/** What every bus does, whatever carries the messages. */
export function busContract(adapter: Adapter): void {
	for (const [what, contract] of Object.entries(chapters))
		describe(`${what} on ${adapter.name}`, () => {
			for (const [title, prove] of Object.entries(contract)) test(title, () => prove(adapter));
		});
}
