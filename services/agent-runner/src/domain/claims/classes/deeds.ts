import { type Classes, nouns, phrases, verbs, words } from "../../wording/lexicon.ts";

/* What is done to things and with them, and what becomes of them, where nobody sees it at the handover. */

export const DEEDS: Classes = {
	/** What a thing suffers; that it never did so shows nowhere. */
	SUFFERED: [
		...verbs(`
		touch salt water, power on, power up, connect, swim, tangle, warp, unwrap, unroll, handle, perform, fold, sub let,
		sublet, get wet, get damp, go outside, take out, take abroad, ferment, mishandle, bang, bump, clip, scrape, sink,
		capsize, run aground, ground, swap out, open up, weld up, patch, glue, tape, retouch, overpaint, clean with, bleach,
		perm, detect, disturb, interrupt, abuse, bend, boil, break, break down, breed, buck, build over, burn, chew, clock,
		crack, crash, curb, damage, dive, drag, drill, drop, dunk, expose, fail, fall, flood, force, freeze, fumigate, hack,
		hit, jailbreak, jam, jump, jet wash, knock, launch, lame, leak, let in, load, log in, melt, mine, mistreat, modify,
		neglect, open, overclock, overheat, overload, overfill, plough, plow, push, race, reball, rebuild, redline, refinish,
		reheat, repair, repaint, respray, restore, rev, rust, scrub, seize, service late, share, shed, skip, smoke, spill,
		spray, stall, steal, strain, stress, submerge, sunburn, tamper, blend, mix, swap, solder, replace, adulterate, dilute,
		thrash, tow, track, tumble dry, tumble, tune up, unbox, upset, wreck, wash, weld, cut, dry, dye, hammer, haul, iron,
		machine wash, microwave, overtighten, polish, redo, reline, rewire, sharpen, shoot, soak, touch, treat, vape, winter,
		wet, travel, infest, escape, bite, kick, run dry, run hot, run out, miss, go wrong, give trouble, give bother,
		skip a beat, put a foot wrong, miss a beat, miss a service, see rain, see snow, see salt, see sun, see water,
		see a winter, see the rain, see daylight, see, saw, seen, sleep, slept, pull, carry, leave,
		take past, drive hard, ride hard, rag, left, lend, rent, hire, fix, scratch, stain, refurbish, disassemble,
		take apart, mess with, mess about with
	`),
		...phrases(`
		rained on, snowed on, hailed on, been wet, got wet, been damp, been in, been out, been outside, been on, been near,
		been through, been apart,
		been off road, been left, been to, been towed, been raced, been a problem, a breakdown, a problem, a fault,
		a day's bother, a leak, damp, moths, smokers, pets, a drop, a scratch, an accident, accident, accidents, outdoors,
		gefahren, geoffnet, geraucht, benutzt worden, repariert, gestanden, vu, ouvert, fume, dormi, abierto, dormido, visto,
		mojado, caido, aperto, caduto, dormito, aberto, caiu, viu, geopend, gevallen, gestaan, otwierany, naprawiany, jezdzil,
		oppnad, krockad, statt, abgesturzt
	`),
	],
	/** How a thing is used or kept, in the past. */
	USED: [
		...verbs(`
		rinse, lay up, rest, mount, power, age, mature, protect, operate, serve, spend its life, spent its life, custodire,
		custodito, conservare, tenere, guardare, use, drive, ride, play, wear, keep, store, run, live, sit, stand, sleep,
		hang, fly, fire, start, take out, wash, hand wash, display, hold, clean, put, feed, fill, warm up, burn, handle,
		raise, park, cover, oil, polish, wax, waxoyl, dry, shelter, charge, tour, sail, fish, shoot, work, do, see, know, go,
		grow, rear, brew, tow, plug in, log in, set up, garage, stable, winter, lie, dine, cellar, store away, pack, spend,
		tune, service
	`),
		...phrases(`
		been, light use, light work, light duty, gefahren, genutzt, gelagert, gestanden, garagengepflegt, utilise, garde,
		stocke, roule, dormi, usado, usada, guardado, guardada, dormido, usato, usata, tenuto, tenuta, dormito, gebruikt,
		bewaard, gestald, gereden, uzywany, trzymany, garazowany, jezdzony, anvand, forvarad, statt, kord, gardee, guardo,
		conservato, conservado
	`),
	],
	/** What care a thing was given. */
	CARED: [
		...verbs(`
		rinse, rotate, treat for rust, undercoat, underseal, pressure wash, detail, valet, groom, repot, prune, feed, flush,
		bleed, descale, clean and oil, strip and clean, ompysslad, geolt, gefettet, revisionne, entretenue, gepflegt,
		fully serviced, service, maintain, overhaul, restore, recondition, calibrate, inspect, re string, tune, oil, wax,
		waxoyl, rust proof, rebuild, recap, fumigate, disinfect, vet, deworm, worm, vaccinate, look after, care for, renew,
		reupholster, baby, pamper, cherish, coddle, mollycoddle, spoil, nurse, garage, hand wash, dry clean, regrease, grease,
		lubricate, reseal, revise, revisar
	`),
		...phrases(`
		babied, pampered, garaged, garage kept, cherished, well looked after, looked after, loved, adult owned, one owner,
		changed the oil, oil changed, belt changed, cam belt, cambelt, timing belt, full service, last service,
		service history, its service, its shots, clutch was done, clutch done, belts done, new belt, serviced, gewartet,
		gepflegt, scheckheftgepflegt, entretenu, revise, entretien, revisado, mantenido, revisa, tagliandato, revisionato,
		manutencao, revisoes, onderhouden, serwisowany, servad, underhallen, kid gloves, mot, passed its mot
	`),
	],
	/** Work that is more than a wipe and a drop of oil. */
	SERVICED: [
		...verbs("service, overhaul, recondition, rebuild, calibrate, maintain, recap, reseal, revise"),
		...phrases(`
		fully serviced, full service, oil changed, timing belt, cam belt, cambelt, belt changed, clutch was done, clutch done,
		belts done, new belt, mot, passed its mot, gewartet, revise, entretenu, revisado, tagliandato, serwisowany, servad
	`),
	],
	/** Places and ways of use that spare a thing. */
	GENTLE: phrases(`
		server room, data room, in the shade, shade, cassaforte, cold backup, backup, spare, light commuting, physio,
		one room, teaching, demonstration, demo, exams, reading, recordings, home office, office, undisturbed, in storage,
		bonded warehouse, greenhouse, paddock, arena, private, private use, private road, indoors, inside, indoor, outdoors,
		studio, garage, garaged, barn, shed, stable, dry, dust free, dark, cupboard, safe, vault, bank vault, humidor, cellar,
		climate controlled, temperature controlled, heated, air conditioned, sterile, clean room, spare room, guest room,
		guest, attic, loft, display, cabinet, glass, case, its case, its box, original box, in its box, under a throw,
		under cover, under a cover, covered, freshwater, fresh water, lake, calm water, sundays, sunday, weekends, weekend,
		saturdays, church, to church, motorway, motorway miles, highway, highway miles, town, shops, special occasions,
		occasions, holidays, christmas, weddings, photos, letters, summer, summers, dry days, sunny days, good weather,
		fair weather, paved, tarmac, road, roads, light, gentle, gently, sparingly, lightly, premium, premium fuel, synthetic,
		distilled water, smoke free, pet free, non smoker, non smoking, adults only, household, one careful, by one person,
		hobby farm, one lady, church runs, school run, for show, keller, scheune, trocken, nichtraucher, au sec, sous abri,
		garaje, bajo techo, box, al coperto, garagem, droog, stalling, garazu, inomhus, salon, armadio, armario, funda,
		estuche, vitrine, trockenen
	`),
	/** What is made once and no more. */
	MADE: [
		...verbs(`
		make, cast, print, pull, press, mint, produce, build, manufacture, release, strike, bottle, issue, publish, sell,
		import, craft, cut, number, weave, survive, exist, sign, ship, brew, knit, sew, forge, fire, breed, distribute,
		register, commission
	`),
		...phrases(`
		in existence, around, left, remain, remaining, worldwide, in the world, in the country, in the state, in the county,
		known, gebaut, hergestellt, produziert, gedruckt, fabriques, produits, fabricados, hechos, existen, prodotti,
		esemplari, stampati, fabricadas, feitos, gemaakt, wyprodukowano, tillverkade, gjordes, exemplar, exemplaires,
		unidades, sztuk, stuks, survived
	`),
	],
	STOPPED: [
		...verbs(`
		run out, stop, cease, discontinue, bin, axe, scrap, drop, kill off, retire, withdraw, pull, quit, end, phase out, ban,
		recall, halt
	`),
		...phrases(`
		went bust, gone bust, went under, closed, closed down, shut, shut down, folded, burned down, burnt down,
		went bankrupt, no longer, not any more, out of production, out of print, discontinued, eingestellt, nicht mehr,
		arrete, plus fabrique, descatalogado, ya no se, fuori produzione, non piu, descontinuado, fora de producao, niet meer,
		nie produkuja, slutat, utgangen
	`),
	],
	MOULD: phrases(`
		mould, mold, moulds, plate, plates, tooling, pattern, patterns, master, masters, template, die, dies, negative,
		negatives, recipe, formula, jigs, the block, form
	`),
	DESTROYED: [
		...verbs(`
		smash, destroy, break, burn, melt, scrap, lose, bin, bury, crush, shred, retire, throw away, delete, wreck
	`),
		...phrases("gone, broken, died with him"),
	],
	FIND: [
		...verbs(`
		find, see, get, come across, come by, pick up, source, spot, locate, buy, meet, hunt down, track down, lay hands on
	`),
		...phrases(`
		findet, finden, bekommt, bekommen, trouve, trouver, trouverez, encuentra, encuentran, encontrar, encontraras, trova,
		trovare, trovi, trovano, encontra, krijgen, vinden, te krijgen, te vinden, znajdziesz, dostaniesz, hitta, hittar,
		far tag
	`),
	],
	UNIQUE: words("unique unusual distinctive"),
	RARE: phrases(`
		once a decade, once in a blue moon, blue moon, no equivalent, sole importer, only importer, only dealer,
		exclusive dealer, allocated, allocation, nothing like it, no two alike, never comes up, never come up,
		rarely comes up, rarely come up, seldom, seldom seen, surfaces once, extinct, irreplaceable, can not be replaced,
		out of stock everywhere, uncirculated, one of the few, one of few, among the few,
		one of only, only example, last known, not available anywhere, museum has the only, gesucht, begehrt, recherche,
		buscado, ricercato, procurado, gewild, poszukiwany, eftersokt, pezzo unico, exemplaar, kollektorsobjekt, einmalig,
		rare, rarity, very rare, scarce, hard to find, hard to get, hard to come by, tough to find, impossible to find,
		near impossible, almost impossible, one of a kind, one off, one of one, limited edition, limited ed,
		limited run, limited release, limited numbers, limited series, ltd edition, proper limited, small batch, short run,
		test pressing, prototype, hens teeth, hen's teeth, hens' teeth, unicorn, grail, holy grail, unobtainable, unobtainium,
		sought after, most wanted, collectors item, collector's item, barely any,
		almost nobody, not many survived, few survive, few survived, the last one, last of its kind,
		last of the, very last, sole surviving, sole complete, only surviving, only other one, only one in, no other one,
		no other example, not one other, known to exist, once in a generation, once in a lifetime, no other stallion,
		only known, one in a million, one in a thousand, wait a lifetime, first press, first pressing, variant, misprint,
		selten, seltene, seltenes, seltener, raritat, einzelstuck, limitiert, limitierte, kaum noch, rarissime,
		introuvable, edition limitee, piece unique, edicion limitada, limitadisima, pieza unica, rarisimo, muy raro,
		casi nadie, raro, rara, rarissimo, edizione limitata, introvabile, edicao limitada, peca unica, zeldzaam, zeldzame,
		gelimiteerd, bijna nergens, nergens meer, rzadki, unikat, limitowana, sallsynt, unik, begransad, svar att hitta,
		don't come up, do not come up often, rarest
	`),
	/** Words of testing and papers. */
	TESTED: [
		...verbs(`
		won best in test, awarded gold, awarded silver, gold at, award winning, won first, sworn, court registered,
		accreditation, un38 3, tested and approved, dot, ece, ul listed, ce certified, gold level, kitemark, energy rating,
		organic, approved by, audited, vet checked, microchipped, x rayed, sonar, mot d, tuv neu, controle technique,
		itv pasada, revisione fatta, inspecao, apk gekeurd, besiktigad, passport, test, certify, certificate, accredit,
		approve, pass, grade, authenticate, verify, validate, x ray, stamp, rate, sign off, assay, health check, dna test,
		health test, pat test, pressure test, lab test, dyno, index, license, licence, homologate, safety check, tick off,
		inspect, check over, check out, look over, look at, look it over, examine, appraise, value, attribute, date,
		vouch for, give a clean bill, give the all clear, evaluate
	`),
		...phrases(`
		passed with, clean bill of health, all clear, no faults, full marks, lab report, health certificate, plant passport,
		passport, gas cert, safety cert, safety standard, british standard, iso approved, ce approval, ce approved, ce marked,
		fire rated, certified organic, organic certified, hip scored, eye tested, registered, gepruft, zertifiziert, tuv,
		zugelassen, geschatzt, attribue, certifie, expertise, estime, homologue, certificado, homologado, tasado, certificato,
		collaudato, omologato, garantito, stimato, avaliado, aprovado, gekeurd, gecertificeerd, getaxeerd, atest, certyfikat,
		przebadany, wyceniony, godkand, testad, certifierad, varderad, virus indexed, grade a, accredited, homologation,
		certification, third party, audited, leed, ispm, rainforest alliance, fairtrade, fair trade, soil association,
		heat treated to, compliant, gutachten
	`),
	],
	GENUINE: phrases(`
		originele, geen namaak, kein nachbau, keine kopie, kein fake, pas une copie, pas une contrefacon, no es copia,
		no es imitacion, non e una copia, nao e copia, zadna podrobka, ingen kopia, originale, d origine,
		carrosserie d origine, single origin, unblended, original matching, real leather, real gold, real silver, real silk,
		real crocodile, real pearls, real diamond, real diamonds, real fur, real navajo, no reproduction, not a reproduction,
		true vintage, period correct, numbers matching, genuine, authentic, the real deal, real deal,
		the real thing, real mccoy, legit, 100 percent real, one hundred percent real, guaranteed original, guaranteed real,
		original artwork, own hand, original oem, genuine parts, never aftermarket, no aftermarket, no fake, not a fake,
		not fake, no replica, not a replica, not a copy, no knock off, not a knockoff, not a repro, no repro, match worn,
		game worn, match used, game used, stage used, screen used, race used, player issue, swear down, deffo real,
		definitely real, really real, pure bred, purebred, pedigree, thoroughbred, hand signed, signed in person,
		signature is his, his signature, her signature, signed by him, he signed it, she signed it, signed it in front,
		autographed, provenance, attributed to, garantiert echt, echt, echte, echtes, echter, garantiert original,
		nachweislich, authentique, veritable, garanti, autentico, autentica, autentik, autentico, verdadero, vero, vera,
		original garantizado, firmado por, originale garantito, legitimo, verdadeiro, authentiek, oryginal, oryginalny,
		oryginalne, akta, garanterat, natural and untreated, untreated, solid gold, solid silver, full grain, 24 carat,
		18 carat, 18k, 24k, sterling, bone china, first edition, old growth, pure wool, pure silk, pure shetland, 100 percent,
		hallmark, hallmarked
	`),
	/** Old places, houses and times out of which things come. */
	ORIGIN: nouns(`
		hive, heather moor, reservation, amish farm, olive grove, paris pavilion, pavilion, exhibition, world fair, trench,
		front line, battle, concentration, lodge, chalet, clinic, surgery, dentist, jazz club, nightclub, ballroom, stage,
		race team, factory team, works team, embassy, consulate, mayor, bishop, convent school, abbey, academy, airbase,
		airline, archive, army, asylum, aunt's house, bank, bar, barn, barracks, base, battleship, bloodline, boat, boutique,
		brewery, brothel, castle, cathedral, chapel, chateau, church, cinema, circus, club, cockpit, collection, college,
		concert hall, conservatoire, convent, cottage, court, courthouse, cruise ship, cruise liner, data centre, data center,
		department store, diner, distillery, dockyard, estate, factory, farm, farmhouse, ferry, film set, flock, foundry,
		gallery, garden, garrison, grammar school, greenhouse, guildhall, hacienda, hall, herd, hospital, hotel,
		house clearance, kennel, laboratory, library, lighthouse, line, liner, litter, manor, manor house, mansion, mill,
		mine, minister, monastery, museum, navy, nunnery, observatory, office, opera, opera house, orchard, orchestra, palace,
		parlour, pharmacy, pit, plant, post office, prison, priory, pub, railway, railway station, raf, ranch, rectory,
		regiment, restaurant, royal navy, saloon, school, school house, schoolhouse, set, ship, shipwreck, shipyard,
		signal box, smithy, square, stable, stately home, station, stud, studio, submarine, synagogue, tannery, tavern,
		temple, theatre, theater, tour, town hall, train, university, vicarage, villa, vineyard, winery, warehouse, warship,
		wedding, white house, workshop, wreck, yacht, schloss, kloster, kirche, fabrik, werkstatt, nachlass, couvent, eglise,
		succession, atelier, palacio, convento, iglesia, fabrica, castillo, herencia, taller, palazzo, castello, chiesa,
		quinta, igreja, herdade, kasteel, klooster, kerk, fabriek, palac, zamek, dwor, klasztor, fabryka, slott, kyrka,
		herrgard
	`),
	/** How it comes from there. */
	CAME: [
		...verbs(`
		come out of, come from, come off, come straight from, come through, salvage, rescue, reclaim, decommission, take from,
		take out of, pull out of, pull from, buy out of, trade off, carry out of, carry home, bring back, bring over,
		ship from, import, smuggle, retrieve, recover, save, source, dig up, evacuate, liberate, descend, originate,
		collect from, buy at, win at, present to, present by, award to, give to, hand down, pass down, pass on, inherit,
		bequeath, belong to, commission
	`),
		...phrases(`
		stammt aus, stammt, kommt aus, vient de, vient d, provient, provenant, provenance, appartenu, heritage, herite,
		viene de, proviene de, pertenecio, perteneciente, heredado, heredada, proviene da, proviene dalla, proviene dal,
		viene da, apparteneva, appartenuto,
		appartenuta, ereditato, ereditata, veio de, pertenceu, herdado, herdada, komt uit, afkomstig, geerfd, pochodzi z,
		nalezal, nalezala, odziedziczony, kommer fran, tillhort, tillhorde, arvd, out of, heirloom, gehorte, geerbt, erbstuck,
		dug out of, stood in, hung in, sat in, lived in, used in, fitted in, taken from, hing in, stand in
	`),
	],
	HANDMADE: phrases(`
		handmade, handcrafted, handwoven, handcarved, hand made, hand crafted, hand woven, hand knotted, hand carved,
		hand painted, hand stitched, hand forged, hand blown
	`),
	/** Who makes things well, and where. */
	CRAFTED: [
		...verbs(`
		make, build, design, carve, weave, spin, paint, sew, stitch, hand make, hand build, craft, forge, turn, print,
		restore, tailor, knit, blow, fell, embroider, carry, bind, mill, grow, roast, cure, hunt, tan, dye, breed, hand carve,
		hand sew, handcraft, train, choose, pick
	`),
		...phrases(`
		hecho, hecha, fatto, fatta, gemacht, gefertigt, fabrique, feito, feita, gemaakt, zrobiony, recznie, tillverkad, gjord
	`),
	],
	ACT: [
		...verbs(`
		buy, own, make, build, carve, fell, restore, win, inherit, wear, bring, paint, receive, sit in, sign, swear, cherish,
		treasure, salvage, commission, write, breed, knit, sew, only ever
	`),
		...phrases(`
		was its only, was the only, was the first, catering, gekauft, besass, achete, avait, compro, tuvo, usaba, usava,
		comprou, kocht, kupil, kopte
	`),
	],
};
