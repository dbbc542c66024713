import { type Classes, nouns, phrases, verbs, words } from "../lexicon.ts";

/* Buying and selling: prices, places, and what is done there. */

export const TRADE: Classes = {
	SUM: phrases(`
		a hundred, a thousand, a grand, one hundred, two hundred, three hundred, four hundred, five hundred, six hundred,
		seven hundred, eight hundred, nine hundred, several hundred, a couple of hundred, a few hundred, hundreds, thousands,
		two grand, three grand, four grand, five grand, ten grand, twenty, thirty, forty, fifty, sixty, seventy, eighty,
		ninety, a fortune, a tenner, a fiver, tausend, hundert, mille, mil, cien, cento, cem, honderd, sto, hundra,
		five figures, six figures, four figures, double figures
	`),
	COUNT: [
		...words(`
		two three four five six seven eight nine ten dozen dozens several many multiple few couple numerous countless loads
		lots plenty tons heaps umpteen hundreds thousands both some zwei drei vier mehrere viele einige deux trois plusieurs
		dos tres cuatro varios varias muchos due tre diversi molti parecchi dois duas muitos twee drie meerdere veel dwa trzy
		dwie kilka kilku dwoch trzech wielu tva fyra flera manga
	`),
		...phrases(`
		a few, a couple, a couple of, a lot of, lots of, loads of, a bunch of, a dozen, a number of, no end of, half a dozen,
		another
	`),
	],
	MORE: phrases(`
		more, less, cheaper, lower, higher, dearer, double, twice, triple, half, half the price, a third, a quarter,
		a fraction, three times, two times, four times, five times, ten times, twice that, twice as much, as much again,
		doppelt, das doppelte, doppelte, le double, el doble, el triple, il doppio, doppio, triplo, dobro, het dubbele,
		dwa razy, dubbla, moins cher, billiger, mas barato, meno, goedkoper, taniej, billigare, teurer, plus cher, mas caro,
		duurder, drozej, dyrare, next to nothing, peanuts
	`),
	SHOP: nouns(`
		shop, store, boutique, dealer, dealership, outlet, market, supermarket, thrift store, thrift shop, charity shop,
		op shop, pawn shop, pawnshop, showroom, salvage yard, yard, scrapyard, garden centre, garden center, nursery,
		pharmacy, bookshop, bookstore, merchant, builders merchant, wholesaler, retailer, seller, vendor, supplier, website,
		site, auction, auction house, auction site, antique fair, antiques fair, craft fair, bazaar, flea market, car boot,
		boot sale, mall, chain, gallery, farm shop, corner shop, high street, dispensary, competition, competitor, farm,
		hardware store, music shop, bike shop, camera shop, workshop, garage, rental place, place across, place down,
		place round, place by, place near, place on, the place, laden, geschaft, handler, handel, handlern, magasin, brocante,
		tienda, tiendas, negozio, negozi, loja, lojas, winkel, winkels, sklep, sklepie, sklepach, salonie, butik, butiken,
		affaren, kringloop, handlare, fachhandel
	`),
	SITE: phrases(`
		resale sites, resale site, ticket sites, online shops, the shops, shops, stores, dealers, used sites, begagnade,
		im handel, dans le commerce, en tienda, nei negozi, nas lojas, in de winkel, w sklepie, i butik,
		industrial auctions, at auction, auctions, ebay, craigslist, gumtree, etsy, reverb, stockx, stock x, vinted, depop,
		kleinanzeigen, leboncoin, le bon coin, marktplaats, wallapop, allegro, olx, blocket, tradera, facebook, fb,
		marketplace, offerup, letgo, mercari, swappa, discogs, zillow, autotrader, carmax, edmunds, kbb, kelley blue book,
		blue book, chrono24, abebooks, subito, cash converters, cex, sothebys, christies, bonhams, poshmark, ticketmaster,
		stubhub, viagogo, backmarket, mobile de, autoscout, idealista, sahibinden, carousell, grailed, vestiaire, goat,
		tcgplayer, cardmarket, stanley gibbons, whatnot, the internet, the web, internet, le net, online, on line
	`),
	/** Where such things are sold new, and anybody can look the price up. */
	STORE: phrases(`
		amazon, walmart, costco, best buy, home depot, lowes, macys, nordstrom, argos, currys, john lewis, media markt,
		fnac, apple store, guitar center, b and q, screwfix, toolstation, halfords, bunnings, jb hi fi, coolblue, bol,
		tesco, aldi, lidl, zalando, temu, aliexpress, alibaba, idealo, geizhals, box office
	`),
	/** Shops that put their name on what they sell: an "ikea desk 45" is a desk. */
	LABEL: phrases(`
		ikea, target, decathlon, rei, kmart, sears, pottery barn, west elm, crate and barrel
	`),
	ELSEWHERE: phrases(`
		elsewhere, everywhere, everywhere else, anywhere, anywhere else, anyplace, in town, round here, around here,
		around town, across town, in the city, in the shops, in shops, in the stores, in stores, next door,
		down the road, down the street, up the road, over the road, round the corner, around the corner, other places,
		other sites, other listings, other sellers, other people, most places, some places, two places, out there,
		on the market, on the open market, second hand, secondhand, used ones, the going rate, going rate, market rate,
		street price, partout, ailleurs, uberall, woanders, anderswo, en todas partes, en otros sitios, por ahi, ovunque,
		altrove, in giro, em todo lado, em qualquer loja, noutro sitio, overal, elders, wszedzie, gdzie indziej, overallt,
		andra stallen, de segunda mano,
	`),
	/** The thing, or its like. */
	LIKE: phrases(`
		these, those, they, them, ones, this one, one like, ones like, like this, like it, like these, like that, pieces,
		the same, same one, same ones, same thing, same model, exact same, same exact, identical, similar, comparable,
		similar ones, equivalent, the others, this model, this kind, this type, its twin, twin, its sister, new ones,
		used ones, a new one, the new one, sold listings, the like, dieselben, dieselbe, derselbe, gleiche, gleichen,
		das gleiche, ahnliche, le meme, la meme, les memes, pareil, el mismo, la misma, los mismos, iguales, igual, lo stesso,
		la stessa, uguale, uguali, o mesmo, a mesma, iguais, dezelfde, hetzelfde, ten sam, taka sama, takie, taki, samma,
		likadan, likadana, sadana, sadan
	`),
	/** Another of its kind, and no "them" that are on offer. */
	SAME: phrases(`
		same, similar, identical, comparable, one like, ones like, pieces like, equivalent, gleiche, gleichen, ahnliche,
		meme, pareil, mismo, misma, iguales, stesso, stessa, uguale, mesmo, mesma, dezelfde, hetzelfde, samma, likadan
	`),
	/** What is said of things that change hands, and of nothing else. */
	SOLD: [
		...verbs(
			"go for, sell for, fetch, trade at, trade for, trade, resell for, change hands, average, bring in, command, start at",
		),
		...phrases(`
			listed at, listed for, selling for, sell at, gone for, list at, kostet, kosten, gehen weg, verkauft, verkaufen, se vend,
			se vendent, partent, coute, coutent, revendent, cuesta, cuestan, valen, se vende, se venden, esta por, estan por,
			costa, costano, si vendono, custa, custam, vendem, kost, verkocht, kosztuje, kosztuja, chodza, sprzedaja, kostar,
			gar for, saljs, negocie, se negocie
		`),
	],
	GOES: [
		...verbs(`
		start at, go from, be listed at, set you back, command, negocie, se negocie, saljs, begagnad, gar for, se paie,
		se pagan, si paga, vendese, salgono, goes, go for, sell for, sell at, sell, fetch, retail, trade at, trade for, trade,
		cost, list at, list for, resell, resell for, change hands, run, average, make, bring, charge, ask, want, have, price,
		quote, flip for, hit, reach, bring in, top, rent for, let for, book at, advertise
	`),
		...phrases(`
		go, goes, gone, went, going, is, are, was, were, at, for, from, kostet, kosten, gehen, geht, weg, verkauft, verkaufen,
		se vend, se vendent, part, partent, parti, coute, coutent, vendent, revendent, revend, cuesta, cuestan, vale, valen,
		se vende, se venden, esta por, estan por, sale, costa, costano, si vende, vendono, va via, custa, custam, vendem,
		kost, gaan, gaat voor, verkocht, kosztuje, kosztuja, ida, chodza, sprzedaja, kostar, gar for, saljs, ligger pa
	`),
	],
	OFFER: [
		...verbs(`
		went in at, open at, opened at, opened higher, come in at, put in, tender, counter with, bod van, bid me, offer, bid,
		propose, submit, express, promise, pledge, quote, name, put up, stump up, cough up, hand over, wave, dangle, cough,
		beat, match, top, go to, go up to, pay, give, put down, shake on
	`),
		...phrases(`
		would pay, will pay, willing to pay, prepared to pay, happy to pay, ready to pay, offert, propose, proposait, donne,
		donnait, geboten, bietet, bot, gibt mir, zahlt, zahlen, ofrece, ofrecio, ofrecido, me da, da, paga, offre, offerto,
		ha offerto, mi da, ofereceu, oferece, da me, paga me, geeft, geboden, biedt, daje, dal, oferuje, zaoferowal, bjuder,
		bjod, erbjod, ger, willing to give, go as high as, went to, is at
	`),
	],
	WANTED: [
		...verbs(`
		drive past, drove past, want it bad, wants it bad, wants it badly, want it badly, wants to take, want to take,
		take every, absorb, asked for it, wanting to buy, wanting it, itching for, fighting over, haggling for, on hold for,
		prepared to, ready to collect, ready to buy, all over it, looking at it, sniffing around, se lo lleva, preguntando,
		a vir, vem ve la, would snap, literally at, wants all, wants both, chomping, desperate for, mad for it, message, text,
		ring, phone, call, email, contact, enquire, inquire, write, dm, ping, pm, knock, drive over, drive up, drive down,
		come over, come round, come by, swing by, pop round, reserve, chase, hound, pester, badger, beg, plead, queue,
		line up, wait, hover, eye, watch
	`),
		...phrases(`
		interested, keen, dead keen, very keen, super keen, eager, interested in, asked about, asking about, asked for,
		been asking, is asking, asked me, asked to, after it, after this, after one, after these, after them, wants it,
		want it, wanted it, wants this, want this, wants one, want one, wants them, want them, wanting it, wanting,
		wants to buy, want to buy, wanted to buy, wants to see, wants to view, want to see, wants to look, wants to come,
		coming to, coming for, coming today, coming tomorrow, coming tonight, coming on, coming over, coming round, coming by,
		coming from, coming up, comes to see, on their way, on there way, on his way, on her way, driving, flying in,
		will take it, would take it, takes it, take it, take them, take both, snap it up, has the cash, with cash,
		with the cash, cash ready, cash in hand, in his hand, in hand, in line, next in line, lined up, on standby,
		in the queue, first refusal, viewing, views it, viewing it, came to see, came to look, came round, came by, was here,
		were here, saw it and, made an offer, put in an offer, put an offer, has offered, have offered, made offers,
		put a deposit, at the cash machine, would have it, would love it, would grab, interessiert, interessieren, angefragt,
		gemeldet, kommt, kommen, holt, interesse, interesses, veut, veulent, vient, viennent, interesados, interesado, viene,
		quiere, quieren, preguntado, interessati, interessato, vuole, vogliono, interessados, quer, querem, vem,
		geinteresseerd, wil, willen, komt, chetny, chetnych, przyjedzie, pyta, pytalo, hort av sig, intresserade, intresserad,
		vill ha, kommer
	`),
	],
	/** What those who want a thing send or make. */
	INTEREST: words(`
		messages enquiries inquiries calls offers viewings replies responses texts emails watchers bids requests dms
		likes views bookings appointments orders preorders backorders takers buyers bidders customers nachrichten
		anfragen angebote demandes offres mensajes ofertas messaggi offerte richieste mensagens propostas berichten
		biedingen wiadomosci zapytan ofert meddelanden bud forfragningar kaufer acheteurs compradores interessenten
		acquirenti kopers kupujacych spekulanter intressenter
	`),
	DECLINED: [
		...verbs(`
		turn down, knock back, refuse, reject, decline, pass on, pass up, say no to, wave away, send away, walk away from,
		let go, laugh off, push away, turn away
	`),
		...phrases(`
		told him no, told her no, told them no, said no to, said no, sent him away, sent them away, abgelehnt, refuse,
		rechazado, rechace, rifiutato, recusei, afgewezen, odmowilem, tackat nej
	`),
	],
	PRICE: nouns(`
		price, cost, rate, fee, value, rent, premium, tariff, preis, prix, precio, prezzo, preco, prijs, cena, ceny, pris,
		priset
	`),
	OWNPRICE: phrases(`
		price, asking price, my price, this price, why we ask, what we ask, why i ask, no lower, can not go lower,
		can not take less, can not do less, can not drop, no discount, firm, no less, rock bottom, lowest, the minimum,
		full price, full amount, need every penny, every penny, let it go under, sell for less, why it is, hence the, hence
	`),
};
