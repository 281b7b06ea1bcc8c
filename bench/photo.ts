import sharp from 'sharp';
import { inventPhoto } from '../db/photo/invented';
import { storePhoto } from '../db/photo/store';
import { search, straightenPhoto, upright } from '../db/photo/straighten';
import { temporaryFolder } from '../db/testing/house';
import { generateDemo } from '../lib/demo';
import { HARD, mapOf } from '../lib/demo/photo/snapshot';
import { contestOf, type Figures } from '../lib/forms';
import { apply, homography, invert, layoutOf, type Quad, stripOf } from '../lib/photo';
import { type Bench, measured, median, round } from './measure';

/** A photo of 12 megapixels. */
const WIDTH = 3000;
const TIMED = 9;
const JUDGED = 100;

/**
 * One photo of 12 megapixels laid straight and its strips cut (first page of C.HASIL-PPWP, 22 strips), beside decoding
 * the same JPEG alone. Then 100 photos (up to 20° to each side, 12° turned, shadows, blur, noise): in how many strips
 * the whole number is, by where the generator put its ink.
 */
export const photo: Bench = async () => {
	const contest = contestOf('ppwp');
	const layout = contest && layoutOf(contest);
	if (!contest || !layout) throw new Error('no ppwp');
	const papers: Figures[] = Object.values(generateDemo(7).paper);
	const paper = (at: number) => papers[at % papers.length] ?? {};

	const folder = temporaryFolder();
	const times: { ours: number; bare: number }[] = [];
	for (let at = 0; at < TIMED; at++) {
		const { jpeg } = await inventPhoto(contest, paper(at), 1, 500 + at, { width: WIDTH, hard: HARD });
		const content = storePhoto(folder, jpeg, 'jpeg');
		let begin = performance.now();
		await straightenPhoto(folder, { content, format: 'jpeg', page: 1, corners: null }, layout.pages);
		const ours = performance.now() - begin;
		begin = performance.now();
		await sharp(jpeg).toColourspace('srgb').raw().toBuffer();
		times.push({ ours, bare: performance.now() - begin });
	}
	const [ours, bare] = [median(times.map((time) => time.ours)), median(times.map((time) => time.bare))];
	const head = {
		bench: 'photo straighten',
		unit: 'ms',
		target: 'one 12 MP photo ≤ 3,000 ms, beside the desk and not in its way',
		note: `median of ${TIMED}: decode, find marks, page and 22 strips, files written; yardstick: decoding the JPEG alone`,
	};
	const lines = [measured(head, ours, bare, () => ours <= 3_000)];

	let [fields, whole, found, pages] = [0, 0, 0, 0];
	for (let at = 0; at < JUDGED; at++) {
		const page = (at % 3) + 1;
		const {
			jpeg,
			drawn,
			shot,
			layout: own,
		} = await inventPhoto(contest, paper(at), page, 9_000 + at, {
			width: WIDTH / 2,
			hard: HARD,
		});
		const names = Object.keys(own.fields);
		fields += names.length;
		const picture = await upright(jpeg);
		const seen = await search(picture, layout.pages);
		if (!seen) continue;
		found++;
		if (seen.page === page) pages++;
		whole += names.filter((field) => isWhole(field, seen.marks)).length;

		function isWhole(field: string, marks: Quad): boolean {
			const map = homography(own.marks, marks);
			const back = map && invert(map);
			const rect = own.fields[field];
			if (!back || !rect) return false;
			const strip = stripOf(rect);
			const truth = mapOf(shot, own);
			return (drawn.ink[field] ?? []).every((point) => {
				const { x, y } = apply(back, apply(truth, point));
				return (
					x - drawn.pen >= strip.x &&
					y - drawn.pen >= strip.y &&
					x + drawn.pen <= strip.x + strip.width &&
					y + drawn.pen <= strip.y + strip.height
				);
			});
		}
	}
	lines.push({
		bench: 'photo strips',
		value: round((100 * whole) / fields),
		unit: '% of fields whose strip holds the whole number',
		yardstick: null,
		ratio: null,
		target: '≥ 97 %',
		ok: whole / fields >= 0.97,
		note: `${whole} of ${fields} fields on ${JUDGED} photos (${WIDTH / 2} pixels wide); marks found on ${found}, page code read on ${pages}`,
	});
	return lines;
};
