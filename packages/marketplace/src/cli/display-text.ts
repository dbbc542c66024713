const graphemes = new Intl.Segmenter(undefined, { granularity: "grapheme" });

// What Unicode calls East Asian wide or fullwidth, in blocks; emoji are recognised by their own property.
const wide =
	/[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1b000}-\u{1b2ff}\u{20000}-\u{3fffd}]|\p{Emoji_Presentation}|\ufe0f/u;
const invisible = /^[\p{M}\p{Cf}]*$/u;

/**
 * A stranger's text as one line that is safe to print: a terminal obeys control characters, and direction marks could
 * make a row read differently from what it says. The two joiners stay, because emoji and scripts are built with them.
 */
export function printable(text: string): string {
	return text
		.toWellFormed()
		.replace(/[\p{Cc}\p{Zl}\p{Zp}]/gu, " ")
		.replace(/(?![\u200c\u200d])\p{Cf}/gu, "")
		.replace(/(\p{M}{4})\p{M}+/gu, "$1")
		.replace(/\s+/g, " ")
		.trim();
}

function widthOf(grapheme: string): number {
	if (invisible.test(grapheme)) return 0;
	return wide.test(grapheme) ? 2 : 1;
}

/** How many columns a text takes on a terminal. */
export function displayWidth(text: string): number {
	let width = 0;
	for (const { segment } of graphemes.segment(text)) width += widthOf(segment);
	return width;
}

/** The text in at most so many columns, never cut inside a character; what was cut shows as an ellipsis. */
export function fitted(text: string, columns: number): string {
	if (displayWidth(text) <= columns) return text;
	let kept = "";
	let width = 0;
	for (const { segment } of graphemes.segment(text)) {
		width += widthOf(segment);
		if (width > columns - 1) break;
		kept += segment;
	}
	return `${kept.trimEnd()}…`;
}

export function padded(text: string, columns: number, align: "left" | "right"): string {
	const space = " ".repeat(Math.max(0, columns - displayWidth(text)));
	return align === "left" ? text + space : space + text;
}

/** Breaks a text between words into lines of at most so many columns. */
export function wrapped(text: string, columns: number): string[] {
	const lines = [""];
	for (const word of text.split(" ")) {
		const line = lines.at(-1) ?? "";
		if (line === "") lines[lines.length - 1] = word;
		else if (displayWidth(line) + 1 + displayWidth(word) <= columns)
			lines[lines.length - 1] = `${line} ${word}`;
		else lines.push(word);
	}
	return lines;
}
