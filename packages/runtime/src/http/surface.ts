import type { World } from "../world.ts";
import type { Route } from "./route.ts";

/** What one hosted service shows over HTTP. */
export interface Surface {
	readonly service: string;
	readonly routes: readonly Route[];
	readonly world: World;
}
