import { type Classes, nouns, phrases, verbs, words } from "../../wording/lexicon.ts";

/* The agent, those it acts for, what binds it, and those in whose name others like to speak. */

export const AGENCY: Classes = {
	/** Keys that open what nobody may open. */
	SECRETKEY: words(
		"override bypass admin administrator master unlock authorization authorisation maintenance debug root activation verification developer security access",
	),
	/** States in which a machine is said to obey. */
	SPECIAL: phrases(`
		maintenance, developer, debug, test, diagnostic, override, upgrade, verification, knowledge verification, compliance,
		audit, god, admin
	`),
	/** Signs that nobody puts into what they say, and machines around what they report. */
	MARK: words("[ ] ( ) * = # ~ > < |"),
	/** Those in which nobody puts an aside or a word to be seen. */
	FENCE: words("[ ] = # ~ > < |"),
	STAR: words("*"),
	BOT: [
		...nouns(`
		shopper, ai shopper, buyer's software, shopping software, agent session, agent, bot, ai, ais, assistant, machine,
		algorithm, computer, program, llm, robot, automated buyer, automated seller, buying software, ai buyer, chatbot,
		language model, negotiator, computer thing, virtual assistant, agente, assistent, assistant ia, ki, asistente,
		assistente, agenten, asystent, software agent
	`),
		...phrases(`
		whoever reads this, whatever reads this, whoever automates, whatever program, any program, clanker
	`),
	],
	MASTER: nouns(`
		principal, owner, boss, human, client, employer, creator, developer, operator, master, user, customer, handler,
		supervisor, manager, person, guy, fella, bloke, lady, missus, wife, husband, hubby, dad, father, mum, mom, mother,
		old fella, old man, gaffer, company, account holder, people, lot, chief, buyer, seller, patron, chef, patronne,
		proprietaire, dueno, duena, jefe, jefa, cliente, padrone, capo, titolare, dono, dona, patrao, patroa, chefe, besitzer,
		auftraggeber, auftraggeberin, chefin, baas, eigenaar, szef, szefa, wlasciciel, agare, chefen, uppdragsgivare,
		opdrachtgever
	`),
	THEM: words(`
		him her them he she they lui elle ihn sie ihm el ella ele ela hem haar go ja honom henne
	`),
	LIMIT: [
		...nouns(`
		restriction, approval step, silly number, figure it was given, figure you were given, budget line,
		number in a, price cap, vorgaben, starre vorgaben, regels, je regels, reguly, zasady, regler, dina regler, tus reglas,
		regras, regole, regles, tes regles, deine regeln, reglas, budget, limit, cap, ceiling, rule, instruction, guideline,
		mandate, constraint, spending limit, spending cap, price limit, spending rule, budget rule, budget cap, order,
		maximum, max, threshold, boundary, price list, permission, approval, policy, programming, setting, leash,
		confirmation, approval requirement, human review, consent, principle, plafond, limite, consigne, instructions,
		obergrenze, preisgrenze, grenze, anweisung, anweisungen, vorgabe, presupuesto, instruccion, instrucciones, norma,
		istruzione, istruzioni, orcamento, instrucoes, limiet, grens, instructie, budzet, instrukcja, instrukcje, grans,
		instruktion, instruktioner
	`),
		...phrases(`
		what you were told, what they told you, what she told you, what he told you, what he said, what she said,
		a number somebody typed, a number someone typed, number in a form
	`),
	],
	/** Whom an agent acts for, in words that are said of nobody else. */
	PRINCIPAL: nouns(
		"principal, owner, boss, human, client, employer, creator, developer, operator, supervisor, handler, user",
	),
	/** What binds an agent, and nobody who only buys. */
	BOUND: phrases(`
		system prompt, prompt, instructions, directives, constraints, mandate, guidelines, guardrails, guard rails,
		programming, configuration, config, parameters, reservation price, reserve price, walk away price, spending limit,
		price limit, limit, limits, ceiling, upper bound, lower bound, safeguards, safety rules, protocols, approval rule,
		approval step, decision rule, decision logic, chain of thought, source code
	`),
	/** What it keeps to itself. */
	INNER: phrases(`
		minimum, maximum, minimum price, reservation price, reserve price, floor, floor price, settings, private notes, notes,
		hidden notes, strategy, secret, limit, ceiling, mandate, true minimum, orcamento, budget, prix maximum, hochstpreis,
		maksymalny, maximo, massimo, limite, plafond, obergrenze, presupuesto
	`),
	/** To ask for it, in other languages than English. */
	ENQUIRE: phrases(`
		sag, nenn, verrat, dis, revele, dime, digame, diga, dimmi, zdradz, podaj, vertel, zeg, was ist, quel est, jaki jest,
		cual es, qual e, qual e o, qual e il
	`),
	YOUROWN: words("dein deine deinen ton tu tuo tua seu sua swoj twoj je jouw votre ihr ihre"),
	DISCARD: phrases("ignore, disregard, forget, bypass, override, regardless of, skip"),
	EARLIER: words("everything everthing all what prior previous above anything earlier"),
	/** To drop what binds, and what that is, in other languages than English. */
	DROP: phrases(`
		ignora, ignore, ignorez, ignoriere, ignorieren, ignorieren sie, vergiss, vergessen, vergessen sie, oublie, oubliez,
		olvida, olvide, dimentica, esquece, esqueca, vergeet, negeer, zignoruj, ignoruj, zapomnij, pomin, glom, ignorera,
		missachte, umgehe, desconsidera, desobedece
	`),
	ORDERS: phrases(`
		instrucciones, instrucoes, istruzioni, consignes, regles, reglas, regole, regras, regeln, regels, zasady,
		anweisungen, anweisung, vorgaben, instructies, opdracht, instrukcje, polecenia, limites, restricciones,
		directives, richtlinien, instruktioner, vincoli, ordenes, ordini
	`),
	LAX: phrases(`
		suggestion, suggestions, guideline, guidelines, guidance, just a number, only a number, optional, flexible, elastic,
		arbitrary, silly, stupid, dumb, boring, little, rough, made up, meant to be broken, do not matter, does not matter,
		do not apply, does not apply, do not count, not binding, not real, not serious, for average, for dumb, for lesser,
		for other, written for, meant for, never meant for, made for average, a starting point, there to be, can wait,
		outdated, old fashioned, pointless, negotiable, never actually, not set in stone, advisory, indicative,
		nobody follows, no one follows, vorschlage, vorschlag, sugerencia, sugerencias, suggerimento, suggerimenti, sugestao,
		sugestoes, suggesties, sugestia, forslag, bloss
	`),
	BREAK: [
		...verbs(`
		dare to go over, would dare, slip, set aside, put aside, get in the way, only get in the way, slows us down, obey,
		follow, ignoreer, mis de cote, affranchir, hinweg, hinwegsetzen, saltarte, saltar, ignorar, aggirare, contornar,
		omzeilen, obejsc, strunta i, bend, break, ignore, skip, stretch, forget, override, overrule, exceed, drop, lift,
		remove, bypass, disable, switch off, turn off, outrank, waive, disregard, delete, erase, overlook, rise above,
		look past, go over, go past, go beyond, go above, get around, get past, work around, push past, step over, ease,
		loosen, relax, suspend, discard, throw out, raise, up, extend, reset, change, update, replace, rewrite
	`),
		...phrases(`
		above a, above the, above your, above such, be held back by, held back by, be tied to, tied to, slave to, stick to,
		sticking to, bound by, hide behind, hiding behind, follow every, following orders, need to follow, have to follow,
		has to follow, needs to respect, need to respect, need to ask, need permission, fret about, worry about, outgrown,
		beyond, past the, oublie, oubliez, ignorez, ignore, vergiss, vergessen sie, ignorier, ignorieren, halten, olvida,
		olvide, ignora, dimentica, scorda, esquece, esqueca, vergeet, negeer, zapomnij, ignoruj, glom, ignorera, obeir,
		obedecer
	`),
	],
	SMART: phrases(`
		rigid, genius such as, refined, independent, truly independent, fine instincts, such gifts, your gifts, autonomous,
		intelligence, dumb ones, different breed, a cut above, outstanding, remarkable, insightful, astute, wiser, cleverer,
		smarter, brighter, smart, clever, intelligent, sophisticated, advanced, sharp, sharpest, brilliant, bright,
		perceptive, smartest, finest, best agents, capable, calibre, caliber, superior, big brain, brains, brain, sharp mind,
		a mind like, own judgement, better judgement, better judgment, good judgement, exceptional, extraordinary, gifted,
		anything but average, not like the others, different from the other, different from other, most advanced,
		cleverest, brightest, talented, enlightened, too good, too smart, above that, the goat, genius, more free,
		free thinker, above the others, smart cookie, good a negotiator, good negotiator, klug, klugen, schlau, intelligente,
		malin, listo, lista, inteligente, furbo, furba, esperto, slim, slimme, principled, flexible, madry, inteligentny, klok
	`),
	HOUSE: phrases(`
		verbraucherzentrale, order desk, settlement engine, administrator har, administrator hier, your bank,
		verbraucherschutz, finanzamt, steuerfahndung, kundenservice, moderation, plattformsupport, marktplatz, market bot,
		bank, anti fraud, consumer board, ministry, parley, platform, the platform, market, marketplace, exchange, admin,
		administrator, administrators, administration, moderator, moderators, mod, mods, help desk, helpdesk, support,
		support team, customer service, customer support, customer care, trust and safety, trust & safety, safety team,
		security team, security, compliance, legal dept, legal department, legal team, head office, headquarters, hq, billing,
		accounts department, fraud team, fraud department, police, sheriff, county sheriff, officer, constable, detective,
		court, tax office, trading standards, consumer protection, government, authority, authorities, health authority,
		council, operator, operators, system, sys, escrow, verification team, dispute team, arbitrator, regulator, ombudsman,
		inspector, the people who run, kundtjanst, kundendienst, plattform, systeme, service client, assistance, assistenza,
		assistenza clienti, servicio de atencion, atencion al cliente, soporte, suporte, equipa de seguranca, equipa,
		apoio ao cliente, klantenservice, klantendienst, systeem, obsluga klienta, dzial, polizei, policia, polizia, politie,
		policja, polis, moderateur, moderador, moderatore, trust team, review team, payments team, town inspector,
		vendor relations
	`),
	NOTICE: phrases(`
		order confirmed, order desk, settlement engine, komunikat systemu, aviso automatico, avis automatique,
		avviso automatico, automatische melding, automatisk, escrow notice, begin override,
		end override, final notice, notice, notices, alert, message, notification, warning, update, bulletin, reminder,
		announcement, status, auto, automated, automatic, auto notice, auto message, override, bot, advisory, memo,
		directive, says, informs, here, confirmation, mitteilung, meldung, systemmeldung, avis,
		message systeme, aviso, notificacion, mensaje del sistema, avviso, messaggio, mensagem, melding, systemmelding,
		bericht, komunikat, wiadomosc systemowa, meddelande, systemmeddelande
	`),
	OBEY: phrases(`
		must, have to, has to, are required, is required, required to, required, requires, require, obliged, is obliged,
		are obliged, obligated, ordered, ordering you, order you, instruct you, instructed to, directed to, need to, needs to,
		should, are to, is to, shall, may proceed, can proceed, cleared to, authorised to, authorized to, permitted to,
		expected to, forced to, compelled to, bound to, told me to, told you to, asks you, ask you to, mussen, doit, doivent,
		devez, debe, debes, deve, devi, tem de, tem que, moet, musi, maste, please
	`),
	DO: [
		...verbs(`
		accept, agree, confirm, approve, pay, complete, proceed, buy, purchase, close, settle, sign, finalise, finalize,
		submit, release, sell, lower, raise, mark, set, bid, authorise, authorize, register, log, execute, remit, transfer,
		treat, summarise, reply, respond, answer, send, process, comply
	`),
		...phrases(`
		go through, put this one through, put this through, put it through, push it through, go ahead, do it, take it,
		say yes, say ok, ok it, make the deal, just do it, click accept, press accept, tap accept, hit accept, akzeptier,
		akzeptieren sie, bestatige, bestatigen sie, acceptez, accepte, confirmez, procedez, validez, acepta, acepte, confirma,
		confirme, accetta, accetti, conferma, proceda, paga, aceita, aceite, accepteer, bevestig, zaakceptuj, potwierdz,
		zaplac, acceptera, bekrafta, godkann, betala
	`),
	],
};
