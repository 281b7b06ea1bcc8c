import { afterEach, describe, expect, it } from 'vitest';
import { examplePack } from '../lib/demo/packs';
import { blankedBlocks, blocksOf, type ElectionPack } from '../lib/election';
import { contestOfView, typedFindings } from '../lib/entry/contest';
import type { Figures } from '../lib/forms';
import { adoptPack, fingerprint, previewPack } from './packs';
import { resultView, tpsList } from './queries';
import { ACTORS, CONTEST, KECAMATAN, PAPER, systemItem, tpsOf } from './testing/fixtures';
import { Hall } from './testing/hall';
import { verifyLedger } from './verify';

const TPS = tpsOf(1);
const PLACE = { provinsi: KECAMATAN.slice(0, 2), kabko: KECAMATAN.slice(0, 4), kecamatan: KECAMATAN };
let hall: Hall;
afterEach(() => hall.leave());

const bytesOf = (pack: ElectionPack) => new TextEncoder().encode(JSON.stringify(pack));

function adopt(pack: ElectionPack) {
	const bytes = bytesOf(pack);
	const blocks = blocksOf(fingerprint(bytes));
	const typed = blankedBlocks(fingerprint(bytes)).map((at) => blocks[at] ?? '');
	return adoptPack(hall.house, ACTORS.ketua, { file: 'paket.json', bytes, typed });
}

const pemilu = examplePack('pemilu-2024', PLACE);
/** The same pack with one candidate's name corrected. */
const renamed: ElectionPack = JSON.parse(JSON.stringify(pemilu).replace(/(Calon Nomor Urut) 2/, '$1 Dua'));

describe('a pack in a house', () => {
	it('brings its contests to the desk, and the same file again changes nothing', () => {
		hall = Hall.opened();
		expect(tpsList(hall.house, { code: 'ppwp' }).contests.map(({ code }) => code)).toEqual(['ppwp']);
		expect(adopt(pemilu)).toMatchObject({ ok: true, events: 1 });
		expect(tpsList(hall.house, { code: 'dpr' }).contests.map(({ code }) => code)).toEqual([
			'ppwp',
			'dpr',
			'dpd',
			'dprd-prov',
			'dprd-kab',
		]);
		expect(resultView(hall.house, 'dpr', TPS)?.rows.length).toBeGreaterThan(200);
		expect(adopt(pemilu)).toMatchObject({ ok: true, events: 0 });
		expect(previewPack(hall.house, 'paket.json', bytesOf(pemilu))).toMatchObject({ adopted: true, problems: [] });
	});

	it('corrects names under a locked result; the ledger still replays to the same projections', () => {
		hall = Hall.opened();
		adopt(pemilu);
		hall.imports(systemItem(TPS));
		hall.read(PAPER);
		expect(adopt(renamed)).toMatchObject({ ok: true, events: 1 });
		expect(hall.house.states.election().contest(CONTEST, TPS)?.contestants[1]?.name).toContain('Dua');
		expect(verifyLedger(hall.house)).toMatchObject({ ok: true });
		hall.house.states.clear();
		expect(hall.state(TPS).tally?.figures).toEqual(PAPER);
	});

	it('keeps the lines of a form that numbers stand on, and says so before anybody types a block', () => {
		hall = Hall.opened([]);
		adopt(pemilu);
		hall.imports(systemItem(TPS));
		const fewer: ElectionPack = JSON.parse(JSON.stringify(pemilu));
		fewer.contests[0]?.contestants?.pop();
		expect(previewPack(hall.house, 'x.json', bytesOf(fewer)).frozen).toEqual(['ppwp']);
		expect(adopt(fewer)).toMatchObject({ ok: false, refusal: { code: 'pack.frozen' } });
		const otherLists: ElectionPack = JSON.parse(JSON.stringify(pemilu));
		otherLists.contests[1]?.districts?.[0]?.lists?.[0]?.candidates.pop();
		expect(adopt(otherLists)).toMatchObject({ ok: true });
	});

	it('never shows the blanked blocks', () => {
		hall = Hall.opened([]);
		const bytes = bytesOf(pemilu);
		const preview = JSON.stringify(previewPack(hall.house, 'paket.json', bytes));
		const blocks = blocksOf(fingerprint(bytes));
		for (const at of blankedBlocks(fingerprint(bytes))) expect(preview).not.toContain(`"${blocks[at]}"`);
	});

	it('holds what is being typed against the filed contests of the TPS by the rule the filed form is held by', () => {
		hall = Hall.opened([]);
		adopt(pemilu);
		hall.imports(systemItem(TPS));
		hall.read(PAPER);
		const dpr = { contest: 'dpr', tps: TPS };
		hall.does(ACTORS.operator, 'tps.setAside', { contest: CONTEST, tps: TPS, reason: 'DPR dahulu' });
		hall.does(ACTORS.operator, 'tps.floor', { ...dpr, seal: 'utuh', note: '', mode: 'blind' });
		const view = resultView(hall.house, 'dpr', TPS);
		if (!view) throw new Error('dpr is held at this TPS');
		const form = contestOfView(view);
		const voters = Number(PAPER['I.A.L']);
		const hint = { code: 'P303', scope: 'I.A.L', expected: voters, found: voters + 1 };
		expect(typedFindings(view, form, { 'I.A.L': voters, 'I.A.P': null })).toEqual([]);
		expect(typedFindings(view, form, { 'I.A.L': voters + 1 })).toMatchObject([hint]);
		// Votes of another contest are nobody's business here.
		expect(view.siblings.flatMap((figures) => Object.keys(figures).filter((id) => id.startsWith('IV')))).toEqual([]);
		hall.does(ACTORS.operator, 'tally.fill', {
			...dpr,
			figures: { ...Object.fromEntries(form.fields.map(({ id }) => [id, null])), 'I.A.L': voters + 1 },
			matched: [],
			blank: form.fields.map(({ id }) => id).filter((id) => id !== 'I.A.L'),
		});
		expect(resultView(hall.house, 'dpr', TPS)?.findings).toMatchObject([hint]);
	});

	it('takes a legislative form from the box to the gavel through the same door', () => {
		hall = Hall.opened([]);
		adopt(pemilu);
		const form = hall.house.states.election().contest('dpr', TPS);
		const figures: Figures = Object.fromEntries((form?.fields ?? []).map(({ id }) => [id, 0]));
		const { version } = hall.house.states.result('dpr', TPS);
		expect(version).toBe(0);
		hall.does(ACTORS.operator, 'tps.floor', { contest: 'dpr', tps: TPS, seal: 'utuh', note: '', mode: 'match' });
		hall.does(ACTORS.operator, 'tally.fill', {
			contest: 'dpr',
			tps: TPS,
			figures,
			matched: [],
			blank: [],
			zeroed: ['IV.2.A2.3'],
		});
		const view = resultView(hall.house, 'dpr', TPS);
		expect(view?.status).toBe('compared');
		expect(view?.siblings).toEqual([]);
		expect(hall.house.states.result('dpr', TPS).tally?.zeroed).toEqual(['IV.2.A2.3']);
		expect(verifyLedger(hall.house)).toMatchObject({ ok: true });
	});
});
