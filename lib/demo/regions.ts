import type { KelurahanRows } from '../plenary/commands';
import type { Random } from './random';

// Province 99 is nobody's, and no name here is a place.
const PROVINSI = { kode: '99', nama: 'PROVINSI LATIHAN' };
const KABKO = { kode: '9901', nama: 'KABUPATEN CONTOH' };
const KECAMATAN = { kode: '990101', nama: 'PERAGA RAYA' };
const FIRST = ['SUMBER', 'MUARA', 'BUKIT', 'RAWA', 'LEMBAH', 'TELUK', 'TANJUNG', 'PULAU', 'WARUNG', 'KEBUN'];
const SECOND = ['LATIHAN', 'CONTOH', 'PERAGA', 'SIMULASI', 'RAGAM', 'UPAMA', 'MISAL', 'MODEL', 'CORAK', 'TELADAN'];
/** TPS that one kelurahan can have beside special locations. */
const MOST_TPS = 899;
const SPECIAL = 901;

const digits = (value: number, length: number) => String(value).padStart(length, '0');

/** How many TPS each kelurahan has: uneven, each at least one, `tps` together. */
function spread(random: Random, kelurahan: number, tps: number): number[] {
	const weights = Array.from({ length: kelurahan }, () => random.between(2, 7));
	const total = weights.reduce((sum, weight) => sum + weight, 0);
	const counts = weights.map((weight) => Math.max(1, Math.floor((tps * weight) / total)));
	let left = tps - counts.reduce((sum, count) => sum + count, 0);
	for (let at = 0; left !== 0; at = (at + 1) % kelurahan) {
		const count = counts[at] ?? 1;
		if (left < 0 && count === 1) continue;
		counts[at] = count + Math.sign(left);
		left -= Math.sign(left);
	}
	return counts;
}

/**
 * An invented kecamatan: kelurahan with TPS numbered from 001, the last TPS of the first kelurahan a
 * special location (901). Throws a RangeError where TPS numbers would not fit.
 */
export function demoRegions(random: Random, kelurahan: number, tps: number): KelurahanRows[] {
	if (kelurahan < 1 || kelurahan > 9_999 || tps < kelurahan) throw new RangeError('demoRegions: too few TPS');
	return spread(random, kelurahan, tps).map((count, at): KelurahanRows => {
		if (count > MOST_TPS) throw new RangeError('demoRegions: too many TPS for one kelurahan');
		const kode = `${KECAMATAN.kode}${digits(1001 + at, 4)}`;
		const word = FIRST[at % FIRST.length] ?? '';
		const round = Math.floor(at / (FIRST.length * SECOND.length));
		const nama = `${word} ${SECOND[(at + Math.floor(at / FIRST.length)) % SECOND.length]}${round > 0 ? ` ${round + 1}` : ''}`;
		return {
			kode,
			nama,
			kecamatan: KECAMATAN,
			kabko: KABKO,
			provinsi: PROVINSI,
			tps: Array.from({ length: count }, (_, index) => {
				const number = digits(at === 0 && count > 1 && index === count - 1 ? SPECIAL : index + 1, 3);
				return { kode: kode + number, nama: `TPS ${number}` };
			}),
		};
	});
}
