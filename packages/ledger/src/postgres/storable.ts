/**
 * JSON.stringify writes a NUL and half of a surrogate pair as escapes, and Postgres can hold neither in a text. An even
 * number of backslashes in front are escaped backslashes, and no part of it.
 */
const UNSTORABLE = /(?<!\\)((?:\\\\)*)\\u(?:0000|d[89a-f][0-9a-f]{2})/gi;

export const isStorable = (json: string): boolean => json.search(UNSTORABLE) === -1;

/** The same JSON with the replacement character in the place of what cannot be stored. */
export const mended = (json: string): string => json.replace(UNSTORABLE, "$1\\ufffd");
