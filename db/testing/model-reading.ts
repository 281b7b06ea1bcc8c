import type { Actor } from '../../lib/plenary';
import { ACTORS, digest, PAPER, phone } from './fixtures';
import { type Said, saidTally } from './hall';
import {
	adoptionIn,
	caseAfter,
	leaveFloor,
	type Model,
	mayStrike,
	noNew,
	onFloor,
	panelOf,
	REGIONS,
	scrutinyOn,
	stopped,
	tpsIn,
	voidFor,
} from './model';
import { changed, does, seen, Try } from './model-try';

/** What is tried at a TPS, from the opening of its box to its reopening. */

const { ketua, operator } = ACTORS;

const here = (model: Model, code: string) => !stopped(model) && onFloor(model, code) && !tpsIn(model, code).locked;

export const floor = (code: string) =>
	new Try(
		`floor ${code}`,
		operator,
		() => does('tps.floor', { tps: code, seal: 'utuh', note: '', mode: 'blind' }),
		(model) =>
			!noNew(model) &&
			!tpsIn(model, code).locked &&
			!model.floors.has(panelOf(model, code)) &&
			!scrutinyOn(model, panelOf(model, code)),
		(model) => model.floors.set(panelOf(model, code), code),
	);

export const fill = (code: string, wrong: boolean) =>
	new Try(
		`fill ${code} ${wrong}`,
		operator,
		() => does('tally.fill', saidTally(code, wrong ? { ...PAPER, 'V.B': 7 } : PAPER)),
		(model) => here(model, code) && !tpsIn(model, code).filled && !tpsIn(model, code).recount,
		(model, hall) => {
			tpsIn(model, code).filled = true;
			changed(model, hall, code);
		},
	);

export const correct = (code: string) =>
	new Try(
		`correct ${code}`,
		operator,
		(hall) => {
			const more = hall.state(code).tally?.figures['IV.1'] === 50 ? 1 : 0;
			return does('tally.correct', {
				tps: code,
				changes: [
					{ field: 'IV.1', value: 50 + more },
					{ field: 'IV.2', value: 120 - more },
				],
				reason: 'Salah pindah',
				basis: 'salah-baca',
				requestedBy: 'Saksi 1',
				initialled: ['Ketua'],
			});
		},
		(model) => here(model, code) && tpsIn(model, code).filled && !tpsIn(model, code).recount,
		(model, hall) => changed(model, hall, code),
	);

export const explain = (code: string) =>
	new Try(
		`explain ${code}`,
		operator,
		(hall) => {
			const items = [...hall.view(code).openItems];
			return does('item.record', { tps: code, items: items.length > 0 ? items : ['selisih:V.B'], note: 'Dicatat' });
		},
		(model) => here(model, code) && tpsIn(model, code).filled && tpsIn(model, code).open && !tpsIn(model, code).recount,
		(model) => {
			tpsIn(model, code).open = false;
		},
	);

export const answer = (who: number, code: string, how: 'agree' | 'object' | 'refuse', stale: boolean) =>
	new Try(
		`answer ${who} ${code} ${how} ${stale}`,
		phone(who),
		(hall) =>
			does(`witness.${how}`, {
				tps: code,
				hash: stale ? digest('older') : hall.hash(code),
				text: 'Catatan',
			} as Said<'witness.object'>),
		(model) => {
			const own = tpsIn(model, code);
			return here(model, code) && own.filled && !own.open && !own.recount && !stale && model.present.has(who);
		},
		(model) => {
			const own = tpsIn(model, code);
			own.answered.add(who);
			// The first objection of this kind becomes a case of its own; the model follows only the one it filed.
		},
	);

export const strike = (code: string, by: Actor) =>
	new Try(
		`strike ${code} ${by.role}`,
		by,
		(hall) => does('gavel.strike', { tps: code, hash: hall.hash(code) }),
		(model) => mayStrike(model, code) && (by.role === 'ketua' || (model.panels && panelOf(model, code) === '2')),
		(model) => {
			const own = tpsIn(model, code);
			own.locked = true;
			if (own.case) own.case = caseAfter(own.case, 'gavel.strike') ?? own.case;
			leaveFloor(model, code);
			seen.locked++;
		},
	);

export const aside = (code: string) =>
	new Try(
		`aside ${code}`,
		operator,
		() => does('tps.setAside', { tps: code, reason: 'Ditunda' }),
		(model) => here(model, code) && !tpsIn(model, code).recount,
		(model) => leaveFloor(model, code),
	);

export const recount = (code: string) =>
	new Try(
		`recount ${code}`,
		ketua,
		() => does('recount.open', { tps: code, ground: 'salinan-berbeda', proposer: 'Saksi', decision: 'Setuju' }),
		(model) => here(model, code) && !noNew(model) && tpsIn(model, code).filled && !tpsIn(model, code).recount,
		(model) => {
			tpsIn(model, code).recount = true;
		},
	);

export const dropRecount = (code: string) =>
	new Try(
		`recount.drop ${code}`,
		ketua,
		() => does('recount.drop', { tps: code, reason: 'Dihentikan' } as unknown as Said<'recount.drop'>),
		(model) => here(model, code) && tpsIn(model, code).recount,
		(model) => {
			tpsIn(model, code).recount = false;
		},
	);

export const ask = (code: string) =>
	new Try(
		`reopen.request ${code}`,
		operator,
		() => does('reopen.request', { tps: code, basis: 'perintah-kpu', document: '7/PL', reason: 'Perintah' }),
		(model) => !noNew(model) && tpsIn(model, code).locked && !tpsIn(model, code).asked,
		(model) => {
			tpsIn(model, code).asked = true;
		},
	);

export const approve = (code: string) =>
	new Try(
		`reopen.approve ${code}`,
		ketua,
		() => does('reopen.approve', { tps: code, reason: 'Disetujui' }),
		(model) => !noNew(model) && tpsIn(model, code).locked && tpsIn(model, code).asked,
		(model, hall) => {
			const own = tpsIn(model, code);
			Object.assign(own, { locked: false, asked: false, version: own.version + 1 });
			changed(model, hall, code);
			const before = REGIONS.reduce((sum, one) => sum + adoptionIn(model, one).voided, 0);
			voidFor(model, code);
			seen.voided += REGIONS.reduce((sum, one) => sum + adoptionIn(model, one).voided, 0) - before;
		},
	);
