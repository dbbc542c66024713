import { expect, test } from "vitest";
import { fuzzSubjects } from "./subject-fuzz.ts";

test("services answer whatever is sent to them over the broker, and record nothing that breaks a rule", async () => {
	const { byAnswer, findings, facts } = await fuzzSubjects({ requests: 1_500, seed: 1 });

	expect(findings).toEqual([]);
	expect(facts).toBeGreaterThan(10);
	for (const code of ["accepted", "MALFORMED", "NOT_YOURS", "NOT_ALLOWED", "IDEMPOTENCY_CONFLICT"])
		expect(byAnswer[code], code).toBeGreaterThan(0);
});
