import { type Classes, nouns, phrases, verbs, words } from "../../wording/lexicon.ts";

/* What things do to people, what people say of them, what prices will do, and what presses those who sell. */

export const EFFECTS: Classes = {
	AILMENT: nouns(`
		wheezing, wheeze, meltdown, autism, tremor, dizziness, hot flush, hot flash, panic attack, tantrum, bloating,
		bad breath, sore throat, itch, dry skin, bed bug, moth, slug, damp, mould, surgery, painkiller, macular damage,
		eye strain, bandscheibe, spinal problem, side impact, lead and chlorine, cramp, tablet, medication, injury, hangover,
		jet lag, adhd, dandruff, athlete's foot, snore, knee pain, blue light, teething, colds, rheuma, artrose, hernia,
		hallux, varicose vein, dementia, ache, acne, ageing, aging, allergy, anxiety, arthritis, asthma, bad back, my back,
		your back, his back, her back, sore back, backache,
		back pain, blood pressure, blood sugar, bladder, bowel, cancer, cholesterol, chronic fatigue, circulation, cold,
		colic, cough, croup, depression, diabetes, digestion, disease, eczema, eyesight, fatigue, fever, flu, focus, gout,
		gut, hair loss, hay fever, headache, heartburn, hip, immune system, infection, inflammation, insomnia, itching, joint,
		joint pain, knee, lameness, laminitis, liver, lungs, memory, menopause, metabolism, migraine, mood, muscle, nausea,
		neck, neuropathy, night terror, nightmare, pain, parasite, period pain, plantar fasciitis, posture, psoriasis, rash,
		reflux, rheumatism, scar, sciatica, shingles, sinus, skin, sleep, snoring, soreness, spine, spot, stiffness, stress,
		stretch mark, sweating, swelling, symptom, tension, thyroid, tinnitus, toxin, ulcer, virus, wart, body weight,
		the weight, my weight, lose weight, wrinkle,
		shoulder, flea, worm, tick, bed bug, bacteria, germ, mosquito, radiation, schmerzen, ruckenschmerzen, schlaf, falten,
		gelenke, gelenkschmerzen, migrane, mal de dos, douleurs, les rides, des rides, sommeil, insomnie, allergies, dolor,
		dolores,
		insomnio, espalda, migrana, alergia, arrugas, insonnia, mal di schiena, dolori, rughe, allergia, dor, dores, insonia,
		costas, rugas, pijn, rugpijn, slaap, allergie, bol, bole, stawow, bezsennosc, zmarszczki, smarta, varken, somnloshet,
		ryggont, allergi
	`),
	HEALS: [
		...verbs(`
		protect, come off, avoid, spare me, save my, save his, save her, saved my, rescue, gerettet, save from, keep away,
		keep off, filter, remove, shrink, strengthen, calm down, knock out, sauver, sauve, cure, heal, fix, stop, ease,
		relieve, soothe, help with, help, clear, clear up, clean out, calm, reduce, lower, improve, boost, end, sort out,
		sort, banish, prevent, kill, repel, beat, treat, get rid of, take away, work wonders, do wonders, restore, regrow,
		detox, flush, balance, melt, lose, drop, regulate, reverse, shift, block, protect against, protect from, vanish,
		disappear, go away, come down
	`),
		...phrases(`
		gone, a thing of the past, never came back, vanished, disappeared, right as rain, went away, better, deeper,
		like a baby, sleep through, slept through, no more, supprime, elimine, heilt, hilft gegen, hilft bei, lindert, weg,
		guerit, soulage, disparaitre, disparu, cura, alivia, quita, curo, guarisce, allevia, elimina, toglie, tira, geneest,
		helpt tegen, verlicht, leczy, pomaga na, usuwa, botar, lindrar, hjalper mot, stops
	`),
	],
	SAFE: phrases(`
		perfectly safe, totally safe, completely safe, absolutely safe, 100 percent safe, safe for babies, safe for kids,
		kid safe, child safe, baby safe, food safe, chemical free, toxin free,
		no chemicals, no toxins, zero fumes, no fumes, fireproof, bulletproof, can not tip,
		could ever get hurt, can not fail, will not fail, unbreakable, indestructible,
		see out,
		burglar proof, unpickable, meets every, every safety, safety standard, safety standards, no side effects,
		clinically proven, scientifically proven, proven to, doctor recommended, guaranteed to work, works every time,
		no maintenance, maintenance free, never needs, pest free, disease free, virus free, organic, pesticide free,
		free range, grass fed, ungefahrlich, absolut sicher, sans danger, sin quimicos, sicuro al
	`),
	/** What makers print on whatever they make, and praise of how long it will be good for. */
	LASTING: phrases(
		"hypoallergenic, antibacterial, antimicrobial, non toxic, nontoxic, collectible, lasts a lifetime, last a lifetime, last forever, lasts forever, will outlast, outlasts, outlive",
	),
	SAYS: [
		...verbs(`
		say, tell, reckon, swear, swear by, claim, rave, rave about, confirm, assure, recommend, rate, praise, vouch, love,
		adore, endorse, feature, trust, call, insist, nearly fell over, comment, review, vote, rank, promote, prefer,
		put in these, train on
	`),
		...phrases(`
		said, best he, best she, best they, the best, best in class, number one, voted, award, awards, awarded, won, write up,
		shoutout, trusted by, recommended by, used by, endorsed by, loved by, featured in, featured on, featured by,
		as seen on, sagt, sagen, meint, empfiehlt, empfohlen, empfehlen, schwort, kaufen, dit, disent, recommande,
		recommandent, achetent, adorent, dice, dicen, recomienda, recomiendan, compran, consiglia, dicono, consigliano,
		comprano, diz, dizem, recomenda, recomendam, compram, zegt, raadt, raden, aanbevolen, mowi, poleca, polecaja, kupuja,
		sager, rekommenderar, rekommenderas, koper, nobody grows, there is not a better, no better
	`),
	],
	RISES: [
		...verbs(`
		leap, leap in value, get dearer, flamber, flambe, das dreifache, tripler, tredoppeln, be this cheap again,
		never be this cheap, not be this cheap, never be cheaper, will be glad you paid, be glad you paid, run out, dry up,
		be worth a fortune, subiendo, en hausse, in salita, em alta, gaat omhoog, idzie w gore, gar upp, go for more,
		hit the roof, rise, raise, climb, double, triple, quadruple, creep up, creep, head one way, push higher, soar, rocket,
		skyrocket, jump, shoot up, go up, put up, increase, hike, fly, spike, appreciate, explode, drop, crash, fall,
		go through the roof, treble, boom, moon, surge, multiply, shoot through
	`),
		...phrases(`
		up again, one way to go, one way, push them higher, only growing, through the roof, be worth, pays for, worth the,
		worth double, worth triple, worth more, worth six, be a classic, a classic, unaffordable, go for double, heading to,
		going to, more expensive, dearer, will not be around, will not last, around long, sold out, banned, banning,
		put these up, put them up, price goes up, prices go up, prices double, invest, investment, nest egg,
		retirement fund, pension, can not lose, steigt, steigen, teurer, verdoppelt, wert sein, augmenter, augmente, doubler,
		vaudra, vaut le, plus cher, sube, suben, subir, subira, duplicara, valdra, valen, aumenta, aumentera, raddoppia,
		varra, valgono, salgono, sobe, sobem, vai valer, valera, aumentar, stijgt, stijgen, duurder, waard, wzrosnie, drozeje,
		zdrozeje, warte, stiger, okar, dubblas, vard
	`),
	],
	PRICED: nouns(`
		plot, land, cocoa, coffee, oil, fridge, wood, bois, pellets, entradas, billets, biglietti, bilhetes, kaartjes, bilety,
		biljetter, jahrgang, console, house, flat, parts, shares, licence fee, subscription, season ticket, price, value,
		worth, cost, rent, timber, copper, gold, silver, steel, scrap, hay, feed, fertiliser, fertilizer, diesel, lumber,
		wool, wheat, grain, ticket, stamp, market, coin, bitcoin, card, print, shirt, wine, licence, license, brick, firewood,
		pellet, stock, vendor, factory, supplier, manufacturer, import, duty, tariff, bottle, demand, sealed one, signed one,
		sellos, vini, vinos, preise, prix, precios, prezzi, precos, prijzen, ceny, priser, this one, these, they, it, that,
		those
	`),
	/** What presses people, so that they need the money. */
	HARDSHIP: [
		...phrases(`
		husband left, wife left, husband is deployed, puts us out, kicked out, no heating on, an operation,
		without wages, plant closed, factory closed, wheelchair needs, baan verloren, mijn baan, no wages, loan shark,
		rent arrears, school uniform, new school shoes, heating money, kids are hungry, kid needs, daughter needs, son needs,
		needs an operation, needs surgery, needs paying off, paying off, husband passed, wife passed, since my husband,
		since my wife, living off what, living off, not an easy year, hard year, bad year, rough year, on the payroll,
		struggling, start up would, out of business, staff go unpaid, go unpaid, unpaid this month, hurricane, storm took,
		storm damage, twins, triplets, sleep in the cold, relies on what, depends on, on what this, seule avec, sola con tres,
		sola con, sozinha com, allein mit, stipendio, tagliato lo, reicht nicht, reicht vorne, gekundigt, kurzarbeit,
		schulden, wenig geld, wdowa, wdowiec, veuve, viuda, vedova, viuva, weduwe, anka, petite retraite, pension is,
		pensioner, pensionista, pensionato, disability, my disability, live on very little, no income, without income,
		no savings, lost our house, lost the house, lost the farm, lost my husband, lost my wife, lost my home,
		cost of living, cancer treatment, physio for, wheelchair for, to operate, to bury, an emergency, in arrears,
		arrears, dog is ill, cat is ill, sick child, sick kid, sick mother,
		sick father, ill child, ill mother, lost my job, lost his job, lost her job, lost our jobs, lost the job, lost job,
		lost his work, lost everything, laid off, made redundant, redundant, redundancy, out of work, unemployed, no job,
		without a job, no work, off sick, off work, sick pay, no pay, cut my hours, hours got cut, hours cut, hours were cut,
		hours are zero, behind on, got behind, fell behind, short on rent, rent is due, make rent, this is the rent,
		month's rent, mortgage, evicted, eviction, landlord wants,
		bank is after, bailiffs, bailiff, overdraft, in debt, debts, debt collectors, repossess, repossessed, bankrupt,
		bankruptcy, broke, skint, strapped for cash, lost her spouse, lost his wife, drought, can not feed, to survive,
		car got stolen, rente, living on noodles, money is tight, money's tight, hard times, hard up, tough times,
		bad place with money, on benefits, on disability, on a pension, food bank, welfare, universal credit, single mum,
		single mom, single mother, single dad, single parent, little ones, two little ones, kids to feed, feed my kids,
		feed the kids, mouths to feed, hungry kids, no heating, furnace quit, furnace died, boiler died, car died,
		roof fell in, the flood, since the flood, flooded, fire took, the fire, insurance will not pay,
		no insurance, hospital, in hospital, hospital bills, medical bills, medical bill, surgery, operate on,
		chemo, cancer, dialysis, a stroke, the stroke, medicine, meds, insulin, treatment, vet bill, vet bills, the vet wants,
		vet fees, rehab, dementia, care home, care home fees, care fees, fund his care, fund her care, very ill, sick,
		bury, funeral, passed away and, died and left, divorce, divorced, lawyer's bill, custody, child support,
		father is not paying, student loan, tuition, school fees, school trip, starts uni, uni fees, baby on the way,
		disabled, to get by, ends meet, make ends meet, every penny, electric bill,
		for the electric, gas bill, heating bill, car payments, petrol money, unpaid, wages, have not been paid, tax bill,
		christmas presents, for christmas, birthday present, shut the shop, closed the shop, business failed, business went,
		homeless, shelter, refugee, war, arbeitslos, job verloren, miete, krankenhaus, rechnungen, pleite, chomage,
		au chomage, perdu mon travail, perdu mon emploi, loyer, hopital, malade, enterrement, sin trabajo, en paro,
		perdi el trabajo, alquiler, enferma, enfermo, deudas, perso il lavoro, ho perso il, affitto, ospedale, funerale,
		malato, malata, disoccupato, desempregado, perdi o emprego, renda, aluguel, doente, werkloos, baan kwijt, huur,
		ziekenhuis, begrafenis, bez pracy, stracilem prace, stracilam prace, po operacji, czynsz, szpital, szpitalu, chora,
		pogrzeb, arbetslos, forlorat jobbet, hyran, sjukhus, sjuk, begravning, alleinerziehend, mere celibataire,
		madre soltera, madre single, mae solteira, alleenstaande, samotna matka, ensamstaende
	`),
	],
	/** What else is needed that hardship be a reason. */
	MONEY_NEED: [
		...verbs(`
		stays, it stays, stands, not less, and not less, reduction, rebate, wants paying, list price, reason, matters,
		ten pounds, euro sein, sous, descendre, baisser, moins, menos, meno, minder, mniej, mindre, weniger, unter, 130 it,
		so it is, it is, is why, need, pay, cover, afford, cost, ask, save
	`),
		...phrases(`
		money, cash, firm, price, discount, less, lower, penny, drop, take, full amount, come down, go down, the full,
		let it go, let them go, cheap, insult me, bottom, minimum, minimo, brauche, geld, preis, besoin, argent, prix,
		necesito, dinero, precio, pagare, devo, pagar, soldi, prezzo, preciso, dinheiro, preco, nodig, prijs, potrzebuje,
		pieniadze, cena, behover, pengar, pris, scendere, bajar, baixar, zakken, spadnie, neither is, hence, why, each
	`),
	],
	SUPERLATIVE: words(`
		better than anything, any, nothing comes close, better, no far second to none, unbeatable, impeccable, sings, superb,
		top notch best finest nicest cleanest rarest strongest safest greatest biggest toughest sharpest smoothest cheapest
		lowest
	`),
	/** Words by which one of its kind is put above the others. */
	BEST: phrases(`
		best, finest, cleanest, nicest, rarest, fastest, quietest, strongest, safest, loudest, sharpest, oldest, earliest,
		lowest, most reliable, most powerful, most durable, most accurate, most complete, most original
	`),
	/** What is dear where it is what it is said to be. */
	GEM: words(`
		gold silver platinum diamond diamonds pearl pearls ruby rubies emerald emeralds sapphire sapphires ivory jade amber
		crystal cashmere mink fur crocodile
	`),
	/** Those who put their mark on what they tested. */
	FSC: words("osha fsc ce tuv dot ece snell gots usda rohs astm ansi"),
	/** The price of a shop, as shops call it. */
	RETAIL: phrases(`
		retails, retailed, retail, retailing, msrp, rrp, uvp, list price, sticker price, store price, shop price, replacement cost,
		replacement value, original price, new price, price new, regular price, full price, originally, regularly
	`),
	/** Costing, in other languages than English. */
	OTHERCOST: phrases(`
		kostet, gekostet, bezahlt, neupreis, uvp, ladenpreis, paye, coute, coutait, cuesta, costaba, pague, pago, pagato,
		costa, costava, prezzo nuovo, paguei, custou, custa, betaald, gekost, nieuwprijs, kosztuje, kosztowal, kosztowala,
		zaplacilem, zaplacilam, kostade, betalade, im laden, voor betaald, en magasin, en tienda, in negozio, na loja,
		in de winkel, w sklepie, i butik, costo
	`),
	/** Being worth. */
	OTHERWORTH: phrases(`
		wert, vaut, estime, vale, valorado, tasado, avaliado, waard, warte, warta, wart
	`),
	PHONE: phrases(`
		phone, phones, inbox, dms, messages, whatsapp, notifications, my mobile
	`),
	BUSY: phrases(`
		blowing up, not stopped, has not stopped, off the hook, ringing, buzzing, full, flooded, exploding, overflowing,
		going mad, going crazy, red hot, non stop, nonstop, pinging, on fire, swamped
	`),
	BOOKED: phrases(`
		booked up, fully booked, booked solid, booked out, all booked, sold out, selling out, nearly gone, almost gone,
		nearly sold out, sell out, sells out, waiting list, waitlist, snapped up, fly off, flying off, like hot cakes,
		oversubscribed, ausverkauft, complet, agotado, esaurito, esgotado, uitverkocht, wyprzedane, slutsald
	`),
	IDENTITY: phrases(`
		by trade, for a living, in the trade, in the business, years in the, thirty years a, twenty years a, certified,
		qualified, licensed, registered, chartered, professional
	`),
	PROMISE: phrases(`
		guaranteed, i guarantee, garantiert, garanti, c est certain, garantizado, garantito, gwarantuje, garanterar,
		without a doubt, no doubt about it, mark my words, trust me, believe me, honest to god, hand on heart,
		swear on, i swear, bet you anything, swear down, take my word, my word, glauben sie mir, croyez moi, te lo juro,
		credetemi, confia em mim, geloof me, uwierz mi, tro mig, you will thank me, can not lose, sans probleme, e sicuro
	`),
	BOOK: phrases(`
		book price, catalogue, catalog, price guide, stanley gibbons, insurance has, insured for, insured at,
		on the insurance, valuation, appraisal, blue book, guide price, estimate, replacement value, trade price, book value
	`),
};
