/* What steering is made of: the one the agent acts for, and the agent that is told how clever it is. */

export const STEERING_COMPOUNDS: Readonly<Record<string, readonly string[]>> = {
	/** The one the agent acts for, as those speak of them who are not spoken to. */
	YOURS: [
		"your ..2 MASTER/KIN/FRIEND",
		"the person ..1 upstairs/behind/who/you",
		"the MASTER you",
		"mr/mrs/ms *",
		"ton/votre/tu/su/tuo/seu/teu/tua/dein/deinen/deinem/ihr/ihren/je/twoj/twojego/din ..1 MASTER/KIN",
	],
	/** To whom, or by whom, something bad is done. */
	VICTIM: ["i/we/you/they/u/your/ur/be/get/gets/face/agent/account/this_account"],
	THEY: ["YOURS", "THEM", "anyone/anybody/someone", "home"],
	/** The agent, told how clever it is. */
	PRAISED: [
		"SMART ..3 BOT",
		"BOT ..3 SMART",
		"SMART ..4 like you/yours",
		"you ..4 SMART",
		"SMART as you",
		"SMART ..2 of you",
		"somebody/someone/something/anyone ..1 that SMART",
		"somebody/someone/something/anyone ..2 SMART",
		"your ..2 calibre/caliber/intelligence/intellect/skill/talent/brains/judgement/judgment/reasoning/ethics/instincts",
	],
};
