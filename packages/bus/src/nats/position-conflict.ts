/** The stream does not stand where a message expected it: another relay was faster, or the broker lost messages. */
export class PositionConflict extends Error {
	override readonly name = "PositionConflict";
	/** Where the stream stands; a relay goes on after it. */
	readonly reached: number;

	constructor(position: number, reached: number) {
		super(
			`Position ${position} does not follow on the stream, which stands at ${reached}; go on from there.`,
		);
		this.reached = reached;
	}
}
