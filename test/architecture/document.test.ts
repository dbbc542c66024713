import { describe, expect, it } from "vitest";
import {
	type Document,
	linesIn,
	links,
	listed,
	quoted,
	routesIn,
	section,
	spelledOut,
} from "./document.ts";

const text = `# a service

What it is, with \`a name\` in it.

**Facts out.** \`One\`, \`Two\` (which wraps),
\`Three\`.

**Facts in.** None.

## Where

See [here](src/one.ts#decide), [there](../two.md) and [elsewhere](https://example.org/three).

\`\`\`
npm \`fenced\`
\`\`\`
`;
const document: Document = { path: "a/README.md", text };

describe("what a document says", () => {
	it("is listed in the paragraph of its label, however many lines that has", () => {
		expect(listed(document, "Facts out")).toEqual(["One", "Two", "Three"]);
		expect(listed(document, "Facts in")).toEqual([]);
	});

	it("is missed where the paragraph is missing", () => {
		expect(() => listed(document, "Commands")).toThrow(
			'a/README.md has no paragraph "**Commands.**"',
		);
		expect(() => section(document, "Tests")).toThrow('a/README.md has no section "## Tests"');
	});

	it("is quoted outside of fences only", () => {
		expect(quoted(text)).toEqual(["a name", "One", "Two", "Three"]);
	});

	it("may name routes, several methods of one path together", () => {
		const names = [
			"GET /deals",
			"PUT",
			"GET",
			"DELETE /deals/{id}",
			"GETTING",
			"GET deals",
			"POST",
		];
		expect(routesIn(names)).toEqual([
			"GET /deals",
			"PUT /deals/{id}",
			"GET /deals/{id}",
			"DELETE /deals/{id}",
		]);
	});

	it("leads to places of its own repository by relative links", () => {
		expect(links(document)).toEqual(["src/one.ts", "../two.md"]);
	});

	it("may name several paths with braces", () => {
		expect(spelledOut("a/{b,c}.{ts,mjs}")).toEqual(["a/b.ts", "a/b.mjs", "a/c.ts", "a/c.mjs"]);
	});

	it("has as many lines as an editor shows", () => {
		expect([linesIn("one\ntwo\n"), linesIn("one\ntwo")]).toEqual([2, 2]);
	});
});
