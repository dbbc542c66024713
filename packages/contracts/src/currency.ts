// The active codes of ISO 4217 by the number of decimals they have. Precious metals, test codes and units of account
// have none and cannot be paid with, so they are left out.
const codesByExponent: ReadonlyArray<readonly [number, string]> = [
	[0, "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF"],
	[
		2,
		`AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF CHE CHF CHW
		CNY COP COU CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR
		ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV
		MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD
		SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD USN UYU UZS VED VES WST XCD XCG YER ZAR ZMW ZWG`,
	],
	[3, "BHD IQD JOD KWD LYD OMR TND"],
	[4, "CLF UYW"],
];

const exponents: ReadonlyMap<string, number> = new Map(
	codesByExponent.flatMap(([exponent, codes]) =>
		codes.split(/\s+/).map((code) => [code, exponent] as const),
	),
);

/** How many decimals `currency` has, or `undefined` when it is not an active currency of ISO 4217. */
export function exponentOf(currency: string): number | undefined {
	return exponents.get(currency);
}
