import type { Server } from "node:http";
import type { Socket } from "node:net";

/**
 * The connections of a server, and how many requests of each are being answered. The server itself takes one that never
 * said anything for busy, and would wait for it.
 */
export class Connections {
	readonly #requests = new Map<Socket, number>();

	#isEnding = false;

	constructor(server: Server) {
		server.on("connection", (socket) => {
			if (this.#isEnding) socket.destroy();
			this.#requests.set(socket, 0);
			socket.once("close", () => this.#requests.delete(socket));
		});
		server.on("request", ({ socket }, response) => {
			this.#count(socket, 1);
			response.once("close", () => this.#count(socket, -1));
		});
	}

	/** Ends those that wait for nothing, now and from now on. */
	endIdle(): void {
		this.#isEnding = true;
		for (const [socket, requests] of this.#requests) if (requests === 0) socket.destroy();
	}

	#count(socket: Socket, change: number): void {
		const before = this.#requests.get(socket);
		if (before !== undefined) this.#requests.set(socket, before + change);
	}
}
