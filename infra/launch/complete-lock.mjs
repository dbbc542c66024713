// Completes package-lock.json after a change of dependencies: `npm run lock` runs `npm install` and then this.
//
// Native tools (Biome, oxlint, swc, rolldown ...) list one optional package per platform. Where the registry npm talks to
// lacks some of them, npm leaves those out of the lockfile without a word, and the next `npm ci` anywhere refuses with
// EUSAGE "Missing: ... from lock file". An entry of name, version and platform is enough: npm never fetches a package
// that is not for the platform at hand, and where it is, npm resolves the entry then.
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const platforms = [
	"aix",
	"android",
	"darwin",
	"freebsd",
	"linux",
	"netbsd",
	"openbsd",
	"openharmony",
	"sunos",
	"win32",
];
const processors = [
	"arm",
	"arm64",
	"ia32",
	"loong64",
	"mips64el",
	"ppc64",
	"riscv64",
	"s390x",
	"x64",
	"wasm32",
];
const libraries = { gnu: "glibc", musl: "musl" };

/** The lockfile entries that a package lists as optional and that are missing, by their place in node_modules. */
export function missingEntries(packages) {
	const missing = {};
	for (const [place, parent] of Object.entries(packages))
		for (const [name, version] of Object.entries(parent.optionalDependencies ?? {}))
			if (!isLocked(packages, place, name))
				missing[`node_modules/${name}`] = entry(name, version, parent);
	return missing;
}

/**
 * An optional package that wants a newer Node than the one npm happens to run on is left out by `npm ci` without a word;
 * everything here runs on Node 24, whatever npm runs on.
 */
export const wantsNewerNode = ({ optional, engines }) =>
	optional === true && />=\s*2[1-9]/.test(engines?.node ?? "");

function isLocked(packages, place, name) {
	return `${place}/node_modules/${name}` in packages || `node_modules/${name}` in packages;
}

function entry(name, version, parent) {
	const words = name.split(/[-/.]/);
	const os = platforms.filter((platform) => words.includes(platform));
	const cpu = processors.filter((processor) => words.includes(processor));
	const libc = words.flatMap((word) => libraries[word] ?? []);
	if (os.length + cpu.length === 0)
		throw new Error(
			`${name} is optional but its name tells no platform; run npm install with it available.`,
		);
	return {
		version: version.replace(/^[\^~=]/, ""),
		...(cpu.length > 0 && { cpu }),
		...(parent.dev && { dev: true }),
		...(libc.length > 0 && { libc }),
		optional: true,
		...(os.length > 0 && { os }),
	};
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
	const file = fileURLToPath(new URL("../../package-lock.json", import.meta.url));
	const lock = JSON.parse(readFileSync(file, "utf8"));
	const missing = missingEntries(lock.packages);
	for (const locked of Object.values(lock.packages))
		if (wantsNewerNode(locked)) delete locked.engines;
	const sorted = Object.entries({ ...lock.packages, ...missing }).sort(([a], [b]) =>
		a.localeCompare(b, "en"),
	);
	writeFileSync(
		file,
		`${JSON.stringify({ ...lock, packages: Object.fromEntries(sorted) }, null, 2)}\n`,
	);
	console.log(
		`package-lock.json: ${Object.keys(missing).length} optional packages of other platforms added.`,
	);
}
