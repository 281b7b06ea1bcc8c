import type { Point } from '../../photo/geometry';
import type { Random } from '../random';

/** One stroke of the pen. */
export type Stroke = readonly Point[];

/**
 * Our own stroke font: how a hand writes digits, the cross of an empty box and capital letters, on a field four wide
 * and six high. One string a stroke, two digits a point.
 */
const GLYPHS: Readonly<Record<string, string>> = {
	'0': '20100103051626364543413020',
	'1': '112026',
	'2': '011030414233150646',
	'3': '01103041423323334445361605',
	'4': '300444 3236',
	'5': '40100212324345361605',
	'6': '3011030516364544331304',
	'7': '004016 1333',
	'8': '20111223343526151423323120',
	'9': '413010010213334241453616',
	X: '0046 4006',
	A: '062046 1434',
	B: '060030413213 1323334445361606',
	C: '413010010516364645',
	D: '06002041452606',
	E: '40000646 0333',
	F: '400006 0333',
	G: '41301001051636454333',
	H: '0006 4046 0343',
	I: '2026',
	J: '3035261605',
	K: '0006 4003 1346',
	L: '000646',
	M: '0600234046',
	N: '06004640',
	O: '201001051636454130',
	P: '060030413213',
	R: '060030413213 2346',
	S: '413010010213334445361605',
	T: '0040 2026',
	U: '000516364540',
	V: '002640',
	W: '0016233640',
	Y: '0023 4023 2326',
	Z: '00400646',
};

/** Strokes of a glyph in a field one wide and one and a half high; nothing for what the font does not have. */
function glyph(sign: string): Stroke[] {
	return (GLYPHS[sign] ?? '')
		.split(' ')
		.filter((code) => code.length >= 4)
		.map((code) =>
			Array.from({ length: Math.floor(code.length / 2) }, (_, at) => ({
				x: Number(code[at * 2]) / 4,
				y: Number(code[at * 2 + 1]) / 4,
			})),
		);
}

/** A hand: how large, how slanted, how unsteady it writes. */
export interface Hand {
	/** Shift to the right for each unit upwards. */
	readonly slant: number;
	/** Height of a digit against the height of its box. */
	readonly size: number;
	/** How far a point may be off, against the height of a digit. */
	readonly unsteady: number;
	/** Width of the pen in millimetres. */
	readonly pen: number;
}

export function handOf(random: Random): Hand {
	return {
		slant: random.between(-8, 22) / 100,
		size: random.between(62, 88) / 100,
		unsteady: random.between(2, 6) / 100,
		pen: random.between(11, 21) / 10,
	};
}

/** A sign written by a hand around a place (the middle of its box), `height` millimetres high. */
export function written(sign: string, middle: Point, height: number, hand: Hand, random: Random): Stroke[] {
	const unit = height / 1.5;
	const shake = () => (random.between(-100, 100) / 100) * hand.unsteady * height;
	return glyph(sign).map((stroke) =>
		curved(
			stroke.map(({ x, y }) => ({
				x: middle.x + (x - 0.5) * unit * 0.8 + hand.slant * (0.75 - y) * unit + shake(),
				y: middle.y + (y - 0.75) * unit + shake(),
			})),
		),
	);
}

/** Corners rounded off, as a pen does (Chaikin, twice); the ends stay. */
function curved(points: Stroke): Stroke {
	let line = points;
	for (let round = 0; round < 2; round++) {
		const next: Point[] = [line[0] as Point];
		for (let at = 0; at < line.length - 1; at++) {
			const [a, b] = [line[at] as Point, line[at + 1] as Point];
			next.push(
				{ x: a.x * 0.75 + b.x * 0.25, y: a.y * 0.75 + b.y * 0.25 },
				{ x: a.x * 0.25 + b.x * 0.75, y: a.y * 0.25 + b.y * 0.75 },
			);
		}
		next.push(line.at(-1) as Point);
		line = next;
	}
	return line;
}
