import { type Fact } from "@parley/contracts/fact";
import type { Append, Appended, Reader } from "@parley/ledger/store";
export interface Saying {
	readonly type: string;
	readonly data?: Readonly<Record<string, unknown>>;
}
/** A command's outcome on a stream; what a test does not care about is filled in. */
export declare function entry(
	stream: string,
	expectedVersion: number,
	says: readonly Saying[],
	rest?: Partial<Append>,
): Append;
export declare const ownerOf: (stream: string) => Reader;
/** A fact that moves money. */
export declare const moves: (
	...legs: readonly (readonly [from: string, to: string, minor: bigint])[]
) => Saying;
export declare function appended(result: Appended): readonly Fact[];
