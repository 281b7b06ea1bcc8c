import { z } from 'zod';
import { proof } from './commands-evidence';
import { REOPEN_BASES, SIGNATURES, SIGNING_SIDES } from './lists';
import { contestCode, hash, id, letter, note, regionCode, text } from './parts';

const ofAdoption = { contest: contestCode, region: regionCode };

/** Pencermatan, penetapan and penutupan: from the totals to the end of the meeting. */
export const adoptionSchemas = {
	/** Pencermatan: the totals are shown to everybody, and stand still. */
	'adoption.scrutinise': z.object({
		...ofAdoption,
		/** Until when the witnesses have, as far as said. */
		until: z.iso.datetime().nullable(),
	}),
	'adoption.drop': z.object({ ...ofAdoption, reason: text }),
	/** A witness from the own phone, or a member of PPK from the own account, is ready to sign. */
	'adoption.sign': z.object({ ...ofAdoption, hash, proof }),
	'adoption.refuse': z.object({ ...ofAdoption, hash, text, proof }),
	'adoption.signOnPaper': z.object({
		...ofAdoption,
		hash,
		/** A witness by its id, or a member of PPK by the account. */
		signer: z.object({ side: z.enum(SIGNING_SIDES), id }),
		answer: z.enum(SIGNATURES),
		text: note,
	}),
	'adoption.strike': z.object({ ...ofAdoption, hash }),
	'plenary.close': z.object({
		/** Hash of the list of what remains open, as it was shown. */
		seen: hash,
		note,
	}),
	'plenary.reopen': z.object({ basis: z.enum(REOPEN_BASES), document: letter, reason: text }),
} as const;

export type SignatureAnswer = (typeof SIGNATURES)[number];
export type SigningSide = (typeof SIGNING_SIDES)[number];
