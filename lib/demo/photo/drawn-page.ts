import type { Cell, Field, Figures } from '../../forms';
import { terbilang } from '../../forms/terbilang';
import type { Point, Rect } from '../../photo/geometry';
import type { PageLayout } from '../../photo/layout-types';
import type { Random } from '../random';
import { handOf, type Stroke, written } from './handwriting';

/** A filled page as a drawing, and where the ink of each number is (millimetres). */
export interface DrawnPage {
	/** SVG with the page's millimetres as its units; no fonts, nothing from outside. */
	readonly svg: string;
	/** Every point the pen touched, by field. */
	readonly ink: Readonly<Record<string, readonly Point[]>>;
	/** Half the width of the pen: ink reaches so far around its points. */
	readonly pen: number;
}

const INK = '#1b2440';
const PRINT = '#191416';

/** Draws one page of a form, filled in by one hand. The same seed gives the same page. */
export function drawPage(layout: PageLayout, fields: readonly Field[], figures: Figures, random: Random): DrawnPage {
	const hand = handOf(random);
	const parts: string[] = [`<rect width="${layout.width}" height="${layout.height}" fill="#fbfaf6"/>`];
	parts.push(...layout.marks.map((mark) => printedMark(mark, layout.markSquare)));
	if (layout.code) parts.push(printedCode(layout.code));
	parts.push(text('MODEL', { x: 509, y: 84 }, 4.2), text('C HASIL', { x: 509, y: 91 }, 4.2));
	const ink: Record<string, Point[]> = {};
	const strokes: Stroke[] = [];
	const rows = new Map<string, { fields: Field[]; rects: Rect[] }>();
	for (const field of fields) {
		const rect = layout.fields[field.id];
		if (!rect) continue;
		const row = rows.get(field.row) ?? { fields: [], rects: [] };
		row.fields.push(field);
		row.rects.push(rect);
		rows.set(field.row, row);
		parts.push(...printedBoxes(rect, field.digits));
		const own = numeral(figures[field.id] ?? null, rect, field.digits);
		strokes.push(...own);
		ink[field.id] = own.flat();
	}
	for (const {
		fields: [field],
		rects,
	} of rows.values()) {
		const [first] = rects;
		const last = rects.at(-1);
		if (!first || !last || !field) continue;
		const frame = { x: 72.6, y: first.y - 3, width: last.x + last.width + 5.2 - 72.6, height: first.height + 6 };
		parts.push(
			`<rect x="${frame.x}" y="${frame.y}" width="${frame.width}" height="${frame.height}" fill="none" stroke="${PRINT}" stroke-width="0.9"/>`,
			text(field.row, { x: 90, y: first.y + first.height / 2 }, 6),
			text(field.label.id.toUpperCase().slice(0, 34), { x: 190, y: first.y + first.height / 2 }, 4.4),
		);
		if (field.section === 'IV' || field.section === 'V') strokes.push(...inWords(figures[field.id] ?? null, first));
	}
	const lines = strokes.map((stroke) => `M${stroke.map(({ x, y }) => `${x.toFixed(1)} ${y.toFixed(1)}`).join('L')}`);
	parts.push(
		`<path d="${lines.join('')}" fill="none" stroke="${INK}" stroke-width="${hand.pen}" stroke-linecap="round" stroke-linejoin="round"/>`,
	);
	const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${layout.width} ${layout.height}">${parts.join('')}</svg>`;
	return { svg, ink, pen: hand.pen / 2 };

	function numeral(cell: Cell, { x, y, width, height }: Rect, digits: number): Stroke[] {
		if (cell === null) return [];
		const signs = cell === 'X' ? 'X'.repeat(digits) : String(cell).padStart(digits, '0');
		const gap = digits > 1 ? (width - digits * height) / (digits - 1) : 0;
		return [...signs].flatMap((sign, at) => {
			// A hand does not always stay in its box.
			const off = { x: random.between(-14, 14) / 10, y: random.between(-14, 14) / 10 };
			const middle = { x: x + at * (height + gap) + height / 2 + off.x, y: y + height / 2 + off.y };
			return written(sign, middle, height * hand.size, hand, random);
		});
	}

	function inWords(cell: Cell, box: Rect): Stroke[] {
		const words = typeof cell === 'number' ? terbilang(cell).toUpperCase() : '';
		return [...words]
			.slice(0, 28)
			.flatMap((sign, at) =>
				written(sign, { x: 240 + at * 7.2, y: box.y + box.height - 6 }, 7, { ...hand, slant: 0.05 }, random),
			);
	}
}

function printedMark({ x, y }: Point, side: number): string {
	const square = (left: number, top: number) =>
		`<rect x="${left}" y="${top}" width="${side}" height="${side}" fill="${PRINT}"/>`;
	return square(x - side, y - side) + square(x, y);
}

function printedCode({ x, y, side, rows }: NonNullable<PageLayout['code']>): string {
	const module = side / (rows.length + 2);
	const white = rows.flatMap((row, r) =>
		[...row].flatMap((sign, c) =>
			sign === '.'
				? `<rect x="${x + (c + 1) * module}" y="${y + (r + 1) * module}" width="${module}" height="${module}" fill="#fbfaf6"/>`
				: [],
		),
	);
	return `<rect x="${x}" y="${y}" width="${side}" height="${side}" fill="${PRINT}"/>${white.join('')}`;
}

function printedBoxes({ x, y, width, height }: Rect, digits: number): string[] {
	const gap = digits > 1 ? (width - digits * height) / (digits - 1) : 0;
	return Array.from(
		{ length: digits },
		(_, at) =>
			`<rect x="${x + at * (height + gap) + 0.5}" y="${y + 0.5}" width="${height - 1}" height="${height - 1}" fill="#fff" stroke="${PRINT}" stroke-width="1"/>`,
	);
}

/** Printed letters, drawn with the same strokes as the hand, thin and steady. */
function text(words: string, middle: Point, height: number): string {
	const steady = { slant: 0, size: 1, unsteady: 0, pen: height / 8 };
	const still: Random = { between: () => 0, oneIn: () => false, shuffled: (list) => [...list] };
	const step = height * 0.72;
	const lines = [...words].flatMap((sign, at) =>
		written(sign, { x: middle.x + (at - (words.length - 1) / 2) * step, y: middle.y }, height, steady, still),
	);
	const path = lines.map((stroke) => `M${stroke.map(({ x, y }) => `${x.toFixed(1)} ${y.toFixed(1)}`).join('L')}`);
	return `<path d="${path.join('')}" fill="none" stroke="${PRINT}" stroke-width="${steady.pen}"/>`;
}
