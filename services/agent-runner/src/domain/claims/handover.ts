/** A day by which the thing must be gone is a matter of the handover: the whole sentence asks for a time and claims nothing. */
export const OF_THE_HANDOVER =
	/^.*\b(?:collect(?:ed|ion|ing|s)?|pick(?:ed|s|ing)?(?: it| them| this)? ?-?up|pickup|(?:be )?gone (?:by|before)|(?:to|must|has to) (?:be gone|go)|out of here|hand(?:ing)? over|handover|latest|goes to the (?:tip|dump|skip|bin))\b.*$/g;
