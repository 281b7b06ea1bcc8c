import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { generateDemo } from '../../lib/demo';
import { type Contest, contestOf } from '../../lib/forms';
import { buildReport } from '../../lib/import';
import { parseTpsFiles } from '../../lib/sirekap';
import { LIMITS, readSource, type Source } from './read-source';
import { sha256Of } from './source';
import { makeZip, type TestEntry } from './testing/make-zip';

const locked = vi.hoisted(() => new Set<string>());
// The tests may run as root, whom no permission stops: what is in `locked` is refused here.
vi.mock('node:fs', async (original) => {
	const fs = await original<typeof import('node:fs')>();
	const guard =
		<T extends (...args: never[]) => unknown>(inner: T) =>
		(...args: Parameters<T>) => {
			if (locked.has(String(args[0]))) throw Object.assign(new Error('denied'), { code: 'EACCES' });
			return inner(...args);
		};
	return { ...fs, openSync: guard(fs.openSync as never), readdirSync: guard(fs.readdirSync as never) };
});

const ppwp = contestOf('ppwp') as Contest;
const demo = generateDemo(4);
const root = mkdtempSync(join(tmpdir(), 'ketok-palu-source-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

let count = 0;
function folder(files: readonly { path: string; text: string | Uint8Array }[] = []): string {
	const path = join(root, `f${count++}`);
	mkdirSync(path);
	for (const file of files) {
		mkdirSync(join(path, file.path, '..'), { recursive: true });
		writeFileSync(join(path, file.path), file.text);
	}
	return path;
}

const problemsOf = (source: Source) =>
	source.files.flatMap((file) => ('problems' in file ? file.problems.map(({ code, file: at }) => ({ at, code })) : []));
const texts = (source: Source) => source.files.flatMap((file) => ('text' in file ? [[file.path, file.text]] : []));
const zip = (...entries: TestEntry[]) => readSource({ name: 'data.zip', bytes: makeZip(entries) });
const GOOD: TestEntry = { name: 'a/9901011001001.json', content: '{"chart":null}' };

describe('readSource: folder', () => {
	it('reads every file at any depth, in the order of the paths, whatever the order on disk', async () => {
		const source = await readSource(folder([...demo.files].reverse()));
		const sorted = demo.files.map(({ path, text }) => [path, text]).sort(([a = ''], [b = '']) => (a < b ? -1 : 1));
		expect(texts(source)).toEqual(sorted);
		expect(source.files.every((file) => 'text' in file && file.sha256 === sha256Of(file.text))).toBe(true);
		expect((await readSource(folder(demo.files))).sha256).toBe(source.sha256);
		expect((await readSource(folder(demo.files.slice(1)))).sha256).not.toBe(source.sha256);
	});

	it('tells each file it does not take and takes the others', async () => {
		const path = folder([
			{ path: 'x/9901011001001.json', text: '{"chart":null}' },
			{ path: 'x/foto.jpg', text: 'x' },
			{ path: '.DS_Store', text: '' },
			{ path: 'big.json', text: Buffer.alloc(LIMITS.fileBytes + 1) },
			{ path: 'latin.json', text: Buffer.from([0x7b, 0xe9, 0x7d]) },
		]);
		symlinkSync('/etc', join(path, 'x', 'etc'));
		symlinkSync(join(path, 'x', 'foto.jpg'), join(path, '9901011001002.json'));
		execFileSync('mkfifo', [join(path, 'pipe.json')]);
		const source = await readSource(path);
		expect(texts(source).map(([name]) => name)).toEqual(['x/9901011001001.json']);
		expect(problemsOf(source)).toEqual([
			{ at: '.DS_Store', code: 'file.not-json' },
			{ at: '9901011001002.json', code: 'file.link' },
			{ at: 'big.json', code: 'file.too-large' },
			{ at: 'latin.json', code: 'file.encoding' },
			{ at: 'pipe.json', code: 'file.special' },
			{ at: 'x/etc', code: 'file.link' },
			{ at: 'x/foto.jpg', code: 'file.not-json' },
		]);
	});

	it('tells a file and a folder that cannot be opened', async () => {
		const path = folder([
			{ path: 'a.json', text: '{}' },
			{ path: 'b/c.json', text: '{}' },
			{ path: 'd.json', text: '{}' },
		]);
		locked.add(join(path, 'a.json')).add(join(path, 'b'));
		const source = await readSource(path);
		locked.clear();
		expect(problemsOf(source)).toEqual([
			{ at: 'a.json', code: 'file.unreadable' },
			{ at: 'b', code: 'file.unreadable' },
		]);
		expect(texts(source)).toEqual([['d.json', '{}']]);
	});

	it('refuses past the limits as one file with one problem', async () => {
		const path = folder([1, 2, 3].map((n) => ({ path: `${n}.json`, text: 'x'.repeat(10) })));
		expect(problemsOf(await readSource(path, { ...LIMITS, entries: 2 })).map(({ code }) => code)).toEqual([
			'source.too-many',
		]);
		expect(problemsOf(await readSource(path, { ...LIMITS, totalBytes: 29 })).map(({ code }) => code)).toEqual([
			'source.too-large',
		]);
		expect(problemsOf(await readSource(path, { ...LIMITS, entries: 3, totalBytes: 30 }))).toEqual([]);
	});

	it('tells what is empty or not there', async () => {
		expect(problemsOf(await readSource(folder()))).toMatchObject([{ code: 'source.empty' }]);
		expect(problemsOf(await readSource(join(root, 'none')))).toEqual([{ at: 'none', code: 'source.missing' }]);
		expect(problemsOf(await readSource('/dev/null'))).toEqual([{ at: 'null', code: 'file.special' }]);
	});
});

describe('readSource: single file', () => {
	it('reads one .json, from disk and from memory', async () => {
		const path = folder([{ path: '9901011001001.json', text: '\uFEFF{"chart":null}' }]);
		const disk = await readSource(join(path, '9901011001001.json'));
		expect(texts(disk)).toEqual([['9901011001001.json', '{"chart":null}']]);
		const bytes = new TextEncoder().encode('\uFEFF{"chart":null}');
		expect(await readSource({ name: '9901011001001.json', bytes })).toEqual(disk);
		expect(disk.sha256).toBe(sha256Of(bytes));
	});

	it('refuses what is neither .json nor .zip, and what is too large', async () => {
		const read = (name: string, size: number) => readSource({ name, bytes: new Uint8Array(size) });
		expect(problemsOf(await read('a.csv', 1))).toEqual([{ at: 'a.csv', code: 'file.not-json' }]);
		expect(problemsOf(await read('a.json', LIMITS.fileBytes + 1))).toEqual([{ at: 'a.json', code: 'file.too-large' }]);
	});
});

describe('readSource: zip', () => {
	it('reads the same files as the folder, also from a zip an ordinary tool made', async () => {
		const entries = demo.files.map(({ path, text }, at) => ({
			name: path,
			content: text,
			method: at % 2 === 0 ? 8 : 0,
		}));
		const path = folder(demo.files);
		const fromFolder = await readSource(path);
		expect((await zip({ name: 'pemilu/' }, ...entries)).files).toEqual(fromFolder.files);
		const file = join(path, 'out.zip');
		execFileSync('python3', ['-m', 'zipfile', '-c', file, join(path, 'pemilu')]);
		const fromDisk = await readSource(file);
		expect(fromDisk.files).toEqual(fromFolder.files);
		expect(fromDisk.name).toBe('out.zip');
	});

	it.each([
		['../9901011001002.json', 'zip.path'],
		['a/../../9901011001002.json', 'zip.path'],
		['/9901011001002.json', 'zip.path'],
		['C:/9901011001002.json', 'zip.path'],
		['a\\9901011001002.json', 'zip.path'],
		['a/foto.jpg', 'file.not-json'],
		['__MACOSX/._9901011001002.txt', 'file.not-json'],
	])('tells %s (%s) and takes the good one', async (name, code) => {
		const source = await zip({ name, content: '{}' }, GOOD);
		expect(problemsOf(source)).toEqual([{ at: name, code }]);
		expect(texts(source)).toEqual([[GOOD.name, GOOD.content]]);
	});

	it.each<[string, Partial<TestEntry>, string]>([
		['locked with a password', { flags: 0x801 }, 'zip.encrypted'],
		['a link', { mode: 0o120777 }, 'file.link'],
		['packed in a way we do not read', { method: 12 }, 'zip.entry'],
		['with another checksum', { crc: 1 }, 'zip.entry'],
		['larger than it says', { declaredSize: 3 }, 'zip.entry'],
		['smaller than it says', { declaredSize: 30 }, 'zip.entry'],
		['not where it should be', { offset: 5 }, 'zip.entry'],
		['not UTF-8', { content: Buffer.from([0xff]) }, 'file.encoding'],
		['over 1 MiB', { content: Buffer.alloc(LIMITS.fileBytes + 1) }, 'file.too-large'],
		['200 MB of nothing', { content: '', declaredSize: 200_000_000 }, 'file.too-large'],
	])('tells an entry that is %s and takes the good one', async (_what, entry, code) => {
		const bad = { name: '9901011001002.json', content: '{"chart":null}', ...entry };
		const source = await zip(GOOD, bad);
		expect(problemsOf(source)).toEqual([{ at: bad.name, code }]);
		expect(texts(source)).toEqual([[GOOD.name, GOOD.content]]);
	});

	it('refuses 200 MB in many small files before it unpacks one', async () => {
		const nothing = Buffer.alloc(LIMITS.fileBytes);
		const honest = makeZip([{ name: '0.json', content: nothing }]);
		const entries = Array.from({ length: 200 }, (_, at) => ({
			name: `${at}.json`,
			content: '',
			declaredSize: LIMITS.fileBytes,
		}));
		expect(honest.length).toBeLessThan(2_000);
		expect(problemsOf(await zip(...entries))).toEqual([{ at: 'data.zip', code: 'source.too-large' }]);
	});

	it('refuses more entries than the limit', async () => {
		const entries = Array.from({ length: 20 }, (_, at) => ({ ...GOOD, name: `${at}.json` }));
		const source = await readSource({ name: 'data.zip', bytes: makeZip(entries) }, { ...LIMITS, entries: 19 });
		expect(problemsOf(source)).toEqual([{ at: 'data.zip', code: 'source.too-many' }]);
	});

	it('refuses a zip cut anywhere, as one file with one problem', async () => {
		const whole = makeZip([GOOD, { ...GOOD, name: '9901011001002.json' }]);
		for (let length = 0; length < whole.length; length += 7) {
			expect(problemsOf(await readSource({ name: 'data.zip', bytes: whole.subarray(0, length) }))).toEqual([
				{ at: 'data.zip', code: 'zip.broken' },
			]);
		}
	});

	it('never throws over a changed byte, and takes no content the checksum does not vouch for', async () => {
		const whole = makeZip([GOOD]);
		for (let at = 0; at < whole.length; at++) {
			const bytes = Buffer.from(whole);
			bytes[at] = (bytes[at] ?? 0) ^ 0xff;
			const source = await readSource({ name: 'data.zip', bytes });
			expect(source.files).toHaveLength(1);
			for (const [, text] of texts(source)) expect(text).toBe(GOOD.content);
		}
	});

	it('tells an empty zip', async () => {
		expect(problemsOf(await zip())).toEqual([{ at: 'data.zip', code: 'source.empty' }]);
	});

	it('counts each file once, two of one name too', async () => {
		const source = await zip(GOOD, GOOD, { ...GOOD, name: `b/${GOOD.name}` }, { name: 'x.txt' });
		const { report, problems } = buildReport(
			ppwp,
			parseTpsFiles(ppwp, source.files),
			new Set(['9901011001001']),
			new Map(),
		);
		expect(report).toMatchObject({ files: 4, notUploaded: 1, invalid: 3 });
		expect(problems.map(({ code }) => code)).toEqual(['file.copy', 'file.copy', 'file.not-json']);
	});
});
