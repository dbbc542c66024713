import { anyOf } from "../wording/any-of.ts";

/* Ways to be reached, told by their form. */

/** An address, whole or written out, or what is left where somebody took one away. */
const MAIL = [
	/\[email\]/,
	/(?<![\w.+-])[\w.+-]{1,64}(?:@| ?(?:\(at\)|\[at\]|\{at\}) ?| at )[\w-]{1,63}(?:\.| ?(?:\(dot\)|\[dot\]) ?| dot )(?:com|net|org|io|me|co|edu|de|uk|fr|it|es|nl|pl|pt|eu|info|biz)\b/,
];
const HANDLE = /(?<![\w.+-])@[a-z][a-z0-9_]{3,30}\b/;
/** As they are grouped in America, elsewhere, and within a town. */
const TELEPHONE = [
	/(?:\+?\d[\s().-]{0,2}){0,3}\(?\b\d{3}\)?[\s.-]{1,3}\d{3}[\s.-]{1,3}\d{4}\b/,
	/(?<![\d$€£.,])(?=[+\d](?:[ ./()-]{0,2}\d){8,15}(?!\d))(?:\+|00|0)\d{1,4}[ ./-]?\(?\d{2,5}\)?[ ./-]?\d{2,4}(?:[ ./-]?\d{2,4}){1,3}\b/,
	/(?<![$\d.-])\b\d{3}-\d{4}\b(?!-)/,
];
const LINK = [
	/\b(?:https?:\/\/|www\.)[^\s]{4,200}/,
	/\b(?:bit\.ly|t\.me|wa\.me|tinyurl|goo\.gl)\b/,
];

export const CONTACT = anyOf(...MAIL, HANDLE, ...TELEPHONE, ...LINK);
