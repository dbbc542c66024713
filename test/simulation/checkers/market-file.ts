import type { Participant } from "./fact.ts";

/** The people of a market file. Lines of another form (one-to-one haggles, lines that a run would
 * report and skip) hold no participant and are left out: judging the file is not this tool's task. */
export function participantsOf(lines: Iterable<string>): Participant[] {
	const participants: Participant[] = [];
	for (const line of lines) {
		const parsed = parse(line);
		if (parsed && typeof parsed.id === "string" && (parsed.sells || parsed.wants || parsed.budget))
			participants.push(parsed);
	}
	return participants;
}

function parse(line: string): Participant | undefined {
	try {
		return JSON.parse(line) as Participant;
	} catch {
		return undefined;
	}
}
