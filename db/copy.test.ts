import { afterEach, describe, expect, it } from 'vitest';
import { ACTORS, phone, tpsOf, witnessId } from './testing/fixtures';
import { Hall } from './testing/hall';
import { verifyLedger } from './verify';

const TPS = tpsOf(1);
const { operator, pps, panwaslu } = ACTORS;

let hall: Hall;
afterEach(() => {
	const verdict = verifyLedger(hall.house);
	hall.leave();
	expect(verdict).toMatchObject({ ok: true, problem: null });
});

const lay = (no: number, lines: { field: string; value: number | 'X' | null }[]) =>
	hall.does(phone(no), 'copy.lay', { tps: TPS, witness: null, lines });

describe("a witness's own C.Hasil Salinan", () => {
	it('stands beside the form with whose it is: only the lines that differ, in the order of the form', () => {
		hall = Hall.opened();
		hall.fits();
		const paper = hall.row('IV.2').paper;
		lay(2, [
			{ field: 'V.A', value: 999 },
			{ field: 'IV.2', value: paper },
			{ field: 'IV.1', value: 51 },
		]);
		hall.does(operator, 'copy.lay', { tps: TPS, witness: witnessId(1), lines: [] });
		const [first, second] = hall.view().copies;
		expect(first).toMatchObject({ contestant: 1, channel: 'desk', recordedBy: operator.name, lines: [] });
		expect(second).toMatchObject({ contestant: 2, name: 'Saksi 2', channel: 'phone', recordedBy: null });
		expect(second?.lines).toEqual([
			{ field: 'IV.1', value: 51, read: 50, differs: true },
			{ field: 'V.A', value: 999, read: hall.row('V.A').paper, differs: true },
		]);
	});

	it('voids no answer and never holds the gavel up; it is readable afterwards and closed with the lock', () => {
		hall = Hall.opened();
		hall.fits();
		for (const no of [1, 2, 3]) hall.answers(no);
		const signed = hall.hash();
		lay(3, [{ field: 'IV.3', value: null }]);
		expect(hall.view()).toMatchObject({ status: 'signed', hash: signed, blockers: [] });
		hall.strike();
		expect(hall.view().copies[0]?.lines[0]).toMatchObject({ field: 'IV.3', value: null, differs: true });
		expect(hall.refusal(phone(3), 'copy.lay', { tps: TPS, witness: null, lines: [] })).toBe('result.locked');
	});

	it('is looked at again: the last one counts, the earlier one stays in the ledger', () => {
		hall = Hall.opened();
		hall.fits();
		lay(1, [{ field: 'IV.1', value: 51 }]);
		hall.correct({ 'IV.1': 51 });
		expect(hall.view().copies[0]?.lines[0]).toMatchObject({ value: 51, read: 50, differs: false });
		lay(1, [{ field: 'IV.2', value: 1 }]);
		expect(hall.view().copies[0]?.lines.map(({ field }) => field)).toEqual(['IV.2']);
		expect(hall.ledger().filter(({ type }) => type === 'copy.laid')).toHaveLength(2);
	});

	it('X and 0 are the same number; an empty cell is none', () => {
		hall = Hall.opened();
		hall.fits();
		lay(1, [
			{ field: 'III.P', value: 'X' },
			{ field: 'III.L', value: null },
		]);
		expect(hall.view().copies[0]?.lines.map(({ field }) => field)).toEqual(['III.L']);
	});

	it('speaks for a witness who is there, on the TPS that is being read, once something was read', () => {
		hall = Hall.opened();
		hall.imports();
		hall.floor();
		const said = { tps: TPS, witness: null, lines: [{ field: 'IV.1', value: 51 }] };
		expect(hall.refusal(phone(1), 'copy.lay', said)).toBe('tally.not-filled');
		hall.fill();
		expect(hall.refusal(phone(1), 'copy.lay', { ...said, lines: [{ field: 'IX.9', value: 1 }] })).toBe('field.unknown');
		expect(hall.refusal(operator, 'copy.lay', said)).toBe('witness.unknown');
		expect(hall.refusal(panwaslu, 'copy.lay', { ...said, witness: witnessId(1) })).toBe('forbidden');
		expect(hall.refusal(phone(1), 'copy.lay', { ...said, tps: tpsOf(2) })).toBe('floor.not-here');
		hall.does(operator, 'witness.leave', { witness: witnessId(1) });
		expect(hall.refusal(phone(1), 'copy.lay', said)).toBe('witness.not-present');
		hall.does(operator, 'witness.revoke', { witness: witnessId(2), reason: 'Mandat diganti' });
		expect(hall.refusal(phone(2), 'copy.lay', said)).toBe('witness.revoked');
		// A phone speaks for its own witness, whatever it says.
		hall.does(phone(3), 'copy.lay', { ...said, witness: witnessId(1) });
		expect(hall.view().copies.map(({ witness }) => witness)).toEqual([witnessId(3)]);
		hall.does(pps, 'copy.lay', { ...said, witness: witnessId(3), lines: [] });
		expect(hall.view().copies[0]).toMatchObject({ channel: 'desk', lines: [] });
	});
});
