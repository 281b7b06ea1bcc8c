import { afterEach, describe, expect, it } from 'vitest';
import { contestOf } from '../lib/forms';
import { type ResultView, strikeBlockers } from '../lib/plenary';
import { ACTORS, PAPER, phone, SYSTEM, systemItem, tpsOf, witnessId } from './testing/fixtures';
import { Hall, saidTally } from './testing/hall';
import { verifyLedger } from './verify';

const TPS = tpsOf(1);
const { ketua, operator, pps } = ACTORS;
const MISREAD = { ...SYSTEM, 'IV.1': 850 };

let hall: Hall;
afterEach(() => {
	const verdict = verifyLedger(hall.house);
	hall.leave();
	expect(verdict).toMatchObject({ ok: true, problem: null });
});

/** What stands before the gavel, by code. */
function blockers(tps = TPS): string[] {
	const contest = contestOf('ppwp');
	if (!contest) throw new Error('no ppwp');
	return strikeBlockers(contest, hall.state(tps), hall.plenary).map((blocker) => blocker.code);
}

const witness = (no: number, view: ResultView = hall.view()) => view.witnesses.find(({ id }) => id === witnessId(no));

describe('from the box to the gavel', () => {
	it('reads, settles, signs and locks a TPS, and offers the floor to the next', () => {
		hall = Hall.opened();
		hall.imports(systemItem(TPS, MISREAD));
		expect(hall.view().status).toBe('waiting');
		hall.floor();
		expect(hall.view()).toMatchObject({ status: 'floor', onFloor: true, hash: null });
		expect(blockers()).toEqual(['not-filled']);
		hall.fill();
		expect(hall.view()).toMatchObject({ status: 'compared', openItems: ['selisih:IV.1'] });
		expect(blockers()).toEqual(['open-items', 'unanswered']);
		expect(hall.row('IV.1')).toMatchObject({ paper: 50, system: 850, difference: { delta: -800 } });
		hall.edit({ 'IV.1': 50 });
		expect(hall.view()).toMatchObject({ status: 'settled', openItems: [] });
		expect(hall.row('IV.1')).toMatchObject({
			difference: null,
			settled: { how: 'system-follows', paper: 50, system: 850 },
			systemEdit: { old: 850, by: operator.name },
		});
		hall.answers(1);
		hall.answers(2, 'object');
		expect(blockers()).toEqual(['unanswered']);
		hall.answers(3, 'refuse');
		expect(hall.view().status).toBe('signed');
		const signed = hall.hash();
		hall.strike();
		expect(hall.view()).toMatchObject({ status: 'locked', hash: signed, lock: { by: ketua.name }, onFloor: false });
		expect(hall.state().lock).toMatchObject({ figures: PAPER, system: SYSTEM, hash: signed, absent: [] });
		expect(hall.state().lock?.answers.map(({ answer }) => answer)).toEqual(['agree', 'object', 'refuse']);
		hall.floor(tpsOf(2));
		expect(hall.plenary.floor?.tps).toBe(tpsOf(2));
	});

	it('lets the PPS read its own kelurahan, and only the chair strike', () => {
		hall = Hall.opened([]);
		hall.does(pps, 'tps.floor', { tps: TPS, seal: 'rusak', note: 'Segel robek', mode: 'blind' });
		hall.does(pps, 'tally.fill', saidTally(TPS, PAPER));
		for (const actor of [...Object.values(ACTORS), phone(1)]) {
			// A PPK member leads a panel, not this one: said by the decision, not by the table.
			if (actor.role === 'ketua' || actor.role === 'anggota') continue;
			expect(hall.refusal(actor, 'gavel.strike', { tps: TPS, hash: hall.hash() }), actor.role).toBe('forbidden');
		}
		hall.recordAll();
		hall.strike();
		expect(hall.view().box).toMatchObject({ seal: 'rusak', note: 'Segel robek' });
	});

	it('keeps a TPS that was set aside as far as it was read', () => {
		hall = Hall.opened();
		hall.read({ ...PAPER, 'V.B': 7 });
		const before = hall.hash();
		hall.does(operator, 'tps.setAside', { tps: TPS, reason: 'Menunggu penghitungan ulang' });
		expect(hall.view()).toMatchObject({ onFloor: false, setAside: { reason: 'Menunggu penghitungan ulang' } });
		hall.lock(tpsOf(2));
		hall.floor(TPS, 'match');
		expect(hall.view()).toMatchObject({ setAside: null, mode: 'blind', hash: before });
	});

	it('stays read beside the system once a box was opened so, whatever is chosen when it is taken up again', () => {
		hall = Hall.opened();
		hall.imports(systemItem(TPS));
		hall.floor(TPS, 'match');
		hall.does(operator, 'tps.setAside', { tps: TPS, reason: 'Menunggu saksi' });
		hall.floor(TPS, 'blind');
		expect(hall.view()).toMatchObject({ mode: 'match', systemHidden: false });
		hall.does(operator, 'tally.fill', { ...saidTally(TPS, PAPER), matched: ['IV.1'] });
		expect(hall.view().filled).toMatchObject({ mode: 'match', matched: 1 });
		const opened = hall.house.sqlite
			.prepare("SELECT json_extract(payload, '$.mode') FROM ledger WHERE type = 'box.opened' ORDER BY seq")
			.pluck();
		expect(opened.all()).toEqual(['match', 'match']);
	});
});

describe('numbers of the form', () => {
	it('counts X as none, and as the same number as the system’s 0', () => {
		hall = Hall.opened([]);
		const paper = { ...PAPER, 'IV.3': 'X', 'V.A': 170, 'V.B': 46 } as const;
		hall.imports(systemItem(TPS, { ...SYSTEM, 'IV.3': 0, 'V.A': 170, 'V.B': 46 }));
		hall.read(paper);
		expect(hall.view()).toMatchObject({ openItems: [], findings: [] });
		expect(hall.row('IV.3').paper).toBe('X');
		hall.strike();
		expect(hall.state().lock?.figures['IV.3']).toBe('X');
	});

	it('never takes a number that is not there for zero', () => {
		hall = Hall.opened([]);
		const { 'V.B': _, ...withoutInvalid } = SYSTEM;
		hall.imports(systemItem(TPS, withoutInvalid));
		hall.read({ ...PAPER, 'V.B': 0 });
		expect(hall.row('V.B')).toMatchObject({ paper: 0, system: null, difference: { delta: null } });
		expect(hall.view().openItems).toContain('selisih:V.B');
	});

	it('keeps a number that is blank on the paper blank, and every rule that needs it silent', () => {
		hall = Hall.opened([]);
		hall.imports(systemItem(TPS));
		hall.floor();
		const said = saidTally(TPS, { ...PAPER, 'V.C': null });
		expect(hall.refusal(operator, 'tally.fill', { ...said, blank: [] })).toBe('tally.incomplete');
		hall.does(operator, 'tally.fill', said);
		expect(hall.view().openItems).toEqual(['selisih:V.C']);
		expect(hall.row('V.C')).toMatchObject({ paper: null, system: 216, difference: { delta: null } });
		expect(hall.view().findings.map(({ code }) => code)).toEqual([]);
	});

	it('records a form that contradicts itself as it was read, once it is explained', () => {
		hall = Hall.opened([]);
		hall.read({ ...PAPER, 'V.A': 211, 'II.1': 300 });
		const findings = hall.view().findings;
		expect(findings.filter(({ must }) => must).map(({ key }) => key)).toEqual(['K103:II.1', 'K105:V.C', 'K107:V.A']);
		expect(findings.filter(({ must }) => !must).map(({ code }) => code)).toEqual(['P301']);
		expect(blockers()).toEqual(['open-items']);
		hall.recordAll();
		hall.strike();
		expect(hall.state().lock?.figures['V.A']).toBe(211);
	});
});

describe('blind entry', () => {
	it('shows no number of the system before the filed tally, nor before the box', () => {
		hall = Hall.opened();
		hall.imports(systemItem(TPS, SYSTEM, 1));
		hall.imports(systemItem(TPS, MISREAD, 2));
		hall.does(ketua, 'plenary.setMode', { mode: 'match' });
		expect(hall.view().systemHidden).toBe(false);
		hall.does(ketua, 'plenary.setMode', { mode: 'blind' });
		expect(JSON.stringify(hall.view())).not.toContain('850');
		hall.floor();
		const view = hall.view();
		expect(view).toMatchObject({ systemHidden: true, findings: [], openItems: [], system: { moved: 0, edited: 0 } });
		for (const row of view.rows) {
			expect(row).toMatchObject({ system: undefined, systemMoved: undefined, systemEdit: null, difference: null });
		}
		expect(JSON.stringify(view)).not.toContain('850');
		hall.fill();
		expect(hall.row('IV.1')).toMatchObject({ system: 850, systemMoved: 50 });
	});

	it('takes nothing as read from a column that was not shown', () => {
		hall = Hall.opened();
		hall.imports(systemItem(TPS));
		hall.floor(TPS, 'blind');
		hall.does(operator, 'tally.fill', { ...saidTally(TPS, PAPER), matched: ['IV.1'] });
		expect(hall.row('IV.1').matched).toBe(false);
	});

	it('takes as read only what the column showed', () => {
		hall = Hall.opened();
		hall.imports(systemItem(TPS, MISREAD));
		hall.floor(TPS, 'match');
		hall.does(operator, 'tally.fill', { ...saidTally(TPS, PAPER), matched: ['IV.1', 'IV.2', 'II.1'] });
		expect(
			hall
				.view()
				.rows.filter(({ matched }) => matched)
				.map(({ field }) => field.id),
		).toEqual(['IV.2']);
	});

	it('leaves the system data alone before the TPS is on the floor', () => {
		hall = Hall.opened();
		hall.imports(systemItem(TPS));
		const edit = { tps: TPS, edits: [{ field: 'V.B', value: 1 }], reason: 'x' };
		expect(hall.refusal(operator, 'system.edit', edit)).toBe('floor.not-here');
		hall.floor(tpsOf(2));
		expect(hall.refusal(operator, 'system.edit', edit)).toBe('floor.not-here');
	});
});

describe('corrections and explanations', () => {
	it('keeps every struck-out number with who, why and on what ground', () => {
		hall = Hall.opened([]);
		hall.read({ ...PAPER, 'V.B': 8 });
		hall.correct({ 'V.B': 7 });
		hall.correct({ 'V.B': 6 }, TPS, 'hitung-ulang');
		expect(hall.state().tally).toMatchObject({ asRead: { 'V.B': 8 }, figures: { 'V.B': 6 } });
		expect(hall.state().tally?.corrections).toMatchObject([
			{ changes: [{ field: 'V.B', old: 8, value: 7 }], basis: 'salah-baca', initialled: ['Ketua PPS'] },
			{ changes: [{ field: 'V.B', old: 7, value: 6 }], basis: 'hitung-ulang', requestedBy: 'Saksi 1' },
		]);
		expect(hall.row('V.B').struck.map(({ old }) => old)).toEqual([8, 7]);
	});

	it('says how a difference went away', () => {
		hall = Hall.opened([]);
		hall.imports(systemItem(TPS, { ...SYSTEM, 'IV.1': 51, 'IV.2': 121, 'IV.3': 41, 'V.B': 7 }));
		hall.read();
		hall.correct({ 'IV.1': 51 });
		hall.correct({ 'IV.2': 121 }, TPS, 'hitung-ulang');
		hall.edit({ 'IV.3': 40 });
		hall.imports(systemItem(TPS, { ...SYSTEM, 'IV.1': 51, 'IV.2': 121, 'IV.3': 41 }, 'newer'));
		expect(['IV.1', 'IV.2', 'IV.3', 'V.B'].map((field) => hall.row(field).settled?.how)).toEqual([
			'paper-corrected',
			'recounted',
			'system-follows',
			'system-moved',
		]);
	});

	it('lets an explanation lapse as soon as one of its numbers changes', () => {
		hall = Hall.opened([]);
		hall.imports(systemItem(TPS, MISREAD));
		hall.read({ ...PAPER, 'V.B': 7 });
		hall.recordAll();
		expect(hall.view().openItems).toEqual([]);
		hall.correct({ 'IV.1': 60 });
		expect(hall.view().openItems).toEqual(['selisih:IV.1', 'K107:V.A']);
		hall.recordAll();
		hall.edit({ 'IV.1': 70 });
		expect(hall.view().openItems).toEqual(['selisih:IV.1']);
		expect(hall.row('V.B').difference?.explained).toMatchObject({ note: 'Dicatat apa adanya' });
	});

	it('keeps the import under an edit, and shows the edited cell as edited', () => {
		hall = Hall.opened([]);
		hall.imports(systemItem(TPS, MISREAD));
		hall.read();
		hall.edit({ 'IV.1': 55 });
		hall.edit({ 'IV.1': 50 });
		expect(hall.state().system).toMatchObject({
			imported: { 'IV.1': 850 },
			edits: { 'IV.1': { old: 850, value: 50 } },
		});
		expect(hall.view().system.edited).toBe(1);
	});
});

describe('answers of the witnesses', () => {
	it('counts an answer for exactly the figures the witness saw', () => {
		hall = Hall.opened([1, 2]);
		hall.imports(systemItem(TPS));
		hall.read();
		hall.answers(1);
		hall.answers(2);
		expect(blockers()).toEqual([]);
		hall.correct({ 'II.3': 2, 'II.4': 37 });
		expect(witness(1)?.answer).toMatchObject({ answer: 'agree', voided: true });
		expect(blockers()).toEqual(['unanswered']);
		hall.answers(1);
		hall.answers(2, 'object');
		hall.imports(systemItem(TPS, { ...SYSTEM, 'V.B': 7 }, 'newer'));
		expect([witness(1)?.answer?.voided, witness(2)?.answer?.voided]).toEqual([true, true]);
		hall.edit({ 'V.B': 6 });
		expect([witness(1)?.answer?.voided, witness(2)?.answer?.voided]).toEqual([false, false]);
		hall.strike();
	});

	it('does not take the same figures of another TPS for the same answer', () => {
		hall = Hall.opened([1]);
		hall.fits();
		const elsewhere = hall.hash();
		hall.does(operator, 'tps.setAside', { tps: TPS, reason: 'x' });
		hall.fits(tpsOf(2));
		expect(hall.refusal(phone(1), 'witness.agree', { tps: tpsOf(2), hash: elsewhere })).toBe('hash.stale');
	});

	it('waits for nobody who is not in the room, and names them', () => {
		hall = Hall.opened([1]);
		hall.witness(2, false);
		hall.witness(3);
		hall.fits();
		hall.answers(1);
		expect(blockers()).toEqual(['unanswered']);
		hall.does(operator, 'witness.leave', { witness: witnessId(3) });
		expect(blockers()).toEqual([]);
		hall.strike();
		expect(hall.state().lock?.absent.map(({ contestant }) => contestant)).toEqual([2, 3]);
	});

	it('keeps the answer of a witness who left after giving it', () => {
		hall = Hall.opened([1]);
		hall.fits();
		hall.answers(1, 'object');
		hall.does(operator, 'witness.leave', { witness: witnessId(1) });
		hall.strike();
		expect(hall.state().lock).toMatchObject({ absent: [], answers: [{ answer: 'object', text: 'Keberatan saksi' }] });
	});

	it('counts nothing of a witness whose mandate was withdrawn', () => {
		hall = Hall.opened([1, 2]);
		hall.fits();
		hall.answers(1);
		hall.answers(2);
		hall.does(operator, 'witness.revoke', { witness: witnessId(2), reason: 'Mandat ditarik' });
		expect(hall.refusal(phone(2), 'witness.agree', { tps: TPS, hash: hall.hash() })).toBe('witness.revoked');
		hall.strike();
		expect(hall.state().lock?.answers.map(({ contestant }) => contestant)).toEqual([1]);
		expect(hall.state().lock?.absent).toEqual([]);
	});

	it('says who wrote an answer down from paper', () => {
		hall = Hall.opened([1]);
		hall.fits();
		const said = {
			tps: TPS,
			hash: hall.hash(),
			witness: witnessId(1),
			answer: 'object' as const,
			text: 'Tanda tangan',
		};
		hall.does(operator, 'witness.answerOnPaper', said);
		hall.strike();
		expect(hall.state().lock?.answers).toMatchObject([
			{ channel: 'paper', recordedBy: operator.name, answer: 'object' },
		]);
	});

	it('is not disturbed by another answer between seeing and answering', () => {
		hall = Hall.opened([1, 2]);
		hall.fits();
		const seen = { expect: hall.state().version };
		const about = { type: 'witness.agree', contest: 'ppwp', tps: TPS, hash: hall.hash() } as const;
		expect(hall.send(phone(1), about, seen).ok).toBe(true);
		expect(hall.send(phone(2), about, seen).ok).toBe(true);
	});
});

describe('newer system data', () => {
	it('shows what moved on an open TPS and drops only the edits it overtook', () => {
		hall = Hall.opened([]);
		hall.imports(systemItem(TPS, { ...MISREAD, 'V.B': 7 }));
		hall.read();
		hall.edit({ 'IV.1': 50, 'V.B': 6 });
		hall.imports(systemItem(TPS, { ...MISREAD, 'V.B': 9 }, 'newer'));
		expect(hall.row('V.B')).toMatchObject({ system: 9, systemMoved: 7, systemEdit: null });
		expect(hall.row('IV.1')).toMatchObject({ system: 50, systemMoved: undefined, systemEdit: { old: 850 } });
		expect(hall.view()).toMatchObject({ openItems: ['selisih:V.B'], system: { imports: 2, moved: 1, edited: 1 } });
	});

	it('overtakes an edit also when it is the first to arrive', () => {
		hall = Hall.opened([]);
		hall.read();
		hall.edit({ 'V.B': 6 });
		hall.imports(systemItem(TPS, { ...SYSTEM, 'V.B': 9 }));
		expect(hall.row('V.B')).toMatchObject({ system: 9, systemMoved: null, systemEdit: null });
		expect(hall.view()).toMatchObject({ openItems: ['selisih:V.B'], system: { moved: 1, edited: 0 } });
	});

	it('does nothing with content that is already there, also twice in one command', () => {
		hall = Hall.opened([]);
		expect(hall.imports(systemItem(TPS), systemItem(TPS))).toMatchObject({ events: 1 });
		expect(hall.imports(systemItem(TPS))).toMatchObject({ events: 0 });
		expect(hall.imports(systemItem(TPS, MISREAD, 'newer'))).toMatchObject({ events: 1 });
		expect(hall.imports(systemItem(TPS))).toMatchObject({ events: 1 });
		expect(hall.state().system).toMatchObject({ imports: 3, imported: SYSTEM });
	});

	it('never touches a locked result, and is kept beside it', () => {
		hall = Hall.opened([]);
		hall.imports(systemItem(TPS));
		hall.lock();
		const before = JSON.stringify([hall.view().rows, row()]);
		hall.imports(systemItem(TPS, MISREAD, 'newer'));
		expect(hall.state().afterLock).toMatchObject({ figures: { 'IV.1': 850 } });
		expect(JSON.stringify([hall.view().rows, row()])).toBe(before);
		expect(hall.view()).toMatchObject({ status: 'locked', system: { imports: 1, moved: 0 } });
	});

	it('knows a TPS that was not uploaded from one whose numbers are zero', () => {
		hall = Hall.opened([]);
		hall.imports(systemItem(TPS, {}));
		hall.read();
		expect(hall.view()).toMatchObject({ system: { uploaded: false } });
		expect(hall.view().openItems).toHaveLength(Object.keys(SYSTEM).length);
		expect(hall.row('IV.1')).toMatchObject({ system: null, difference: { delta: null } });
	});
});

/** The stored row of TPS 1. */
function row(): unknown {
	return hall.house.sqlite.prepare('SELECT * FROM result WHERE tps = ?').get(TPS);
}
