import { existsSync, readdirSync } from 'node:fs';
import { circles, codeUnder, importsOf } from './imports.mjs';

/**
 * The floors of the house (docs/adr/0003). From the ground up: lib (rules, no I/O), db, app; the tools stand beside
 * it, may look at everything and are seen by nobody. What needs two floors lives on the upper one.
 * @type {Record<string, 'lib' | 'db' | 'app' | 'tools'>}
 */
const FLOOR_OF = { lib: 'lib', db: 'db', app: 'app', scripts: 'tools', e2e: 'tools', bench: 'tools' };
const MAY_IMPORT = { lib: ['lib'], db: ['lib', 'db'], app: ['lib', 'db', 'app'], tools: ['lib', 'db', 'app', 'tools'] };

/** Folders without code of ours. */
const NO_CODE = ['node_modules', 'data', 'docs', 'public', 'coverage', 'test-results', 'playwright-report'];

/** What lib/ may take from outside: packages that only compute. A new one goes here, with its ADR. */
const PURE = [
	'zod',
	'@noble/hashes',
	'@noble/ed25519',
	'fflate',
	'csv-parse/sync',
	'csv-parse/browser/esm/sync',
	'use-intl/core',
];
const IN_TESTS = ['vitest', 'fast-check'];

const TEST = /\.test\.tsx?$/;
/** @param {string[]} names @param {string} specifier */
const among = (names, specifier) => names.some((name) => specifier === name || specifier.startsWith(`${name}/`));

/**
 * The rules, one for each folder there is: the folders of the root, and each capability of lib.
 * @param {string} root
 */
export function rulesFor(root) {
	const folders = (/** @type {string} */ path) =>
		readdirSync(path, { withFileTypes: true })
			.filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
			.map((entry) => entry.name)
			.sort();
	return folders(root)
		.filter((name) => !NO_CODE.includes(name))
		.flatMap((name) => {
			const floor = FLOOR_OF[name];
			const parts = floor === 'lib' ? folders(`${root}/${name}`).map((part) => `${name}/${part}`) : [];
			return [...parts, name].map((folder) => ({ folder, floor }));
		});
}

/** @param {string} file */
function floorOfFile(file) {
	const [top = ''] = file.split('/');
	if (file.includes('/')) return FLOOR_OF[top];
	// In the root: what configures a tool, and what Next calls there (proxy.ts, instrumentation.ts).
	return /\.config\.\w+$/.test(file) ? 'tools' : 'app';
}

/**
 * Every breach in the tree under `root`, one line each, beginning with the rule's name.
 * @param {string} root
 * @returns {string[]}
 */
export function breaches(root) {
	const rules = rulesFor(root);
	const inRoot = readdirSync(root).filter((name) => /^[^.].*\.(ts|mts|js|mjs)$/.test(name) && !name.endsWith('.d.ts'));
	const files = [...new Set([...rules.flatMap(({ folder }) => codeUnder(root, folder)), ...inRoot])];
	const imports = importsOf(root, files);
	const found = rules
		.filter(({ folder, floor }) => !floor && files.some((file) => file.startsWith(`${folder}/`)))
		.map(({ folder }) => `folder without a floor: ${folder}/ (name it in scripts/lib/floors.mjs)`);
	for (const { from, line, specifier, to, outside } of imports) {
		const floor = floorOfFile(from);
		if (!floor) continue;
		const at = `${from}:${line} imports ${specifier}`;
		// The most particular rule that covers the file: lib/forms before lib.
		const name = rules.find(({ folder }) => from.startsWith(`${folder}/`))?.folder ?? 'the root';
		if (outside) {
			if (floor !== 'lib' || among(PURE, to)) continue;
			if (TEST.test(from) && (among(IN_TESTS, to) || to.startsWith('node:'))) continue;
			found.push(`${name} does no I/O: ${at}`);
			continue;
		}
		const target = floorOfFile(to);
		if (!existsSync(`${root}/${to}`) && /\.[mc]?[jt]sx?$|\/[^.]+$/.test(to)) found.push(`no such file: ${at}`);
		else if (target && !MAY_IMPORT[floor].includes(target))
			found.push(`${name} may not import ${to.split('/')[0]}: ${at}`);
	}
	return [...found, ...circles(imports).map((way) => `circle: ${[...way, way[0]].join(' → ')}`)];
}
