import type { Documents } from "@parley/ledger/projection";

/**
 * Read tables that know everything that was in the ledger when they were first asked, for one question or command. It
 * comes from outside at any time; who reacts to a fact needs them only as far as that fact.
 */
export function currentDocuments(documents: Documents): Documents {
	let caughtUp: Promise<number> | undefined;
	const now = (): Promise<number> => {
		caughtUp ??= documents.catchUp();
		return caughtUp;
	};
	const current = async (): Promise<Documents> => {
		await now();
		return documents;
	};
	return {
		get: async (projection, key) => (await current()).get(projection, key),
		many: async (projection, keys) => (await current()).many(projection, keys),
		find: async (projection, where, page) => (await current()).find(projection, where, page),
		range: async (projection, range) => (await current()).range(projection, range),
		search: async (projection, search) => (await current()).search(projection, search),
		catchUp: (upTo) => (upTo === undefined ? now() : documents.catchUp(upTo)),
	};
}
