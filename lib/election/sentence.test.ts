import { expect, it } from 'vitest';
import { examplePack } from '../demo/packs';
import { readPack } from './read';
import { packLines } from './sentence';

it('what is wrong with a pack is a sentence with its place, in both languages', () => {
	const pack = examplePack('pemilu-2024');
	const wrong = structuredClone(pack) as unknown as {
		contests: { districts?: { lists: { candidates: { no: unknown }[] }[] }[] }[];
	};
	const candidate = wrong.contests[1]?.districts?.[0]?.lists[2]?.candidates[1];
	if (!candidate) throw new Error('no candidate');
	candidate.no = 'x';
	const read = readPack(JSON.stringify(wrong));
	const [problem] = 'problems' in read ? read.problems : [];
	if (!problem) throw new Error('the pack is fine');
	expect(packLines('id').problem(problem)).toBe(
		'Jenis pemilihan dpr › dapil DPR-1 › daftar partai 3 › calon x › no: Jenis isinya keliru; seharusnya angka tanpa tanda kutip.',
	);
	expect(packLines('en').problem(problem)).toMatch(/dpr › .*DPR-1 › .*: .+/);
	const note = { code: 'no-districts', contest: 'DPR' } as const;
	expect(packLines('id').note(note)).toContain('Jenis pemilihan DPR tidak punya dapil');
	expect(packLines('id').table({ code: 'number', line: 7, found: 'dua' })).toBe('Baris 7: dua bukan nomor.');
});
