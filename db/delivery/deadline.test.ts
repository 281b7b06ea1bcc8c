import { afterEach, describe, expect, it } from 'vitest';
import { examplePack } from '../../lib/demo/packs';
import { blankedBlocks, blocksOf } from '../../lib/election';
import { ACTORS, digest, KECAMATAN } from '../testing/fixtures';
import { Hall } from '../testing/hall';
import { deadlineOf } from './deadline';

const { ketua, admin } = ACTORS;

let hall: Hall;
afterEach(() => hall.leave());

/** The example pack, with a window of its own. */
function adopt(to: string): void {
	const example = examplePack('pemilu-2024');
	const pack = { ...example, recap: { ...example.recap, to } };
	const sha256 = digest(to);
	const blocks = blocksOf(sha256);
	const typed = blankedBlocks(sha256).map((at) => blocks[at] ?? '');
	hall.does(admin, 'pack.adopt', { file: 'paket.json', sha256, pack, typed: [...typed] });
}

describe('when the kecamatan must be done', () => {
	it('nothing is said before the opening, nor by the contest the program brings along', () => {
		hall = new Hall();
		expect(deadlineOf(hall.house, {})).toBeNull();
		hall.regions();
		hall.does(ketua, 'plenary.open', { kecamatan: KECAMATAN, mode: 'blind' });
		expect(deadlineOf(hall.house, {})).toBeNull();
	});

	it('the election pack says it: the last minute of its last day, by the clock of the place', () => {
		hall = Hall.opened([]);
		adopt('2024-03-05');
		expect(deadlineOf(hall.house, {})).toBe('2024-03-05T16:59:00.000Z');
	});

	it('what was agreed at the opening goes before the pack, a letter that moves it before both', () => {
		hall = new Hall();
		hall.regions();
		const window = { from: '2024-02-15', to: '2024-02-29' };
		hall.does(ketua, 'plenary.open', { kecamatan: KECAMATAN, mode: 'blind', rules: { window } });
		adopt('2024-03-05');
		expect(deadlineOf(hall.house, {})).toBe('2024-02-29T16:59:00.000Z');
		const moved = { KETOK_PALU_DEADLINE: '2024-03-10T23:59:00+07:00' };
		expect(deadlineOf(hall.house, moved)).toBe('2024-03-10T16:59:00.000Z');
	});
});
