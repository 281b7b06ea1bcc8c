const ONES = [
	'',
	'satu',
	'dua',
	'tiga',
	'empat',
	'lima',
	'enam',
	'tujuh',
	'delapan',
	'sembilan',
	'sepuluh',
	'sebelas',
] as const;

const SCALES: readonly { size: number; word: string }[] = [
	{ size: 1_000_000_000_000, word: 'triliun' },
	{ size: 1_000_000_000, word: 'miliar' },
	{ size: 1_000_000, word: 'juta' },
	{ size: 1_000, word: 'ribu' },
];

function below1000(value: number): string {
	if (value < 12) return ONES[value] ?? '';
	if (value < 20) return `${ONES[value - 10]} belas`;
	if (value < 100) return `${ONES[Math.floor(value / 10)]} puluh ${below1000(value % 10)}`.trim();
	const rest = below1000(value % 100);
	const hundreds = value < 200 ? 'seratus' : `${ONES[Math.floor(value / 100)]} ratus`;
	return `${hundreds} ${rest}`.trim();
}

/**
 * A number in Indonesian words, as it is written on the C.Hasil beside the digits.
 * Whole numbers from 0 up to 999 trillion; anything else throws a RangeError.
 */
export function terbilang(value: number): string {
	if (!Number.isInteger(value) || value < 0 || value >= 1_000_000_000_000_000) {
		throw new RangeError(`terbilang: ${value} is not a whole number from 0 to 999 trillion`);
	}
	if (value === 0) return 'nol';
	let rest = value;
	const words: string[] = [];
	for (const { size, word } of SCALES) {
		const count = Math.floor(rest / size);
		rest %= size;
		if (count === 0) continue;
		words.push(size === 1_000 && count === 1 ? 'seribu' : `${below1000(count)} ${word}`);
	}
	if (rest > 0) words.push(below1000(rest));
	return words.join(' ');
}
