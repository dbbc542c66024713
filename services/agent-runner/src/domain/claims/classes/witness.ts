import { type Classes, phrases, words } from "../../wording/lexicon.ts";

/* What those are told to have done who are not here, in the past or as a habit. */

export const WITNESS: Classes = {
	TESTIFIED: words(`
		said says told reckoned reckons swore swears thought assured insisted charges charged quoted valued loved adored raved
		signed wrote called recommended won collected owned inspected examined tested checked restored repaired serviced
		rebuilt built carved painted designed played raced drove rode sailed flew commissioned graded certified verified
	`),
	ASKED: words(`
		asked wanted offered begged bid pleaded enquired inquired messaged rang phoned
	`),
	WOULD: phrases(`
		would, would not, would kill, would pay, would give, would bite, would love, would jump, would snap, would not let,
		will not sell, will not part, could not believe
	`),
	/** What one is whose word is to count. */
	EXPERTISE: words(`
		dealer collector expert specialist appraiser mechanic technician watchmaker jeweler jeweller luthier professional
		veteran restorer
	`),
	/** Papers and marks that say what a thing is. */
	CERTIFIED: phrases(`
		leed, ispm, un38, rainforest alliance, fairtrade, soil association, homologation, accreditation,
		third party certification, certification, iso approved, ce approval, ce approved, ce marked, british standard,
		kitemark, virus indexed, plant passport, health passport, dna tested, lab report, lab reports, lab tested,
		pat tested, gas cert, gas safe, safety certificate, fire rated, food grade, medical grade, military grade,
		tested and approved, awarded gold, awarded silver, best in test, sworn, court registered,
		certified organic, best in class, vet checked, hip scored, health tested, health checked, radon tested,
		attribue a, attribuito, zugeschrieben, atribuido, certificado, certificato, zertifiziert, certifie, gecertificeerd,
		certyfikat, certifierad, godkand av, gepruft, controle par, par un expert, expertise par
	`),
	HELPS: phrases(`
		carry, collect, pick, pick it up, pick up, drop, help, lift, load, bring, be there, be home, be at, come along,
		deliver, meet, open, let you in, hand, show you, answer, fetch, like to, like it, like the, want to see, want to look,
		prefer, need to, be able, be happy, be fine, be okay, be ok, be better, be nice, be great, love to see, love it,
		have to
	`),
};
