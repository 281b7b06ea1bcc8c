import { house } from '@/db/house';
import { acceptRegions, previewRegions, type ReadRegions, type RegionPreview, readRegions } from '@/db/import/regions';
import { staged } from '@/db/import/staging';
import { acceptSystem, previewSystem, type ReadSystem, readSystem, type SystemPreview } from '@/db/import/system';
import type { Actor } from '@/lib/plenary';

/** Which staged upload is meant, as the address of the page has it. */
export interface StagedUpload {
	readonly kind: 'sirekap' | 'wilayah';
	readonly contest: string;
	readonly sha256: string;
	readonly name: string;
}

/** A staged upload held against what this house knows now. */
export type Preview =
	| { readonly kind: 'sirekap'; readonly preview: SystemPreview }
	| { readonly kind: 'wilayah'; readonly preview: RegionPreview };

type Read =
	| { readonly kind: 'sirekap'; readonly read: ReadSystem }
	| { readonly kind: 'wilayah'; readonly read: ReadRegions };

/** Reading is the slow part, and a preview is asked for again with each filter. */
const KEEP = 2;
const reads = new Map<string, Read>();

async function readStaged(upload: StagedUpload): Promise<Read | null> {
	const key = JSON.stringify([
		house().states.election().sha256,
		upload.kind,
		upload.contest,
		upload.sha256,
		upload.name,
	]);
	const known = reads.get(key);
	if (known) return known;
	const bytes = staged(house(), upload.sha256);
	const election = house().states.election();
	const held = election.head(upload.contest) !== undefined;
	if (!bytes || (upload.kind === 'sirekap' && !held)) return null;
	const forms = (tps: string) => election.contest(upload.contest, tps);
	const source = { name: upload.name, bytes };
	const read: Read =
		upload.kind === 'sirekap'
			? { kind: 'sirekap', read: await readSystem({ code: upload.contest, forms }, source) }
			: { kind: 'wilayah', read: readRegions(source) };
	reads.set(key, read);
	for (const old of [...reads.keys()].slice(0, -KEEP)) reads.delete(old);
	return read;
}

/** What accepting a staged upload would do now, or `null` when the upload is gone. */
export async function previewStaged(upload: StagedUpload): Promise<Preview | null> {
	const found = await readStaged(upload);
	if (!found) return null;
	return found.kind === 'sirekap'
		? { kind: 'sirekap', preview: previewSystem(house(), found.read) }
		: { kind: 'wilayah', preview: previewRegions(house(), found.read) };
}

/** Accepts what a preview shows. */
export function acceptStaged(actor: Actor, { kind, preview }: Preview, id: string) {
	return kind === 'sirekap' ? acceptSystem(house(), actor, preview, id) : acceptRegions(house(), actor, preview, id);
}

/** True when there is nothing a yes would write. */
export function isNoop({ kind, preview }: Preview): boolean {
	if (kind === 'wilayah') return preview.items.length === 0;
	return preview.report.accepted + preview.report.notUploaded === 0;
}
