/** No answer to one of our questions has as many bytes; what does is not read to its end. */
const MOST_BYTES = 2 * 1024 * 1024;

/** `fetch` for a server that may send without end: what is longer breaks off, as an answer does that never came whole. */
export const boundedFetch: typeof fetch = async (input, init) => {
	const response = await fetch(input, init);
	if (response.body === null) return response;
	let bytes = 0;
	const bounded = response.body.pipeThrough(
		new TransformStream<Uint8Array, Uint8Array>({
			transform(chunk, controller) {
				bytes += chunk.byteLength;
				if (bytes > MOST_BYTES) controller.error(new RangeError("The answer is too long."));
				else controller.enqueue(chunk);
			},
		}),
	);
	const { status, statusText, headers } = response;
	return new Response(bounded, { status, statusText, headers });
};

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g;

/** The same, with a sign of its own for each character that no fact can hold: half a pair, or one for a terminal. */
export const legible = (said: unknown): unknown =>
	JSON.parse(
		JSON.stringify(said, (_, value: unknown) =>
			typeof value === "string" ? value.toWellFormed().replaceAll(CONTROL, "\ufffd") : value,
		),
	);
