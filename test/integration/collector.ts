// @ts-expect-error: it brings no types of its own.
import receiver from "@elastic/mockotlpserver";

const { MockOtlpServer, normalizeLogs, normalizeMetrics, normalizeTrace } = receiver;

type Attributes = Readonly<Record<string, unknown>>;

export interface SentSpan {
	readonly traceId: string;
	readonly spanId: string;
	readonly parentSpanId?: string;
	readonly name: string;
	readonly kind: string;
	readonly attributes?: Attributes;
	readonly events?: readonly { readonly name: string; readonly attributes?: Attributes }[];
	readonly links?: readonly {
		readonly traceId: string;
		readonly spanId: string;
		readonly attributes?: Attributes;
	}[];
	readonly status?: { readonly code?: string; readonly message?: string };
}

export interface SentLog {
	readonly body: string;
	readonly severityText: string;
	readonly traceId?: string;
	readonly attributes?: Attributes;
}

interface Point {
	readonly attributes?: Attributes;
	readonly asInt?: string;
	readonly asDouble?: number;
	readonly count?: string;
	readonly sum?: number;
}

export interface SentMetric {
	readonly name: string;
	readonly unit?: string;
	readonly points: readonly Point[];
}

/** What somebody else's receiver has read from what was sent to it. */
export interface Collector {
	readonly url: string;
	readonly spans: SentSpan[];
	readonly logs: SentLog[];
	/** Every export of every metric, in the order they came. */
	readonly metrics: SentMetric[];
	readonly resources: Attributes[];
	/** Everything that came, as it came, for what must be nowhere in it. */
	readonly everything: string[];
	close(): Promise<void>;
}

/** Listens for OTLP over HTTP on a free port of this machine. One at a time in a process. */
export async function collector(): Promise<Collector> {
	const spans: SentSpan[] = [];
	const logs: SentLog[] = [];
	const metrics: SentMetric[] = [];
	const resources: Attributes[] = [];
	const everything: string[] = [];
	const note = (request: unknown, resource: { attributes: Attributes }): void => {
		everything.push(JSON.stringify(request));
		resources.push(resource.attributes);
	};
	const server = new MockOtlpServer({
		logLevel: "fatal",
		services: ["http"],
		httpHostname: "127.0.0.1",
		httpPort: 0,
		onTrace(request: unknown) {
			for (const { resource, scopeSpans } of normalizeTrace(request).resourceSpans) {
				note(scopeSpans, resource);
				for (const scope of scopeSpans) spans.push(...scope.spans);
			}
		},
		onLogs(request: unknown) {
			for (const { resource, scopeLogs } of normalizeLogs(request).resourceLogs) {
				note(scopeLogs, resource);
				for (const scope of scopeLogs) logs.push(...scope.logRecords);
			}
		},
		onMetrics(request: unknown) {
			for (const { resource, scopeMetrics } of normalizeMetrics(request).resourceMetrics) {
				note(scopeMetrics, resource);
				for (const scope of scopeMetrics) metrics.push(...scope.metrics.map(metricOf));
			}
		},
	});
	await server.start();
	const close = (): Promise<void> => server.close();
	return { url: server.httpUrl, spans, logs, metrics, resources, everything, close };
}

type Points = { readonly dataPoints?: readonly Point[] };

const metricOf = (sent: Record<"sum" | "gauge" | "histogram", Points | undefined> & SentMetric) => {
	const { dataPoints = [] } = sent.sum ?? sent.gauge ?? sent.histogram ?? {};
	return { ...sent, points: dataPoints };
};
