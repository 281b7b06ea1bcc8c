import { paperTruth } from '../../lib/demo/paper';
import { randomFrom } from '../../lib/demo/random';
import { blankedBlocks, blocksOf, type ElectionPack } from '../../lib/election';
import type { Figures } from '../../lib/forms';
import { type Actor, hashFigures, type NewEvent, resultStream } from '../../lib/plenary';
import type { House } from '../house';
import { append } from '../ledger';
import { adoptPack, fingerprint } from '../packs';
import { project } from '../projections';

/** Adopts a pack as the chair does, the blanked blocks typed right. */
export function adoptWhole(house: House, actor: Actor, pack: ElectionPack): void {
	const bytes = new TextEncoder().encode(JSON.stringify(pack));
	const blocks = blocksOf(fingerprint(bytes));
	const typed = blankedBlocks(fingerprint(bytes)).map((at) => blocks[at] ?? '');
	const outcome = adoptPack(house, actor, { file: 'paket.json', bytes, typed });
	if (!('ok' in outcome && outcome.ok)) throw new Error(`the pack was refused: ${JSON.stringify(outcome)}`);
}

/** Forms that are filled before they begin again: what is summed does not depend on how they differ. */
const FORMS = 5;

/**
 * Locked results, written as the door writes them, in one transaction: making thousands through it takes minutes.
 * @param systemOf what the system shows of a paper; the same where nothing is given
 */
export function lockAll(
	house: House,
	chair: Actor,
	tps: readonly string[],
	contests: readonly string[],
	systemOf: (paper: Figures, at: number) => Figures = (paper) => paper,
): void {
	const random = randomFrom(7);
	const election = house.states.election();
	house.sqlite.transaction(() => {
		for (const contest of contests) {
			const forms = new Map<object, Figures[]>();
			for (const [at, code] of tps.entries()) {
				const form = election.contest(contest, code);
				if (!form) throw new Error(`no ${contest} at ${code}`);
				const papers = forms.get(form) ?? Array.from({ length: FORMS }, () => paperTruth(random, form));
				forms.set(form, papers);
				const paper = papers[at % FORMS] ?? {};
				const events = eventsOf(contest, code, paper, systemOf(paper, at));
				project(house.sqlite, house.states, append(house.sqlite, events, chair, house.now().toISOString()));
			}
		}
	})();
}

function eventsOf(contest: string, tps: string, figures: Figures, system: Figures): NewEvent[] {
	const stream = resultStream(contest, tps);
	const filled = { mode: 'match' as const, figures, matched: [], blank: [], differences: [], findings: [] };
	const hash = hashFigures(contest, tps, 1, figures, system);
	return [
		{
			stream,
			type: 'system.edited',
			payload: {
				edits: Object.entries(system).map(([field, value]) => ({ field, old: null, value })),
				reason: 'Mengikuti C.Hasil',
			},
		},
		{ stream, type: 'tally.filled', payload: filled },
		{ stream, type: 'gavel.struck', payload: { version: 1, hash, figures, system, answers: [], absent: [] } },
	];
}
