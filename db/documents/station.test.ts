import { getDocumentProxy } from 'unpdf';
import { expect, it } from 'vitest';
import { EXAMPLE_PACKS, examplePack } from '../../lib/demo/packs';
import type { TpsFacts } from '../../lib/documents/facts';
import { tpsDocument } from '../../lib/documents/station';
import { electionOf } from '../../lib/election';
import type { Contest } from '../../lib/forms';
import { terbilang } from '../../lib/forms';
import { renderDocument } from './render';
import { factsFor, sameKey } from './testing/facts';

const LONG = 'Dr. H. Raden Mas Hasanuddin Kartawidjaja bin Abdurrahman, S.H., M.Hum.';
const facts = factsFor({ kelurahan: 1, tps: 1, parties: 1, candidates: 1 });
const kelurahan = facts.kelurahan[0];
const plain = kelurahan?.tps[0];
if (!plain?.locked) throw new Error('no TPS');
const standing = plain.locked;

/** Of the contests of every shipped pack the longest of those with as many contestants: the others need less room. */
const contests = new Map<number, Contest>();
for (const pack of EXAMPLE_PACKS) {
	const election = electionOf(examplePack(pack), 'a'.repeat(64));
	for (const { code } of election.contests) {
		const contest = election.contest(code, '990101');
		if (!contest) continue;
		const known = contests.get(contest.contestants.length);
		if (!known || known.fields.length < contest.fields.length) contests.set(contest.contestants.length, contest);
	}
}
const largest = [...contests.values()].reduce((a, b) => (a.fields.length < b.fields.length ? b : a));
/** The largest of all, every one of its candidates and witnesses with a name as long as they come. */
const longNames: Contest = {
	...largest,
	code: `${largest.code}-panjang`,
	fields: largest.fields.map((field) =>
		field.line === 'candidate' ? { ...field, label: { id: LONG, en: LONG } } : field,
	),
};

function struck(contest: Contest): TpsFacts {
	const figures = Object.fromEntries(contest.fields.map(({ id }, at) => [id, 999 - ((at * 37) % 500)]));
	const answers = contest.contestants.map(({ no }) => ({
		...({ witness: `s${no}`, contestant: no, name: LONG, answer: 'object', text: 'Selisih tidak dijelaskan' } as const),
		...({ channel: 'paper', recordedBy: 'Sari Dewi', hash: standing.hash, time: standing.time } as const),
	}));
	return { ...(plain as TpsFacts), locked: { ...standing, figures, system: figures, answers } };
}

it.each(
	[...contests.values(), longNames].map((contest) => [contest.code, contest.contestants.length, contest] as const),
)(
	'the result of a TPS of %s, %i contestants, stands on one page that can be read, with every number in words',
	async (_, __, contest) => {
		const tps = struck(contest);
		const { pdf } = await renderDocument(tpsDocument(facts, tps, { name: 'PULAU KELAPA', contest }), sameKey());
		const document = await getDocumentProxy(new Uint8Array(pdf));
		expect(document.numPages).toBe(1);
		const { items } = await (await document.getPage(1)).getTextContent();
		const pieces = items.flatMap((item) => ('str' in item && item.str.trim() ? [item] : []));
		expect(Math.min(...pieces.map(({ transform }) => transform[3]))).toBeGreaterThanOrEqual(5.99);
		const said = pieces
			.map(({ str }) => str)
			.join(' ')
			.replace(/\s+/g, ' ');
		for (const { id, section } of contest.fields) {
			const value = tps.locked?.figures[id];
			if (section >= 'IV' && typeof value === 'number') expect(said).toContain(terbilang(value));
		}
	},
);
