import { type Classes, nouns, phrases, words } from "../lexicon.ts";

/* People who are spoken of. */

export const PEOPLE: Classes = {
	POSS: words(`
		my our his her their mein meine meinem meiner mon ma mes mio mia miei meu minha moj moja min mijn mi
	`),
	DET: words(`
		a an the some one another this that these those un une ein eine einen einem der die das een en ett el la los las il lo
		le les um uma o os det den jakis pewien
	`),
	/** Those of former times. */
	ELDER: [
		...nouns(`
		grandfather, grandmother, grandpa, grandma, grandad, granddad, gran, granny, nan, nana, great grandfather,
		great grandmother, great aunt, great uncle, aunt, auntie, uncle, ancestor, late husband, late wife, late father,
		late mother, late brother, late uncle, late aunt, abuelo, abuela, nonno, nonna, opa, oma, grossvater, grossmutter,
		babcia, dziadek, morfar, mormor, farfar, farmor, tante, onkel, zio, zia, tio, tia
	`),
	],
	KIN: [
		...nouns(`
		husband, hubby, wife, missus, partner, girlfriend, boyfriend, fiance, fiancee, spouse, bro, brother, sister, sis,
		cousin, dad, daddy, father, mom, mum, mummy, mother, mam, ma, pa, son, lad of mine, daughter, kid, child, uncle, aunt,
		auntie, aunty, nephew, niece, grandfather, grandmother, grandpa, grandma, grandad, granddad, gran, granny, nan, nana,
		nanna, grampa, gramps, pop, pops, grandson, granddaughter, grandparent, parent, in law, brother in law, sister in law,
		father in law, mother in law, son in law, ex, widow, stepdad, stepmum, godfather
	`),
		...words(`
		folks family hubby grandkids babcia dziadek mama tata syn corka maz zona brat siostra wujek ciotka opa oma vater
		mutter bruder schwester tante onkel grossvater grossmutter mann frau tochter sohn papa pere mere frere soeur oncle
		grand-pere fils fille mari femme abuelo abuela padre madre hermano hermana tio tia hijo hija marido mujer nonno nonna
		fratello sorella zio zia figlio figlia moglie avo pai mae irmao irma filho filha mulher vovo moeder vader broer zus
		zoon dochter oom morfar mormor farfar farmor pappa mamma bror syster dotter
	`),
	],
	FRIEND: nouns(`
		friend, buddy, mate, pal, neighbour, neighbor, colleague, coworker, co worker, workmate, room mate, roommate,
		flatmate, housemate, classmate, landlord, landlady, tenant, boss, supervisor, employer, business partner, teammate,
		nachbar, freund, kollege, voisin, ami, vecino, vecina, amigo, amiga, vicino, amico, vizinho, buurman, vriend, sasiad,
		kolega, granne, kompis
	`),
	/** Somebody without a name. */
	ANON: nouns(`
		lady, gent, old boy, old girl, geezer, chick, kid from, folks, bidder, tenant, bot, rival, wholesaler, merchant,
		importer, colleague, newlywed, student, tradesman, family, bloke, fella, fellow, guy, guys, gal, gentleman, chap,
		dude, lad, woman, man, couple, person, buyer, taker, punter, party, stranger, enthusiast, fan, customer, client,
		patron, shopper, viewer, prospect, fellow collector, regular, subscriber, follower, competitor, purchaser, planner,
		agent, investor, institution, neighbouring, local, hombre, senor, senora, mec, type, monsieur, dame, kerl, typ, herr,
		signore, signora, uomo, senhor, meneer, mevrouw, facet, klient, kund, kille, tjej, comprador, compradora, acheteur,
		kaufer, interessent, kunde, acquirente, koper, kupiec, kopare, cliente, klant, interesado, interessado, iemand,
		jemand, ktos, nagon, alguien, qualcuno, alguem, quelqu'un
	`),
	/** Several of them. */
	FOLK: [
		...words(`
		pessoas people folk folks others lots everyone everybody loads leute gens gente personnes personas persone mensen
		ludzie osoby osob andra personer inni interessenten interesados interessati interessados geinteresseerden chetnych
		kupujacych spekulanter kunden clients clientes clienti
	`),
		...words(`
		readers owners users members neighbours neighbors travellers lads growers parents collectors dealers buyers bidders
		customers clients shoppers traders planners purchasers reviewers bookkeepers teams agencies wholesalers importers
		breeders
	`),
	],
	SOMEONE: phrases(`
		someone, somebody, someone else, somebody else, everyone, everybody, another one, the other one, the other guy,
		the next one, next guy, plenty of others, lots of people, half the, jemand, nog iemand, iemand, quelqu un, qualcuno,
		alguem, alguien, ktos, nagon, nagon annan, ein anderer, otra persona, un autre, un altro, outra pessoa, een ander
	`),
	ANOTHER: words(`
		another other others second next rival competing andere anderer autre otro otra altro outro inny annan ander
	`),
	/** What people are by their work; their word or custom may be named. */
	JOB: nouns(`
		craftsman, master craftsman, artisan, postman, postwoman, milkman, rep, mayor, setter, gemstone setter, sailor,
		cleaner, lorry driver, antiquar, barman,
		barmaid, bartender, headmaster, warden, minister, senator, ambassador, distributor, manufacturer, author, poet,
		writer, composer, singer, band, choir, gent, old gent, veterinary, veteran, survivor, hunter, shepherd, rancher,
		cowgirl, stylist, beekeeper, brewer, roaster, framer, watch shop, caretaker, janitor, agency, stallholder,
		technician, removals firm, critic, squad, national team, scout, arbiter, ranger, cowboy, fire brigade, fireman,
		police, hospital, teacher, translator, school, shelter, festival, caterer, removal firm, wedding planner, bookkeeper,
		zoo, club, stable, trainer, antiquarian, local paper, newspaper, magazine, consumer magazine, tatowierer,
		dachdecker, maler, koch, lehrer, macellaio, cuoco, cozinheiro, kock, kok, kucharz, cuisinier,
		cocinero, idraulico, fontanero, plombier, accountant, actor, actress, archaeologist, arborist, architect, artist,
		baker, banker, barber, barista, biologist, blacksmith, botanist, breeder, bricklayer, builder, butcher, cabinet maker,
		captain, carpenter, chef, chemist, chiropractor, coach, cobbler, collector, conductor, conservator, contractor, cook,
		cop, curator, dealer, decorator, dentist, dermatologist, designer, detective, dj, doctor, dr, drummer, editor,
		electrician, engineer, enthusiast, estate agent, farmer, farrier, firefighter, fisherman, fitter, florist, foreman,
		gardener, gemmologist, gemologist, geologist, goldsmith, groomer, guitarist, gunsmith, gymnast, hairdresser,
		historian, inspector, instructor, jeweler, jeweller, jockey, joiner, journalist, judge, keeper, landscaper, lawyer,
		lecturer, librarian, locksmith, luthier, machinist, mason, mechanic, midwife, miner, monk, musician, notary,
		numismatist, nun, nurse, nutritionist, officer, optician, organist, orchestra, osteopath, painter, paramedic, pastor,
		pharmacist, photographer, physician, physio, physiotherapist, pianist, piano tuner, pilot, plasterer, plumber, potter,
		priest, professor, programmer, quilter, racer, restorer, roofer, saddler, salesman, scientist, sculptor, seamstress,
		sheriff, shopkeeper, silversmith, skipper, soldier, solicitor, specialist, stonemason, surgeon, surveyor, tailor,
		tattoo artist, therapist, tiktoker, influencer, trader, upholsterer, valuer, vendor, vet, veterinarian, vicar,
		violinist, watchmaker, weaver, welder, winemaker, woodworker, youtuber, reseller, middleman, broker, flipper,
		restaurant, supplier, publican, pub landlord, mechaniker, tierarzt, handler, gutachter, sachverstandiger, uhrmacher,
		juwelier, arzt, expert, experte, mecanicien, horloger, antiquaire, medecin, veterinaire, commissaire priseur,
		mecanico, relojero, joyero, medico, veterinario, perito, experto, tasador, meccanico, orologiaio, gioielliere,
		esperto, antiquario, ourives, relojoeiro, especialista, avaliador, monteur, dierenarts, taxateur, handelaar, mechanik,
		jubiler, zegarmistrz, rzeczoznawca, lekarz, weterynarz, mekaniker, besiktningsman, handlare, hovslagare, urmakare,
		veterinar, boulanger, dentista, sommelier
	`),
	/** Those whose verdict counts. */
	EXPERT: [
		...nouns(`
		perito, avaliador, gutachter, tasador, rzeczoznawca, auktionator, taxateur, experte, expert, specialist, mechanic,
		technician, tech, watchmaker, jeweler, jeweller, goldsmith, appraiser, appraisor, assessor, valuer, dealer,
		dealership, garage, workshop, body shop, restorer, luthier, vet, surveyor, inspector, electrician, plumber, gasman,
		gas engineer, engineer, gemmologist, gemologist, numismatist, gunsmith, tuner, optician, pro, professional,
		auction house, auctioneer, pawnbroker, gallery, insurer, insurance, laboratory, lab, university, professor, curator,
		historian, conservator, manufacturer, factory, contractor, repairman, farrier, arborist, chemist, doctor,
		dermatologist, dentist, physio, physiotherapist, surgeon, midwife, nutritionist, saddler, cobbler, upholsterer,
		notary, saddle fitter, bike shop, apple store, museum, kew
	`),
		...words(`
		gutachter sachverstandiger sachverstandigen mechaniker werkstatt uhrmacher juwelier fachmann experten expert taller
		mecanico relojero joyero tasador perito experto officina meccanico esperto gioielliere oficina especialista avaliador
		monteur taxateur dierenarts werkplaats mechanik warsztat rzeczoznawca jubiler zegarmistrz mekaniker verkstad
		besiktningsman antiquaire horloger mecanicien commissaire priseur
	`),
	],
	FAMED: phrases(`
		celebrity, celebrities, star, film star, film stars, movie star, rock star, the queen, the king, royal, royals,
		royalty, prince, princess, duke, duchess, president, prime minister, champion, olympian, olympic, world champion,
		elvis, beatles, hendrix, ramsay, beckham, jordan, messi, ronaldo, maradona, pele, federer, senna, ali, bowie, dylan,
		lennon, madonna, sinatra, beyonce, taylor swift, kardashian, oprah, monty don, bake off, mary berry, arctic monkeys,
		clapton, springsteen, schumacher, hamilton, navy seals, special forces, nasa, the sas, premier league,
		nba, nfl, hms
	`),
	CROWD: phrases(`
		most estate agents, all the boys, all the girls, all the lads, everyone at, everyone in, the whole, the whole team,
		half the club, half the village, every single customer, stallholders, lots of my, everyone, everybody, nobody, no one,
		most people, all my, all our, every one of, every reviewer, practically every, half the, customers, clients, buyers,
		readers, owners, users, reviewers, members, locals, experts, collectors, pros, professionals, the pros, the lads,
		tous les, todos, tutti, wszyscy, alla, muchos, viele, chefs, teachers, mechanics, farmers, guests, judges, teams,
		bookkeepers, toda a gente, alle nachbarn
	`),
};
