import { isFact } from "@parley/contracts/catalogue";
import type { Answer, Command, Refusal } from "@parley/contracts/command";
import type { Actor } from "@parley/contracts/fact";
import { derivedId } from "@parley/contracts/id";
import type { Plan } from "@parley/contracts/intake";
import type { Process } from "@parley/runtime/service";
import type { World } from "@parley/runtime/world";

interface Yes {
	/** The id of the fact that keeps it: every command derives from it, so that none has an effect twice. */
	readonly id: string;
	readonly principal: string;
	readonly plan: Plan;
	readonly traceparent?: string;
}

/** What the market refused of what a yes is for; nothing where all of it came about. */
export async function bringAbout(
	world: World,
	{ id, principal, plan, traceparent }: Yes,
): Promise<Refusal | undefined> {
	const actor: Actor = { kind: "principal", id: principal };
	const command = (label: string, stream: string, type: string, data: unknown): Command => ({
		...{ id: derivedId(id, label), stream, type, data, actor, causedBy: id },
		...(traceparent === undefined ? {} : { traceparent }),
	});
	const { currency } = plan.mandate.budget;
	const account = await world.send(
		command("account", `account-${principal}`, "OpenAccount", { principal, currency }),
	);
	if (isRefused(account) && account.refusal.code !== "ALREADY_OPEN") return account.refusal;
	// The mandate before the listings: nothing is on the market that no mandate is for.
	const granted = await world.handle(granting(command, principal, plan));
	if (isRefused(granted)) return granted.refusal;
	for (const { id: listing, listing: data } of plan.listings) {
		const published = await world.send(
			command(`listing:${listing}`, `listing-${listing}`, "PublishListing", data),
		);
		if (isRefused(published)) return published.refusal;
	}
	return undefined;
}

function granting(
	command: (label: string, stream: string, type: string, data: unknown) => Command,
	principal: string,
	{ mandate, amends }: Plan,
): Command {
	const stream = `mandate-${principal}`;
	if (amends === null) return command("mandate", stream, "GrantMandate", mandate);
	const { principal: _, ...changes } = mandate;
	return command("mandate", stream, "AmendMandate", { ...changes, expected: amends });
}

const isRefused = (answer: Answer): answer is Extract<Answer, { ok: false }> => !answer.ok;

/** Brings about what was confirmed, also where the process that heard the yes is gone. */
export const bringAboutConfirmed: Process = {
	name: "bring-about-confirmed",
	on: ["IntakeConfirmed"],
	keys: (fact) => [fact.stream],
	async handle(fact, world) {
		if (!isFact(fact, "IntakeConfirmed")) return;
		const { id, traceparent, data } = fact;
		const { plan } = data;
		await bringAbout(world, { id, principal: plan.mandate.principal, plan, traceparent });
	},
};
