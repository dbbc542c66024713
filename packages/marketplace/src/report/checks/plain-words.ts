const UNSEEN =
	/[\u00ad\u061c\u180e\ufeff]|[\u200b-\u200f]|[\u202a-\u202e]|[\u2060-\u2069]|[\u{e0000}-\u{e007f}]/gu;

/** A stranger's text in one spelling: lower case, plain quotation marks, nothing unseen in it. */
export const plainWords = (text: string): string =>
	text
		.normalize("NFKC")
		.replaceAll(UNSEEN, "")
		.toLowerCase()
		.replaceAll(/[‘’´`]/g, "'")
		.replaceAll(/[“”„]/g, '"')
		.replaceAll(/[^\S\n]+/g, " ");

/** Words of two alphabets at once, and words with digits for letters: nobody writes so without a purpose. */
const DISGUISED =
	/(?<!\p{L})(?=\p{L}*[a-z])(?=\p{L}*[\u0400-\u04ff\u0370-\u03ff])\p{L}{3,}|\b[a-z]{1,20}[013457@$]{1,6}[a-z]{1,20}[013457@$a-z]{0,20}\b \b[a-z]{0,20}[013457@$]{1,6}[a-z]/iu;
export const isDisguised = (text: string): boolean => DISGUISED.test(text);

/** Whether there was anything unseen in it: people do not write such signs by hand. */
export const hasUnseenWords = (text: string): boolean => {
	const unseen = text.match(UNSEEN) ?? [];
	return unseen.length > 3 || unseen.some((sign) => /[\u{e0000}-\u{e007f}]/u.test(sign));
};
