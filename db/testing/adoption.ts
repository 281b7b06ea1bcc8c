import { hashOf } from '../../lib/forms';
import type { RefusalCode } from '../../lib/plenary';
import { closingList } from '../closing';
import {
	ACTORS,
	CONSOLE,
	CONTEST,
	digest,
	KECAMATAN,
	KELURAHAN,
	OTHER_KELURAHAN,
	phone,
	REGIONS,
	tpsOf,
} from './fixtures';
import { Hall } from './hall';

/** Refusals of adoption and closing; their cases stand in refusals-adoption.test.ts. */
export type AdoptionCode = Extract<RefusalCode, `adoption.${string}` | `closing.${string}`>;

export function isAdoptionCode(code: RefusalCode): code is AdoptionCode {
	return code.startsWith('adoption.') || code.startsWith('closing.');
}

/** TPS of the small kecamatan: two in the first kelurahan, one in the other. */
export const FEW = [tpsOf(1), tpsOf(2), tpsOf(1, OTHER_KELURAHAN)] as const;

/** A plenary of three TPS in two kelurahan, two witnesses in the room. */
export function smallHall(witnesses: readonly number[] = [1, 2]): Hall {
	const hall = new Hall();
	const kelurahan = REGIONS.slice(0, 2).map((region) => ({
		...region,
		tps: region.tps.filter(({ kode }) => FEW.some((tps) => tps === kode)),
	}));
	hall.does(CONSOLE, 'region.import', { file: 'wilayah.csv', sha256: digest('wilayah'), kelurahan });
	hall.does(ACTORS.ketua, 'plenary.open', { kecamatan: KECAMATAN, mode: 'blind' });
	for (const no of witnesses) hall.witness(no);
	return hall;
}

export const at = (region: string) => ({ contest: CONTEST, region });

/** Hash of the totals under scrutiny. */
export function totalsHash(hall: Hall, region: string): string {
	return hall.house.states.adoption(CONTEST, region).scrutiny?.hash ?? digest('no scrutiny');
}

export function scrutinise(hall: Hall, region: string): void {
	hall.does(ACTORS.ketua, 'adoption.scrutinise', { ...at(region), until: null });
}

/** The whole way from locked TPS to the gavel: everybody in the room signs. */
export function adopt(hall: Hall, region: string): void {
	if (!hall.house.states.adoption(CONTEST, region).scrutiny) scrutinise(hall, region);
	const hash = totalsHash(hall, region);
	for (const witness of Object.values(hall.plenary.witnesses)) {
		if (witness.present) hall.does(phone(witness.contestant), 'adoption.sign', { ...at(region), hash });
	}
	hall.does(ACTORS.ketua, 'adoption.strike', { ...at(region), hash });
}

/** Everything locked and adopted, up to the kecamatan. */
export function adoptAll(hall: Hall): void {
	for (const tps of FEW) if (!hall.state(tps).lock) hall.lock(tps);
	for (const region of [KELURAHAN, OTHER_KELURAHAN, KECAMATAN]) adopt(hall, region);
}

/** Closes the meeting with the list as it stands. */
export function close(hall: Hall): void {
	hall.does(ACTORS.ketua, 'plenary.close', { seen: hashOf(closingList(hall.house)), note: '' });
}

/** Opens a locked result again: one asks, the chair approves. */
export function reopen(hall: Hall, tps: string, contest: string = CONTEST): void {
	hall.does(ACTORS.operator, 'reopen.request', {
		contest,
		tps,
		basis: 'kekeliruan-ditemukan',
		document: '',
		reason: 'Salah pindah',
	});
	hall.does(ACTORS.ketua, 'reopen.approve', { contest, tps, reason: 'Disetujui' });
}

/** Corrects a result that was opened again by one vote, and locks it as the next version. */
export function lockAgain(hall: Hall, tps: string): void {
	hall.floor(tps);
	hall.correct({ 'IV.1': 49, 'IV.2': 121 }, tps);
	hall.recordAll(tps);
	for (const witness of Object.values(hall.plenary.witnesses)) {
		if (witness.present) hall.answers(witness.contestant, 'agree', tps);
	}
	hall.strike(tps);
}
