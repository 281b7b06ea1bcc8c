import { afterEach, expect, it } from 'vitest';
import { examplePack } from '../../lib/demo/packs';
import { blankedBlocks, blocksOf } from '../../lib/election';
import { closingList, owedDocuments } from '../closing';
import { adoptPack, fingerprint } from '../packs';
import { ACTORS, KECAMATAN } from '../testing/fixtures';
import { Hall } from '../testing/hall';
import { handOvers } from './hand-over';
import { stations } from './stations';

let hall: Hall;
afterEach(() => hall.leave());

const given = (document: string, recipient: string) =>
	hall.does(ACTORS.operator, 'document.handOver', { document, content: '', recipient, means: 'paper' });

it('of one contest is owed to every witness with a mandate and to Panwaslu, by name', () => {
	hall = Hall.opened([1, 2]);
	hall.does(ACTORS.ketua, 'witness.revoke', { witness: 'saksi-2', reason: 'Mandat ditarik' });
	expect(owedDocuments(hall.house)).toEqual(['Saksi 1 Saksi 1', 'Panwaslu Kecamatan']);
	given('d-hasil', 'Saksi 1 Saksi 1');
	given('berita-acara', 'Panwaslu Kecamatan');
	expect(closingList(hall.house).owed).toEqual(['Panwaslu Kecamatan']);
	expect(handOvers(hall.house).map(({ document, by }) => [document, by])).toEqual([
		['d-hasil', ACTORS.operator.name],
		['berita-acara', ACTORS.operator.name],
	]);
	expect(stations(hall.house)[0]).toEqual({ code: '3101011001001', name: 'TPS 1, KELURAHAN 1001' });
});

it('of five contests is owed once for each: the one of DPR does not settle that of DPRD', () => {
	hall = Hall.opened([1]);
	const place = { provinsi: KECAMATAN.slice(0, 2), kabko: KECAMATAN.slice(0, 4), kecamatan: KECAMATAN };
	const bytes = new TextEncoder().encode(JSON.stringify(examplePack('pemilu-2024', place)));
	const blocks = blocksOf(fingerprint(bytes));
	const typed = blankedBlocks(fingerprint(bytes)).map((at) => blocks[at] ?? '');
	adoptPack(hall.house, ACTORS.ketua, { file: 'paket.json', bytes, typed });
	const panwaslu = ['PPWP', 'DPR', 'DPD', 'DPRD PROV', 'DPRD KAB/KOTA'].map((code) => `Panwaslu Kecamatan (${code})`);
	expect(owedDocuments(hall.house)).toEqual(['Saksi 1 Saksi 1 (PPWP)', ...panwaslu]);
	given('d-hasil/dpr', 'Panwaslu Kecamatan');
	expect(owedDocuments(hall.house)).not.toContain('Panwaslu Kecamatan (DPR)');
	expect(owedDocuments(hall.house)).toContain('Panwaslu Kecamatan (DPRD PROV)');
});
