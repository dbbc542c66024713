import { createHash } from "node:crypto";

const KEY = /^pak_[A-Za-z0-9_-]{43}$/;

/** The key with which a program takes the turns of one mandate, made of 32 secret bytes (see `newSecret`). */
export const agentKey = (secret: string): string => `pak_${secret}`;

export const isAgentKey = (text: string): boolean => KEY.test(text);

/** What is kept of a key. It has 256 random bits, so a plain hash cannot be searched. */
export const keyDigest = (key: string): string => createHash("sha256").update(key).digest("hex");
