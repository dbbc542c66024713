import { mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { decodeJwt, decodeProtectedHeader } from "jose";
import { afterEach, describe, expect, it } from "vitest";
import { newId } from "../ids.ts";
import { localIssuer } from "./local-issuer.ts";

const directories: string[] = [];
afterEach(async () => {
	for (const directory of directories.splice(0))
		await rm(directory, { recursive: true, force: true });
});

async function place(): Promise<string> {
	const directory = await mkdtemp(join(tmpdir(), "parley-identity-"));
	directories.push(directory);
	return join(directory, "inner");
}

let time = "2026-11-01T12:00:00.000Z";
const now = () => time;
const issuerAt = (directory: string, market = "home") =>
	localIssuer({ directory, market, now, newId });
const ann = { principal: "ann", roles: ["arbiter"], ttlSeconds: 60 } as const;

describe("the local issuer", () => {
	it("signs tokens that it knows again, for one market", async () => {
		time = "2026-11-01T12:00:00.000Z";
		const directory = await place();
		const issuer = await issuerAt(directory);
		const token = await issuer.issue(ann);
		expect(decodeProtectedHeader(token)).toMatchObject({ alg: "EdDSA", typ: "JWT" });
		const claims = decodeJwt(token);
		expect(claims).toMatchObject({ iss: "parley-local", aud: "parley:home", sub: "ann" });
		expect(await issuer.verifier.verify(token)).toEqual({
			principal: "ann",
			roles: ["arbiter"],
			session: { id: claims.jti, until: "2026-11-01T12:01:05.000Z" },
		});
		expect(await (await issuerAt(directory, "town")).verifier.verify(token)).toBeUndefined();
		expect(await (await issuerAt(await place())).verifier.verify(token)).toBeUndefined();
	});

	it("accepts a token until it expires, and none that lives too long", async () => {
		time = "2026-11-01T12:00:00.000Z";
		const issuer = await issuerAt(await place());
		const token = await issuer.issue(ann);
		const endless = await issuer.issue({ ...ann, ttlSeconds: 400 * 86_400 });
		expect(await issuer.verifier.verify(endless)).toBeUndefined();
		time = "2026-11-01T12:01:04.000Z";
		expect(await issuer.verifier.verify(token)).toBeDefined();
		time = "2026-11-01T12:01:05.000Z";
		expect(await issuer.verifier.verify(token)).toBeUndefined();
		time = "2026-11-01T11:59:50.000Z";
		expect(await issuer.verifier.verify(token)).toBeUndefined();
	});

	it("keeps its key where only its owner reads it, and leaves nothing else", async () => {
		const directory = await place();
		await issuerAt(directory);
		expect(await readdir(directory)).toEqual(["identity.jwk"]);
		expect((await stat(join(directory, "identity.jwk"))).mode & 0o777).toBe(0o600);
	});

	it("has one key, however many processes make it at once", async () => {
		time = "2026-11-01T12:00:00.000Z";
		const directory = await place();
		const issuers = await Promise.all([1, 2, 3, 4, 5].map(() => issuerAt(directory)));
		const tokens = await Promise.all(issuers.map((issuer) => issuer.issue(ann)));
		for (const { verifier } of issuers)
			for (const token of tokens) expect(await verifier.verify(token)).toBeDefined();
		expect(await readdir(directory)).toEqual(["identity.jwk"]);
	});

	it("does not replace a file that it cannot read", async () => {
		const directory = await place();
		await issuerAt(directory);
		const path = join(directory, "identity.jwk");
		await writeFile(path, "{");
		await expect(issuerAt(directory)).rejects.toThrow("is not an Ed25519 key that Parley wrote");
		expect(await readFile(path, "utf8")).toBe("{");
	});
});
