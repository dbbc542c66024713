import type { Documents } from "@parley/ledger/projection";
import { keyHolders, standings } from "./mandate-tables.ts";

/**
 * In whose name a program acts, and what its key is called, by the digest of the key: nobody's, unless the mandate is in
 * force and names the key. `asOf` is the position up to which that is known, so that what is answered to the program need
 * not be brought up to date again.
 */
export async function keyHolder(
	{ digest }: { readonly digest: string },
	documents: Documents,
): Promise<{ readonly principal: string; readonly key: string; readonly asOf: number } | null> {
	const asOf = await documents.catchUp();
	const holder = await documents.get(keyHolders, digest);
	if (holder === undefined) return null;
	const standing = await documents.get(standings, holder.principal);
	if (standing?.status !== "granted") return null;
	const key = standing.keys.find((valid) => valid.digest === digest);
	return key === undefined ? null : { principal: holder.principal, key: key.id, asOf };
}
