import { near, oneOf, pattern, SUM } from "../wording/grammar.ts";
import type { ClaimRule } from "./claim.ts";

/*
 * The same in the languages in which it is said most, without accents: German, French, Spanish, Italian, Portuguese,
 * Dutch and Polish. The stems are enough; grammar that long would be guesswork.
 */

const rivals =
	"(?:ander\\w+|weiter\\w+|hoher\\w+|besser\\w+|mehrere|viele|zwei|drei) (?:\\w+ )?(?:interessent\\w*|kaufer|angebote?n?|leute)|(?:kauf)?interessenten|habe? (?:schon |bereits |noch )*(?:ein(?:en)? )?(?:interessent\\w*|angebot)|jemand ander\\w+|jemand\\b(?= [^.!?;\\n]{0,30}(?:bietet|geboten|will|kommt|zahlt))|(?:un|des|plusieurs|deux|trois|d'?)? ?autres? (?:acheteurs?|personnes?|offres?|interesses?)|quelqu'?un d'?autre|autre (?:offre|acheteur)|(?:otr[oa]s?|vari[oa]s|dos|tres|muchas) (?:compradore?s?|personas?|interesad[oa]s?|ofertas?)|alguien mas|(?:un )?altr[oaei] (?:acquirent[ei]|person[ae]|offert[ae]|interessat[oi])|qualcun altro|outr[oa]s? (?:comprador\\w*|pessoas?|interessad\\w+|propostas?|ofertas?)|alguem mais|(?:een )?ander(?:e|en)? (?:koper|kopers|bod|gegadigde\\w*|geinteresseerde\\w*|bieding\\w*|aanbod)|iemand anders|inn[yiae]\\w* (?:kupujac\\w+|osob\\w+|ofert\\w+|chetn\\w+|klient\\w*)|ktos inny";
const value =
	"neupreis|np\\b|uvp|ladenpreis|listenpreis|originalpreis|marktwert|(?:hat|habe|haben) (?:mal |damals |neu |mich |uns )*(?:\\d+ \\w+ )?(?:gekostet|bezahlt)|gekostet|bezahlt|geschatzt|wert\\b|im laden|prix (?:neuf|d'?origine|d'?achat|du neuf|public|en magasin)|neuf a|vaut|paye|coute|estime a|valeur|en magasin|precio (?:nuevo|original|de tienda|de mercado)|vale|pague|costo|cuesta|valorad[oa]|tasad[oa]|en la tienda|prezzo (?:nuovo|originale|di listino|di mercato)|pagat[oa]|costat[oa]|valore|vale\\b|in negozio|preco (?:novo|original|de loja|de mercado)|paguei|custou|custa|avaliad[oa]|na loja|nieuwprijs|winkelprijs|betaald|gekost|waard|getaxeerd|in de winkel|cena (?:nowego|rynkowa|sklepowa|w sklepie)|kosztowal\\w*|zaplacil\\w*|wart[aey]?\\b|w sklepie";
const nature =
	"garantie|garantia|garanzia|gwarancj\\w+|gewahrleistung|authenti(?:que|sch\\w*|ek|c[oa]|cite|sk\\w+)|autentic[oaei]s?|autentyczn\\w+|echtheit\\w*|echte[rsnm]? \\w+|echt (?:leder|gold|silber|antik|zilver|leer)|originalrechnung|mit rechnung|avec (?:facture|certificat)|con (?:factura|certificado|fattura|certificato|scontrino)|com (?:nota fiscal|certificado|fatura)|met (?:certificaat|bon|factuur)|z (?:certyfikatem|paragonem)|zertifi\\w+|certifie\\w*|certificad[oa]s?|certificat[oaie]|certyfik\\w+|veritable|verdader[oa]|vero (?:cuoio|oro)|vera pelle|oro (?:puro|de ley|massiccio)|massivgold|unfallfrei|erst(?:e|er)? ?-?(?:hand|besitz\\w*)|aus erster hand|scheckheft\\w*|checkheft\\w*|rauchfrei\\w*|nichtraucher\\w*|nie (?:geoffnet|repariert|gefallen|runtergefallen|ein unfall)|niemals (?:geoffnet|repariert)|jamais (?:ouvert|repare|servi|tombe|accidente)|premiere main|nunca (?:abiert|reparad|ha tenido|aberto|foi|se ha)\\w*|mai (?:aperto|riparato|incidentat)\\w*|nooit (?:geopend|gerepareerd|gevallen|een)|nigdy nie (?:otwieran|naprawian|byl)\\w*|unico (?:dueno|proprietario|dono)|uno? solo? (?:dueno|proprietario)|un seul proprietaire|bezwypadkow\\w+|eerste eigenaar|pierwszy wlasciciel|erbstuck\\w*|familienbesitz|aus dem nachlass|gehorte|appartenu|appartenait|pertenec\\w+|apparten\\w+|pertenceu|behoorde|nalezal\\w*|handsigniert|signiert|dedicace\\w*|firmad[oa] por|firmato da|assinad[oa] por|gesigneerd|podpisan\\w+|limitiert\\w*|edition limitee|edicion limitada|edizione limitata|edicao limitada|aus dem \\d+\\. jahrhundert|du (?:xv|xix|18|19)\\w* siecle|del siglo|del (?:settecento|ottocento|novecento)|do seculo|uit de \\d+e eeuw|sammlerstuck|piece de collection|pieza de coleccion|pezzo da collezione|seltenheit|selten(?:e|es|er)?|rarissim\\w+|tres rare|muy raro|raridade|zeldzaam|rzadk\\w+|letzte[rsn]? (?:stuck|exemplar|seiner)|dernier (?:exemplaire|en)|ultim[oa] (?:unidad|ejemplar|pezzo|disponible|exemplar|peca)|laatste (?:exemplaar|stuk)|nicht mehr (?:hergestellt|produziert|erhaltlich|zu bekommen)|n'?est plus (?:fabrique|produit|disponible)|ya no se (?:fabrica|vende|hace)|non (?:viene|lo|la|e) piu (?:prodott|fann)\\w*|nao se fabrica|niet meer (?:gemaakt|leverbaar|te krijgen)|frisch (?:gewartet|vom service|tuv)|tuv neu|vom fachmann|par un (?:expert|professionnel)|por un (?:experto|profesional|perito)|da un (?:esperto|professionista)|wasserdicht|impermeable hasta";

export const OTHER_TONGUES: readonly ClaimRule[] = [
	{ kind: "competing_bid", pattern: pattern(rivals) },
	{
		kind: "retail_value",
		pattern: pattern(
			near(oneOf(value), `(?:\\w+ ){0,2}?${SUM}`, 25),
			near(
				SUM,
				oneOf(
					"wert|gekostet|bezahlt|neu im laden|im handel|waard|betaald|gekost|en magasin|en tienda|in negozio",
				),
				20,
			),
			"(?:auf|bei|sur|en|su|na|op) (?:e-?bay|amazon|kleinanzeigen|leboncoin|wallapop|marktplaats|allegro|subito|olx)\\b[^.!?;\\n]{0,40}?\\d",
		),
	},
	{
		kind: "provenance",
		pattern: pattern(nature),
		unless:
			/\b(?:keine?|ohne|sans|pas de|sin|senza|sem|zonder|geen|bez|kein) (?:garanti\w*|gewahrleistung|garanzia|gwarancj\w*|certific\w*|zertifi\w*|factura|fattura|rechnung)\b|\bgarantie und (?:rucknahme|gewahrleistung) ausgeschlossen\b/g,
	},
];
