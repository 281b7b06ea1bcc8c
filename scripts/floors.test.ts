import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { breaches, rulesFor } from './lib/floors.mjs';
import { root } from './lib/root.mjs';

const made: string[] = [];
afterEach(() => {
	for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** A small tree in a temporary folder: path → source. */
function tree(files: Record<string, string>): string {
	const folder = mkdtempSync(join(tmpdir(), 'ketok-palu-floors-'));
	made.push(folder);
	for (const [path, source] of Object.entries(files)) {
		mkdirSync(dirname(join(folder, path)), { recursive: true });
		writeFileSync(join(folder, path), source);
	}
	return folder;
}

/** A sound tree of three floors and the tools, with one file on top of it. */
const withFile = (path: string, source: string) =>
	breaches(
		tree({
			'lib/forms/index.ts': "import { z } from 'zod';\nexport type Form = z.infer<typeof z.string>;",
			'lib/recap/totals.ts': "import type { Form } from '../forms';\nexport const total = (form: Form) => form;",
			'db/ledger.ts': "import { total } from '@/lib/recap/totals';\nimport 'node:fs';\nexport const append = total;",
			'app/page.tsx': "import { append } from '@/db/ledger';\nexport default () => <p>{String(append)}</p>;",
			'scripts/setup.ts': "import { append } from '../db/ledger';\nexport const setup = append;",
			'e2e/story.ts': "import { setup } from '../scripts/setup';\nexport const story = setup;",
			'bench/run.ts': "import '../app/page';\nexport {};",
			'some.config.ts': "import { setup } from './scripts/setup';\nexport default setup;",
			[path]: source,
		}),
	);

describe('floors', () => {
	it('has no breach and no circle in the tree as it stands', () => {
		expect(breaches(root)).toEqual([]);
	});

	it('is built from the folders there are', () => {
		const folders = rulesFor(tree({ 'lib/sirekap/a.ts': '', 'lib/new/b.ts': '', 'app/c.ts': '', 'docs/d.md': '' }));
		expect(folders.map(({ folder }) => folder)).toEqual(['app', 'lib/new', 'lib/sirekap', 'lib']);
	});

	it('lets every floor import what lies under it', () => {
		expect(withFile('app/other.ts', "export { total } from '../lib/recap/totals';")).toEqual([]);
	});

	it.each([
		[
			'lib → db',
			'lib/forms/x.ts',
			"import { append } from '@/db/ledger';",
			'lib/forms may not import db: lib/forms/x.ts:1',
		],
		['lib → app', 'lib/recap/x.ts', "\nimport '../../app/page';", 'lib/recap may not import app: lib/recap/x.ts:2'],
		[
			'a type is an import too',
			'lib/forms/x.ts',
			"import type { append } from '@/db/ledger';",
			'lib/forms may not import db',
		],
		[
			'typeof import()',
			'lib/forms/x.ts',
			"export type A = typeof import('@/db/ledger');",
			'lib/forms may not import db',
		],
		['import()', 'lib/x.ts', "export const late = () => import('@/db/ledger');", 'lib may not import db: lib/x.ts:1'],
		['export from', 'lib/forms/x.ts', "export * from '@/db/ledger';", 'lib/forms may not import db'],
		['db → app', 'db/x.ts', "import page from '@/app/page';", 'db may not import app: db/x.ts:1'],
		[
			'node: in lib',
			'lib/forms/x.ts',
			"import { readFileSync } from 'node:fs';",
			'lib/forms does no I/O: lib/forms/x.ts:1',
		],
		['a builtin without node:', 'lib/x.ts', "const fs = require('fs');", 'lib does no I/O: lib/x.ts:1 imports fs'],
		['next in lib', 'lib/forms/x.ts', "import { headers } from 'next/headers';", 'lib/forms does no I/O'],
		['react in lib', 'lib/forms/x.tsx', "import { use } from 'react';", 'lib/forms does no I/O'],
		['an I/O package in lib', 'lib/forms/x.ts', "import Database from 'better-sqlite3';", 'lib/forms does no I/O'],
		['a test package outside of a test', 'lib/x.ts', "import { it } from 'vitest';", 'lib does no I/O'],
		['app → scripts', 'app/x.ts', "import '../scripts/setup';", 'app may not import scripts: app/x.ts:1'],
		['app → e2e', 'app/x.ts', "import '../e2e/story';", 'app may not import e2e'],
		['db → bench', 'db/x.ts', "import '@/bench/run';", 'db may not import bench'],
		['lib test → db', 'lib/x.test.ts', "import '@/db/ledger';", 'lib may not import db'],
		[
			'what Next calls in the root',
			'proxy.ts',
			"import './scripts/setup';",
			'the root may not import scripts: proxy.ts:1',
		],
		['a file that is not there', 'app/x.ts', "import './gone';", 'no such file: app/x.ts:1'],
		['a folder nobody placed', 'hub/x.ts', 'export {};', 'folder without a floor: hub/'],
	])('names %s', (_, path, source, breach) => {
		const found = withFile(path, source);
		expect(found).toHaveLength(1);
		expect(found[0]).toContain(breach);
	});

	it('names every file of a circle, types included', () => {
		const found = breaches(
			tree({
				'db/a.ts': "import './b';",
				'db/b.ts': "import type { C } from '@/db/c';\nexport type B = C;",
				'db/c.tsx': "export * from './a.js';\nexport type C = 1;",
				'db/alone.ts': "import './a';",
			}),
		);
		expect(found).toEqual(['circle: db/a.ts → db/b.ts → db/c.tsx → db/a.ts']);
	});

	it('lets a test of lib read files and use the test packages', () => {
		const source = "import 'node:fs';\nimport { it } from 'vitest';\nimport fc from 'fast-check';\nit('', () => fc);";
		expect(withFile('lib/forms/x.test.ts', source)).toEqual([]);
	});
});
