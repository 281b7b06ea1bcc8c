import { type Election, electionOf } from '../../lib/election/election';
import type { ElectionPack } from '../../lib/election/pack';
import type { PackRow } from './store-enclosures';

/** The election of a pack the hub has checked before it kept it (packs.ts). Nothing of the store is needed. */
export const electionIn = ({ body, fingerprint }: PackRow): Election =>
	electionOf(JSON.parse(body) as ElectionPack, fingerprint);
