import { randomUUID } from 'node:crypto';
import { afterEach, expect, it } from 'vitest';
import { execute } from './door';
import { introduceKey } from './keys/introduce';
import { ACTORS, CONSOLE } from './testing/fixtures';
import { Hall } from './testing/hall';
import { PAUSE } from './testing/meeting';

let hall: Hall;
afterEach(() => hall.leave());

it('a laptop started again in a pause says which key it signs with, and copies go on', () => {
	hall = Hall.opened();
	hall.does(ACTORS.ketua, 'plenary.suspend', PAUSE);
	// A folder without a key yet, as after a restore to another laptop.
	expect(introduceKey(hall.house)).toMatch(/^[\w-]{43}$/);
	hall.does(ACTORS.operator, 'backup.configure', { folder: '' });
	hall.does(ACTORS.operator, 'backup.run', {});
	hall.does(ACTORS.operator, 'document.render', { what: 'd-hasil', contest: 'ppwp' });
	const restored = { backup: 'cadangan-20240218T020000Z-000001', seq: 1, hash: 'h', former: null };
	expect(execute(hall.house, CONSOLE, { id: randomUUID(), command: { type: 'ledger.restore', ...restored } }).ok).toBe(
		true,
	);
});
