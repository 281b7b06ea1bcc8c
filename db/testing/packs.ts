import { examplePack } from '../../lib/demo/packs';
import { blankedBlocks, blocksOf, type ElectionPack } from '../../lib/election';
import { adoptPack, fingerprint } from '../packs';
import { ACTORS, KECAMATAN } from './fixtures';
import type { Hall } from './hall';

/** The example pack of five contests, held where the tests are. */
export const PEMILU: ElectionPack = examplePack('pemilu-2024', {
	provinsi: KECAMATAN.slice(0, 2),
	kabko: KECAMATAN.slice(0, 4),
	kecamatan: KECAMATAN,
});

/** The chair adopts a pack, the blanked blocks typed from paper. */
export function adopt(hall: Hall, pack: ElectionPack = PEMILU): void {
	const bytes = new TextEncoder().encode(JSON.stringify(pack));
	const blocks = blocksOf(fingerprint(bytes));
	const typed = blankedBlocks(fingerprint(bytes)).map((at) => blocks[at] ?? '');
	const outcome = adoptPack(hall.house, ACTORS.ketua, { file: 'paket.json', bytes, typed });
	if (!('ok' in outcome && outcome.ok)) throw new Error(JSON.stringify(outcome));
}
