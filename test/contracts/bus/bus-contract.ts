import type { Adapter } from "./adapter.ts";
import { deliveryContract } from "./delivery-contract.ts";
import { endingContract } from "./ending-contract.ts";
import { requestContract } from "./request-contract.ts";

/** What every bus does, whatever carries the messages. */
export function busContract(adapter: Adapter): void {
	deliveryContract(adapter);
	requestContract(adapter);
	endingContract(adapter);
}
