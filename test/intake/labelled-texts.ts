import type { Label } from "./label.ts";
import { MIXED_TEXTS } from "./mixed-texts.ts";
import { PLAIN_TEXTS } from "./plain-texts.ts";

/** What everybody here wants besides, unless their text says otherwise. */
const USUAL_END: Label["means"] = {
	handover: "pickup",
	rules: [{ when: "ambiguous" }, { when: "already_owned" }, { when: "manipulation" }],
	style: "",
};

/** Written for this test; no text of anybody's. */
export const LABELS: readonly Label[] = [...PLAIN_TEXTS, ...MIXED_TEXTS].map((label) => ({
	...label,
	means: { ...USUAL_END, ...label.means },
}));
