import { DEFAULT_HANDOVER } from "@parley/contracts/terms";
import { describe, expect, test } from "vitest";
import { eur } from "./testing/sample.ts";
import { Stage } from "./testing/stage.ts";
import { posts, threads } from "./texts.ts";

describe("what is written about a negotiation", () => {
	test("is the listing's newest words", async () => {
		const stage = new Stage();
		await stage.tell("listing-lamp", "ListingPublished", {
			...{ seller: "ben", title: "Lamp", description: "Green.", category: "lamps" },
			...{ quantity: 1, ask: eur(900), attributes: {}, handover: DEFAULT_HANDOVER, revision: 1 },
			hash: "a".repeat(64),
		});
		await stage.tell("listing-lamp", "ListingRevised", {
			...{ revision: 2, description: "Blue.", hash: "b".repeat(64) },
		});
		await stage.catchUp();
		expect(await stage.documents.get(posts, "lamp")).toMatchObject({
			...{ title: "Lamp", description: "Blue.", category: "lamps" },
			handover: DEFAULT_HANDOVER.method,
		});
	});

	test("is what both sides said, each with who said it, and only the newest of it", async () => {
		const stage = new Stage();
		for (let number = 1; number <= 60; number++)
			await stage.tell(
				"negotiation-n1",
				"MessagePosted",
				{ by: number % 2 === 0 ? "anna" : "ben", text: `Message ${number}.` },
				{ negotiationId: "n1" },
			);
		await stage.tell("negotiation-n2", "MessagePosted", { by: "eve", text: "Elsewhere." });
		await stage.catchUp();
		const { messages = [] } = (await stage.documents.get(threads, "n1")) ?? {};
		expect(messages).toHaveLength(50);
		expect(messages.at(-1)).toEqual({ by: "anna", text: "Message 60." });
		expect(messages.map(({ by }) => by)).not.toContain("eve");
	});
});
