import type { Progress } from "../run-market.ts";
import { fitted } from "./display-text.ts";
import type { StatusStream } from "./terminal.ts";

const ON_TERMINAL_MS = 100;
const IN_LOG_MS = 10_000;
const BAR = 24;

/** Shows how far a market has come: one line that is drawn again on a terminal, a line now and then in a log. */
export class ProgressBar {
	readonly #stream: StatusStream;
	readonly #milliseconds: () => number;
	#drawnAt: number;
	#share = 0;
	#isDrawn = false;

	constructor(stream: StatusStream, milliseconds: () => number) {
		this.#stream = stream;
		this.#milliseconds = milliseconds;
		this.#drawnAt = stream.isTTY ? Number.NEGATIVE_INFINITY : milliseconds();
	}

	show(progress: Progress): void {
		// A want that was given up can come back when somebody returns to the market; a bar only grows.
		const { wantsDone, wants } = progress;
		this.#share = Math.max(this.#share, wants === 0 ? 1 : wantsDone / wants);
		const now = this.#milliseconds();
		if (now - this.#drawnAt < (this.#stream.isTTY ? ON_TERMINAL_MS : IN_LOG_MS)) return;
		this.#drawnAt = now;
		this.#draw(progressLine(progress, this.#share));
	}

	/** Clears the line, so that what is printed next begins at its start. */
	end(): void {
		if (this.#isDrawn) this.#stream.write("\r\u001b[2K");
		this.#isDrawn = false;
	}

	#draw(line: string): void {
		if (!this.#stream.isTTY) return void this.#stream.write(`${line}\n`);
		this.#isDrawn = true;
		this.#stream.write(`\r\u001b[2K${fitted(line, (this.#stream.columns ?? 80) - 1)}`);
	}
}

export function progressLine({ facts, deals, now }: Progress, share: number): string {
	const filled = Math.floor(share * BAR);
	const bar = "█".repeat(filled) + "░".repeat(BAR - filled);
	const percent = `${Math.floor(share * 100)}%`.padStart(4);
	return `${bar} ${percent}  ${facts.toLocaleString("en")} facts  ${deals} deals  ${now.slice(0, 16).replace("T", " ")}`;
}
