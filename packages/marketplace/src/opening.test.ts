import { mandateCommands } from "@parley/contracts/mandate";
import { readMarketFile } from "@parley/contracts/market-file";
import { expect, it } from "vitest";
import { openingOf } from "./opening.ts";

const usd = (amount: string) => ({ amount, currency: "USD" });
const ada = {
	id: "ada",
	budget: usd("100.00"),
	agent: { kind: "claude", model: "some-model", effort: "low", tactic: "micro" },
	sells: [
		{
			...{ id: "lamp", title: "Lamp", description: "A lamp.", category: "home", quantity: 1 },
			...{ ask: usd("20.00"), floor: usd("15.00"), worth: { delivery: usd("4.00") } },
		},
	],
	wants: [
		{
			...{ id: "chair", category: "home", query: "chair", quantity: 2, ceiling: usd("9.99") },
			...{ worth: { perDay: usd("0.10") }, window: { offers: 2 } },
		},
	],
	style: "Kind, but short.",
	policy: {
		escalate: [{ when: "value_above", amount: usd("15.00") }, { when: "stranger" }],
		mood: 1,
	},
};

const grantOf = async (person: object): Promise<unknown> => {
	const { participants, problems } = await readMarketFile([JSON.stringify(person)]);
	expect(problems).toEqual([]);
	const opening = openingOf(participants, "test", "2026-03-05T12:00:00.000Z");
	return mandateCommands.GrantMandate.parse(
		opening.find(({ type }) => type === "GrantMandate")?.data,
	);
};

it("carries all that a market file says of a person into their mandate, and nothing else", async () => {
	const minor = (amount: string) => ({ minor: amount, currency: "USD" });
	expect(await grantOf(ada)).toMatchObject({
		agent: ada.agent,
		sells: [{ listing: "lamp", floor: minor("1500"), worth: { delivery: minor("400") } }],
		wants: [{ ceiling: minor("999"), worth: { perDay: minor("10") }, window: { offers: 2 } }],
		style: ada.style,
		policy: { escalate: [{ amount: minor("1500") }, { when: "stranger" }], mood: 1 },
	});
	const { style: _, policy: __, ...plain } = ada;
	const granted = await grantOf(plain);
	expect(granted).toMatchObject({ policy: {}, owns: [] });
	expect(granted).not.toHaveProperty("style");
});
