import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { MARK } from './marks';

/** Ranges of the shipped font's files, as its style sheet says them. */
const SHIPPED = [
	...readFileSync('node_modules/@fontsource-variable/inter/wght.css', 'utf8').matchAll(
		/U\+([0-9a-f]+)(?:-([0-9a-f]+))?/gi,
	),
].map(([, from = '', to = from]) => [Number.parseInt(from, 16), Number.parseInt(to, 16)] as const);

/** Geometric shapes and dingbats: every system a browser runs on draws them. */
const EVERYWHERE = [
	[0x25a0, 0x25ff],
	[0x2700, 0x27bf],
] as const;

it('every kind of the timeline has a sign of its own that can be drawn', () => {
	const marks = Object.values(MARK);
	expect(new Set(marks).size).toBe(marks.length);
	const drawn = (mark: string) =>
		[...SHIPPED, ...EVERYWHERE].some(
			([from, to]) => from <= (mark.codePointAt(0) ?? 0) && (mark.codePointAt(0) ?? 0) <= to,
		);
	expect(marks.filter((mark) => !drawn(mark))).toEqual([]);
});
