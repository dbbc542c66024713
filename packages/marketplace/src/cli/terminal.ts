import { styleText } from "node:util";

type Style = "bold" | "dim" | "green" | "red" | "yellow" | "cyan";

/** Where a command speaks: results on standard output, everything said meanwhile on standard error. */
export interface Terminal {
	readonly columns: number;
	print(...lines: readonly string[]): void;
	note(line: string): void;
	/** In colour where standard output is a terminal and nobody asked for none. */
	paint(style: Style, text: string): string;
	readonly output: NodeJS.WritableStream;
	readonly status: StatusStream;
}

/** The stream that a progress bar is drawn on. */
export interface StatusStream {
	readonly isTTY?: boolean;
	readonly columns?: number;
	write(text: string): unknown;
}

const USUAL_COLUMNS = 80;

export function terminalOf(output: NodeJS.WriteStream, status: NodeJS.WriteStream): Terminal {
	return {
		columns: Math.max(60, output.isTTY ? output.columns : USUAL_COLUMNS),
		print: (...lines) => void output.write(lines.map((line) => `${line}\n`).join("")),
		note: (line) => void status.write(`${line}\n`),
		paint: (style, text) => styleText(style, text, { stream: output }),
		output,
		status,
	};
}
