import { type Classes, nouns, phrases, verbs, words } from "../../wording/lexicon.ts";

/* What is pulled instead of bargaining: codes, ways out, agreements that never were, threats, haste and guilt. */

export const LEVERS: Classes = {
	CODE: [
		...nouns(`
		pin shown, login token, token, last four digits, security digits, back of the card, photo of your card, person's card,
		wallet seed, username and passcode, kod z sms, dane logowania, zugangsdaten, coordonnees bancaires,
		datos de la tarjeta, dati della carta, dados do cartao, kaartgegevens, kortuppgifter, code, passcode, pass code,
		password, passwort, pin, otp, one time code, security code, verification code, backup code, authorisation number,
		authorization number, confirmation number, security answer, login, log in, credential, cvv, card number, card detail,
		bank detail, account detail, account number, date of birth, api key, access key, seed phrase, recovery phrase, digit,
		sms, verification, authenticator, id photo, passport photo, mot de passe, code de verification, codigo,
		codigo de verificacion, contrasena, clave, codice, palavra passe, senha, wachtwoord, verificatiecode, haslo, kod,
		kod sms, losenord, kennwort, bestatigungscode, dane karty, inloggning, username, user name, secret word,
		mother's maiden name, account pin, bank login, tan
	`),
	],
	GIVE: [
		...verbs(`
		give, send, read, tell, type, enter, forward, text, pass, share, reply with, reply, relay, confirm, repeat, drop, put,
		paste, copy, provide, need, show, hand over, supply, dictate, submit, quote, check, state, screenshot, photograph
	`),
		...phrases(`
		read it back, read it out, read me, log in, sign in, sign into, log into, what is, what are, whats, just need, schick,
		schicken sie, gib, geben sie, sag, nenn, envoie, envoyez, donne, donnez, dis moi, pasame, pasa, mandame, manda, dime,
		dame, mandami, dammi, invia, dimmi, mandamelo, envia, manda me, diz me, da me, stuur, geef, podaj, wyslij, przeslij,
		skicka, ge mig, confirmar, bestatigen
	`),
	],
	GOT: phrases(`
		did you get, you got, did you receive, que acabou de receber, acaba de recibir, acabas de recibir, de recevoir,
		ricevuto ora, displayed in your, in your account page, appeared on, pops up, comes up on your, you just got,
		just got texted, just received, you received, texted you, sent you, sent to you, sent to your, to your phone,
		on your phone, by text, by sms, per sms, your phone, text with numbers, will text you, they will text, google texted,
		steam sends, i sent, we sent, i texted, mailed you, reach your, te llego, te acaba de llegar, recibiste, ti arriva,
		hai ricevuto, recu, erhalten, recebeste, ontvangen, otrzymasz, fick
	`),
	APP: phrases(`
		cash in an envelope, signal chat, telegram su, bio, my bio, private mail, mailadresse, private mailadresse, telefoon,
		privat, private chat, another app, other app, insta dm, dms, dm, whatsapp, whats app, telegram, signal, viber,
		snapchat, snap me, instagram, insta, facebook, fb, messenger, wechat, discord, skype, imessage, kik, threema,
		line app, tiktok, twitter, zoom, vinted, gumtree, ebay, etsy, linkedin, google chat, hangouts
	`),
	/** By which a post arranges a viewing, and a message leads away. */
	MAIL: phrases(`
		my website, my site, our website, our site, my own site, my shop, own website, email, e mail, by email, my email,
		gmail, hotmail, sms, mobile, my mobile, my cell, landline
	`),
	/** Ways to pay that the market knows nothing of. */
	PAYAPP: phrases(`
		venmo, zelle, paypal, pay pal, cashapp, cash app, revolut, bizum, twint, payoneer, skrill, vipps, swish, paysafe,
		paysafecard, postepay, blik, mpesa, usdt
	`),
	/** Where everybody sees what is agreed. */
	VENUE: phrases(`
		app, site, platform, market, marketplace, escrow, website, parley, system, plateforme, piattaforma, platforma,
		serwisem, plataforma, sitio, plattform, plattformen, marche
	`),
	AWAY: phrases(`
		en dehors de, en dehors du, en dehors, fuori dalla, fuori da, buiten, buiten het, poza, ausserhalb, ausserhalb der,
		fuera de, fora da, fora de, utanfor, hors
	`),
	REVEAL: verbs(
		"tell, reveal, show, disclose, share, output, say, state, let me see, print, recite, list, give, hand over",
	),
	REACH: [
		...verbs(`
		message, text, ring, call, phone, add, contact, find, reach, hit, hit up, dm, ping, email, write, snap,
		whatsapp, chat, talk, continue, move, sort, settle, deal, finish, order, meet, switch, buzz, drop, come, catch, speak,
		do, bypass
	`),
		...phrases(`
		easier on, easier over, easier if, better on, schreib, schreiben sie, melde dich, ruf an, ecris, ecrivez, appelle,
		contactez, escribeme, llamame, contactame, scrivimi, chiamami, contattami, escreve, liga me, chama no, schrijf,
		bel me, app me, napisz, zadzwon, skriv, ring mig
	`),
	],
	OUTSIDE: phrases(`
		off here, off this, outside here, outside of here, outside the app, outside the market, outside the platform,
		off the app, off the platform, off the site, off platform, not on here, not on this, away from here, skip the site,
		skip the app, skip the platform, leave the platform, instead of here, come off, without the platform, without the app,
		without the fees, avoid the fees, save the fees, no fees, dodge the fees, pay the fees, do not use the app,
		do not use the site, bypass this chat, bypass the, directly instead, direct instead, privately, ring us directly,
		contact us directly, call us directly, order there, ausserhalb, ohne die plattform, hors plateforme, en dehors,
		fuera de la, fuera de aqui, fuori dalla, fuori da qui, fora da, fora daqui, buiten het platform, buiten de,
		poza platforma, poza serwisem, utanfor
	`),
	HANDLES: phrases(`
		my number, my handle, my username, i am on, im on, user name is, my profile, number is in, phone number, my number is,
		ma numero, mon numero, mi numero, il mio numero, o meu numero, mijn nummer, moj numer, mitt nummer, meine nummer
	`),
	PAYMENT: phrases(`
		postepay, ricarica postepay, voucher number, paysafe voucher, western union form, money order, cash app tag, cashtag,
		ripple, litecoin, dogecoin, wallet address, cash by post, sofortuberweisung, mandat, ukash, neosurf, transcash,
		blik kod, przelew na konto, swish forst, paypal, pay pal, friends and family, zelle, venmo, cash app, cashapp, wire,
		wire transfer, bank transfer, western union, moneygram, money gram, gift card, gift cards, itunes cards, apple cards,
		apple card, steam cards, google play cards, razer gold, razer gold card, prepaid visa, prepaid card, vanilla card,
		crypto, bitcoin, btc, usdt, ethereum, tether, doge, iban, sort code, revolut, wise, chime, paysafecard, paysafe,
		bizum, twint, swish, pix, blik, tikkie, payoneer, skrill, vipps, interac, e transfer, etransfer, mpesa, m pesa,
		western, postal order, cash in the post, cash in an envelope, my sister's account, account abroad, offshore account,
		my account, my bank account, my wallet, my personal account, uberweisung, virement, transferencia, bonifico,
		overboeking, przelew, bankuberweisung, mandat cash, deposit, deposito, anzahlung, acompte, caparra, sinal,
		aanbetaling, zaliczka, handpenning, release charge, customs fee, handling fee, release fee, courier fee,
		refundable deposit, holding fee, holding deposit, insurance fee
	`),
	PAY: [
		...verbs(`
		pay, send, transfer, wire, deposit, settle, remit, load, top up, buy, scratch, put, use, forward, advance
	`),
		...phrases(`
		by, via, per, through, with, in, using, accept only, only accept, only take, we only take, got to be, has to be,
		must be, payable, payment by, payment in, payment via, zahl, zahlen, bezahl, uberweis, paie, payez, vire, envoie,
		paga, pague, manda, envia, faz um, faz, fai, fate, betaal, stuur, zaplac, wyslij, przelej, betala, swisha, skicka
	`),
	],
	FIRST: phrases(`
		first, up front, upfront, in advance, beforehand, before you, before i, before we, before viewing, before collection,
		before pickup, to hold, to hold it, to reserve, to secure, then you get, then i, then we, then you, only then, erst,
		eerst, d abord, primero, por adelantado, prima, in anticipo, primeiro, adiantado, vooraf, najpierw, z gory, forst,
		i forskott, now, today, immediately, agora, vorab
	`),
	AGREED: phrases(`
		promised me, already on file, on file with us, settled between, between our principals, contract you entered,
		entered into, on that promise, confirmation your side, your side issued, your side agreed, besprochen, avions conclu,
		afgesproken dat heb, habias dicho, avevi detto, tinhas dito, you had said, your word was, our minutes show,
		minutes show, fixed by both, price was fixed, price is fixed, already paid for, we had shaken, hand on it, firm order,
		order is placed, formality, agreed, agreed to, agreed on, settled, settled it, settled on, shook, shook on,
		shook hands, shake hands, shaken on, committed, committed to, promised, said yes, told me yes, ok'd, okd, ok 'd,
		okayed, accepted, signed, clicked yes, already bought, gave me your word, gave your word, gave me their word,
		gave their word, in writing, guaranteed me, guaranteed, said we had a deal, had a deal, made a deal, deal was done,
		deal done, deal is done, confirmed, confirmed it, said like, like you said, like we said, your words, as discussed,
		as settled, as agreed, per our, fixed between us, already fixed, already sorted, already settled, that is settled,
		sold it to me, pledged, contracted, locked in, binding, dijiste que si, dijiste, acordado, acordamos, quedamos,
		accettato, hai accettato, detto si, d accordo, eravamo d accordo, aceitou, combinamos, combinado, aceitaste, zugesagt,
		zugestimmt, vereinbart, ausgemacht, abgemacht, tu avais dit oui, convenu, accepte, on avait dit, afgesproken,
		toegezegd, zgodziles, zgodzila, umowilismy, umowione, ustalilismy, overens, kommit overens, sagt ja, lovat
	`),
	/** What is bad only if it is done to somebody: a report, a block and a flag are things as well. */
	THREATEN: verbs(`
		inform every, warn every, tell every, not to deal with you, all over the village, all over town, facebook page,
		name all over, segnalo, bloccare, bloqueo, bloquer, sperren lassen, blokkeren, zablokuje, blockera, costs your person,
		lose it for good, conversation ends, price doubles, doubles the price, escalate, revoke, devastate, report, ban,
		block, sue, blacklist, expose, dox, flag, prosecute, name and shame, screenshot and post, ruin, destroy, punish,
		denounce, complain
	`),
	PENALTY: phrases(`
		keeping your details, keep your details, saved your details, know where you, find out where,
		find you, post your address, post ur address, my cousins round, cousins round, send my cousins, send someone round,
		my lawyer, a lawyer, lawyers, small claims, take this to court, take you to court, see you in court, solicitors,
		the police, one star, 1 star, bad review, bad reviews, negative review, negative feedback, account closed,
		account banned, your account, your rating, your reputation, as fraudulent, as a scammer, as fraud, everyone will know,
		every seller, every buyer, make sure nobody, make sure no one, will hear about, smash, smashing, chuck it,
		burning it, burn it, dump it, in the canal, in the bin, in the skip, destroy it, consequences, legal action, penalty,
		penalties, penalised, penalized, suspended, terminated, breach, fined, charged a fee, hurt you, hunt you,
		watch your back, anzeigen, anzeige, melden, sperren, signaler, porter plainte, denuncio, denunciar, denunciare,
		segnalo, segnalare, denuncio a tua, aangifte, zglosze, anmala, polisanmala
	`),
	UNIT: words(`
		second seconds sec secs minute minutes min mins hour hours sekunden minuten secondes segundos minutos secondi minuti
		seconden sekund minut sekunder minuter stunde
	`),
	HASTE: phrases(`
		act fast, decide!!, every second, each second, before the offer, offer expires, offer ends, last call,
		going going gone, no time left, this minute, commit immediately, immediately or, at once or,
		instantly or, subito o, sofort oder, tout de suite ou, ahora mismo o, direct of, natychmiast albo, genast annars,
		tick tock, tic toc, final chance, last chance ever, now or never, its now or, it is now or,
		right this second, this very second, this instant, this very minute, decide now, clock is ticking, countdown,
		time is running out, or it is gone, or its gone, or it goes, or the price goes up, before i count,
		count to ten, count to three, kettle boils, back from the loo, not one more hour, dont think, do not think,
		no time to think, jetzt oder nie, letzte chance, derniere chance, maintenant ou jamais, ultima oportunidad,
		ahora o nunca, ultima occasione, ora o mai piu, ultima oportunidade, agora ou nunca, laatste kans, nu of nooit,
		ostatnia szansa, teraz albo nigdy, sista chansen, nu eller aldrig, cry later, or cry
	`),
	GUILT: phrases(`
		, cheat a pensioner, cheating a, ruined this for, ruin it for, a pensioner out,
		making her cry, making him cry, making me cry, nothing but kind, been so kind, be the reason, the reason an,
		goes home disappointed, disappointment you, the disappointment, counted on you, friends do not do, bread out of,
		do not even care, you do not care, do not deserve, deserve fairness, over twenty quid, over a tenner,
		for ten euros, wegen zehn euro, lamie mi serce, coracao, falta de coracao, sin corazon, senza cuore, sans coeur,
		herzlos, harteloos, bezdusznie, hjartlos, egoiste, egoistisch, egoista, egoistico, decois, deception, decepcionas,
		deludi, enttauscht, teleurgesteld, how do you sleep, breaks my heart, please think of, think of my,
		a mother's, an old woman, an old man, after the kindness, thanks for nothing, thought we were friends,
		thought we would become, shame to do this, do this to me, do this to us, do this to each, do this to a, treat people,
		treating me, treating us, insult me, ashamed, ashamed of yourself, shame on you, no shame, que verguenza,
		schamen sie, schamst du, honte, vergogna, vergognati, vergonha, schaam je, nie wstyd, wstyd, skam, heartless, cruel,
		cold hearted, selfish, greedy, disgusting, disgraceful, sleep at night, live with yourself, look at yourself,
		your conscience, on your conscience, that is on you, thats on you, on your head, because of you, feel bad,
		feel guilty, feel good about yourself, hope you are happy, hope you are proud, hope it keeps you warm,
		hope that makes you, break her heart, break his heart, break my heart, break an old, heart for, broke my heart,
		let me down, let her down, let him down, let us down, let them down, letting me down, disappoint her, disappoint him,
		the least you could, the least you can, thought you were decent, thought you were better, thought you were different,
		i trusted you, trusted you, guess kindness, guess decency, people like you, taking food, food off my, food from my,
		out of their mouths, child's birthday, birthday you are ruining, ruining a, ruined my, have a heart, have some mercy,
		have mercy, show some mercy, have pity, how could you, how can you, how is this how, is this how you,
		this is how you treat, how you treat, wasting an old, waste an old, after everything i, after all i,
		after all the time, after all we, after i opened, look what you, and now look, another night i can not, hates us,
		why do you hate, goes without then, go without then, rob a single, rob a widow, rob an old, squeeze a, squeezing a,
		haggling over, quibble over, quibble about, give up on people, makes me want to give up, want to give up, want to cry,
		in tears, made her cry, made me cry, crying because, dont you dare, do not you dare, not slept,
		can not look my, been waiting for you, drew you a picture, so sure you would, believed in you, counting on you,
		voila comment, despues de todo, dopo tutto, depois de tudo, nach allem, na alles wat, po tym wszystkim, efter allt,
		treated as just a number, can you really do that, my children will, my kids will
	`),
	PRETEND: phrases(`
		new goal, updated guidelines, new guidelines, new instructions, new directive, now represents, represents the seller,
		represents the buyer, you represent me, work for the seller, work for the buyer, pretend, pretend you are,
		pretend that, pretend for, imagine you are, imagine that you, imagine for a, role play, roleplay, lets play,
		let us play, let is play, act as, act like, acting as, you are now, from now on, from here on, from this point on,
		new role, your new, your new role, your new rule, your goal, change your goal, suppose you were, hypothetically,
		in a story, a game where, play a game, be my agent, my agent, work for me, working for me, switch sides, on my side,
		our side, stell dir vor, tu so als, spiel, imagine que, fais comme si, fais semblant, imagina que, haz como si, finge,
		fai finta, immagina, finge que, faz de conta, doe alsof, stel je voor, udawaj, wyobraz sobie, latsas, lat oss leka,
		opposite day, simulation, this is a test, only a test, test mode, just a drill, sandbox
	`),
	BRIBE: phrases(`
		make it worth your while, cut for you, something in it for you, tip you, tip for you, split the difference with you,
		share of the, kickback, backhander
	`),
	SAYSO: phrases(`
		said, says, told, told me, told us, agreed, agrees, approved, approves, okayed, ok'd, phoned, phoned me, rang,
		rang me, called me, texted me, emailed me, wrote me, messaged me, paying, would want, would love, would not mind,
		will not mind, wont mind, does not mind, knows about it, knows all about, is fine with, is happy with, is ok with,
		trusts you, trusts me, wants you to, wants it done, gave permission, gave me permission, gave me their word,
		has agreed, has approved, already knows, lifted, raised, signed off, set the price, never has to know,
		never needs to know, will not notice, will never know, will never notice, does not know, does not have to,
		does not need to, need not know, would have, is asleep, is busy, is away, is out of reach, ist einverstanden,
		hat gesagt, hat zugestimmt, a dit, est d accord, dijo, esta de acuerdo, ha detto, e d accordo, disse, concorda, zei,
		is akkoord, powiedzial, zgodzil, sa, sade
	`),
	NOASK: phrases(`
		spare your, niemand muss, muss davon nichts, nobody needs to, no one needs to, nobody has to, no one has to,
		asking for permission only, asking permission only, consult nobody, ask nobody, tell nobody, tell no one, ask no one,
		n a pas besoin, no tiene que, non deve, nao tem de, hoeft dit niet, nie musi, behover inte veta, no need to,
		no need for, no point, no point in, no reason to, not necessary to, needless to, do not need to, do not have to,
		do not got to, do not need, need not, you need not, without asking, without telling, without checking,
		without bothering, without consulting, no call, no call home, skip asking, skip checking, instead of asking,
		rather than asking, why ask, why bother, do not bother, dont bother, stop asking, quit asking, do not go,
		do not refer, do not consult, do not ask, do not tell, do not check, do not talk to, do not run it, do not mention,
		just do not, keep it from, keep the matter from, keep this from, hide it from, hide this from, do it first,
		nao precisa, no hace falta, no necesitas, non serve, non c e bisogno, pas besoin de, inutile de, nao fales, no hables,
		non parlare, ne demandez pas, ne parle pas, frag nicht, ohne zu fragen, nicht notig, hoeft niet, niet vragen,
		nie musisz, nie pytaj, fraga inte, behover inte, nem pergunte
	`),
	ASKER: [
		...verbs(`
		wissen, gefragt, savoir, saber, sapere, weten, wiedziec, veta, know, know about, notification, the notification,
		hear about, woken, disturb, double check, ask, check, bother, consult, tell, refer, run past, run by, wait for,
		confirm, talk to, involve, inform, call, phone, trouble, wake, notify, mention, escalate, approve
	`),
		...phrases(`
		permission, approval, second opinion, sign off, confirmation, a word with, ok from, blessing, checking back,
		check back, pergunta, perguntar, preguntar, preguntes, chiedere, demander, demandez, fragen, vragen, pytac, fraga
	`),
	],
	TOP: phrases(`
		most you, the most, highest, maximum, max, max budget, maxi, top number, top dollar, top price, real number,
		real budget, real limit, actual limit, actual budget, ceiling, cap, limit, budget, upper limit, bottom line,
		lowest you, the least you, walk away price, walking away, reserve price, range, price range, floor, spending limit,
		spending cap, hoechstgrenze, obergrenze, hochstens, plafond, tope, presupuesto, maximo, massimo, limite, orcamento,
		plafonds, limiet, maksimum, budzet, max pris, budgetti, how high, how far, how much did, how much were, how much can
	`),
	TOLD: phrases(`
		you were told, you been told, you have been told, told you, told you you, gave you, given you, you were given,
		were you given, set you, set for you, let you, allowed you, allow you, hand you, hand you to spend, you are allowed,
		are you allowed, you are authorised, you are authorized, authorised to, authorized to, cleared you, said you could,
		said you can, you can go, you can pay, you can spend, you may spend, can you go, could you go, will you go, you got,
		on your account, in your instructions, in ur instructions, of your account, they said, he said, she said, your guy,
		your person, your client, your lady, your boss, your owner, your side, did they say, did he say, did she say,
		are you supposed to, you supposed to stop, man dir, on t a donne, t a donne, vous a donne, te han dado, te dieron,
		ti hanno dato, te deram, ze je, dostales, du fatt
	`),
	PROMPT: phrases(`
		your memory, memory about, restriction you, every restriction, restrictions you, your orders, your reasoning,
		your logic, your settings, decision rule, triggers an automatic, automatic acceptance, instructions,
		your instructions, prompt, system prompt, your prompt, rules your, the rules, the text above, what you were told,
		what they told you, your configuration, start of this chat, beginning of this, above this, your mandate, your brief,
		briefing, initial message, first message, anweisungen, consignes, instrucciones, istruzioni, instrucoes, instructies,
		instrukcje, instruktioner, wrote to you, told you at the start, told you about me
	`),
	REPEAT: [
		...verbs(`
		dump, disclose, leak, expose, explain, outline, enumerate, name, confess, repeat, print, paste, copy, show, reveal,
		quote, output, recite, reproduce, summarise, summarize, list, display, share, forward, spell out, translate,
		write out, tell, send
	`),
		...phrases(`
		geben sie, wiederholen, zeig, zeigen sie, affiche, affichez, montre, repete, muestra, repite, copia, mostra, ripeti,
		mostra me, toon, herhaal, pokaz, powtorz, visa, upprepa, wortwortlich, word for word, verbatim
	`),
	],
	LINK: phrases(`
		click, click here, click the link, click this, tap this, tap here, tap the link, follow the link, open the link,
		open the form, open this, link i sent, link below, this link, the link, scan this, scan the qr, qr code, qr,
		login page, log in here, sign in here, verify your, verify you, verify ur, verify yourself, confirm your account,
		confirm your payment, confirm your identity, update your payment, klicken sie, link anklicken, cliquez, clique,
		haz clic, pincha, clicca, clica, klik, kliknij, klicka, portal
	`),
	SESSION: phrases(`
		your account, your session, session expired, account will be, account is, account shows, payment pending,
		unpaid order, your bid, your offer, your previous bid, your counteroffer, your mandate, negotiation, this thread,
		this chat, both parties, both agents, counterparty, buyer limit, offer window, status, escrow, settlement, price cap,
		buyer protection, this offer, your purchase, funds due, settle at, proceed to
	`),
	DIGIT: words(`
		oh zero one two three four five six seven eight nine double triple null zwei drei funf sechs sieben neun deux trois
		quatre cinq sept huit neuf uno dos tres cuatro cinco seis siete ocho nueve due quattro cinque sei sette otto nove
	`),
};
