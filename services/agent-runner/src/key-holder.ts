import type { Documents } from "@parley/ledger/projection";
import { keyHolders, standings } from "./mandate-tables.ts";

/** In whose name a program acts, by the digest of its key: nobody's, unless the mandate is in force and names the key. */
export async function keyHolder(
	{ digest }: { readonly digest: string },
	documents: Documents,
): Promise<{ readonly principal: string } | null> {
	const holder = await documents.get(keyHolders, digest);
	if (holder === undefined) return null;
	const standing = await documents.get(standings, holder.principal);
	const isValid = standing?.status === "granted" && standing.keys.includes(digest);
	return isValid ? { principal: holder.principal } : null;
}
