import { isFact } from "@parley/contracts/catalogue";
import type { Fact } from "@parley/contracts/fact";
import type { TimerRule } from "@parley/runtime/timers";
import { nextClosing } from "./domain/want-window.ts";

const keyOf = (stream: string): string => `${stream}:window`;

/**
 * Wakes an agent when the time has come until which a want was to wait for more offers. A mandate has one timer, for the
 * soonest of its times, and the fact that it brings about sets the next.
 */
export const wantWindow: TimerRule = {
	on: ["MandateGranted", "MandateAmended", "MandateRevoked", "WantWindowsClosed"],
	clear: (fact) => (changesWindows(fact) ? [keyOf(fact.stream)] : []),
	set(fact) {
		const due = closingAfter(fact);
		if (due === undefined) return undefined;
		const { stream } = fact;
		return { key: keyOf(stream), due, stream, type: "CloseWantWindows", data: { until: due } };
	},
};

const changesWindows = (fact: Fact): boolean =>
	!isFact(fact, "MandateAmended") || fact.data.wants !== undefined;

function closingAfter(fact: Fact): string | undefined {
	if (isFact(fact, "WantWindowsClosed")) return fact.data.next ?? undefined;
	if (!isFact(fact, "MandateGranted", "MandateAmended")) return undefined;
	return nextClosing(fact.data.wants ?? [], fact.at);
}
