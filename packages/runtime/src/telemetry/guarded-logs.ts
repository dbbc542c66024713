import type { Attributes, LoggerProvider } from "@opentelemetry/api";
import { allowed } from "./allowed.ts";

/** Log records as they may leave the process. An error's words may quote a value, so none leave. */
export const guardedLogs = (provider: LoggerProvider): LoggerProvider => ({
	getLogger(...scope) {
		const logger = provider.getLogger(...scope);
		return {
			enabled: (options) => logger.enabled(options),
			emit({ attributes = {}, exception: _, ...record }) {
				logger.emit({ ...record, attributes: allowed(attributes as Attributes) });
			},
		};
	},
});
