import { type Attributes, metrics } from "@opentelemetry/api";
import { METRIC, PARLEY } from "@parley/contracts/conventions";

type Position = () => Promise<number>;

/** What a process can say about how far behind it is. It says what it knows. */
interface Readings {
	/** The ledger's newest position. */
	readonly head: Position;
	/** How far the bus has taken charge, where this process is the relay. */
	readonly reached?: Position;
	/** How far each read table has come, by its name. */
	readonly projections?: Readonly<Record<string, Position>>;
	/** How many messages each subscription has parked, by its name. */
	readonly parked?: () => Promise<Readonly<Record<string, number>>>;
}

/** Lets a service's lag be read whenever metrics are sent; returns a function that ends it. */
export function observeLag(service: string, readings: Readings): () => void {
	const { head, reached, projections = {}, parked } = readings;
	const own = { [PARLEY.service]: service };
	const behind = async (newest: number, position: Position): Promise<number> =>
		Math.max(0, newest - (await position()));
	const stops = [
		reached && gauge(METRIC.outboxLag, async () => [[await behind(await head(), reached), own]]),
		gauge(METRIC.projectionLag, async () => {
			const newest = await head();
			return Promise.all(
				Object.entries(projections).map(
					async ([name, position]): Promise<Reading> => [
						await behind(newest, position),
						{ ...own, [PARLEY.projection]: name },
					],
				),
			);
		}),
		parked &&
			gauge(METRIC.parked, async () =>
				Object.entries(await parked()).map(
					([name, count]): Reading => [count, { ...own, [PARLEY.subscription]: name }],
				),
			),
	];
	return () => {
		for (const stop of stops) stop?.();
	};
}

type Reading = readonly [value: number, labels: Attributes];

function gauge(name: string, read: () => Promise<readonly Reading[]>): () => void {
	const instrument = metrics.getMeter("parley").createObservableGauge(name);
	const callback = async (result: {
		observe(value: number, labels: Attributes): void;
	}): Promise<void> => {
		for (const [value, labels] of await read()) result.observe(value, labels);
	};
	instrument.addCallback(callback);
	return () => instrument.removeCallback(callback);
}
