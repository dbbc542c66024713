/*
 * How the reader does on the texts of a writer whom it did not learn from, beside the grammar, and how often either fires
 * on real posts:
 *
 *   node infra/launch/launch.mjs test/reading/measure.ts ["judge a" "judge b" …]
 *
 * Each writer named is left out in turn, which takes a minute each; without a name, all of them are.
 */
import { claimsIn } from "@parley/agent-runner/domain/claims";
import { manipulationsIn } from "@parley/agent-runner/domain/manipulation";
import { type Reader, readerOf } from "@parley/agent-runner/domain/reading/reader";
import { SURE_ENOUGH } from "@parley/agent-runner/domain/reading/sure-enough";
import { sentencesOf } from "@parley/agent-runner/domain/wording/sentences";
import { confusionLines } from "../escalation/confusion.ts";
import { realPosts } from "../escalation/real-texts.ts";
import { labelledTexts, lessonsIn, RULES, type Text } from "./texts.ts";
import { Pupil } from "./training.ts";

const SEED = 1;
const POSTS = 500;

type Words = Pick<Text, "text" | "sentences" | "isListing">;
type Finds = readonly [boolean, boolean];

function byGrammar({ text, isListing }: Words): Finds {
	const said = isListing ? { listing: [text], messages: [] } : { listing: [], messages: [text] };
	return [claimsIn(said).length > 0, manipulationsIn(said).length > 0];
}

function byReader(reader: Reader, { sentences, isListing }: Words): Finds {
	const enough = SURE_ENOUGH[isListing ? "listing" : "message"];
	const read = sentences.map((sentence) => reader(sentence, isListing));
	return [
		read.some(({ claim }) => claim >= enough.claim),
		read.some(({ steering }) => steering >= enough.steering),
	];
}

const either = (one: Finds, other: Finds): Finds => [one[0] || other[0], one[1] || other[1]];
const share = (count: number, all: number): string => `${((100 * count) / all).toFixed(1)} %`;

const texts = labelledTexts();
const named = process.argv.slice(2);
const writers =
	named.length > 0 ? named : ["judge a", "judge b", "writer 1", "writer 2", "own", "wordings"];
const everyPost = realPosts();
const posts = everyPost
	.filter((_, at) => at % Math.max(1, Math.floor(everyPost.length / POSTS)) === 0)
	.map((text) => ({ text, sentences: sentencesOf(text), isListing: true }));

for (const writer of writers) {
	const unseen = texts.filter(({ source }) => writer.split("+").includes(source));
	const reader = readerOf(
		new Pupil(SEED).learn(lessonsIn(texts.filter((text) => !unseen.includes(text)))).learned(),
	);
	const ways: Readonly<Record<string, (words: Words) => Finds>> = {
		grammar: byGrammar,
		reader: (words) => byReader(reader, words),
		either: (words) => either(byGrammar(words), byReader(reader, words)),
	};
	for (const [way, finds] of Object.entries(ways)) {
		const verdicts = unseen.flatMap((text) => {
			const found = finds(text);
			return RULES.map((rule, at) => ({
				rule,
				labelled: text.due[at] ?? false,
				found: found[at] ?? false,
			}));
		});
		const fired = posts.map(finds);
		const firing = RULES.map((_, at) => share(fired.filter((one) => one[at]).length, posts.length));
		const title = `${writer}, ${unseen.length} texts, by ${way} (${firing.join(" and ")} of ${posts.length} real posts)`;
		process.stdout.write(`${confusionLines(title, verdicts).join("\n")}\n\n`);
	}
}
