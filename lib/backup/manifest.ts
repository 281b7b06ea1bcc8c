import { z } from 'zod';

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** Says what a backup holds; written last, so that a backup without one is none. */
export const backupManifest = z.object({
	format: z.literal('ketok-palu/cadangan/1'),
	/** Folder name of the backup. */
	name: z.string().regex(/^cadangan-\d{8}T\d{6}Z-\d{6,}$/),
	/** UTC, ISO 8601. */
	time: z.iso.datetime(),
	/** Public key of the installation that made it. */
	installation: z.string().max(64),
	/** The last ledger row in it. */
	ledger: z.object({ seq: z.number().int().min(0), hash: z.string() }),
	database: z.object({ bytes: z.number().int().min(1), sha256 }),
	/** The store of a hub that keeps it in this folder: a snapshot like the database, beside it. */
	hub: z.object({ bytes: z.number().int().min(1), sha256 }).optional(),
	/** Everything else of the data folder; the bytes lie once under `berkas/<sha256>`. */
	files: z.array(
		z.object({
			path: z
				.string()
				.max(400)
				.refine((path) => isInside(path), 'path'),
			bytes: z.number().int().min(0),
			/** Modification time in milliseconds: an unchanged file is not read again. */
			modified: z.number(),
			sha256,
		}),
	),
});

export type BackupManifest = z.infer<typeof backupManifest>;

/** The name of a backup: when, and up to which ledger row. Names sort by time. */
export function backupName(time: Date, seq: number): string {
	const stamp = time.toISOString().replace(/[-:]|\.\d+/g, '');
	return `cadangan-${stamp}-${String(seq).padStart(6, '0')}`;
}

/** True for a relative path with `/` that stays below its folder. */
export function isInside(path: string): boolean {
	return (
		path !== '' &&
		!path.includes('\\') &&
		!path.includes('\0') &&
		!/^([A-Za-z]:|\/)/.test(path) &&
		path.split('/').every((part) => part !== '' && part !== '.' && part !== '..')
	);
}
