import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';

/** A mistake in how the command was called. */
export class UsageError extends Error {}

/** What `npm run import` was asked. */
export interface Call {
	readonly kind: 'wilayah' | 'sirekap' | 'ambil';
	readonly path: string;
	/** Empty for regions, which have none. */
	readonly kontes: string;
	readonly previewOnly: boolean;
	readonly rate: number;
	readonly parallel: number;
	readonly goOn: boolean;
	readonly fetchOnly: boolean;
}

/**
 * Reads the arguments of the command.
 * @throws UsageError with a sentence when they do not fit together
 */
export function readCall(args: readonly string[]): Call {
	const { values, positionals } = (() => {
		try {
			return parseArgs({
				args: [...args],
				allowPositionals: true,
				options: {
					kontes: { type: 'string' },
					pratinjau: { type: 'boolean', default: false },
					laju: { type: 'string', default: '200' },
					serentak: { type: 'string', default: '2' },
					lanjut: { type: 'boolean', default: false },
					'hanya-ambil': { type: 'boolean', default: false },
				},
			});
		} catch (error) {
			throw new UsageError(error instanceof Error ? error.message : String(error));
		}
	})();
	const [kind, path, ...more] = positionals;
	if (kind !== 'wilayah' && kind !== 'sirekap' && kind !== 'ambil') {
		throw new UsageError('Sebutkan yang diimpor: wilayah, sirekap, atau ambil.');
	}
	const goOn = kind === 'ambil' && values.lanjut;
	if (!path && !goOn)
		throw new UsageError(kind === 'ambil' ? 'Sebutkan alamatnya.' : 'Sebutkan berkas atau foldernya.');
	if (more.length > 0) throw new UsageError(`Terlalu banyak isian: ${more.join(' ')}`);
	const { kontes = '' } = values;
	if (kind !== 'wilayah' && kontes === '') throw new UsageError('Sebutkan jenis pemilihannya: --kontes ppwp');
	return {
		kind,
		path: kind === 'ambil' ? (path ?? '') : placed(path ?? ''),
		kontes,
		previewOnly: values.pratinjau,
		rate: Number(values.laju),
		parallel: Number(values.serentak),
		goOn,
		fetchOnly: values['hanya-ambil'],
	};
}

/** npm runs a script in the program's own folder; a path is meant from where the person is. */
function placed(path: string): string {
	const from = process.env.INIT_CWD;
	const there = from ? resolve(from, path) : path;
	return existsSync(path) || !existsSync(there) ? path : there;
}
