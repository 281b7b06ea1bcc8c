import { readdirSync, readFileSync, statSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { join, posix } from 'node:path';
import { parseSync } from 'oxc-parser';

/** @typedef {{ from: string, line: number, specifier: string, to: string, outside: boolean }} Import */

const CODE = /\.(ts|tsx|mts|js|mjs|jsx)$/;
const ENDINGS = [
	'',
	'.ts',
	'.tsx',
	'.mts',
	'.js',
	'.mjs',
	'.jsx',
	'.d.ts',
	'/index.ts',
	'/index.tsx',
	'/index.mjs',
	'/index.js',
];

/** @param {string} path */
const isFile = (path) => statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;

/**
 * The code files under a folder, with forward slashes, relative to the root.
 * @param {string} root @param {string} folder
 * @returns {string[]}
 */
export function codeUnder(root, folder) {
	return readdirSync(join(root, folder), { withFileTypes: true })
		.sort((a, b) => (a.name < b.name ? -1 : 1))
		.flatMap((entry) => {
			const path = posix.join(folder, entry.name);
			if (entry.isDirectory()) return entry.name === 'node_modules' ? [] : codeUnder(root, path);
			return CODE.test(entry.name) ? [path] : [];
		});
}

/**
 * Every module a source names: import, import type, export from, import(), require(), typeof import().
 * @param {string} file @param {string} source
 */
export function namedModules(file, source) {
	const { program, errors } = parseSync(file, source);
	if (errors.length > 0) throw new Error(`${file}: ${errors[0]?.message}`);
	/** @type {{ specifier: string, at: number }[]} */
	const found = [];
	/** @param {any} node */
	const visit = (node) => {
		if (Array.isArray(node)) return node.forEach(visit);
		if (!node || typeof node !== 'object') return;
		const called = node.type === 'CallExpression' && node.callee?.name === 'require' ? node.arguments[0] : undefined;
		const literal =
			called ??
			(/Import|Export|TSExternalModuleReference/.test(node.type) ? (node.source ?? node.expression) : undefined);
		if (literal?.type === 'Literal' && typeof literal.value === 'string')
			found.push({ specifier: literal.value, at: literal.start });
		for (const key in node) if (key !== 'parent') visit(node[key]);
	};
	visit(program);
	return found.map(({ specifier, at }) => ({ specifier, line: source.slice(0, at).split('\n').length }));
}

/**
 * Where an import leads: a file of ours, or the package or builtin outside.
 * @param {string} root @param {string} from @param {string} specifier
 */
function resolve(root, from, specifier) {
	const own = specifier.startsWith('@/')
		? specifier.slice(2)
		: /^\.\.?(\/|$)/.test(specifier)
			? posix.join(posix.dirname(from), specifier)
			: undefined;
	if (own === undefined)
		return { to: isBuiltin(specifier) ? `node:${specifier.replace(/^node:/, '')}` : specifier, outside: true };
	const to =
		ENDINGS.map((ending) => own + ending).find((path) => isFile(join(root, path))) ??
		// `./x.js` may mean `./x.ts`
		['.ts', '.tsx'].map((ending) => own.replace(/\.m?jsx?$/, ending)).find((path) => isFile(join(root, path)));
	return { to: to ?? own, outside: false };
}

/**
 * @param {string} root @param {string[]} files
 * @returns {Import[]}
 */
export function importsOf(root, files) {
	return files.flatMap((from) =>
		namedModules(from, readFileSync(join(root, from), 'utf8')).map(({ specifier, line }) => ({
			from,
			line,
			specifier,
			...resolve(root, from, specifier),
		})),
	);
}

/**
 * The circles in the graph, as the files on the way round: one for each import that closes a circle.
 * @param {Import[]} imports
 * @returns {string[][]}
 */
export function circles(imports) {
	/** @type {Map<string, Set<string>>} */
	const graph = new Map();
	for (const { from, to, outside } of imports) if (!outside) graph.set(from, (graph.get(from) ?? new Set()).add(to));
	/** @type {Map<string, 'open' | 'done'>} */
	const state = new Map();
	/** @type {string[][]} */
	const found = [];
	/** @param {string} file @param {string[]} way */
	const walk = (file, way) => {
		if (state.get(file) === 'done') return;
		if (state.get(file) === 'open') {
			found.push(way.slice(way.indexOf(file)));
			return;
		}
		state.set(file, 'open');
		for (const next of graph.get(file) ?? []) walk(next, [...way, file]);
		state.set(file, 'done');
	};
	for (const file of graph.keys()) walk(file, []);
	return found;
}
