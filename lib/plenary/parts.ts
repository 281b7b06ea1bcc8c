import { z } from 'zod';
import { REGION_CODE } from '../election/region';

/** The small parts commands are made of; one meaning each, the same limits everywhere. */

/** 13-digit TPS code: province 2, kabupaten/kota 2, kecamatan 2, kelurahan/desa 4, TPS 3. */
export const tpsCode = z.string().regex(/^\d{13}$/);
/** 10-digit kelurahan/desa code. */
export const kelurahanCode = z.string().regex(/^\d{10}$/);
export const contestCode = z.string().regex(/^[a-z-]{2,12}$/);
/** Ids are keys of our records, so none may be a name every object answers to (`constructor`). */
export const id = z
	.string()
	.regex(/^[A-Za-z0-9_-]{1,64}$/)
	.refine((value) => !(value in {}));
export const name = z.string().trim().min(1).max(120);
export const text = z.string().trim().min(1).max(2000);
export const note = z.string().trim().max(2000);
/** Number of a letter; empty where there is none (an order by telephone). */
export const letter = z.string().trim().max(120);
export const hash = z.string().regex(/^[0-9a-f]{64}$/);
export const field = z.string().regex(/^[A-Z0-9.]{1,24}$/i);
/** A cell of the paper form: 0–999 in three boxes, `X`, or not filled. */
export const paperCell = z.union([z.number().int().min(0).max(999), z.literal('X'), z.null()]);
export const panelId = z.string().regex(/^[1-9][0-9]?$/);
export const ofResult = { contest: contestCode, tps: tpsCode };
/** The TPS something is about, or `null` where it is about the meeting itself. */
export const about = z.object(ofResult).nullable();
/** A kelurahan/desa, a kecamatan, or what one dapil has of it. */
export const regionCode = z.string().regex(REGION_CODE);
