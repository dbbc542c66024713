/**
 * Seeds that once failed, each with the mistake it found. They are run before all others, whatever the market they make
 * has become since.
 */
export const REGRESSIONS: readonly { readonly seed: number; readonly found: string }[] = [];
