import { toAmount } from "@parley/contracts/amount";
import type { Thread } from "../replay.ts";
import type { Question, Reason, Reasons } from "../report/reasons.ts";
import { type Spent, spentText } from "../report/spending.ts";
import { printable, wrapped } from "./display-text.ts";
import { chosen, minute, replaySentence } from "./replay-sentence.ts";
import type { Terminal } from "./terminal.ts";

/** Why each side did what it did, turn by turn. */
export function whyLines(
	thread: Thread,
	title: string,
	accounts: readonly Reasons[],
	terminal: Terminal,
): string[] {
	const { negotiation, deal } = thread;
	const warning =
		accounts.length > 1
			? "PRIVATE to each side: both accounts stand here, for an auditor's eyes only."
			: `Private to ${accounts[0]?.principal}: nothing of the other side's own is in it.`;
	return [
		terminal.paint("bold", printable(title)),
		`negotiation  ${negotiation}`,
		`deal         ${deal ?? "none"}`,
		terminal.paint("yellow", warning),
		...accounts.flatMap((account) => accountLines(account, thread, terminal)),
	];
}

function accountLines(account: Reasons, thread: Thread, terminal: Terminal): string[] {
	const { principal, turns, questions } = account;
	const role = principal === thread.buyer ? "buys" : "sells";
	const head = terminal.paint("bold", `${principal} ${role}`);
	if (turns.length === 0) return ["", head, "No turn of this side is recorded."];
	const entries = [
		...turns.map((turn) => ({
			position: turn.position,
			lines: turnLines(turn, thread, terminal),
		})),
		...questions.map((question) => ({
			position: question.position,
			lines: questionLines(question, terminal),
		})),
	].toSorted((a, b) => a.position - b.position);
	return ["", head, ...entries.flatMap(({ lines }) => lines), ...totalLines(turns, terminal)];
}

function turnLines(turn: Reason, thread: Thread, terminal: Terminal): string[] {
	const { position, at, trigger, band, said, weighed, changed, move, instead, message, refused } =
		turn;
	const because = trigger.fact === null ? "something of its own" : sentenceOf(trigger.fact, thread);
	return [
		...row(`${String(position).padStart(6)}  ${minute(at).slice(5)}`, "because", because, terminal),
		...(band === null
			? []
			: row("", "could", `from ${amount(band.from)} to ${amount(band.to)}`, terminal)),
		...weighed.flatMap((sentence) => row("", "weighed", printable(sentence), terminal)),
		...(said === null ? [] : row("", "said", saidWords(said), terminal)),
		...changed.flatMap(({ code, because }) =>
			row("", "changed", `${code === null ? "" : `${code}: `}${printable(because)}`, terminal),
		),
		...(instead === null ? [] : row("", "would", chosen(instead), terminal)),
		...row("", "decided", `to ${chosen(move)}`, terminal),
		...(message === null ? [] : row("", "wrote", `“${printable(message)}”`, terminal)),
		...(refused === null
			? []
			: row("", "refused", `${refused.code}: ${printable(refused.because)}`, terminal)),
		...row("", "took", tookWords(turn), terminal).map((line) => terminal.paint("dim", line)),
	];
}

/** A trigger of another deal or negotiation is told as such: its words know only one of them. */
function sentenceOf(fact: NonNullable<Reason["trigger"]["fact"]>, thread: Thread): string {
	const { negotiationId, dealId } = fact;
	const told = replaySentence(fact, thread);
	if (negotiationId !== undefined)
		return negotiationId === thread.negotiation ? told : `${told} (in another negotiation)`;
	return dealId === undefined || dealId === thread.deal ? told : `${told} (another one)`;
}

function saidWords({ tool, share, text, stop }: NonNullable<Reason["said"]>): string {
	const parts = [
		tool === null ? "no tool" : printable(tool).replaceAll("_", " "),
		...(share === null ? [] : [`${Math.round(share * 100)}% of the way`]),
		...(text === null || text === "" ? [] : [`“${printable(text)}”`]),
		`stopped: ${printable(stop).replaceAll("_", " ")}`,
	];
	return parts.join(", ");
}

function tookWords(turn: Reason): string {
	const { model, tokens } = turn;
	const parts = [
		printable(model),
		...(tokens === 0 ? [] : [`${tokens.toLocaleString("en")} tokens`]),
		...spentOn(turn).map(spentText),
	];
	return parts.join(", ");
}

const spentOn = ({ cost, micros }: Reason): Spent[] =>
	cost === null || micros === null ? [] : [{ micros: BigInt(micros), currency: cost.currency }];

function questionLines(question: Question, terminal: Terminal): string[] {
	const { position, at, reason, options, answer, by } = question;
	const start = `${String(position).padStart(6)}  ${minute(at).slice(5)}`;
	const asked = `${printable(question.question)} (${options.map(printable).join(" / ")})`;
	const came =
		answer === null
			? "not yet"
			: by === null
				? `nobody in time, so: ${printable(answer)}`
				: `${by}: ${printable(answer)}`;
	return [
		...row(start, "asked", asked, terminal),
		...row("", "rule", printable(reason).replaceAll("_", " "), terminal),
		...row("", "answered", came, terminal),
	];
}

function totalLines(turns: readonly Reason[], { paint }: Terminal): string[] {
	const tokens = turns.reduce((sum, turn) => sum + turn.tokens, 0);
	const refused = turns.filter((turn) => turn.refused !== null).length;
	const changed = turns.filter((turn) => turn.changed.length > 0).length;
	const spent = turns.flatMap(spentOn);
	const cost = [...Map.groupBy(spent, ({ currency }) => currency)].map(([currency, all]) =>
		spentText({ currency, micros: all.reduce((sum, { micros }) => sum + micros, 0n) }),
	);
	return [
		paint(
			"dim",
			`${turns.length} ${turns.length === 1 ? "turn" : "turns"}, ${changed} changed by the engine, ${refused} refused, ${tokens.toLocaleString("en")} tokens${cost.map((sum) => `, ${sum}`).join("")}`,
		),
	];
}

const START = 21;
const LABEL = 10;

/** A label and a text that goes on below itself. */
function row(start: string, label: string, text: string, { columns }: Terminal): string[] {
	const indent = " ".repeat(START + LABEL);
	return wrapped(text, columns - START - LABEL).map((line, at) =>
		at === 0 ? `${start.padEnd(START)}${label.padEnd(LABEL)}${line}` : indent + line,
	);
}

const amount = (money: Parameters<typeof toAmount>[0]): string => toAmount(money).amount;
