type Attributes = Readonly<Record<string, string | number>>;

const escaped = (text: string): string =>
	text
		.toWellFormed()
		// XML has no way to write these characters at all.
		// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is removed.
		.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "")
		.replace(/&/g, "&amp;")
		.replace(/</g, "&lt;")
		.replace(/>/g, "&gt;")
		.replace(/"/g, "&quot;");

const written = (value: string | number): string =>
	typeof value === "number" ? String(Math.round(value * 100) / 100) : escaped(value);

/** One element of a picture, its children already written. */
export function element(
	name: string,
	attributes: Attributes,
	...children: readonly string[]
): string {
	const list = Object.entries(attributes).map(([key, value]) => ` ${key}="${written(value)}"`);
	return children.length === 0
		? `<${name}${list.join("")}/>`
		: `<${name}${list.join("")}>${children.join("")}</${name}>`;
}

export const label = (x: number, y: number, text: string, attributes: Attributes = {}): string =>
	element("text", { x, y, ...attributes }, escaped(text));

export const line = (
	[x1, y1]: readonly [number, number],
	[x2, y2]: readonly [number, number],
	attributes: Attributes = {},
): string => element("line", { x1, y1, x2, y2, stroke: INK.soft, ...attributes });

export const INK = { text: "#222222", soft: "#767676", grid: "#e4e4e4", paper: "#ffffff" } as const;

/** Colours that people with colour blindness can tell apart (Okabe and Ito, 2008). */
export const COLOURS = [
	"#0072b2",
	"#d55e00",
	"#009e73",
	"#cc79a7",
	"#e69f00",
	"#56b4e9",
	"#000000",
	"#999999",
] as const;

export const colourOf = (index: number): string => COLOURS[index % COLOURS.length] ?? INK.text;

/** A whole picture with its title. */
export function picture(
	{ width, height, title, note }: { width: number; height: number; title: string; note: string },
	...children: readonly string[]
): string {
	return `${element(
		"svg",
		{
			xmlns: "http://www.w3.org/2000/svg",
			width,
			height,
			viewBox: `0 0 ${width} ${height}`,
			"font-family": "DejaVu Sans, Helvetica, Arial, sans-serif",
			"font-size": 12,
			fill: INK.text,
		},
		element("rect", { width, height, fill: INK.paper }),
		label(20, 30, title, { "font-size": 17, "font-weight": "bold" }),
		label(20, 50, note, { fill: INK.soft }),
		...children,
	)}\n`;
}
