import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { ROLES } from '@/lib/plenary';
import { ACCESS, type Access, homeOf, mayOpen, type Path, wayBack } from './access';

const APP = fileURLToPath(new URL('..', import.meta.url));

interface Entry {
	readonly path: string;
	readonly file: string;
	readonly kind: 'page' | 'route';
	readonly source: string;
}

/** Every page and route below `app/`, by the path a browser asks for (route groups leave no trace in it). */
const entries: readonly Entry[] = readdirSync(APP, { recursive: true, encoding: 'utf8' })
	.map((name) => name.replaceAll('\\', '/'))
	.flatMap((name): Entry[] => {
		const [, folder = '', kind] = /^(.*?)\/?(page|route)\.[cm]?[jt]sx?$/.exec(name) ?? [];
		if (kind !== 'page' && kind !== 'route') return [];
		const path = `/${folder
			.split('/')
			.filter((part) => part && !/^\(.*\)$|^@/.test(part))
			.join('/')}`;
		return [{ path, file: name, kind, source: readFileSync(join(APP, name), 'utf8') }];
	});

const table = ACCESS as Readonly<Record<string, Access>>;
const METHODS = 'GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS';

/** Calls of one of the guards with this very path. */
function calls(source: string, guard: string, path: string): number {
	const literal = path.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
	return source.match(new RegExp(`\\b${guard}(?:<[^(]*>)?\\(\\s*'${literal}'`, 'g'))?.length ?? 0;
}

describe('access', () => {
	it('has a line for every page and route, and none for what is not there', () => {
		expect(Object.keys(table).sort()).toEqual([...new Set(entries.map(({ path }) => path))].sort());
	});

	it('knows the ways in: no handlers beside app/, no server actions', () => {
		expect(readdirSync(join(APP, '..'))).not.toContain('pages');
		const sources = readdirSync(APP, { recursive: true, encoding: 'utf8' }).filter((name) => /\.tsx?$/.test(name));
		for (const name of sources) {
			if (name.includes('.test.')) continue;
			expect(readFileSync(join(APP, name), 'utf8'), name).not.toMatch(/^\s*['"]use server['"]/m);
		}
	});

	it.each(entries.filter(({ kind }) => kind === 'page'))('page $path asks the table', ({ path, source }) => {
		if (table[path] === 'public') return;
		expect(calls(source, 'visitor', path)).toBeGreaterThan(0);
	});

	it.each(entries.filter(({ kind }) => kind === 'route'))('route $path asks the table', ({ path, source }) => {
		const exported = source.match(new RegExp(`export (?:const|(?:async )?function) (?:${METHODS})\\b`, 'g')) ?? [];
		const guards = calls(source, 'guarded', path);
		const open = calls(source, 'publicly', path);
		if (table[path] === 'machine') {
			expect(calls(source, 'machine', path)).toBe(exported.length);
			expect(guards + open).toBe(0);
			return;
		}
		if (table[path] !== 'public') {
			expect(open).toBe(0);
			expect(guards).toBeGreaterThan(0);
			expect(guards).toBe(Math.max(exported.length, 1));
			expect(source).not.toMatch(new RegExp(`export (?:async )?function (?:${METHODS})\\b`));
			return;
		}
		// A public route may read without asking; whatever it writes goes through the Origin check.
		const reads = (source.match(/export (?:async )?function (?:GET|HEAD)\b/g) ?? []).length;
		expect(reads === exported.length && exported.length > 0 ? 1 : open).toBeGreaterThan(0);
		expect(source).not.toMatch(/export (?:async )?function (?:POST|PUT|PATCH|DELETE)\b/);
	});

	it('asks for the path of the file itself, nowhere for another', () => {
		for (const { path, file, source } of entries) {
			for (const [, , asked] of source.matchAll(/\b(guarded|machine|publicly|visitor)(?:<[^(]*>)?\(\s*'([^']*)'/g)) {
				expect(asked, file).toBe(path);
			}
		}
	});

	it('leads every role to a page it may open', () => {
		for (const role of ROLES) expect(mayOpen(homeOf(role), role), role).toBe(true);
	});

	it('lets nobody without a role in where a role is asked for', () => {
		for (const [path, access] of Object.entries(table)) {
			expect(mayOpen(path as Path, undefined)).toBe(access === 'public');
		}
	});

	it('leads back to our own pages only', () => {
		for (const ke of ['/meja', '/meja?tps=1&kontes=ppwp', '/akun?cari=a%20b']) expect(wayBack(ke)).toBe(ke);
		for (const ke of [
			'//jahat.example',
			'/\\jahat.example',
			'https://jahat.example',
			'/a\\b',
			'/\n/b',
			'',
			undefined,
			['/a'],
		]) {
			expect(wayBack(ke)).toBeUndefined();
		}
	});
});
