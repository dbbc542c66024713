export { type Outbox, relay } from "./relay.ts";
