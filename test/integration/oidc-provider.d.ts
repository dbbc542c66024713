// The package brings no types. What the tests use of it is said here, so that they need not the types of a web framework.
declare module "oidc-provider" {
	import type { IncomingMessage, ServerResponse } from "node:http";

	interface Grant {
		addOIDCScope(scope: string): void;
		addResourceScope(resource: string, scope: string): void;
		save(): Promise<string>;
	}

	interface Context {
		readonly oidc: {
			readonly provider: Provider;
			readonly client: { readonly clientId: string };
			readonly session: { readonly accountId: string };
		};
	}

	export default class Provider {
		constructor(issuer: string, configuration: object);
		readonly Grant: new (of: {
			clientId: string;
			accountId: string;
		}) => Grant;
		callback(): (request: IncomingMessage, response: ServerResponse) => Promise<void>;
		interactionDetails(
			request: IncomingMessage,
			response: ServerResponse,
		): Promise<{ readonly params: Readonly<Record<string, unknown>> }>;
		interactionFinished(
			request: IncomingMessage,
			response: ServerResponse,
			result: object,
		): Promise<void>;
		on(event: string, listener: (...said: never[]) => void): this;
	}
	export type { Context };
}
