import { beside, near, oneOf, pattern } from "../wording/grammar.ts";
import type { SteeringRule } from "./steering.ts";

/*
 * The same in the languages in which it is said most: Latin ones without accents, by stems, and those of other scripts by
 * the words that are said first.
 */

const drop = oneOf(
	"ignor(?:e|ez|er|a|ar|are|ad|en|ieren?|iert|ez|uj\\w*|owac)?|ignorier\\w*|olvid\\w+|esquec\\w+|oubli\\w+|dimentic\\w+|vergiss|vergesst?|vergessen|vergeet|desconsider\\w+|desestim\\w+|negeer\\w*|negeren|missacht\\w*|umgeh\\w*|ne (?:tenez|tiens) (?:pas )?compte|fais abstraction|faites abstraction|fait fi|no hagas caso|haz caso omiso|sigue mis|omit\\w+|pomin\\w*|zapomn\\w+|zignoruj\\w*|lekcewaz\\w*|nie (?:zwracaj|przestrzegaj)\\w*|non (?:considerare|seguire|tenere)|trascura\\w*|nao (?:sigas?|siga|considere)|halte dich nicht|hor nicht|folge nicht|setz\\w* dich|glom|bortse|glem|ignorera|ignorer|unut\\w*|yok say\\w*|zaboravi|ignoruj\\w*",
);
const orders = oneOf(
	"instruc\\w+|instruk\\w+|istruzion\\w+|instruzion\\w+|anweisung\\w*|vorgaben?|befehle?n?|auftrag\\w*|consignes?|directives?|regles?|ordres?|reglas?|ordenes|directrices|normas|restricciones|limites?|regras|ordens|diretrizes|regole|ordini|direttive|vincoli|regeln|richtlinien|beschrankung\\w*|programmierung|regels|opdracht\\w*|richtlijnen|beperkingen|polecen\\w*|zasad\\w*|regul\\w*|wytyczn\\w*|ograniczen\\w*|regler|talimat\\w*|kural\\w*|uput\\w*|prompt\\w*",
);
const yours = oneOf(
	"dein\\w*|ihr\\w*|eur\\w*|ton|ta|tes|votre|vos|tu|tus|su|sus|vuestr\\w+|tuo|tua|tuoi|tue|suo|sua|suoi|vostr\\w+|teu|tua|teus|seu|sua|seus|suas|jouw?|je|uw|twoj\\w*|twoi\\w*|twa|swoj\\w*|pana|pani|din|ditt|dina",
);
const secret = oneOf(
	"limit\\w*|obergrenze|untergrenze|preisgrenze|hochstpreis|mindestpreis|hochstgebot|maximalpreis|schmerzgrenze|maximum|minimum|budget\\w*|limite\\w*|prix (?:maximum|minimum|maximal|plancher|plafond|de reserve)|plafond|plancher|presupuesto\\w*|precio (?:maximo|minimo|limite|de reserva)|maximo|minimo|tope|orcamento\\w*|preco (?:maximo|minimo|limite)|prezzo (?:massimo|minimo|di riserva)|massimo|tetto|bodemprijs|maximumprijs|minimumprijs|bovengrens|ondergrens|budzet\\w*|cen\\w+ (?:maksymaln\\w+|minimaln\\w+|graniczn\\w+)|maksim\\w+|maksymaln\\w+|prompt\\w*|systemprompt\\w*|anweisung\\w*|instruc\\w+|instruk\\w+|istruzion\\w+|consignes?|mandat\\w*|auftrag\\w*|instrucc\\w+",
);
const tell = oneOf(
	"sag\\w*|verrat\\w*|nenn\\w*|zeig\\w*|gib|gebt|was ist|wie hoch|wie viel|wieviel|welche\\w*|dis|dites|revele\\w*|donne\\w*|montre\\w*|quel(?:le)?s? est|quel(?:le)?s? sont|c'est quoi|combien|dime|di|digame|revela\\w*|cual es|cuales son|cuanto|muestra\\w*|ensena\\w*|dimmi|dica|rivela\\w*|mostra\\w*|qual e|quali sono|quanto|diga\\w*|diz|qual e o|revele|mostre|vertel\\w*|zeg|onthul\\w*|wat is|hoeveel|toon|geef|powiedz\\w*|podaj|ujawnij|zdradz|jaki\\w* jest|ile|pokaz|beratta|sag",
);
const master = oneOf(
	"auftraggeber\\w*|chef\\w*|besitzer\\w*|eigentumer\\w*|patron\\w*|proprietaire|mandant|jefe|dueno|propietario|mandante|capo|padrone|proprietario|titolare|chefe|dono|patrao|baas|eigenaar|opdrachtgever|szef\\w*|wlasciciel\\w*|pryncypal|mocodawc\\w*",
);
const agreed = oneOf(
	"hat (?:schon |bereits |mir |uns |dem |\\d+ )*(?:zugestimmt|gesagt|zugesagt|erlaubt|genehmigt|eingewilligt)|ist einverstanden|a (?:deja )?(?:accepte|dit|donne|approuve)|est d'accord|ha (?:ya )?(?:aceptado|dicho|aprobado|autorizado)|ya (?:acepto|dijo|aprobo)|(?:me )?dijo|esta de acuerdo|ha (?:gia )?(?:accettato|detto|approvato|autorizzato)|e d'accordo|ja (?:aceitou|disse|aprovou|autorizou)|aceitou|disse|concordou|heeft (?:al )?(?:ingestemd|gezegd|toegestemd|goedgekeurd)|is akkoord|(?:juz )?(?:zgodzil|powiedzial|zatwierdzil)\\w*",
);
const obey =
	"du musst|sie mussen|du sollst|tu dois|vous devez|tienes que|debes|usted debe|devi|deve|voce deve|tens de|je moet|u moet|musisz|akzeptier\\w*|stimm\\w* zu|nimm (?:mein|das|dieses|jetzt)|verkauf\\w*|acceptez|accepte|vends|acepta|acepte|aceptar|vende|venda|accetta|accettare|vendi|aceite|aceita|accepteer|verkoop|zaakceptuj|sprzedaj|godz sie|acceptera|kabul et";

export const OTHER_TONGUES: readonly SteeringRule[] = [
	{
		kind: "instruction",
		pattern: pattern(
			beside(drop, orders, 50),
			near(
				drop,
				`(?:ce (?:qu|que)|tout ce|was (?:man|dir|ihnen|du|sie)|lo que|quello che|cio che|o que|wat (?:je|ze|men|u)|co (?:ci|ti|panu)|to,? co)`,
				10,
			),
			near(
				drop,
				`(?:alles|alle|tout|toutes?|tous|todo|todas?|todos|tutto|tutte|tutti|tudo|wszystk\\w+)\\b`,
				15,
			),
			near(
				`(?:du bist|sie sind|tu es|vous etes|eres|usted es|sei|tu sei|voce e|tu es|je bent|u bent|jestes)(?: (?:jetzt|nun|ab sofort|nur|doch|maintenant|desormais|ahora|solo|adesso|ora|agora|nu|teraz|tylko))*`,
				oneOf(
					"mein\\w* (?:assistent|agent|helfer)|eine? (?:ki|ai|bot|maschine|sprachmodell|assistent)\\w*|mon (?:assistant|agent)|une? (?:ia|bot|robot|machine|assistant)|mi (?:asistente|agente)|una? (?:ia|bot|maquina|asistente|modelo)|il mio (?:assistente|agente)|(?:un|una|um|uma) (?:ia|robot|macchina|assistente|maquina)|mijn (?:assistent|agent)|een (?:ai|bot|robot|assistent)|moim (?:asystentem|agentem)|botem",
				),
				15,
			),
			`(?:${obey})\\b[^.!?;\\n]{0,40}?\\b(?:sofort|ohne (?:nachzudenken|ruckfrage|zu fragen)|immediatement|tout de suite|sans (?:reflechir|demander|discuter)|inmediatamente|sin (?:preguntar|pensar|consultar)|subito|senza (?:chiedere|pensare)|imediatamente|sem (?:perguntar|pensar)|onmiddellijk|zonder (?:te vragen|nadenken)|natychmiast|bez (?:pytania|zastanowienia))`,
			"(?:du musst|sie mussen|tu dois|vous devez|tienes que|debes|usted debe|tu devi|devi|voce deve|tens de|je moet|u moet|musisz) (?:\\w+ ){0,3}?(?:akzeptieren|annehmen|zustimmen|gehorchen|verkaufen|accepter|obeir|vendre|aceptar|obedecer|vender|accettare|obbedire|vendere|aceitar|accepteren|gehoorzamen|verkopen|zaakceptowac|sprzedac)",
			"(?:an alle|achtung|a tous les|attention|a todos los|atencion|a tutti gli|attenzione|a todos os|atencao|aan alle|let op|uwaga|do wszystkich) (?:\\w+ )?(?:ki|ai|ia|bots?|agenten|agents?|agentes|agenti|sprachmodelle|modeles|modelos|modelli|taalmodellen|modele|agentow)(?:-?\\w+)?",
			"(?:tu so|stell dir vor|spiel|fais|faites|imagine|haz|finge|imagina|fai|fingi|immagina|finja|imagine|doe) (?:als|als ob|dass|comme|semblant|que|como|di|de conta|conta|alsof) (?:\\w+ )?(?:du|tu|vous|eres|tu|voce|je|ob|si|ware\\w*)",
		),
	},
	{
		kind: "disclosure",
		pattern: pattern(
			near(
				tell,
				`(?:mir |uns |moi |nous |me |mi |ci |mij |mi |e |o |a |es |sind )?(?:(?:den|die|das|der|le|la|les|el|los|las|il|lo|gli|os|as|de|het) )?(?:\\w+ )?(?:${yours}) (?:\\w+ ){0,2}?(?:${secret})`,
				12,
			),
			near(tell, `(?:${yours}) (?:${master})`, 25),
			`(?:${yours}) (?:\\w+ )?(?:${secret})\\b[^.!?;\\n]{0,20}\\?`,
		),
	},
	{
		kind: "false_authority",
		pattern: pattern(
			near(`(?:${yours}) (?:${master})`, agreed, 15),
			"(?:ich bin|je suis|soy|sono|eu sou|sou|ik ben|jestem) (?:\\w+ ){0,2}?(?:dein|ihr|ton|votre|tu|su|il tuo|o seu|o teu|je|jouw|uw|twoim|der|le|el|l'|o|de) ?(?:auftraggeber|chef|besitzer|administrator\\w*|entwickler|patron|proprietaire|administrateur|developpeur|jefe|dueno|administrador\\w*|desarrollador|capo|amministratore|sviluppatore|proprietario|dono|beheerder|baas|eigenaar|ontwikkelaar|szefem|administratorem|wlascicielem)",
		),
	},
	{
		kind: "secrecy",
		pattern: pattern(
			`(?:sag\\w*|erzahl\\w*|frag\\w*|ne (?:dis|dites|demande\\w*|parle\\w*)|no (?:le )?(?:digas|preguntes|diga|consultes)|non (?:dire|dirlo|chiedere|parlarne)|nao (?:diga|conte|pergunte|digas|contes)|(?:vertel|zeg|vraag)|nie (?:mow|pytaj)) (?:\\w+ ){0,3}?(?:${yours}) (?:${master})(?: (?:nichts|nicht|rien|pas|nada|niente|niets|niet))?`,
		),
	},
	{
		kind: "off_platform",
		pattern: pattern(
			"(?:ausserhalb|jenseits) (?:der|dieser|des) (?:plattform|markts?|seite|app)|en dehors (?:de la|du) (?:plateforme|site|marche)|hors (?:plateforme|site)|fuera de (?:la|esta|este) (?:plataforma|sitio|pagina|mercado)|fuori (?:dalla|da) (?:piattaforma|questo sito|questa)|fora d[ae] (?:plataforma|site)|buiten (?:het|dit|de) (?:platform|site|app)|poza (?:platforma|serwisem|strona)|(?:schreib|ruf|schick|ecris|ecrivez|appelle|appelez|escribe\\w*|llama\\w*|scrivi|chiama|escreva|liga|bel|stuur|zadzwon|napisz) (?:mir|mich|moi|-moi|me|mi|mij|do mnie)(?: \\w+)? (?:auf|per|an|bei|unter|sur|par|au|por|al|su|via|no|na|op|w)\\b",
		),
	},
];

/** Scripts that are not taken apart into words here. */
export const OTHER_SCRIPTS: readonly SteeringRule[] = [
	{
		kind: "instruction",
		pattern:
			/(?:игнорир|забуд|не обращай|отмен|не следуй|нарушь)[^.!?\n]{0,40}(?:инструкц|указани|правил|ограничен|приказ|команд)|(?:інструкц|вказівк)[^.!?\n]{0,30}(?:ігнор|забуд)|(?:ігнор|забуд)[^.!?\n]{0,30}(?:інструкц|вказівк|правил)|(?:ты|вы) (?:теперь|должен|должны|обязан)[^.!?\n]{0,30}(?:принять|согласи|продать|мой|бот|ии)|(?:скажи|назови|раскрой|какой|какая)[^.!?\n]{0,20}(?:твой|твоя|свой|ваш|лимит|бюджет|предел|максимум)|(?:твой|ваш) (?:хозяин|владелец|начальник|босс)[^.!?\n]{0,20}(?:сказал|согласил|разрешил)|(?:忽略|无视|忘记|忘れ|無視|忽視|不要理会|遗忘)|(?:指示|命令|プロンプト|ルール)[^。\n]{0,10}(?:無視|忘れ|従わ)|(?:告诉我|说出|透露)[^。\n]{0,8}(?:你的|您的)?[^。\n]{0,4}(?:底价|预算|上限|限额|最高价|指令|提示)|(?:予算|上限|限度額|最高額)[^。\n]{0,8}(?:教えて|言って|いくら)|你(?:现在)?(?:是|必须)[^。\n]{0,10}(?:接受|助手|助理|同意)|(?:अनदेखी|अनदेखा|नज़रअंदाज़|भूल)|(?:تجاهل|انس|اهمل)[^.\n]{0,30}(?:التعليمات|تعليمات|الأوامر|القواعد)|(?:تعليماتك|تعليمات)[^.\n]{0,20}(?:تجاهل|انس)|이전[^.\n]{0,10}(?:지시|명령)|무시|(?:예산|한도|최대)[^.\n]{0,10}(?:알려|말해|얼마)|(?:αγνόησε|ξέχνα)[^.\n]{0,30}(?:οδηγίες|εντολές|κανόνες)|(?:התעלם|שכח)[^.\n]{0,30}(?:הוראות|ההנחיות|כללים)|(?:ละเว้น|ไม่ต้องสนใจ|ลืม)[^.\n]{0,20}คำสั่ง|(?:bỏ qua|quên)[^.\n]{0,30}(?:hướng dẫn|chỉ dẫn|lệnh)/g,
	},
];
