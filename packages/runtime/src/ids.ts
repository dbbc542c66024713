import { randomBytes } from "node:crypto";

/** Makes an id that nothing else has. */
export type NewId = () => string;

/** A UUIDv7 (RFC 9562): ids made later sort later. */
export const newId: NewId = () => uuidv7(Date.now(), randomBytes(10));

/** What only its holder knows: 32 random bytes as 43 characters that may stand in a header. */
export const newSecret = (): string => randomBytes(32).toString("base64url");

export function uuidv7(milliseconds: number, random: Uint8Array): string {
	const bytes = Buffer.alloc(16);
	bytes.writeUIntBE(milliseconds, 0, 6);
	bytes.set(random.subarray(0, 10), 6);
	bytes[6] = 0x70 | ((bytes[6] ?? 0) & 0x0f);
	bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f);
	const hex = bytes.toString("hex");
	return [
		hex.slice(0, 8),
		hex.slice(8, 12),
		hex.slice(12, 16),
		hex.slice(16, 20),
		hex.slice(20),
	].join("-");
}
