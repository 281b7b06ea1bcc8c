import { packFiles } from '../../lib/evidence/zip';
import { type Stamp, TEMPLATE_FORMAT, templateSheets } from '../../lib/excel';
import { bookParts } from '../../lib/workbook';
import type { House } from '../house';
import { statement } from '../ledger';
import { templateOf } from './facts';

/** A template as a file: the same template gives the same bytes each time. `null` where none was made under this id. */
export function templateFile(house: House, id: string): { readonly name: string; readonly bytes: Uint8Array } | null {
	const made = templateOf(house.sqlite, id);
	const contest = made && house.states.election().contest(made.fact.contest, made.fact.kelurahan);
	if (!made || !contest) return null;
	const { fact, seq, hash, time } = made;
	const names = new Map(
		statement<{ kode: string; nama: string }>(house.sqlite, 'SELECT kode, nama FROM tps WHERE kelurahan = ?')
			.all(fact.kelurahan)
			.map(({ kode, nama }) => [kode, nama]),
	);
	const place = statement<{ nama: string }>(house.sqlite, 'SELECT nama FROM kelurahan WHERE kode = ?').get(
		fact.kelurahan,
	);
	const stamp: Stamp = {
		format: TEMPLATE_FORMAT,
		template: id,
		contest: fact.contest,
		kelurahan: fact.kelurahan,
		kelurahanName: place?.nama ?? fact.kelurahan,
		form: fact.form,
		ledger: `nomor ${seq}, hash ${hash.slice(0, 16)}`,
		made: time,
		tps: fact.tps.map(({ tps, version }) => ({ kode: tps, version })),
	};
	const stations = fact.tps.map(({ tps, figures }) => ({ tps, name: names.get(tps) ?? tps, figures }));
	const parts = bookParts(templateSheets(contest, stamp, stations));
	const files = new Map([...parts].map(([path, text]) => [path, new TextEncoder().encode(text)]));
	const name = `templat-${fact.contest}-${stamp.kelurahanName.toLowerCase().replace(/[^a-z0-9]+/g, '-')}-${id.slice(0, 8)}.xlsx`;
	return { name, bytes: packFiles(files) };
}
