import type { Fact } from "@parley/contracts/fact";
import type { ReadFilter, Store } from "@parley/ledger/store";

const PAGE = 2_000;

/** The facts of a ledger one after the other, as they stood when the reading began; never all of them in memory. */
export async function* factsOf(
	store: Store,
	filter: Pick<ReadFilter, "types"> = {},
): AsyncGenerator<Fact> {
	const upTo = await store.head();
	for (let after = 0; after < upTo; ) {
		const facts = await store.read(after, PAGE, { ...filter, upTo });
		yield* facts;
		if (facts.length < PAGE) break;
		after = facts.at(-1)?.position ?? upTo;
	}
}
