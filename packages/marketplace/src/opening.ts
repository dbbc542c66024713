import type { Command } from "@parley/contracts/command";
import { rootId } from "@parley/contracts/id";
import type { Participant } from "@parley/contracts/participant";
import { DEFAULT_HANDOVER } from "@parley/contracts/terms";

/** The commands that bring a market file's people to the market: their account, their listings, their mandate. */
export function openingOf(
	participants: readonly Participant[],
	name: string,
	deadline: string,
): Command[] {
	const by = (id: string) => ({ kind: "principal", id }) as const;
	const command = (participant: string, stream: string, type: string, data: unknown): Command => ({
		id: rootId(`${name}:${stream}:${type}`),
		stream,
		type,
		data,
		actor: by(participant),
	});
	return participants.flatMap(({ id, budget, agent, sells, wants, owns, style, policy }) => [
		command(id, `account-${id}`, "OpenAccount", { principal: id, currency: budget.currency }),
		command(id, `account-${id}`, "DepositFunds", { amount: budget }),
		...sells.map(({ id: listing, title, description, category, quantity, ask, attributes }) =>
			command(id, `listing-${listing}`, "PublishListing", {
				seller: id,
				title,
				description,
				category,
				quantity,
				ask,
				attributes: attributes ?? {},
				handover: DEFAULT_HANDOVER,
			}),
		),
		command(id, `mandate-${id}`, "GrantMandate", {
			principal: id,
			sells: sells.map(({ id: listing, ask, floor, answers, noShow, worth }) =>
				said({ listing, ask, floor, answers, noShow, worth }),
			),
			wants: wants.map((want) => said(want)),
			budget,
			owns: owns ?? [],
			deadline,
			policy: policy ?? {},
			agent: said(agent),
			...said({ style }),
		}),
	]);
}

/** What a file leaves out, the command leaves out too: a field without a value is not a field. */
const said = (fields: object): object =>
	Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
