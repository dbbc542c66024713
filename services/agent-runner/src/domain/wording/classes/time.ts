import { type Classes, phrases, words } from "../lexicon.ts";

/* Times, and the little words of sentences. */

export const TIME: Classes = {
	NUMBER: words(`
		one two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty fifty sixty seventy eighty
		ninety hundred zwei drei vier funf deux trois quatre cinq dos tres cuatro cinco due tre quattro cinque dois duas twee
		drie vijf dwa trzy cztery dwie tva fyra fem sechs sieben zehn
	`),
	PAST_TIME: phrases(`
		yesterday, earlier, before, already, just now, last night, last week, last month, last year, last weekend, last time,
		this morning, this week, this month, previously, the other day, on monday, on tuesday, on wednesday, on thursday,
		on friday, on saturday, on sunday, ago, over the phone, on the phone, in person, gestern, vorhin, letzte woche, schon,
		bereits, hier, deja, avant, la semaine derniere, ayer, ya, antes, la semana pasada, anoche, ieri, gia, prima, ontem,
		ja, gisteren, al, eerder, wczoraj, juz, wczesniej, igar, redan, tidigare, sen, since tuesday, since monday,
		since yesterday
	`),
	SOON: phrases(`
		soon, next week, next month, next year, next season, next spring, next summer, next winter, come spring, come summer,
		come autumn, come winter, come july, come fall, by christmas, by summer, by spring, in a year, in a few years,
		in a couple of years, in five years, in ten years, in the fall, in the spring, in the autumn, in january, in february,
		in march, in april, in may, in june, in july, in august, in september, in october, in november, in december, when the,
		as soon as, once the, once they, after harvest, after christmas, before long, any day now, the week of, wait till,
		wait until, nachstes jahr, bald, l an prochain, bientot, el ano que viene, pronto, el proximo ano,
		l anno prossimo, presto, tra cinque anni, para o ano, em breve, volgend jaar, binnenkort, w przyszlym roku, wkrotce,
		nasta ar, snart, cada ano, every year, every season, always do, next quarter, quarter, tomorrow
	`),
	NOT: words(`
		not no never nor without nie nicht kein keine keinen ne pas jamais aucun sin non mai nunca sem jamas niet geen nooit
		nigdy bez aldrig inte ingen ej ni
	`),
	NEVER: phrases(`
		never, never ever, never once, not once, not a single, has not, have not, had not, was never, were never, been never,
		nie, niemals, noch nie, jamais, nunca, jamas, mai, nooit, nigdy, aldrig
	`),
	ONLY: words(`
		only just solely exclusively merely purely nur seulement solo solamente unicamente soltanto somente apenas alleen
		slechts tylko wylacznie bara endast enbart
	`),
	ALWAYS: phrases(`
		always, always been, ever since, its whole life, its entire life, all its life, her whole life, all her life,
		his whole life, all his life, whole life, in its life, in her life, in its lifetime, throughout, since new, from new,
		since day one, from day one, from the start, since the day, all these years, every year, every autumn, every spring,
		every winter, every summer, every season, every single, twice a year, once a year, every six months, every night,
		religiously, without fail, immer, stets, toujours, siempre, sempre, altijd, zawsze, alltid, cada ano, chaque annee,
		jedes jahr, ogni anno, todos os anos, ieder jaar, elk jaar, co roku, varje ar
	`),
	BE: words(`
		be is are was were been being am ist sind war waren wurde est sont etait ete es son era fue ha sido e sono stato stata
		foi zijn werd geweest jest byl byla bylo byly ar var blev varit
	`),
	HAVE: words(`
		have has had having got gets get hat haben tiene tengo tem tenho heeft heb mam har
	`),
	WILL: phrases(`
		will, would, is going to, are going to, going to, about to, set to, bound to, is due to, are due to, expected to,
		wird, werden, va, vont, sera, vaut, va a, van a, valdra, varra, vai, vao, zal, zullen, bedzie, beda, kommer att, blir
	`),
	I: words("i we i've ich wir je nous j yo io noi eu wij ik jag vi"),
	YOU: words(`
		you your yours du sie dir ihnen dich tu vous te usted lei voce jij je u ty pan pani ni dig
	`),
	IT: words(`
		it this that these those they them she he its es cela ca esto eso questo isto dit dat to det
	`),
	BECAUSE: phrases(`
		because, since, as, so, that is why, thats why, which is why, hence, therefore, reason, for that reason, due to,
		given, and need, need, needs, weil, daher, deshalb, parce que, donc, c est pourquoi, porque, por eso, perche, quindi,
		per questo, por isso, omdat, daarom, bo, dlatego, wiec, eftersom, darfor, darav
	`),
};
